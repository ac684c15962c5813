/** Which entry it is, of which case, whose and when: bound into the seal, so that an entry opens in its own row only. */
export type EntryAbout = {
  readonly entry: string
  readonly case: string
  readonly author: 'person' | 'staff'
  /** To the millisecond. */
  readonly at: Date
}

/** One thing in a case before it is sealed. Nothing that stores may hold it longer than that takes. */
export type PlainEntry = { readonly about: EntryAbout; readonly content: Uint8Array }

/** The two parts of one age file: the header that tells who can open it, and the payload. Neither says anything without the other. */
export type SealedEntry = { readonly wraps: Uint8Array; readonly body: Uint8Array }

/** To whom an entry is sealed: the key of an organisation, and how two people compare that key aloud. */
export type Recipient = {
  /** An age recipient: `age1…`. */
  readonly publicKey: string
  /** Six groups of five digits. */
  readonly fingerprint: string
}

/** Closes entries to organisations. It holds nothing that opens: whoever takes the house takes no words with it. */
export type EntrySeal = {
  /** Each entry has a key of its own, wrapped to every recipient. Throws when there is none: nobody could ever open it. */
  readonly seal: (entry: PlainEntry, recipients: readonly Recipient[]) => Promise<SealedEntry>
}
