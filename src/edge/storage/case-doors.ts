import type { CaseDoors } from '../../channel/doors.ts'
import { personId } from '../../kernel/id.ts'
import { dateOf } from './sealed-value.ts'
import type { Sql } from './sql.ts'

/** The doors of cases, and where nothing arrives any more. */
export const caseDoors = (sql: Sql, at: Date): CaseDoors => ({
  lose: async (person) => {
    const text = 'UPDATE "CaseDoor" SET "unreachable" = ? WHERE "person" = ? AND "unreachable" IS NULL'
    await sql.run(text, [at.getTime(), person])
  },
  meet: async (person) => {
    await sql.run('UPDATE "CaseDoor" SET "unreachable" = NULL WHERE "person" = ?', [person])
  },
  reachable: async (found) => {
    const text =
      'SELECT "person" FROM "CaseDoor" WHERE "case" = ? AND "unreachable" IS NULL ORDER BY "person"'
    return (await sql.rows<{ person: string }>(text, [found])).map(({ person }) => personId(person))
  },
  lostSince: async (found) => {
    const [row] = await sql.rows<{ since: number | bigint | string | null; doors: unknown; lost: unknown }>(
      `SELECT MAX("unreachable") AS "since", COUNT(*) AS "doors", COUNT("unreachable") AS "lost"
        FROM "CaseDoor" WHERE "case" = ?`,
      [found],
    )
    return row && row.since !== null && Number(row.doors) === Number(row.lost) ? dateOf(row.since) : undefined
  },
  leave: async (person) => {
    await sql.run('DELETE FROM "CaseDoor" WHERE "person" = ?', [person])
  },
})
