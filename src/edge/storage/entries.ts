import type { Entries, Entry, KeptEntry, Rewrapped } from '../../sealing/entry.ts'
import { runAll, type Sql } from './sql.ts'

type Row = {
  id: string
  at: number | bigint | string
  author: string
  body: Uint8Array
  wraps: Uint8Array | null
}

/** Sealed entries: the payloads in one table, who can open them in another. Both are written in one transaction. */
export const entries = (sql: Sql): Entries => ({
  add: (entry) => add(sql, entry),
  of: async (caseId) => (await rowsOf(sql, caseId)).map((row) => keptIn(row, caseId)),
  wrapsOf: (caseId) =>
    sql.rows(
      `SELECT w."entry", w."wraps" FROM "EntryWrap" w JOIN "Entry" e ON e."id" = w."entry"
        WHERE e."case" = ? ORDER BY e."at", e."id"`,
      [caseId],
    ),
  rewrap: (changes) => rewrap(sql, changes),
  shred: async (ids) => {
    const rows = ids.map((id) => [id])
    await runAll(sql, rows, '?', (marks) => `DELETE FROM "EntryWrap" WHERE "entry" IN (${marks})`)
  },
  erase: async (caseId) => {
    const those = 'SELECT "id" FROM "Entry" WHERE "case" = ?'
    await sql.run(`DELETE FROM "EntryWrap" WHERE "entry" IN (${those})`, [caseId])
    await sql.run('DELETE FROM "Entry" WHERE "case" = ?', [caseId])
  },
})

async function add(sql: Sql, { about, sealed }: Entry): Promise<void> {
  await sql.run('INSERT INTO "Entry" ("id", "case", "at", "author", "body") VALUES (?, ?, ?, ?, ?)', [
    about.entry,
    about.case,
    about.at.getTime(),
    about.author,
    sealed.body,
  ])
  await sql.run('INSERT INTO "EntryWrap" ("entry", "wraps") VALUES (?, ?)', [about.entry, sealed.wraps])
}

const rowsOf = (sql: Sql, caseId: string) =>
  sql.rows<Row>(
    `SELECT e."id", e."at", e."author", e."body", w."wraps" FROM "Entry" e
      LEFT JOIN "EntryWrap" w ON w."entry" = e."id" WHERE e."case" = ? ORDER BY e."at", e."id"`,
    [caseId],
  )

/** An UPDATE, and only of what was read: what was shredded meanwhile stays shredded, and a later hand is not undone. */
async function rewrap(sql: Sql, changes: readonly Rewrapped[]): Promise<number> {
  const text = 'UPDATE "EntryWrap" SET "wraps" = ? WHERE "entry" = ? AND "wraps" = ?'
  let changed = 0
  for (const { entry, before, after } of changes) changed += await sql.run(text, [after, entry, before])
  return changed
}

/** Whatever a row says is tried against what was sealed when the entry is opened: nothing is believed here. */
const keptIn = ({ id, at, author, body, wraps }: Row, caseId: string): KeptEntry => ({
  about: {
    entry: id,
    case: caseId,
    author: author === 'staff' ? 'staff' : 'person',
    at: new Date(Number(at)),
  },
  body,
  wraps: wraps ?? undefined,
})
