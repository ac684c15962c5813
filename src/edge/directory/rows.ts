import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { CsvError, parse } from 'csv-parse/sync'
import type { Origin } from '../../directory/entry.ts'

/** A line of a table by the names of its header; a column that is not there reads as empty. */
export type Row = { readonly origin: Origin; readonly get: (column: string) => string }

/** A source that cannot be read at all: which file, where, why, and what to do. */
export class SourceFault extends Error {
  readonly origin: Origin
  readonly reason: string
  readonly mend: string
  constructor(origin: Origin, reason: string, mend: string) {
    super(`${origin.file}:${origin.line}: ${reason}; ${mend}`)
    this.origin = origin
    this.reason = reason
    this.mend = mend
  }
}

/** The text of a file in UTF-8, packed (.gz) or not; anything else is a fault with a way out. */
export async function textOf(path: string): Promise<string> {
  const origin = { file: basename(path), line: 1 }
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason =
      error.code === 'ENOENT' ? 'the file is not there' : `the file cannot be read (${error.code})`
    throw new SourceFault({ file: path, line: 1 }, reason, 'check the path')
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  } catch {
    throw new SourceFault(origin, 'it is not text in UTF-8', 'save it as “CSV UTF-8”')
  }
}

type Parsed = {
  readonly record: Record<string, string | undefined>
  readonly info: { readonly lines: number }
}

/** How many lines a record takes: a quoted cell may hold several. */
const linesIn = (raw: string) => raw.replace(/^\n+|\n$/g, '').split('\n').length

/** The rows of a CSV text, comma or semicolon, each with the line it begins on. */
export function rowsOf(written: string, file: string): readonly Row[] {
  const text = written.replace(/\r\n?/g, '\n')
  const header = text.split('\n', 1)[0] ?? ''
  const delimiter = header.split(';').length > header.split(',').length ? ';' : ','
  try {
    const parsed = parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter,
      bom: true,
      info: true,
      raw: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as (Parsed & { readonly raw: string })[]
    return parsed.map(({ record, info, raw }) => ({
      origin: { file, line: info.lines - linesIn(raw) + 1 },
      get: (column) => (record[column] ?? '').trim(),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: number }).lines ?? 1)
    throw new SourceFault(
      { file, line },
      `a table cannot be read here (${error.code})`,
      'look for a quote that is not closed',
    )
  }
}

/** The rows of a CSV file. */
export const tableOf = async (path: string) => rowsOf(await textOf(path), basename(path))
