import { randomBytes } from 'node:crypto'
import type { CleanFile } from './clean.ts'

/** Clean files that came by a form and wait for the turn that passes them on. They are nowhere but in memory. */
export type Parcels = {
  /** By what the file is found again: `parcel <token>`. */
  keep(file: CleanFile): string
  /** The file, once. Nothing when it waited too long, was taken, or was never here. */
  take(reference: string): CleanFile | undefined
}

/** A turn follows within seconds. */
const WAITS_MS = 120_000
/** So many files of 20 MB may wait at once; the oldest goes, and who sent it is asked to send it again. */
const MOST = 4

export function openParcels(): Parcels {
  const waiting = new Map<string, { file: CleanFile; timer: NodeJS.Timeout }>()
  const take = (reference: string) => {
    const parcel = waiting.get(reference)
    if (parcel) clearTimeout(parcel.timer)
    waiting.delete(reference)
    return parcel?.file
  }
  return {
    take,
    keep: (file) => {
      const [oldest] = waiting.keys()
      if (oldest !== undefined && waiting.size >= MOST) take(oldest)
      const reference = `parcel ${randomBytes(16).toString('base64url')}`
      waiting.set(reference, { file, timer: setTimeout(() => take(reference), WAITS_MS).unref() })
      return reference
    },
  }
}
