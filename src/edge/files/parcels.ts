import { randomBytes } from 'node:crypto'
import type { CleanFile } from './clean.ts'

/** Clean files that came by a form and wait for the errand that passes them on. They are nowhere but in memory. */
export type Parcels = {
  /** By what the file is found again: `parcel <token>`. */
  keep(file: CleanFile): string
  /** Nothing when it waited too long, was passed on, or was never here. */
  find(reference: string): CleanFile | undefined
  drop(reference: string): void
}

/** An errand follows within seconds; where the database is away for a while, within minutes. */
const WAITS_MS = 600_000
/** So many files of 20 MB may wait at once; the oldest goes, and who sent it is asked to send it again. */
const MOST = 4

export function openParcels(): Parcels {
  const waiting = new Map<string, { file: CleanFile; timer: NodeJS.Timeout }>()
  const drop = (reference: string) => {
    clearTimeout(waiting.get(reference)?.timer)
    waiting.delete(reference)
  }
  return {
    drop,
    find: (reference) => waiting.get(reference)?.file,
    keep: (file) => {
      const [oldest] = waiting.keys()
      if (oldest !== undefined && waiting.size >= MOST) drop(oldest)
      const reference = `parcel ${randomBytes(16).toString('base64url')}`
      waiting.set(reference, { file, timer: setTimeout(() => drop(reference), WAITS_MS).unref() })
      return reference
    },
  }
}
