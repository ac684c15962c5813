import type { LinkCodes, LinkPurpose } from '../../channel/staff-doors.ts'
import { organizationId, staffId } from '../../kernel/id.ts'
import { dateOf } from './sealed-value.ts'
import type { Sql } from './sql.ts'

type Row = {
  purpose: LinkPurpose
  organization: string
  staff: string | null
  until: number | bigint | string
}

/** Single-use codes. Using one is one statement, so of two at once only one finds it unused. */
export const linkCodes = (sql: Sql, at: Date): LinkCodes => ({
  add: async (digest, { purpose, organization, staff, until }) => {
    await sql.run(
      'INSERT INTO "LinkCode" ("digest", "purpose", "organization", "staff", "until") VALUES (?, ?, ?, ?, ?)',
      [digest, purpose, organization, staff ?? null, until.getTime()],
    )
  },
  use: async (digest, purpose) => {
    const used = await sql.run(
      'UPDATE "LinkCode" SET "usedAt" = ? WHERE "digest" = ? AND "purpose" = ? AND "usedAt" IS NULL AND "until" > ?',
      [at.getTime(), digest, purpose, at.getTime()],
    )
    if (used !== 1) return undefined
    const text = 'SELECT "purpose", "organization", "staff", "until" FROM "LinkCode" WHERE "digest" = ?'
    const [row] = await sql.rows<Row>(text, [digest])
    return (
      row && {
        purpose: row.purpose,
        organization: organizationId(row.organization),
        ...(row.staff !== null && { staff: staffId(row.staff) }),
        until: dateOf(row.until),
      }
    )
  },
})
