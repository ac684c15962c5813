import { join } from 'node:path'
import type { Templates } from '../complaint/template.ts'
import type { Acts } from '../conversation/act.ts'
import { type Card, cardsOf, keptCards } from '../conversation/card.ts'
import { inspect } from '../conversation/inspect.ts'
import { inspectCatalogues } from '../conversation/inspect-catalogues.ts'
import type { Fact, Fault, House } from '../conversation/inspect-rule.ts'
import { type Route, routeCards } from '../conversation/route.ts'
import { avoidOf, wordingFaults } from '../conversation/wording.ts'
import { type FlowFile, readComplaints, readFlows, readRoutes } from '../edge/flow-files.ts'
import type { InspectOnce } from '../edge/inspect-once.ts'
import { fits } from '../edge/telegram/button.ts'
import { type Catalogues, openWords, readWordFiles, type Words } from '../edge/words.ts'
import { lobbyWords } from '../outbox/screen.ts'
import { cataloguesWith, paperCards, paperFaults } from './complaint-content.ts'
import { dayIn, type Gate, termOf, withheldOn } from './gate.ts'
import { type FactEntry, type Register, readRegister } from './register.ts'
import { type Signatures, signaturesIn } from './signing.ts'

/** Everything people may be shown that is data, as it is written: flows, words, facts, and who signed them. Read once, when the house opens. */
export type Content = {
  readonly flows: readonly FlowFile[]
  readonly words: Words
  readonly facts: readonly FactEntry[]
  readonly routes: readonly Route[]
  /** The papers that a person can take to a body; nothing, where a house has none. */
  readonly complaints: Templates | undefined
  readonly register: Register
  readonly cards: readonly Card[]
  /** Cards that no gate withholds. */
  readonly kept: ReadonlySet<string>
  readonly signatures: Signatures
  /** What the flows are inspected against, whichever of them are shown. */
  readonly house: House
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
  /** `release` wants every fact strong and in time. A house that opens withholds what leans on the others. */
  readonly gate: Gate | 'release'
  readonly inspectOnce: InspectOnce
}

/** Reads and inspects the content of a house. With one fault it does not open: the whole list is given, not the first. */
export function openContent(needs: Needs): { content: Content } | { faults: Fault[] } {
  const { files, register, routes, complaints, catalogues, faults } = readAll(needs.root)
  if (faults.length > 0) return { faults }
  const flows = files.map(({ flow }) => flow)
  const avoid = avoidIn(catalogues)
  // The words of the papers stand beside those of the flows, to be signed in the same way.
  const said = cataloguesWith(catalogues, complaints)
  const papers = paperCards(complaints)
  const content: Content = {
    flows: files,
    words: openWords(said, needs.phones),
    facts: register.facts,
    routes,
    complaints,
    register,
    cards: [...cardsOf(flows, routes), ...papers],
    // What hides a paper is judged sentence by sentence, where it is made.
    kept: new Set([...keptCards(flows), ...papers.map(({ key }) => key)]),
    signatures: signaturesIn(register, said),
    house: houseOf(needs, { files, register, routes, catalogues, avoid }),
  }
  const written = {
    catalogues,
    avoid,
    flows: flows.map(({ flow }) => flow),
    phones: Object.keys(needs.phones),
  }
  const judged = needs.gate === 'release' ? content.house : lenient(content, needs.gate, needs.today)
  const { acts: _, inspectOnce, root: __, ...against } = needs
  const all = { ...against, today: dayIn(needs.today), files, register, routes, complaints, catalogues }
  const found = inspectOnce(all, () => [
    ...inspect(judged),
    ...inspectCatalogues(written),
    ...paperFaults(complaints, { flows, facts: register.facts, routes, avoid }),
  ])
  return found.length > 0 ? { faults: found } : { content }
}

const avoidIn = (catalogues: Catalogues) =>
  Object.fromEntries(
    Object.entries(catalogues).map(([language, tables]) => [
      language,
      avoidOf(tables['words-to-avoid'] ?? {}),
    ]),
  )

/** Everything that editors write, and what of it could not be read. */
function readAll(root: string) {
  const { files, faults } = readFlows(join(root, 'flows'))
  const { register, faults: unregistered } = readRegister(root)
  const table = readRoutes(join(root, 'flows'))
  const papers = readComplaints(join(root, 'flows'))
  const words = readWordFiles(join(root, 'locales'))
  return {
    files,
    register,
    routes: table.value?.routes ?? [],
    complaints: papers.value,
    catalogues: words.catalogues,
    faults: [...faults, ...unregistered, ...table.faults, ...papers.faults, ...words.faults],
  }
}

/** A house stays open for a weak or overdue fact if it can withhold what leans on it. A kept card may be overdue, never weak. */
const lenient = ({ house, cards, facts, kept, signatures }: Content, gate: Gate, today: Date): House => ({
  ...house,
  today: new Date(0),
  withheld: new Set(
    withheldOn(dayIn(today), gate, { cards, facts, kept, isLawful: signatures.isLawful }).keys(),
  ),
})

type Read = Omit<ReturnType<typeof readAll>, 'faults' | 'complaints'> & {
  readonly avoid: Readonly<Record<string, ReturnType<typeof avoidOf>>>
}

const houseOf = (
  { acts, cards, phones, lines, today }: Needs,
  { files, register, routes, catalogues, avoid }: Read,
): House => ({
  flows: files,
  acts,
  cards: [...cards, ...routeCards(routes).map(({ card }) => card)],
  languages: Object.keys(catalogues),
  words: wordsOf(catalogues),
  keys: (language, catalogue) => Object.keys(catalogues[language]?.[catalogue] ?? {}),
  wording: (language, key, text) =>
    wordingFaults(language, ...split(key), text, avoid[language] ?? avoidOf({})),
  phones: Object.keys(phones),
  lines,
  facts: register.facts.map(standing),
  routes,
  today: new Date(dayIn(today)),
  fitsOnAButton: fits,
  lobby: lobbyWords,
})

const standing = (fact: FactEntry): Fact => ({
  id: fact.id,
  source: fact.source,
  confidence: fact.confidence,
  until: new Date(termOf(fact)),
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
