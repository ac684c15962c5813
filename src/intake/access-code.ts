import { done, refuse } from '../kernel/outcome.ts'

/** Random bytes that an access code takes: far more than its digits, so that none of them is likelier than another. */
export const ACCESS_BYTES = 16

/**
 * A table in which no row, no column and no swap repeats (H. M. Damm's quasigroup of order 10): one wrong digit, or two
 * neighbours in the wrong order, always ends elsewhere.
 */
const rows = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/** Where a row of digits ends in the table; a code with its last digit ends at 0. */
const end = (digits: string) => [...digits].reduce((at, digit) => Number(rows[at]![Number(digit)]), 0)

/**
 * Sixteen digits that open a case at another door: fifteen are random, the last one finds slips. The house keeps a keyed
 * digest of them and nothing else. Throws without enough random bytes.
 */
export function accessCode(random: Uint8Array): string {
  if (random.length < ACCESS_BYTES) throw new Error(`an access code takes ${ACCESS_BYTES} random bytes`)
  const large = random.slice(0, ACCESS_BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const digits = String(large % 10n ** 15n).padStart(15, '0')
  return `${digits}${end(digits)}`
}

/** As it is shown and read aloud: 4-4-4-4. */
export const grouped = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1-')

/** Reads a code as people type it. Refused is what no code can be; that says nothing about which codes there are. */
export function readAccessCode(written: string) {
  const digits = written.normalize('NFKC').replace(/[\s.\-‐‑‒–—−]/g, '')
  return /^\d{16}$/.test(digits) && end(digits) === 0 ? done(digits) : refuse('not-a-code')
}

/** Wrong codes that one door takes without a pause, and the longest pause. */
const FREE = 3
const LONGEST_SECONDS = 3600

/**
 * How many seconds a door waits after so many wrong codes in a row before it looks at the next one; right or wrong, it
 * answers after the same time. 3 free, then 5 seconds, doubled every time, up to an hour.
 */
export const waitAfter = (wrong: number) =>
  wrong <= FREE ? 0 : Math.min(5 * 2 ** (wrong - FREE - 1), LONGEST_SECONDS)
