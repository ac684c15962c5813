import type { Entry, Remark } from '../../directory/entry.ts'
import type { Phones } from '../../directory/phone.ts'
import type { Point } from '../../directory/place.ts'
import type { Country } from './gazetteer.ts'
import type { Row } from './rows.ts'

/** What a source holds: entries, the lines that make none, and services that name an organization nobody knows. */
export type Source = {
  readonly read: number
  readonly entries: readonly Entry[]
  readonly rejected: readonly Remark[]
  readonly orphans: readonly (Remark & { readonly id: string; readonly name: string })[]
  readonly remarks: readonly Remark[]
}

/** Reads one format from a path. */
export type Reader = (path: string, country: Country) => Promise<Source>

/** Rows of which each is one service; a reader gives the entry, or the reason why there is none. */
export function sourceOf(rows: readonly Row[], entryOf: (row: Row) => Entry | string): Source {
  const entries: Entry[] = []
  const rejected: Remark[] = []
  for (const row of rows) {
    const entry = entryOf(row)
    if (typeof entry === 'string')
      rejected.push({ ...row.origin, reason: entry, mend: 'mend the line or leave it out' })
    else entries.push(entry)
  }
  return { read: rows.length, entries, rejected, orphans: [], remarks: [] }
}

const bounds = (latitude: number, longitude: number) =>
  Number.isFinite(latitude) &&
  Math.abs(latitude) <= 90 &&
  Number.isFinite(longitude) &&
  Math.abs(longitude) <= 180

/** A pair of coordinates: nothing when both cells are blank or 0, no point when they are no place on Earth. */
export function pointOf(latitude: string, longitude: string): { readonly point?: Point } | undefined {
  if (!latitude && !longitude) return undefined
  const point = {
    latitude: Number(latitude.replace(',', '.')),
    longitude: Number(longitude.replace(',', '.')),
  }
  if (!latitude || !longitude || !bounds(point.latitude, point.longitude)) return {}
  return point.latitude === 0 && point.longitude === 0 ? undefined : { point }
}

/** Several cells of phones as one. */
export function together(cells: readonly Phones[]): Phones {
  const phones = cells.flatMap((cell) => cell.phones)
  const texts = cells.flatMap((cell) => cell.text ?? [])
  return { phones, ...(texts.length > 0 ? { text: texts.join(', ') } : {}) }
}

/** Keeps what is not blank under its name. */
export const filled = <Name extends string>(name: Name, text: string) =>
  (text.trim() ? { [name]: text.trim() } : {}) as { readonly [Key in Name]?: string }
