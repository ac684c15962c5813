import { join } from 'node:path'
import type { Acts } from '../conversation/act.ts'
import { type Card, cardsOf, keptCards } from '../conversation/card.ts'
import { inspect } from '../conversation/inspect.ts'
import type { Fact, Fault, House } from '../conversation/inspect-rule.ts'
import { avoidOf, sourceFaults, wordingFaults } from '../conversation/wording.ts'
import { type FlowFile, readFlows } from '../edge/flow-files.ts'
import { fits } from '../edge/telegram/button.ts'
import { type Catalogues, openWords, readCatalogues, type Words } from '../edge/words.ts'
import { lobbyWords } from '../outbox/screen.ts'
import { dayIn, type Gate, termOf, withheldOn } from './gate.ts'
import { type FactEntry, type Register, readRegister } from './register.ts'
import { type Signatures, signaturesIn } from './signing.ts'

/** Everything people may be shown that is data, as it is written: flows, words, facts, and who signed them. Read once, when the house opens. */
export type Content = {
  readonly flows: readonly FlowFile[]
  readonly words: Words
  readonly facts: readonly FactEntry[]
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
  readonly today: Date
  /** `release` wants every fact strong and in time. A house that opens withholds what leans on the others. */
  readonly gate: Gate | 'release'
}

/** Reads and inspects the content of a house. With one fault it does not open: the whole list is given, not the first. */
export function openContent(needs: Needs): { content: Content } | { faults: Fault[] } {
  const { files, faults: unread } = readFlows(join(needs.root, 'flows'))
  const { register, faults: unregistered } = readRegister(needs.root)
  const catalogues = readCatalogues(join(needs.root, 'locales'))
  if (unread.length + unregistered.length > 0) return { faults: [...unread, ...unregistered] }
  const words = openWords(catalogues, needs.phones)
  const flows = files.map(({ flow }) => flow)
  const content: Content = {
    flows: files,
    words,
    facts: register.facts,
    register,
    cards: cardsOf(flows),
    kept: keptCards(flows),
    signatures: signaturesIn(register, catalogues),
    house: houseOf(needs, files, register, catalogues),
  }
  const found = inspect(needs.gate === 'release' ? content.house : lenient(content, needs.gate, needs.today))
  return found.length > 0 ? { faults: found } : { content }
}

/** A house stays open for a weak or overdue fact if it can withhold what leans on it. A kept card may be overdue, never weak. */
const lenient = ({ house, cards, facts, kept, signatures }: Content, gate: Gate, today: Date): House => ({
  ...house,
  today: new Date(0),
  withheld: new Set(
    withheldOn(dayIn(today), gate, { cards, facts, kept, isLawful: signatures.isLawful }).keys(),
  ),
})

function houseOf(
  { acts, cards, phones, today }: Needs,
  flows: readonly FlowFile[],
  { facts }: Register,
  catalogues: Catalogues,
): House {
  const languages = Object.keys(catalogues)
  const avoid = Object.fromEntries(
    languages.map((language) => [language, avoidOf(catalogues[language]?.['words-to-avoid'] ?? {})]),
  )
  const stating = factsByKey(flows)
  return {
    flows,
    acts,
    cards,
    languages,
    words: wordsOf(catalogues),
    keys: (language, catalogue) => Object.keys(catalogues[language]?.[catalogue] ?? {}),
    wording: (language, key, text) => [
      ...wordingFaults(language, ...split(key), text, avoid[language] ?? []),
      ...(stating.has(key) ? sourceFaults(text, stating.get(key)!) : []),
    ],
    phones: Object.keys(phones),
    facts: facts.map(standing),
    today: new Date(dayIn(today)),
    fitsOnAButton: fits,
    lobby: lobbyWords,
  }
}

const standing = (fact: FactEntry): Fact => ({
  id: fact.id,
  source: fact.source,
  confidence: fact.confidence,
  until: new Date(termOf(fact)),
})

/** The facts that the words of each step lean on. */
const factsByKey = (files: readonly FlowFile[]) =>
  new Map<string, readonly string[]>(
    files.flatMap(({ flow }) =>
      Object.entries(flow.nodes).map(
        ([name, node]) => [`flows/${flow.flow}:${name}`, ('facts' in node && node.facts) || []] as const,
      ),
    ),
  )

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
