/** What stands for a `?`. */
export type Value = string | number | bigint | Uint8Array | null

/**
 * Statements of the turn, written out: every update passes here, and building and planning a query for each of them
 * would cost as much as the database itself (ADR 16). A `?` stands for a value; both dialects understand the rest.
 */
export type Sql = {
  readonly rows: <Row>(text: string, values?: readonly Value[]) => Promise<Row[]>
  /** How many rows it touched. */
  readonly run: (text: string, values?: readonly Value[]) => Promise<number>
}

/** A few sizes, so that the same few statements come again and again and stay prepared. */
const SIZES = [64, 16, 4, 1] as const

/** The items in parts of those sizes, the large ones first. */
function parts<Item>(items: readonly Item[]): (readonly Item[])[] {
  const cut: (readonly Item[])[] = []
  for (let at = 0; at < items.length; ) {
    const size = SIZES.find((one) => one <= items.length - at) ?? 1
    cut.push(items.slice(at, at + size))
    at += size
  }
  return cut
}

/** `(?, ?), (?, ?)`: so many rows of so many values. */
const marks = (rows: number, row: string) => Array.from({ length: rows }, () => row).join(', ')

/** Runs a statement for all rows, part by part. `row` is how one of them is written: `(?, ?)`. */
export async function runAll(
  sql: Sql,
  rows: readonly (readonly Value[])[],
  row: string,
  text: (rows: string) => string,
): Promise<void> {
  for (const part of parts(rows)) await sql.run(text(marks(part.length, row)), part.flat())
}

/** Collects rows for all values, part by part. */
export async function rowsOfAll<Row>(
  sql: Sql,
  values: readonly Value[],
  text: (marks: string) => string,
): Promise<Row[]> {
  const found: Row[] = []
  for (const part of parts(values)) found.push(...(await sql.rows<Row>(text(marks(part.length, '?')), part)))
  return found
}

/** A moment as both dialects and Prisma write it. */
export const moment = (at: Date) => at.toISOString().replace('Z', '+00:00')
