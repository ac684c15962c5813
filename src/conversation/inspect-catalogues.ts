import { neutralOf } from '../outbox/screen.ts'
import { type Flaw, flaw } from './flaw.ts'
import type { Fault, Finding } from './inspect-rule.ts'
import { wrongWithSigns, wrongWithText } from './inspect-texts.ts'
import { faultAt } from './inspect-written.ts'
import { parityFaults } from './parity.ts'
import { flowReadingFaults } from './reading.ts'
import { type Avoid, avoidOf, listFaults, wordingFaults } from './wording.ts'

type Table = Readonly<Record<string, string>>

/** All that is written under locales/, and what it is held against. */
export type Written = {
  /** Language → catalogue (`flows/lobby`) → key → words. */
  readonly catalogues: Readonly<Record<string, Readonly<Record<string, Table>>>>
  /** The list of words of each language. */
  readonly avoid: Readonly<Record<string, Avoid>>
  /** Names of the flows that there are. */
  readonly flows: readonly string[]
  /** Phones that may be shown, by directory id. */
  readonly phones: readonly string[]
}

type Place = {
  readonly language: string
  readonly catalogue: string
  readonly table: Table
  /** The same catalogue in the language that this one is compared with, if both have it. */
  readonly like: Table | undefined
}

type TableRule = (place: Place, written: Written) => readonly (Flaw & { readonly key?: string })[]

const LIST = 'words-to-avoid'
const isFlow = (catalogue: string) => catalogue.startsWith('flows/')

/** A language is one that plurals are known for, and has every file that another has. */
function missingFiles({ catalogues, flows }: Written): Fault[] {
  const wanted = new Set([
    LIST,
    ...Object.values(catalogues).flatMap((tables) => Object.keys(tables)),
    ...flows.map((flow) => `flows/${flow}`),
  ])
  return Object.entries(catalogues).flatMap(([language, tables]) =>
    isLanguage(language)
      ? [...wanted]
          .filter((catalogue) => !tables[catalogue])
          .map((catalogue) => ({
            file: `locales/${language}/${catalogue}.json`,
            path: '$',
            cause: 'the file is missing in this language',
            mend: 'put it back, or translate the one of another language',
          }))
      : [
          {
            file: `locales/${language}`,
            path: '$',
            cause: `“${language}” is not the name of a language`,
            mend: 'name the folder like uk or en, or take it away',
          },
        ],
  )
}

function isLanguage(name: string): boolean {
  try {
    return Intl.PluralRules.supportedLocalesOf(name).length > 0
  } catch {
    return false
  }
}

/** Every rule about one table of words, by name. What a flow wants said is looked at where its flow is. */
export const tableRules: Readonly<Record<string, TableRule>> = {
  parity: ({ language, catalogue, table, like }) =>
    catalogue === LIST || !like
      ? []
      : parityFaults(language, table, like).filter((found) => !isFlow(catalogue) || !found.whole),
  flowThere: ({ catalogue }, { flows }) =>
    isFlow(catalogue) && !flows.includes(catalogue.slice('flows/'.length))
      ? [flaw('words of a flow that does not exist', 'name the flow, or take the file away')]
      : [],
  forms: ({ catalogue, table }) =>
    isFlow(catalogue)
      ? []
      : Object.keys(table)
          .filter((key) => neutralOf(key) !== key)
          .map((key) => ({
            key,
            ...flaw('a form of address where nobody is addressed', 'only the words of flows have forms'),
          })),
  list: ({ catalogue, table }) => (catalogue === LIST ? listFaults(table) : []),
  flowReading: ({ language, catalogue, table }) =>
    isFlow(catalogue)
      ? flowReadingFaults(
          language,
          Object.entries(table).flatMap(([key, text]) => (key.includes('#') ? [] : [text])),
        )
      : [],
  size: eachText((_, __, text) => [
    ...(text.trim() === '' ? ([['no words', 'write them']] as const) : []),
    ...wrongWithText(text),
  ]),
  signs: eachText((_, __, text) => wrongWithSigns(text)),
  phones: eachText((_, __, text, { phones }) =>
    [...text.matchAll(/\{\{[^\w{}]*phone\.([^{}]*?)\s*\}\}/g)]
      .filter(([, id]) => !phones.includes(id!))
      .map(([, id]) => [`repeats the phone ${id}, which is not there`, 'use a phone of the directory']),
  ),
  wording: eachText(({ language, catalogue }, key, text, { avoid }) =>
    wordingFaults(language, catalogue, key, text, avoid[language] ?? avoidOf({})).map(({ cause, mend }) => [
      cause,
      mend,
    ]),
  ),
}

/** The words of these are looked at where they belong: beside their flow, among the lobby's buttons, as a list. */
const isElsewhere = (catalogue: string) => isFlow(catalogue) || catalogue === 'lobby' || catalogue === LIST

/** A rule for every other text: cards, pages, paper, refusals. */
function eachText(
  look: (place: Place, key: string, text: string, written: Written) => readonly Finding[],
): TableRule {
  return (place, written) =>
    isElsewhere(place.catalogue)
      ? []
      : Object.entries(place.table).flatMap(([key, text]) =>
          look(place, key, text, written).map(([cause, mend]) => ({ key, ...flaw(cause, mend) })),
        )
}

/** Everything wrong with the words of a house that no single flow shows: files, languages beside each other, words of the doors. */
export function inspectCatalogues(written: Written, rules = tableRules): Fault[] {
  const { catalogues } = written
  const missing = missingFiles(written)
  const known = Object.keys(catalogues).filter(isLanguage)
  const places = known.flatMap((language) => {
    const other = known.find((each) => each !== language)
    return Object.entries(catalogues[language] ?? {}).map(([catalogue, table]) => ({
      language,
      catalogue,
      table,
      like: other === undefined ? undefined : catalogues[other]?.[catalogue],
    }))
  })
  return [
    ...missing,
    ...places.flatMap((place) =>
      Object.values(rules).flatMap((rule) =>
        rule(place, written).map(({ key, cause, mend }) => {
          const file = `locales/${place.language}/${place.catalogue}.json`
          return key === undefined ? { file, path: '$', cause, mend } : faultAt(file, key, [cause, mend])
        }),
      ),
    ),
  ]
}
