import type { Referral, Referrals } from '../../referral/referral.ts'
import type { Seal } from '../../sealing/seal.ts'
import { openValue, sealValue } from './sealed-value.ts'
import type { Sql, Value } from './sql.ts'

type Row = { case: string; nth: number | bigint; body: Uint8Array }

const notOver = "'proposed', 'sent', 'accepted'"

const aboutOf = (caseId: string, nth: number | bigint) => `Referral.body.${caseId}.${nth}`

/** Referrals, sealed with the host key: a database tells which organizations know each other, not what was handed over. */
export const referrals = (sql: Sql, seal: Seal): Referrals => {
  const where = async (condition: string, values: readonly Value[], order = '"nth"') => {
    const text = `SELECT "case", "nth", "body" FROM "Referral" WHERE ${condition} ORDER BY ${order}`
    return (await sql.rows<Row>(text, values)).map((row) =>
      openValue<Referral>(seal, row.body, aboutOf(row.case, row.nth)),
    )
  }
  return {
    of: (found) => where('"case" = ?', [found]),
    waitingFor: (organization) =>
      where(`"to" = ? AND "status" = 'sent'`, [organization], '"at", "case", "nth"'),
    from: (organization) =>
      where(`"from" = ? AND "status" IN (${notOver})`, [organization], '"at", "case", "nth"'),
    save: async (referral) => {
      const nth = await placeOf(sql, referral)
      const { case: found, from, to, state } = referral
      await sql.run(
        `INSERT INTO "Referral" ("case", "nth", "from", "to", "status", "at", "body") VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT ("case", "nth") DO UPDATE SET "status" = excluded."status", "at" = excluded."at",
          "body" = excluded."body"`,
        [
          found,
          nth,
          from,
          to,
          state.status,
          state.at.getTime(),
          sealValue(seal, referral, aboutOf(found, nth)),
        ],
      )
    },
  }
}

/** The one between these two that is not over yet is the one that is saved; otherwise it is a new one. */
async function placeOf(sql: Sql, { case: found, from, to }: Referral): Promise<number> {
  const [open] = await sql.rows<{ nth: number | bigint }>(
    `SELECT "nth" FROM "Referral" WHERE "case" = ? AND "from" = ? AND "to" = ? AND "status" IN (${notOver})`,
    [found, from, to],
  )
  if (open) return Number(open.nth)
  const [last] = await sql.rows<{ last: number | bigint | null }>(
    'SELECT MAX("nth") AS "last" FROM "Referral" WHERE "case" = ?',
    [found],
  )
  return Number(last?.last ?? 0) + 1
}
