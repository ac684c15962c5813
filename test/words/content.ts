import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Flow } from '../../src/conversation/flow.ts'

/** One catalogue: key → words. */
export type Table = Readonly<Record<string, string>>

/** Everything written by editors: words by language and catalogue, flows, facts. */
export type Written = {
  readonly words: Readonly<Record<string, Readonly<Record<string, Table>>>>
  readonly flows: Readonly<Record<string, Flow>>
  readonly facts: readonly Fact[]
}

export type Fact = {
  readonly id: string
  readonly statement: Readonly<Record<string, string>>
  readonly source: string
  readonly date: string
  readonly confidence: string
  readonly checkedOn: string
  readonly recheckAfterDays: number
  readonly signedOff: object | null
}

const root = join(import.meta.dirname, '..', '..')
const json = (...path: string[]): unknown => JSON.parse(readFileSync(join(root, ...path), 'utf8'))
const named = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replaceAll('\\', '/').replace(/\.json$/, ''))
    .sort()

const tables = (language: string) =>
  Object.fromEntries(
    named(join('locales', language)).map((file) => [
      file,
      json('locales', language, `${file}.json`) as Table,
    ]),
  )

/** What stands in this repository. */
export const written: Written = {
  words: { uk: tables('uk'), en: tables('en') },
  flows: Object.fromEntries(
    named('flows')
      .filter((file) => !['facts', 'sign-offs', 'flow.schema', 'routes', 'complaints'].includes(file))
      .map((file) => [file, Flow.parse(json('flows', `${file}.json`))]),
  ),
  facts: json('flows', 'facts.json') as Fact[],
}

/** The same content with other words at one place: a slip of the pen that a rule must see. */
export const slip = (language: string, catalogue: string, key: string, text: string | undefined): Written => {
  const { [key]: _, ...others } = written.words[language]![catalogue]!
  const table = text === undefined ? others : { ...others, [key]: text }
  return {
    ...written,
    words: { ...written.words, [language]: { ...written.words[language], [catalogue]: table } },
  }
}
