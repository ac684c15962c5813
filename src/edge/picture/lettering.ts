/**
 * How wide letters are, as parts of the type size: those of DejaVu Sans, the widest of the faces that a reader's machine
 * may choose, so that words never leave their box. Bold is a tenth wider.
 */
const widths: readonly (readonly [letters: string, width: number])[] = [
  ['ijlіїIJІЇ .,’·:;/|', 0.34],
  ['ft()-‹›r', 0.41],
  ['szгґ?cєсLkFт–', 0.58],
  ['vxyухвчьPкяРaoаоГТУ«»eбе', 0.62],
  ['bdghnpqESрЕ0123456789лЗийнп', 0.65],
  ['KцАVABRXZдБВХЧЬЯCЄСКU', 0.73],
  ['HNИЙЛНПDGДЦOQОwю', 0.84],
  ['фMМж→↩↪✓+ш', 0.92],
  ['mW—…№щ%', 1.04],
  ['ШЖЮЩ', 1.09],
]
const widthOfLetter = new Map(widths.flatMap(([letters, width]) => [...letters].map((each) => [each, width])))
/** A letter that nobody measured: as wide as the wide ones. */
const UNKNOWN = 0.85

/** How wide a text is at most, in the units of the picture. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (widthOfLetter.get(letter) ?? UNKNOWN), 0) * size

/** A text in lines that fit a width; what is more than `most` lines ends in “…”. */
export function wrapped(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(cut(word, width, size))
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1]} ${lines[most]}`, width, size)]
}

/** One line that fits; the words that do not are left out, and “…” stands for them. */
export function cut(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
