/** One line of a language's list of words (locales/<language>/words-to-avoid.json). */
type Entry = {
  /** `never`: not said; `fine`: where it may stand after all; `reveals`: not at a glance; `foreign`: letters of another language. */
  readonly rule: 'never' | 'fine' | 'reveals' | 'foreign'
  /** How the word begins: every inflection is meant. */
  readonly stem: string
  readonly instead: string
}

/** The words a language avoids (LANGUAGE.md, part 4), and those that would tell a stranger what this is about. */
export type Avoid = readonly Entry[]

type Flaw = { readonly cause: string; readonly mend: string }

/** What is seen at a glance of a text: a notification and a look over a shoulder reach about this far, in characters. */
const GLANCE = 60
/** More words than this in one sentence are too much for somebody afraid. */
const SENTENCE = 26

const entry = /^(never|fine|reveals|foreign) (.+)$/

/** Reads a list of words. A line that begins with none of the four rules is a fault of the file. */
export const avoidOf = (table: Readonly<Record<string, string>>): Avoid =>
  Object.entries(table).map(([line, instead]) => {
    const [, rule, stem] = entry.exec(line) ?? []
    if (!rule || !stem)
      throw new Error(`words-to-avoid: “${line}” begins with none of never, fine, reveals, foreign`)
    return { rule: rule as Entry['rule'], stem: plain(stem), instead }
  })

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
    ...naked(words),
    ...mannered(words),
  ]
}

/** Words that hold a number or speak of the law name the facts they lean on: `facts` of their node. */
export function sourceFaults(text: string, facts: readonly string[]): Flaw[] {
  if (facts.length > 0) return []
  const words = plain(text)
  const number = /\d+/.exec(words)?.[0]
  const law = /(?<!\p{L})(закон|law(?!\p{L}))/u.test(words)
  return [
    ...(number
      ? [
          flaw(
            `the number ${number} without a source`,
            'name its fact under "facts", or say it without a number',
          ),
        ]
      : []),
    ...(law ? [flaw('speaks of the law without a source', 'name the fact under "facts"')] : []),
  ]
}

/** Two languages say the same things: every key, every placeholder, every plural that the language has. */
export function parityFaults(
  language: string,
  words: Readonly<Record<string, string>>,
  like: Readonly<Record<string, string>>,
): (Flaw & { readonly key: string })[] {
  const mine = grouped(words)
  const theirs = grouped(like)
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key) => {
    const here = mine.get(key)
    const there = theirs.get(key)
    if (!here) return [{ key, ...flaw('missing in this language', `write “${key}”`) }]
    if (!there)
      return [{ key, ...flaw('only this language has it', 'write it in the other one, or remove it') }]
    return [...pluralFlaws(here, forms), ...placeholderFlaws(here, there)].map((found) => ({ key, ...found }))
  })
}

const flaw = (cause: string, mend: string): Flaw => ({ cause, mend })

/** Words as rules see them: small letters, one kind of apostrophe and space, nothing that is filled in later. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\{\{[^}]*\}\}/g, '…')
    .replace(/[’ʼ`]/g, "'")
    .replace(/[\u00A0\u202F]/g, ' ')

const escaped = (stem: string) => stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const startingWith = (stem: string) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(stem)}`, 'gu')
const of = (avoid: Avoid, rule: Entry['rule']) => avoid.filter((each) => each.rule === rule)
/** Looked for as it is written before it is looked for as a word: every start of the house reads a thousand texts. */
const says = (words: string, { stem }: Entry) => words.includes(stem) && startingWith(stem).test(words)

function avoided(words: string, avoid: Avoid): Flaw[] {
  const doubtful = of(avoid, 'fine').reduce(
    (rest, { stem }) => (rest.includes(stem) ? rest.replace(startingWith(stem), '…') : rest),
    words.replace(/\s+/g, ' '),
  )
  return of(avoid, 'never')
    .filter((entry) => says(doubtful, entry))
    .map(({ stem, instead }) => flaw(`says “${stem}”`, `say instead: ${instead}`))
}

/** Cards stand below the words; what is on a lock screen or a button is read by anybody. */
function atAGlance(catalogue: string, key: string, words: string): string {
  if (catalogue === 'cards') return ''
  const isText = (catalogue.startsWith('flows/') && !key.includes('#')) || catalogue === 'paper'
  const glance = words.replace(/\s+/g, ' ')
  return isText ? glance.slice(0, GLANCE) : glance
}

const revealing = (glance: string, avoid: Avoid): Flaw[] =>
  of(avoid, 'reveals')
    .filter((entry) => says(glance, entry))
    .map(({ stem, instead }) => flaw(`“${stem}” can be read at a glance`, instead))

const twoAlphabets = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u

function foreign(language: string, words: string, avoid: Avoid): Flaw[] {
  const letters = of(avoid, 'foreign').flatMap(({ stem }) => [...stem])
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

/** Law numbers and articles are not phones; years are not either. */
const lawNumbers =
  /(?:№|no\.)\s*\d+[\p{L}\d-]*|\d+-[ivxlc]+(?!\p{L})|(?:ст\.|статт\p{L}*|art\.|articles?)\s*\d+(?:-\d+)?/gu
const phoneLike = /\+?\d(?:[\s()-]*\d){2,}/gu
const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits)
const address = /https?:|www\.|@\w|[a-z0-9-]\.(?:ua|org|com|net|info|gov|me|io)(?![a-z])/

function naked(words: string): Flaw[] {
  const phones = (words.replace(lawNumbers, '…').match(phoneLike) ?? []).filter(
    (found) => !isYear(found.trim()),
  )
  return [
    ...phones.map((found) =>
      flaw(
        `“${found.trim()}” looks like a phone typed by hand`,
        'write {{phone.<id>}}: numbers come from the directory',
      ),
    ),
    ...(address.test(words)
      ? [flaw('an address of a site or mail', 'leave it out: the directory shows it')]
      : []),
  ]
}

const slashed = /\p{L}\/-?\p{L}{1,4}(?!\p{L})|\p{L}\(-?\p{L}{1,4}\)/u

function mannered(words: string): Flaw[] {
  const sentences = words.split(/[.?:;…\n]/)
  const long = sentences.some((sentence) => sentence.trim().split(/\s+/).length > SENTENCE)
  return [
    ...(/[!！¡]/.test(words) ? [flaw('an exclamation mark', 'end with a full stop: calm words')] : []),
    ...(/\p{Extended_Pictographic}/u.test(words) ? [flaw('a picture sign', 'words only')] : []),
    ...((words.match(/\?/g) ?? []).length > 1
      ? [flaw('two questions at once', 'one question a screen')]
      : []),
    ...(/[/(]/.test(words) && slashed.test(words)
      ? [flaw('a form with a slash or brackets for gender', 'say it so that it fits everybody')]
      : []),
    ...(long ? [flaw(`a sentence of more than ${SENTENCE} words`, 'make two of it')] : []),
  ]
}

const plural = /_(zero|one|two|few|many|other)$/

/** Keys without their plural ending → the forms that are there (`''` for words that count nothing). */
function grouped(words: Readonly<Record<string, string>>): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  for (const [key, text] of Object.entries(words)) {
    const base = key.replace(plural, '')
    const form = plural.exec(key)?.[1] ?? ''
    groups.set(base, (groups.get(base) ?? new Map<string, string>()).set(form, text))
  }
  return groups
}

function pluralFlaws(here: Map<string, string>, forms: readonly string[]): Flaw[] {
  if (here.has('')) return []
  return [
    ...forms
      .filter((form) => !here.has(form))
      .map((form) => flaw(`the plural “${form}” is missing`, `write _${form}`)),
    ...[...here.keys()]
      .filter((form) => !forms.includes(form))
      .map((form) => flaw(`this language has no plural “${form}”`, `remove _${form}`)),
  ]
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name!))].sort().join(', ')

function placeholderFlaws(here: Map<string, string>, there: Map<string, string>): Flaw[] {
  const wanted = placeholders([...there.values()].join(' '))
  const different = [...here.values()].find((text) => placeholders(text) !== wanted)
  return different === undefined
    ? []
    : [
        flaw(
          `repeats {${placeholders(different)}}, the other language {${wanted}}`,
          'repeat the same in both',
        ),
      ]
}
