import { spelled } from './flaw.ts'
import { hardWordsOf, LIMITS, type Reading, readingOf } from './reading.ts'
import { isNoun } from './syllables.ts'

/** One text under the lens: how hard it is, and what makes it so. */
export type Seen = Reading & { readonly key: string; readonly reasons: readonly string[] }

/** The words of one flow in one language under the lens. */
export type FlowLens = {
  readonly language: string
  readonly flow: string
  readonly whole: Reading
  readonly exclamations: number
  /** Its texts, the hardest first. */
  readonly texts: readonly Seen[]
}

/** Looks at every text of every flow as somebody who reads slowly would. Buttons are not read, they are seen. */
export const lensOf = (
  catalogues: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>,
): FlowLens[] =>
  Object.entries(catalogues).flatMap(([language, tables]) =>
    Object.entries(tables)
      .filter(([catalogue]) => catalogue.startsWith('flows/'))
      .map(([catalogue, table]) => {
        const texts = Object.entries(table).filter(([key]) => !key.includes('#'))
        const all = texts.map(([, text]) => text).join('\n')
        return {
          language,
          flow: catalogue.slice('flows/'.length),
          whole: readingOf(language, all),
          exclamations: (all.match(/[!！¡‼⁉]/g) ?? []).length,
          texts: texts
            .map(([key, text]) => ({ key, ...readingOf(language, text), reasons: reasonsOf(language, text) }))
            .sort((one, other) => weight(other) - weight(one)),
        }
      }),
  )

/** A short text is not graded: it comes after all that are. */
export const weight = ({ words, grade, lix }: Reading): number =>
  words < LIMITS.text.words ? -100 : (grade ?? lix / 10)

/** What makes a text hard, in the order in which it is mended. */
function reasonsOf(language: string, text: string): string[] {
  const { longest, sentenceWords } = readingOf(language, text)
  const nouns = (spelled(text).match(/\p{L}+/gu) ?? []).filter(isNoun)
  const passive = spelled(text).match(PASSIVE) ?? []
  const long = hardWordsOf(text)
  return [
    ...(longest.words >= 12 ? [`a sentence of ${longest.words} words: “${longest.text}”`] : []),
    ...(longest.words < 12 && sentenceWords > 10 ? [`${sentenceWords.toFixed(0)} words a sentence`] : []),
    ...(long.length > 0 ? [`long words: ${long.join(', ')}`] : []),
    ...(nouns.length > 0 ? [`nouns made of verbs: ${nouns.join(', ')}`] : []),
    ...(passive.length > 0 ? [`nobody does it: ${passive.join(', ')}`] : []),
  ]
}

/** Forms that hide who acts: надіслано, передається; is investigated. A hint for the eye, not a rule: some are right. */
const PASSIVE =
  /(?<!\p{L})(?:\p{L}{3,}(?:[аеоі]но|ито|уто|ується|юється|ається|яється)|(?:is|are|was|were|be|been|being) (?:\p{L}+ed|known|given|taken|shown|seen|done|made|told|sent|kept|held|broken|written|forbidden|beaten))(?!\p{L})/giu
