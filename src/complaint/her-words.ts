/** Signs that nobody sees and that turn, hide or break what stands around them: controls, marks of direction, joiners, private use, halves of signs. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029]/gu
/** Pictures have no place on an official paper, and no shape in its letters. */
const pictures = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE00-\uFE0F]/gu
/** Longer than a question takes: whatever comes, the paper stays a paper. */
const LETTERS_MAX = 1000
/** Marks that stand on one letter: more of them climb into the lines above. */
const marks = /(\p{M}{2})\p{M}+/gu

/** Her sentence as it goes on paper: one line of letters and signs that can be seen, as she wrote them. */
export const onOneLine = (text: string): string =>
  [
    ...text
      .replace(/\s+/gu, ' ')
      .replace(unseen, '')
      .replace(pictures, '')
      .replace(marks, '$1')
      .normalize('NFC')
      .replace(/ {2,}/g, ' ')
      .trim(),
  ]
    .slice(0, LETTERS_MAX)
    .join('')
