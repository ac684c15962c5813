import { openerOf } from '../../src/edge/sealing/open-entry.ts'
import { recipientOf } from '../../src/edge/sealing/recipient.ts'
import { makeSecretKey, publicKeyOf } from '../../src/edge/sealing/secret-key.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import type { EntryAbout, PlainEntry } from '../../src/sealing/entry-seal.ts'

/** What Amina wrote in her case. */
export const about = (change: Partial<EntryAbout> = {}): EntryAbout => ({
  entry: 'entry-1',
  case: 'case-amina',
  author: 'person',
  at: new Date('2030-05-01T10:00:00.123Z'),
  ...change,
})
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
export const hers: PlainEntry = {
  about: about(),
  content: bytesOf('Я хочу поговорити з юристкою. Не телефонуйте.'),
}

/** An organisation with its key, as its browser has it. */
export async function organization() {
  const key = await makeSecretKey()
  return { key, opener: openerOf(key), recipient: granted(recipientOf(await publicKeyOf(key))) }
}

/** What must have worked for a test to go on. */
export function granted<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

/** `yes`, or the reason why not: to count with. */
export const answerOf = (outcome: Outcome<unknown, string>) => (outcome.ok ? 'yes' : outcome.refusal)

/** So many entries of one case, each with a text that occurs nowhere else. */
export const many = (count: number, text: (nth: number) => string): PlainEntry[] =>
  Array.from({ length: count }, (_, nth) => ({
    about: about({ entry: `entry-${nth}`, at: new Date(1_900_000_000_000 + nth) }),
    content: bytesOf(text(nth)),
  }))
