import type { Errand, Errands } from '../../channel/errand.ts'
import { caseId, personId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import { dateOf, openValue, sealValue } from './sealed-value.ts'
import type { Sql } from './sql.ts'

type Row = {
  id: string
  kind: string
  case: string
  person: string
  payload: Uint8Array
  at: number | bigint | string
  attempt: number | bigint
}

const aboutOf = (found: string, id: string) => `Errand.payload.${found}.${id}`

/** Errands that wait: what they are about is sealed with the host key. */
export const errands = (sql: Sql, seal: Seal): Errands => ({
  save: async ({ id, kind, case: found, person, payload, at, attempt }) => {
    await sql.run(
      `INSERT INTO "Errand" ("id", "kind", "case", "person", "payload", "at", "attempt") VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT ("id") DO UPDATE SET "payload" = excluded."payload", "at" = excluded."at",
        "attempt" = excluded."attempt"`,
      [id, kind, found, person, sealValue(seal, payload, aboutOf(found, id)), at.getTime(), attempt],
    )
  },
  due: async (at, most) => {
    const rows = await sql.rows<Row>(
      `SELECT "id", "kind", "case", "person", "payload", "at", "attempt" FROM "Errand"
        WHERE "at" <= ? ORDER BY "at", "id" LIMIT ?`,
      [at.getTime(), most],
    )
    return rows.map(
      (row): Errand => ({
        id: row.id,
        kind: row.kind,
        case: caseId(row.case),
        person: personId(row.person),
        payload: openValue<unknown>(seal, row.payload, aboutOf(row.case, row.id)),
        at: dateOf(row.at),
        attempt: Number(row.attempt),
      }),
    )
  },
  next: async () => {
    const [row] = await sql.rows<{ at: Row['at'] | null }>('SELECT MIN("at") AS "at" FROM "Errand"')
    return row && row.at !== null ? dateOf(row.at) : undefined
  },
  drop: async (id) => {
    await sql.run('DELETE FROM "Errand" WHERE "id" = ?', [id])
  },
})
