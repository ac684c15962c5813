import type { LobbyWord } from '../outbox/screen.ts'
import type { Acts } from './act.ts'
import type { Flow } from './flow.ts'
import type { Press } from './input.ts'
import { settingFaults } from './inspect-paths.ts'
import { actFaults, endFaults, factFaults, questionFaults, structureFaults } from './inspect-structure.ts'
import { buttonFaults, lobbyFaults, wordFaults } from './inspect-words.ts'

/** One thing wrong with a flow or its words: where, why it matters, and what mends it. */
export type Fault = {
  readonly file: string
  /** The place inside the file, as a JSON path. */
  readonly path: string
  readonly cause: string
  readonly mend: string
}

/** One statement of the register: a flow may lean on it only with a source, and only until it must be checked again. */
export type Fact = {
  readonly id: string
  readonly source: string
  readonly confidence: string
  readonly until: Date
}

/** What a flow is inspected against. */
export type House = {
  readonly flows: readonly { readonly file: string; readonly flow: Flow }[]
  readonly acts: Acts
  readonly cards: readonly string[]
  readonly languages: readonly string[]
  /** The words under a key in one language, as written, or nothing. Plurals under their suffixed keys. */
  words(language: string, key: string): string | undefined
  /** Every key of one catalogue (`flows/lobby`), in one language. */
  keys(language: string, catalogue: string): readonly string[]
  /** What a language forbids in these words (LANGUAGE.md), with the mend. */
  wording(
    language: string,
    key: string,
    text: string,
  ): readonly { readonly cause: string; readonly mend: string }[]
  /** Phones that may be shown, by directory id. */
  readonly phones: readonly string[]
  readonly facts: readonly Fact[]
  readonly today: Date
  fitsOnAButton(press: Press): boolean
  readonly lobby: readonly LobbyWord[]
}

/** One flow among the rules: its file and everything it is held against. */
export type Inspected = { readonly file: string; readonly flow: Flow; readonly house: House }

/** Each rule looks at one flow and names what it finds. The list is the promise of DESIGN §3, rule by rule. */
export const rules = {
  structureFaults,
  questionFaults,
  actFaults,
  endFaults,
  factFaults,
  settingFaults,
  wordFaults,
  buttonFaults,
} as const satisfies Record<string, (inspected: Inspected) => Fault[]>

/** Everything wrong with the flows of a house that can be known before anybody talks to it. A house with one fault does not open. */
export function inspect(house: House): Fault[] {
  const structure = house.flows.flatMap(({ file, flow }) => structureFaults({ file, flow, house }))
  // A flow that leads nowhere cannot be walked: its other faults would only repeat this one.
  if (structure.length > 0) return structure
  const { structureFaults: _, ...others } = rules
  const found = house.flows.flatMap(({ file, flow }) =>
    Object.values(others).flatMap((rule) => rule({ file, flow, house })),
  )
  return [...found, ...lobbyFaults(house)]
}
