import { NOTE, PHONE } from '../words.ts'

/** Telegram takes texts of at most so many UTF-16 units (Bot API, sendMessage). */
const TEXT_MAX = 4096

/** A text as bubbles that Telegram takes: cut where it is too long, without those in which there is nothing to see. */
export function bubblesOf(text: string): string[] {
  const pieces: string[] = []
  for (let rest = plain(text); rest !== ''; ) {
    const last = rest.charCodeAt(TEXT_MAX - 1)
    const cutsPair = rest.length > TEXT_MAX && last >= 0xd800 && last < 0xdc00
    const end = cutsPair ? TEXT_MAX - 1 : TEXT_MAX
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return pieces.filter((piece) => /[^\p{C}\p{Z}]/u.test(piece))
}

/** Telegram finds numbers in international form by itself; the marks are for the web page. Half a letter it does not take. */
export const plain = (text: string) => (inside.test(text) ? cleaned(text) : text)

const inside = new RegExp(`[${PHONE.open}${PHONE.close}${NOTE}\\uD800-\\uDFFF]`)

const cleaned = (text: string) =>
  text
    .replaceAll(PHONE.open, '')
    .replaceAll(PHONE.close, '')
    .replaceAll(NOTE, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
