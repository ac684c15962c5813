import type { Letter, Letters, Receipts } from '../../channel/letter.ts'
import { caseId } from '../../kernel/id.ts'
import { contentBytes, readContent } from '../../sealing/entry-content.ts'
import type { Seal } from '../../sealing/seal.ts'
import { dateOf } from './sealed-value.ts'
import { rowsOfAll, runAll, type Sql } from './sql.ts'

type Row = { id: string; at: number | bigint | string; text: Uint8Array; file: Uint8Array | null }

const aboutOf = (column: 'text' | 'file', found: string, id: string) => `Letter.${column}.${found}.${id}`

/** Letters that wait, sealed with the host key until she has read them. */
export const letters = (sql: Sql, seal: Seal): Letters => ({
  add: async ({ id, case: found, at, text, file }) => {
    const attached =
      file && contentBytes({ head: { kind: 'file', name: file.name, type: file.type }, bytes: file.bytes })
    await sql.run('INSERT INTO "Letter" ("id", "case", "at", "text", "file") VALUES (?, ?, ?, ?, ?)', [
      id,
      found,
      at.getTime(),
      seal.seal(Buffer.from(text), aboutOf('text', found, id)),
      attached ? seal.seal(attached, aboutOf('file', found, id)) : null,
    ])
  },
  of: async (found) => {
    const text = 'SELECT "id", "at", "text", "file" FROM "Letter" WHERE "case" = ? ORDER BY "at", "id"'
    return (await sql.rows<Row>(text, [found])).map((row): Letter => {
      const file = row.file && fileIn(seal.open(row.file, aboutOf('file', found, row.id)))
      return {
        id: row.id,
        case: found,
        at: dateOf(row.at),
        text: Buffer.from(seal.open(row.text, aboutOf('text', found, row.id))).toString(),
        ...(file && { file }),
      }
    })
  },
  waiting: async (found) => {
    type Count = { case: string; count: number | bigint }
    const text = (marks: string) =>
      `SELECT "case", COUNT(*) AS "count" FROM "Letter" WHERE "case" IN (${marks}) GROUP BY "case"`
    const rows = await rowsOfAll<Count>(sql, found, text)
    return new Map(rows.map(({ case: id, count }) => [caseId(id), Number(count)]))
  },
  drop: async (ids) => {
    const rows = ids.map((id) => [id])
    await runAll(sql, rows, '?', (marks) => `DELETE FROM "Letter" WHERE "id" IN (${marks})`)
  },
})

function fileIn(content: Uint8Array): NonNullable<Letter['file']> {
  const read = readContent(content)
  if (!read.ok || read.value.head.kind !== 'file') throw new Error('the file of a letter does not open')
  const { head, bytes } = read.value
  return { name: head.name, type: head.type, bytes: Uint8Array.from(bytes) }
}

/** Codes of receipts, as digests. */
export const receipts = (sql: Sql): Receipts => ({
  keep: async (digest, found) => {
    await sql.run(
      `INSERT INTO "Receipt" ("case", "digest") VALUES (?, ?)
        ON CONFLICT ("case") DO UPDATE SET "digest" = excluded."digest"`,
      [found, digest],
    )
  },
  find: async (digest) => {
    const [row] = await sql.rows<{ case: string }>('SELECT "case" FROM "Receipt" WHERE "digest" = ?', [
      digest,
    ])
    return row && caseId(row.case)
  },
})
