import { limitsFaults, needFaults, showFaults, sourceFaults } from './inspect-certain.ts'
import { formFaults } from './inspect-forms.ts'
import { insideButtonFaults, insideFaults, routeSourceFaults } from './inspect-inside.ts'
import { labelFaults, pressFaults, sameLabelFaults } from './inspect-labels.ts'
import {
  hintFaults,
  lobbyFlowFaults,
  lobbyWordFaults,
  registerFaults,
  versionFaults,
} from './inspect-lobby.ts'
import { circleFaults, lengthFaults } from './inspect-pauses.ts'
import { listFaults, skipFaults, tickFaults } from './inspect-questions.ts'
import { actFaults, cardFaults, endFaults, factFaults, resultFaults } from './inspect-references.ts'
import {
  firstRouteFaults,
  routeFactFaults,
  routeLineFaults,
  routeWordFaults,
  unshownRouteFaults,
} from './inspect-routes.ts'
import type { Fault, FlowRule, House, HouseRule } from './inspect-rule.ts'
import { deadEndFaults, orphanFaults, startFaults, targetFaults } from './inspect-structure.ts'
import { signFaults, textFaults } from './inspect-texts.ts'
import {
  missingWordFaults,
  placeholderFaults,
  unsourcedFaults,
  unusedWordFaults,
  wordingFaults,
} from './inspect-words.ts'

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
    insideFaults,
    insideButtonFaults,
    routeSourceFaults,
    missingWordFaults,
    textFaults,
    signFaults,
    placeholderFaults,
    formFaults,
    wordingFaults,
    unsourcedFaults,
    unusedWordFaults,
    labelFaults,
    sameLabelFaults,
    pressFaults,
  },
  house: {
    lobbyFlowFaults,
    lobbyWordFaults,
    hintFaults,
    versionFaults,
    registerFaults,
    firstRouteFaults,
    routeFactFaults,
    routeLineFaults,
    routeWordFaults,
    unshownRouteFaults,
  },
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
