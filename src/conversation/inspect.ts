import type { LobbyWord } from '../outbox/screen.ts'
import type { Acts } from './act.ts'
import type { Flow } from './flow.ts'
import type { Press } from './input.ts'
import { limitsFaults, needFaults, showFaults, sourceFaults } from './inspect-certain.ts'
import { labelFaults, pressFaults, sameLabelFaults } from './inspect-labels.ts'
import {
  type HouseRule,
  hintFaults,
  lobbyFlowFaults,
  lobbyWordFaults,
  versionFaults,
} from './inspect-lobby.ts'
import { circleFaults, lengthFaults } from './inspect-pauses.ts'
import { listFaults, skipFaults, tickFaults } from './inspect-questions.ts'
import { actFaults, cardFaults, endFaults, factFaults, resultFaults } from './inspect-references.ts'
import type { FlowRule } from './inspect-rule.ts'
import { deadEndFaults, orphanFaults, startFaults, targetFaults } from './inspect-structure.ts'
import {
  missingWordFaults,
  placeholderFaults,
  textFaults,
  unusedWordFaults,
  wordingFaults,
} from './inspect-words.ts'

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
  /** The words under a key in one language, as written, or nothing. */
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

/** A group of rules, by name. */
type Group<Rule> = Readonly<Record<string, Rule>>

/** The whole promise of DESIGN §3, rule by rule. */
export const rules: {
  /** What must hold before a flow can be walked at all. */
  readonly shape: Group<FlowRule>
  readonly flow: Group<FlowRule>
  readonly house: Group<HouseRule>
} = {
  shape: { startFaults, targetFaults },
  flow: {
    orphanFaults,
    deadEndFaults,
    circleFaults,
    lengthFaults,
    skipFaults,
    listFaults,
    tickFaults,
    actFaults,
    resultFaults,
    cardFaults,
    endFaults,
    factFaults,
    limitsFaults,
    needFaults,
    sourceFaults,
    showFaults,
    missingWordFaults,
    textFaults,
    placeholderFaults,
    wordingFaults,
    unusedWordFaults,
    labelFaults,
    sameLabelFaults,
    pressFaults,
  },
  house: { lobbyFlowFaults, lobbyWordFaults, hintFaults, versionFaults },
}

/** Everything wrong with the flows of a house that can be known before anybody talks to it. A house with one fault does not open. */
export function inspect(house: House, { shape, flow, house: whole } = rules): Fault[] {
  const found = (group: Group<FlowRule>) =>
    house.flows.flatMap((one) => Object.values(group).flatMap((rule) => rule({ ...one, house })))
  const misshapen = found(shape)
  // A flow that leads nowhere cannot be walked: its other faults would only repeat this one.
  if (misshapen.length > 0) return misshapen
  return [...found(flow), ...Object.values(whole).flatMap((rule) => rule(house))]
}
