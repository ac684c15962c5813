import type { SignIns } from '../../channel/staff-doors.ts'
import { staffId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import { dateOf } from './sealed-value.ts'
import type { Sql } from './sql.ts'

type Moment = number | bigint | string
type Row = { staff: string; since: Moment; seen: Moment; until: Moment }

const aboutOf = (staff: string) => `StaffSecret.secret.${staff}`

/** Sessions of staff, and the secrets of their one-time passwords, sealed with the host key. */
export const signIns = (sql: Sql, seal: Seal, at: Date): SignIns => ({
  ...secrets(sql, seal),
  ...sessions(sql, at),
})

const secrets = (
  sql: Sql,
  seal: Seal,
): Pick<SignIns, 'secretOf' | 'keepSecret' | 'dropSecret' | 'useStep'> => ({
  secretOf: async (staff) => {
    const [row] = await sql.rows<{ secret: Uint8Array }>(
      'SELECT "secret" FROM "StaffSecret" WHERE "staff" = ?',
      [staff],
    )
    return row && Uint8Array.from(seal.open(row.secret, aboutOf(staff)))
  },
  keepSecret: async (staff, secret) => {
    await sql.run(
      `INSERT INTO "StaffSecret" ("staff", "secret", "lastStep") VALUES (?, ?, -1)
        ON CONFLICT ("staff") DO UPDATE SET "secret" = excluded."secret", "lastStep" = -1`,
      [staff, seal.seal(secret, aboutOf(staff))],
    )
  },
  dropSecret: async (staff) => {
    await sql.run('DELETE FROM "StaffSecret" WHERE "staff" = ?', [staff])
  },
  useStep: async (staff, step) => {
    const text = 'UPDATE "StaffSecret" SET "lastStep" = ? WHERE "staff" = ? AND "lastStep" < ?'
    return (await sql.run(text, [step, staff, step])) === 1
  },
})

const sessions = (sql: Sql, at: Date): Pick<SignIns, 'open' | 'find' | 'touch' | 'end' | 'endAll'> => ({
  open: async (digest, { staff, since, seen, until }) => {
    await sql.run(
      'INSERT INTO "StaffSession" ("digest", "staff", "since", "seen", "until") VALUES (?, ?, ?, ?, ?)',
      [digest, staff, since.getTime(), seen.getTime(), until.getTime()],
    )
  },
  find: async (digest) => {
    const text =
      'SELECT "staff", "since", "seen", "until" FROM "StaffSession" WHERE "digest" = ? AND "until" > ?'
    const [row] = await sql.rows<Row>(text, [digest, at.getTime()])
    return (
      row && {
        staff: staffId(row.staff),
        since: dateOf(row.since),
        seen: dateOf(row.seen),
        until: dateOf(row.until),
      }
    )
  },
  touch: async (digest) => {
    await sql.run('UPDATE "StaffSession" SET "seen" = ? WHERE "digest" = ?', [at.getTime(), digest])
  },
  end: async (digest) => {
    await sql.run('DELETE FROM "StaffSession" WHERE "digest" = ?', [digest])
  },
  endAll: async (staff) => {
    await sql.run('DELETE FROM "StaffSession" WHERE "staff" = ?', [staff])
  },
})
