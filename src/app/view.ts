import { inspect, rules } from '../conversation/inspect.ts'
import type { Fault } from '../conversation/inspect-rule.ts'
import { withhold } from '../conversation/withhold.ts'
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
  const withheld = withheldOn(day, gate, { cards, facts, kept, isLawful: signatures.isLawful })
  const fileOf = new Map(content.flows.map(({ file, flow }) => [`${flow.flow} ${flow.version}`, file]))
  const flows = withhold(
    content.flows.map(({ flow }) => flow),
    new Set(withheld.keys()),
  ).map((flow) => ({ file: fileOf.get(`${flow.flow} ${flow.version}`)!, flow }))
  // Where nothing is withheld these are the flows that were inspected when the house opened.
  const faults = withheld.size > 0 ? inspect({ ...content.house, flows, today: new Date(0) }, shapeRules) : []
  if (faults.length > 0) return { faults }
  const overdue = facts.filter((fact) => termOf(fact) < day).map(({ id }) => id)
  return { view: { day, flows, withheld, overdue } }
}

const { missingWordFaults, textFaults, wordingFaults, unusedWordFaults, labelFaults, ...ways } = rules.flow
/** Every rule about ways. The words are those that were inspected when the house opened. */
const shapeRules = { ...rules, flow: ways }

/** The words of this house without those that are withheld: whoever asks for them hears that they are being checked. */
export const withheldWords = (words: Words, isWithheld: (card: string) => boolean): Words => ({
  ...words,
  say: (language, key, values) =>
    isWithheld(key) ? words.say(language, 'neutral:withheld') : words.say(language, key, values),
})
