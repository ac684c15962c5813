/** Sealing with the host key: what the house itself must be able to read again, and nobody who holds only its disk. */
export type Seal = {
  /** `about` says where the sealed value belongs (table, column, row): elsewhere it does not open. */
  seal(plain: Uint8Array, about: string): Uint8Array
  /** Throws when the value was changed, moved, or sealed with another key. */
  open(sealed: Uint8Array, about: string): Uint8Array
  /** A keyed fingerprint (16 bytes): finds a row again without telling what it stands for. */
  index(text: string): Uint8Array
}
