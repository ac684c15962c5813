import { withholdGuarded } from '../conversation/guarded.ts'
import { inspect, rules } from '../conversation/inspect.ts'
import type { Fault } from '../conversation/inspect-rule.ts'
import type { FlowFile } from '../edge/flow-files.ts'
import type { Words } from '../edge/words.ts'
import type { Content } from './content.ts'
import { dayIn, type Gate, type Reason, termOf, withheldOn } from './gate.ts'

/** What people are shown on one day: the flows without what is withheld, and why it is. */
export type View = {
  readonly day: string
  readonly flows: readonly FlowFile[]
  readonly withheld: ReadonlyMap<string, Reason>
  /** Facts past their term: where they cannot be withheld, they are shown as overdue. */
  readonly overdue: readonly string[]
}

/** The view of a day. Its flows were inspected once more: withholding leaves no dead end behind. */
export function viewOn(content: Content, gate: Gate, at: Date): { view: View } | { faults: Fault[] } {
  const day = dayIn(at)
  const { cards, facts, kept, signatures } = content
  const reasons = withheldOn(day, gate, { cards, facts, kept, isLawful: signatures.isLawful })
  const fileOf = new Map(content.flows.map(({ file, flow }) => [`${flow.flow} ${flow.version}`, file]))
  const all = content.flows.map(({ flow }) => flow)
  const guarded = withholdGuarded(content.house, all, new Set(reasons.keys()))
  const withheld = new Map(
    [...guarded.cards].map((card) => [card, reasons.get(card) ?? ('unguarded' as const)]),
  )
  const flows = guarded.flows.map((flow) => ({ file: fileOf.get(`${flow.flow} ${flow.version}`)!, flow }))
  // Where nothing is withheld these are the flows that were inspected when the house opened.
  const faults = withheld.size > 0 ? inspect({ ...content.house, flows, today: new Date(0) }, shapeRules) : []
  if (faults.length > 0) return { faults }
  const overdue = facts.filter((fact) => termOf(fact) < day).map(({ id }) => id)
  return { view: { day, flows, withheld, overdue } }
}

const wordRules = [
  'missingWordFaults',
  'textFaults',
  'signFaults',
  'placeholderFaults',
  'wordingFaults',
  'unsourcedFaults',
  'unusedWordFaults',
  'labelFaults',
  'sameLabelFaults',
  'formFaults',
]
/** Every rule about ways. The words are those that were inspected when the house opened. */
const shapeRules = {
  ...rules,
  flow: Object.fromEntries(Object.entries(rules.flow).filter(([name]) => !wordRules.includes(name))),
  house: { lobbyFlowFaults: rules.house['lobbyFlowFaults']! },
}

/** The words of this house without those that are withheld: whoever asks for them hears that they are being checked. */
export const withheldWords = (words: Words, isWithheld: (card: string) => boolean): Words => ({
  ...words,
  say: (language, key, values, spokenTo) =>
    isWithheld(key) ? words.say(language, 'neutral:withheld') : words.say(language, key, values, spokenTo),
})
