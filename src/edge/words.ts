import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type i18n } from 'i18next'
import { z } from 'zod'
import type { Fault } from '../conversation/inspect-rule.ts'
import type { Answers, SpokenTo } from '../outbox/screen.ts'
import { readShaped } from './shaped-file.ts'

const Catalogue = z.record(z.string(), z.string('a text in double quotes is expected'))

/** Every catalogue of every language: language → catalogue (`flows/lobby`) → key → words. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>

/** The words of this house. The only place where a key becomes a sentence, as late as possible. */
export type Words = {
  readonly languages: readonly string[]
  /**
   * The sentence under a key, in the form of address she chose where it has one (`key_she`), else in its neutral words.
   * A missing key is a fault: `inspect` has proved that there is none.
   */
  say(
    language: string,
    key: string,
    values?: Answers & { readonly count?: never },
    spokenTo?: SpokenTo,
  ): string
  /** A sentence that counts something, in the plural that the language wants. */
  count(language: string, key: string, count: number): string
  has(language: string, key: string): boolean
  readonly catalogues: Catalogues
  /** Right to left, for the web door. */
  direction(language: string): 'ltr' | 'rtl'
}

/** Phones inside a sentence stand between these two marks (private use), so that each door can make them tappable. */
export const PHONE = { open: '\uE000', close: '\uE001' } as const

/** A paragraph that begins with this mark is a note in small print: where a statement comes from. */
export const NOTE = '\uE002'

/** The words alone, for whoever leans on files that were inspected: a fault in them is thrown. */
export function readCatalogues(folder: string): Catalogues {
  const { catalogues, faults } = readWordFiles(folder)
  const [fault] = faults
  if (fault) throw new Error(`${fault.file}:${fault.line}: ${fault.cause}`)
  return catalogues
}

/** Reads locales/<language>/**.json. A file that is not a flat table of texts is told with its line. */
export function readWordFiles(folder: string): {
  readonly catalogues: Catalogues
  readonly faults: readonly Fault[]
} {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const read = languages.flatMap(({ name: language }) =>
    readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => ({
        language,
        name: file.replace(/\.json$/, ''),
        ...readTable(folder, `${language}/${file}`),
      })),
  )
  return {
    catalogues: Object.fromEntries(
      languages.map(({ name }) => [
        name,
        Object.fromEntries(
          read
            .filter(({ language }) => language === name)
            .flatMap((table) => (table.value ? [[table.name, table.value]] : [])),
        ),
      ]),
    ),
    faults: read.flatMap(({ faults }) => faults),
  }
}

const readTable = (folder: string, file: string) =>
  readShaped(
    join(folder, file),
    `locales/${file}`,
    Catalogue,
    'a file of words is one flat table: "key": "words"',
  )

/** Opens the catalogues. `phones` are what `{{phone.<id>}}` stands for: they come from the directory and are never typed. */
export function openWords(catalogues: Catalogues, phones: Readonly<Record<string, string>>): Words {
  const engine = engineOf(catalogues)
  const marked = Object.fromEntries(
    Object.entries(phones).map(([id, number]) => [id, `${PHONE.open}${number}${PHONE.close}`]),
  )
  // Values stand apart from the options: an answer may be called like one of them.
  const translate = (
    language: string,
    key: string,
    values: object,
    options: { count?: number; context?: SpokenTo } = {},
  ): string => {
    const text = engine.t(key, { ...options, lng: language, replace: { ...values, phone: marked } })
    // A key that is not there comes back without its catalogue.
    if (key.endsWith(text) && !engine.exists(key, { lng: language }))
      throw new Error(`no words for ${key} in ${language}`)
    return text
  }
  // Most words repeat nothing: they are the same sentence every time.
  const plain = new Map<string, string>()
  const same = (language: string, key: string, context: SpokenTo): string => {
    const id = `${language} ${context} ${key}`
    const known = plain.get(id)
    if (known !== undefined) return known
    const text = translate(language, key, {}, { context })
    plain.set(id, text)
    return text
  }
  return {
    catalogues,
    languages: Object.keys(catalogues),
    say: (language, key, values, context = 'neutral') =>
      values ? translate(language, key, joined(values), { context }) : same(language, key, context),
    count: (language, key, count) => translate(language, key, { count }, { count }),
    has: (language, key) => engine.exists(key, { lng: language }),
    direction: (language) => (engine.dir(language) === 'rtl' ? 'rtl' : 'ltr'),
  }
}

const joined = (values: Answers) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.join(', '),
    ]),
  )

function engineOf(catalogues: Catalogues): i18n {
  const engine = i18next.createInstance()
  void engine.init({
    resources: catalogues as Record<string, Record<string, Record<string, string>>>,
    ns: [...new Set(Object.values(catalogues).flatMap((language) => Object.keys(language)))],
    fallbackLng: false,
    keySeparator: false,
    initAsync: false,
    // Escaping is the door's affair: Telegram takes text as it is, the web page escapes everything.
    interpolation: { escapeValue: false, skipOnVariables: true },
    returnNull: false,
  })
  return engine
}
