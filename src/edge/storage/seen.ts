import { rowsOfAll, runAll, type Sql } from './sql.ts'

/** A page holds one bit for each of this many updates: a batch writes a row or two, not a hundred. */
const PAGE = 1024

/** Which updates of a door were done already. An update that comes again changes nothing. */
export type SeenPages = {
  has(once: number): boolean
  add(once: number): void
  keep(sql: Sql, day: number): Promise<void>
}

/** The pages that a batch of update ids touches. */
export async function seenPages(sql: Sql, door: string, ids: readonly number[]): Promise<SeenPages> {
  const names = [...new Set(ids.map((id) => nameOf(door, id)))]
  const pages = new Map(names.map((name) => [name, new Uint8Array(PAGE / 8)]))
  const changed = new Set<string>()
  type Row = { page: string; bits: Uint8Array }
  const text = (marks: string) => `SELECT "page", "bits" FROM "Seen" WHERE "page" IN (${marks})`
  for (const { page, bits } of await rowsOfAll<Row>(sql, names, text)) pages.set(page, Uint8Array.from(bits))
  const bit = (once: number) => ({
    name: nameOf(door, once),
    byte: Math.floor((once % PAGE) / 8),
    mask: 1 << (once % 8),
  })
  return {
    has: (once) => {
      const { name, byte, mask } = bit(once)
      return ((pages.get(name)?.[byte] ?? 0) & mask) !== 0
    },
    add: (once) => {
      const { name, byte, mask } = bit(once)
      const page = pages.get(name)
      if (page) page[byte] = (page[byte] ?? 0) | mask
      changed.add(name)
    },
    keep: (into, day) =>
      runAll(
        into,
        [...changed].map((name) => [name, pages.get(name)!, day]),
        '(?, ?, ?)',
        (marks) => `INSERT INTO "Seen" ("page", "bits", "day") VALUES ${marks}
          ON CONFLICT ("page") DO UPDATE SET "bits" = excluded."bits", "day" = excluded."day"`,
      ),
  }
}

const nameOf = (door: string, once: number) => `${door}.${Math.floor(once / PAGE)}`
