/** Closes what people said with the key of this house, and opens it again. Nobody who holds only the database can. */
export type Seal = {
  /** `about` says what the bytes are and whose (`Person.session:<id>`): opened under any other `about`, they do not open. */
  readonly seal: (plain: Uint8Array, about: string) => Uint8Array
  /** Throws when a bit was changed, the key is another one, or the bytes were moved here from elsewhere. */
  readonly open: (sealed: Uint8Array, about: string) => Uint8Array
  /** 16 bytes by which the same text is found again, and from which nobody without the key gets back to it. */
  readonly index: (text: string) => Uint8Array
}
