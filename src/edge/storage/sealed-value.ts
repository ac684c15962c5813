import type { Seal } from '../../sealing/seal.ts'
import { valueIn, valueText } from './value-text.ts'

/** A value under the host key. `about` is its table, column and row: moved to another one it does not open, and that throws. */
export const sealValue = (seal: Seal, value: unknown, about: string): Uint8Array =>
  seal.seal(Buffer.from(valueText(value)), about)

export const openValue = <Value>(seal: Seal, sealed: Uint8Array, about: string) =>
  valueIn<Value>(Buffer.from(seal.open(sealed, about)).toString())

/** A moment as a driver hands it on: milliseconds as a number, a big one, or a text. */
export const dateOf = (milliseconds: number | bigint | string) => new Date(Number(milliseconds))
