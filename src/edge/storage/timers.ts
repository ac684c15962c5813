import type { Look, LookKind, Timers } from '../../channel/channel.ts'
import { dateOf } from './sealed-value.ts'
import { rowsOfAll, type Sql } from './sql.ts'

type Row = { owner: string; kind: LookKind; at: number | bigint | string }

/** Durable timers: rows, so that what was to happen while the house was down happens when it opens. */
export const timers = (sql: Sql): Timers => ({
  set: async (owner, kind, at) => {
    await sql.run(
      `INSERT INTO "Timer" ("owner", "kind", "at") VALUES (?, ?, ?)
        ON CONFLICT ("owner", "kind") DO UPDATE SET "at" = excluded."at"`,
      [owner, kind, at.getTime()],
    )
  },
  clear: async (owner, kind) => {
    await sql.run('DELETE FROM "Timer" WHERE "owner" = ? AND "kind" = ?', [owner, kind])
  },
  due: async (at, most) => {
    const text =
      'SELECT "owner", "kind", "at" FROM "Timer" WHERE "at" <= ? ORDER BY "at", "owner", "kind" LIMIT ?'
    const rows = await sql.rows<Row>(text, [at.getTime(), most])
    return rows.map(lookIn)
  },
  next: async () => {
    const [row] = await sql.rows<{ at: Row['at'] | null }>('SELECT MIN("at") AS "at" FROM "Timer"')
    return row && row.at !== null ? dateOf(row.at) : undefined
  },
  of: async (owners) => {
    const text = (marks: string) => `SELECT "owner", "kind", "at" FROM "Timer" WHERE "owner" IN (${marks})`
    // Many owners are asked for part by part, so the database cannot sort them all.
    return (await rowsOfAll<Row>(sql, owners, text)).map(lookIn).sort(sooner)
  },
})

const lookIn = ({ owner, kind, at }: Row): Look => ({ owner, kind, at: dateOf(at) })

const sooner = (one: Look, other: Look) =>
  one.at.getTime() - other.at.getTime() ||
  (`${one.owner} ${one.kind}` < `${other.owner} ${other.kind}` ? -1 : 1)
