import { join } from 'node:path'
import { z } from 'zod'
import type { Acts } from '../conversation/act.ts'
import { inspect } from '../conversation/inspect.ts'
import { inspectCatalogues } from '../conversation/inspect-catalogues.ts'
import type { Fact, Fault } from '../conversation/inspect-rule.ts'
import { type Route, routeCards } from '../conversation/route.ts'
import { avoidOf, wordingFaults } from '../conversation/wording.ts'
import { type FlowFile, readFlows, readRoutes } from '../edge/flow-files.ts'
import { readShaped } from '../edge/shaped-file.ts'
import { fits } from '../edge/telegram/button.ts'
import { type Catalogues, openWords, readWordFiles, type Words } from '../edge/words.ts'
import { lobbyWords } from '../outbox/screen.ts'

/** One statement of flows/facts.json: what it says, where it comes from, when it was checked, and whether a professional signed it off. */
const FactEntry = z.object({
  id: z.string(),
  statement: z.record(z.string(), z.string()),
  source: z.string(),
  date: z.string(),
  confidence: z.string(),
  checkedOn: z.iso.date(),
  recheckAfterDays: z.int().positive(),
  signedOff: z.string().nullable(),
})
export type FactEntry = z.infer<typeof FactEntry>

/** Everything people are shown that is data: flows, words, facts. Read once, when the house opens. */
export type Content = {
  readonly flows: readonly FlowFile[]
  readonly words: Words
  readonly facts: readonly FactEntry[]
  readonly routes: readonly Route[]
  /** Facts that are due for a new check: shown as overdue, and told to the operator at every start. */
  readonly overdue: readonly string[]
}

/** What a content is inspected against. `phones`: numbers that may be shown, by directory id. */
export type Needs = {
  readonly root: string
  readonly acts: Acts
  readonly cards: readonly string[]
  readonly phones: Readonly<Record<string, string>>
  /** Lines of help that may be shown, by directory id. */
  readonly lines: readonly string[]
  readonly today: Date
  /** A check before release wants every fact in time. A house that opens does not stay shut for one: it is marked. */
  readonly inTime?: true
}

const FACTS = 'flows/facts.json'
const DAY = 24 * 3600 * 1000

/** Reads and inspects the content of a house. With one fault it does not open: the whole list is given, not the first. */
export function openContent(needs: Needs): { content: Content } | { faults: Fault[] } {
  const { files, facts, routes, catalogues, faults } = readAll(needs.root)
  if (faults.length > 0) return { faults }
  const avoid = Object.fromEntries(
    Object.keys(catalogues).map((language) => [
      language,
      avoidOf(catalogues[language]?.['words-to-avoid'] ?? {}),
    ]),
  )
  const words = openWords(catalogues, needs.phones)
  const found = inspect({
    flows: files,
    acts: needs.acts,
    cards: [...needs.cards, ...routeCards(routes).map(({ card }) => card)],
    languages: words.languages,
    words: wordsOf(catalogues),
    keys: (language, catalogue) => Object.keys(catalogues[language]?.[catalogue] ?? {}),
    wording: (language, key, text) =>
      wordingFaults(language, ...split(key), text, avoid[language] ?? avoidOf({})),
    phones: Object.keys(needs.phones),
    lines: needs.lines,
    facts: facts.map(standing),
    routes,
    today: needs.inTime ? needs.today : new Date(0),
    fitsOnAButton: fits,
    lobby: lobbyWords,
  })
  const written = {
    catalogues,
    avoid,
    flows: files.map(({ flow }) => flow.flow),
    phones: Object.keys(needs.phones),
  }
  found.push(...inspectCatalogues(written))
  const overdue = facts.filter((fact) => standing(fact).until < needs.today).map(({ id }) => id)
  return found.length > 0 ? { faults: found } : { content: { flows: files, words, facts, routes, overdue } }
}

/** Everything that editors write, and what of it could not be read. */
function readAll(root: string) {
  const { files, faults } = readFlows(join(root, 'flows'))
  const register = readShaped(
    join(root, FACTS),
    FACTS,
    z.array(FactEntry),
    'see “Facts” in docs/writing-flows.md',
  )
  const table = readRoutes(join(root, 'flows'))
  const words = readWordFiles(join(root, 'locales'))
  return {
    files,
    facts: register.value ?? [],
    routes: table.value?.routes ?? [],
    catalogues: words.catalogues,
    faults: [...faults, ...register.faults, ...table.faults, ...words.faults],
  }
}

const standing = ({ id, source, confidence, checkedOn, recheckAfterDays }: FactEntry): Fact => ({
  id,
  source,
  confidence,
  until: new Date(Date.parse(checkedOn) + recheckAfterDays * DAY),
})

/** The words of a key as written; of a counted one, its last plural. */
const wordsOf = (catalogues: Catalogues) => (language: string, key: string) => {
  const [catalogue, entry] = split(key)
  const table = catalogues[language]?.[catalogue]
  return table?.[entry] ?? table?.[`${entry}_other`]
}

function split(key: string): [string, string] {
  const colon = key.indexOf(':')
  return [key.slice(0, colon), key.slice(colon + 1)]
}
