import type { Dialect } from './database-url.ts'
import type { Tx } from './open.ts'

/** A table's columns with the type each value is read as; both dialects know these names. */
type Columns = Readonly<Record<string, 'TEXT' | 'INTEGER' | 'DOUBLE PRECISION' | 'BOOLEAN'>>

/** Rows of one statement: about a hundred kilobytes. */
const BATCH = 1_000

/**
 * Puts many rows into a table with one statement a thousand: they travel as one JSON text, because a row at a time, or
 * a parameter a cell, takes an import of a country's services from seconds to minutes.
 */
export async function insertRows<Row extends object>(
  tx: Tx,
  dialect: Dialect,
  into: { readonly table: string; readonly columns: Columns & Readonly<Record<keyof Row, string>> },
  rows: readonly Row[],
) {
  const names = Object.keys(into.columns) as (keyof Row & string)[]
  const cells = names.map((name, at) => `CAST(value ->> ${at} AS ${into.columns[name]})`)
  const from = dialect === 'sqlite' ? 'json_each(?)' : 'json_array_elements($1::json)'
  const list = names.map((name) => `"${name}"`).join(', ')
  const statement = `INSERT INTO "${into.table}" (${list}) SELECT ${cells.join(', ')} FROM ${from} AS line`
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH).map((row) => names.map((name) => row[name] ?? null))
    await tx.$executeRawUnsafe(statement, JSON.stringify(batch))
  }
}
