import { done, refuse } from '../kernel/outcome.ts'
import { type CodeLanguage, codeWords } from './code-words.ts'

/** Random bytes that a code takes. */
export const CODE_BYTES = 8

const number = (random: Uint8Array, from: number, bytes: number) =>
  random.slice(from, from + bytes).reduce((sum, byte) => sum * 256 + byte, 0)

/**
 * Two different words and two digits, as one text: "калина-місток-47". It says which case is meant and opens nothing:
 * 26 million of them, so whoever keeps it looks that it is free. Throws without enough random bytes.
 */
export function caseCode(random: Uint8Array, language: CodeLanguage): string {
  if (random.length < CODE_BYTES) throw new Error(`a case code takes ${CODE_BYTES} random bytes`)
  const words = codeWords[language]
  const first = number(random, 0, 2) % words.length
  const step = 1 + (number(random, 2, 3) % (words.length - 1))
  const digits = String(number(random, 5, 3) % 100).padStart(2, '0')
  return `${words[first]}-${words[(first + step) % words.length]}-${digits}`
}

/** Reads a code as somebody writes it down after hearing it; refused is what cannot be one. */
export function readCaseCode(written: string) {
  const parts =
    written
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+|\d/gu) ?? []
  const [one, other, ...digits] = parts
  const known = Object.values(codeWords).some(
    (words) => words.includes(one ?? '') && words.includes(other ?? ''),
  )
  const whole = known && one !== other && digits.length === 2 && digits.every((digit) => /^\d$/.test(digit))
  return whole ? done(`${one}-${other}-${digits.join('')}`) : refuse('not-a-code')
}
