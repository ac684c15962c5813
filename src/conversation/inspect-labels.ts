import { neutralOf } from '../outbox/screen.ts'
import type { Finding } from './inspect-rule.ts'
import { atEveryNode } from './inspect-rule.ts'
import { atEveryText } from './inspect-written.ts'
import { PAGE } from './moves.ts'

/** Telegram cuts longer labels on a narrow phone. */
const BUTTON_MAX = 30

/** A label is one short line. */
export const wrongWithLabel = (text: string): Finding[] => [
  ...(text.length > BUTTON_MAX
    ? ([[`a button longer than ${BUTTON_MAX} characters`, 'say it shorter']] as const)
    : []),
  ...(text.includes('\n') ? ([['a button of several lines', 'write one line']] as const) : []),
]

/** Every button's label fits on it. */
export const labelFaults = atEveryText((text = '', { option }) =>
  option === undefined ? [] : wrongWithLabel(text),
)

/** Two buttons of one question tell themselves apart. */
export const sameLabelFaults = atEveryText((text, { key, name, node, option, language }, { flow, house }) => {
  if (text === undefined || option === undefined || node.kind !== 'choose') return []
  const form = key.slice(neutralOf(key).length)
  const others = Object.keys(node.options).filter((_, index) => (form ? index !== option : index < option))
  // Whoever chose a form of address reads the others in it too, where they have it.
  const read = (label: string) => {
    const other = `flows/${flow.flow}:${name}#${label}`
    return house.words(language, other + form) ?? house.words(language, other)
  }
  return others.some((label) => read(label) === text)
    ? [[`two buttons say “${text}”`, 'let them differ']]
    : []
})

/** The press of every button fits into the 64 bytes that Telegram gives it, whatever list stands above. */
export const pressFaults = atEveryNode((node, _, { house }) => {
  if (node.kind !== 'choose') return []
  const last = Object.keys(node.options).length + (node.each ? PAGE : 0) - 1
  return house.fitsOnAButton({ step: Number.MAX_SAFE_INTEGER, option: Math.max(0, last) })
    ? []
    : [['a press of the last button does not fit into 64 bytes', 'fewer options']]
})
