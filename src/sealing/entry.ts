import type { EntryAbout, SealedEntry } from './entry-seal.ts'

/** One thing in a case as it is kept: everybody who stores can see whose and when, nobody what. */
export type Entry = { readonly about: EntryAbout; readonly sealed: SealedEntry }

/** An entry that is read back. Without wraps it was shredded: it tells that something stood here, and opens for nobody. */
export type KeptEntry = {
  readonly about: EntryAbout
  readonly body: Uint8Array
  readonly wraps: Uint8Array | undefined
}

/** Wraps made anew by somebody who could open the old ones. */
export type Rewrapped = { readonly entry: string; readonly before: Uint8Array; readonly after: Uint8Array }

/** Sealed entries of all cases. */
export type Entries = {
  add(entry: Entry): Promise<void>
  /** The oldest first. */
  of(caseId: string): Promise<readonly KeptEntry[]>
  /** What a change of keys needs: no bodies. */
  wrapsOf(caseId: string): Promise<readonly { readonly entry: string; readonly wraps: Uint8Array }[]>
  /** Gives back how many were changed. One that was shredded, or wrapped anew by somebody else meanwhile, stays as it is. */
  rewrap(changes: readonly Rewrapped[]): Promise<number>
  /** Takes away the wraps: no key in the world opens these entries again, nor a copy of their bodies wherever it lies. */
  shred(entries: readonly string[]): Promise<void>
  /** Takes away everything of a case. */
  erase(caseId: string): Promise<void>
}
