import { type Flaw, flaw, plain } from './flaw.ts'
import { nakedFaults } from './naked.ts'
import { readingFaults } from './reading.ts'
import { literally, type Stem, stemOf } from './stems.ts'

/** `never`: not said; `fine`: where it may stand after all; `stiff`: officialese; `reveals`: not at a glance; `foreign`: letters of another language. */
const RULES = ['never', 'fine', 'stiff', 'reveals', 'foreign'] as const
type Rule = (typeof RULES)[number]

/** One line of a language's list of words (locales/<language>/words-to-avoid.json). */
type Entry = Stem & {
  /** How the word is written in the list: see stems.ts. */
  readonly stem: string
  readonly instead: string
}

/** The words a language avoids (LANGUAGE.md, part 4), those of offices, and those that would tell a stranger what this is about. */
export type Avoid = Readonly<Record<Rule, Group>>

/** Lines of one rule. `near` sees whether a text is worth a look at all: every start of the house reads a thousand. */
type Group = { readonly entries: readonly Entry[]; near(words: string): boolean }

/** What is seen at a glance of a text: a notification and a look over a shoulder reach about this far, in characters. */
const GLANCE = 60

const line = new RegExp(`^(${RULES.join('|')}) (.*[^ -].*)$`)

/** Reads a list of words; a line that begins with no rule says nothing here, and is told by `listFaults`. */
export function avoidOf(table: Readonly<Record<string, string>>): Avoid {
  const lines = Object.entries(table).flatMap(([key, instead]) => {
    const [, rule, stem] = line.exec(plain(key)) ?? []
    return rule && stem ? [{ rule, entry: { stem, instead, ...stemOf(stem) } }] : []
  })
  const groupOf = (name: Rule): Group => {
    const entries = lines.filter(({ rule }) => rule === name).map(({ entry }) => entry)
    const parts = new RegExp(entries.map(({ part }) => literally(part)).join('|'), 'u')
    return { entries, near: (words) => entries.length > 0 && parts.test(words) }
  }
  return {
    never: groupOf('never'),
    fine: groupOf('fine'),
    stiff: groupOf('stiff'),
    reveals: groupOf('reveals'),
    foreign: groupOf('foreign'),
  }
}

/** Lines of a list of words that would be read over in silence. */
export const listFaults = (table: Readonly<Record<string, string>>): (Flaw & { readonly key: string })[] =>
  Object.keys(table)
    .filter((key) => !line.test(plain(key)))
    .map((key) => ({
      key,
      ...flaw(
        `“${key}” begins with no rule, or has no word`,
        `begin with one of ${RULES.join(', ')}, then the word`,
      ),
    }))

/** What these words may not say, and what to write instead. `key` is the place inside the catalogue: `home`, `home#plan`. */
export function wordingFaults(
  language: string,
  catalogue: string,
  key: string,
  text: string,
  avoid: Avoid,
): Flaw[] {
  const words = plain(text)
  return [
    ...avoided(words, avoid),
    ...revealing(atAGlance(catalogue, key, words), avoid),
    ...foreign(language, words, avoid),
    ...nakedFaults(text),
    ...mannered(words),
    ...(key.includes('#') ? [] : readingFaults(language, text)),
  ]
}

const said = ({ entries, near }: Group, words: string) =>
  near(words) ? entries.filter((entry) => entry.says(words)) : []

function avoided(words: string, { never, stiff, fine }: Avoid): Flaw[] {
  const one = words.replace(/\s+/g, ' ')
  if (!never.near(one) && !stiff.near(one)) return []
  const doubtful = fine.entries.reduce((rest, entry) => entry.without(rest), one)
  return [
    ...said(never, doubtful).map(({ stem, instead }) => flaw(`says “${stem}”`, `say instead: ${instead}`)),
    ...said(stiff, doubtful).map(({ stem, instead }) =>
      flaw(`“${stem}” is the language of offices`, `say instead: ${instead}`),
    ),
  ]
}

/** Cards stand below the words, and a desk is read by who works there; what is on a lock screen or a button is read by anybody. */
function atAGlance(catalogue: string, key: string, words: string): string {
  if (catalogue === 'cards' || catalogue === 'console') return ''
  const isText = (catalogue.startsWith('flows/') && !key.includes('#')) || catalogue === 'paper'
  const glance = words.replace(/\s+/g, ' ')
  return isText ? glance.slice(0, GLANCE) : glance
}

const revealing = (glance: string, { reveals }: Avoid): Flaw[] =>
  said(reveals, glance).map(({ stem, instead }) => flaw(`“${stem}” can be read at a glance`, instead))

const twoAlphabets = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u

function foreign(language: string, words: string, avoid: Avoid): Flaw[] {
  const letters = avoid.foreign.entries.flatMap(({ stem }) => [...stem])
  const found = letters.find((letter) => words.includes(letter))
  const mixed = twoAlphabets.test(words)
    ? words.split(/\s+/).find((word) => twoAlphabets.test(word))
    : undefined
  return [
    ...(found
      ? [flaw(`the letter “${found}” is not of the language ${language}`, 'write it in this language')]
      : []),
    ...(mixed ? [flaw(`“${mixed}” mixes two alphabets`, 'type the word again in one alphabet')] : []),
  ]
}

const slashed = /\p{L}\/-?\p{L}{1,4}(?!\p{L})|\p{L}\(-?\p{L}{1,4}\)/u

function mannered(words: string): Flaw[] {
  return [
    ...(/[!！¡‼⁉]/.test(words) ? [flaw('an exclamation mark', 'end with a full stop: calm words')] : []),
    ...(/\p{Extended_Pictographic}/u.test(words) ? [flaw('a picture sign', 'words only')] : []),
    ...((words.match(/\?/g) ?? []).length > 1
      ? [flaw('two questions at once', 'one question a screen')]
      : []),
    ...(/[/(]/.test(words) && slashed.test(words)
      ? [flaw('a form with a slash or brackets for gender', 'say it so that it fits everybody')]
      : []),
  ]
}
