import type { Consents, Ledger } from '../../consent/consent.ts'
import type { PersonId } from '../../kernel/id.ts'
import type { Seal } from '../../sealing/seal.ts'
import { openValue, sealValue } from './sealed-value.ts'
import type { Sql } from './sql.ts'

type Row = { nth: number | bigint; body: Uint8Array }

/** Bound to its place: an older yes cannot be put after a later no. */
const aboutOf = (person: PersonId, nth: number) => `Consent.body.${person}.${nth}`

/** Consent ledgers, sealed with the host key. A row is added or goes with its ledger; none is ever changed. */
export const consents = (sql: Sql, seal: Seal): Consents => ({
  of: async (person) => {
    const rows = await sql.rows<Row>(
      'SELECT "nth", "body" FROM "Consent" WHERE "person" = ? ORDER BY "nth"',
      [person],
    )
    return rows.map(({ body }, at) => openValue<Ledger[number]>(seal, body, aboutOf(person, at + 1)))
  },
  append: async (entry) => {
    const [row] = await sql.rows<{ last: number | bigint | null }>(
      'SELECT MAX("nth") AS "last" FROM "Consent" WHERE "person" = ?',
      [entry.person],
    )
    const nth = Number(row?.last ?? 0) + 1
    await sql.run('INSERT INTO "Consent" ("person", "nth", "body") VALUES (?, ?, ?)', [
      entry.person,
      nth,
      sealValue(seal, entry, aboutOf(entry.person, nth)),
    ])
  },
  forget: async (person) => {
    await sql.run('DELETE FROM "Consent" WHERE "person" = ?', [person])
  },
})
