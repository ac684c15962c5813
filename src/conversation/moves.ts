import type { Answers, Button } from '../outbox/screen.ts'
import type { Flow, FlowNode } from './flow.ts'
import type { Item, Seat } from './session.ts'

/** One button of a question: what it says, where it leads, and what it leaves in the answers. */
export type Move = { readonly button: Button; readonly to: string; readonly keeps?: Answers }

/** Items of a long list on one screen. */
export const PAGE = 8

/** The buttons of the question a seat waits at, in the order a press counts them. */
export function movesAt(flow: Flow, seat: Seat): readonly Move[] {
  const node = nodeAt(flow, seat.at)
  if (node.kind !== 'choose') return []
  const { save, next, each } = node
  const items = each && save && next ? itemsOn(seat, each).map((item) => pick(item, save, next)) : []
  const options = Object.entries(node.options).map(([option, to]) => optionMove(flow, seat, node, option, to))
  return [...items, ...options]
}

/** Does the list of this question go on after the page that is shown? */
export function hasMore(flow: Flow, seat: Seat): boolean {
  const node = nodeAt(flow, seat.at)
  return node.kind === 'choose' && node.each !== undefined && (seat.lists?.[node.each]?.length ?? 0) > PAGE
}

export function nodeAt(flow: Flow, name: string): FlowNode {
  const node = flow.nodes[name]
  if (!node) throw new Error(`flow ${flow.flow} version ${flow.version} has no node ${name}`)
  return node
}

const itemsOn = (seat: Seat, list: string): readonly Item[] =>
  (seat.lists?.[list] ?? []).slice((seat.page ?? 0) * PAGE, ((seat.page ?? 0) + 1) * PAGE)

const pick = (item: Item, save: string, to: string): Move => ({
  button: { label: item.label },
  to,
  keeps: { [save]: item.id },
})

type Choose = Extract<FlowNode, { kind: 'choose' }>

function optionMove(flow: Flow, seat: Seat, node: Choose, option: string, to: string): Move {
  const key = `flows/${flow.flow}:${seat.at}#${option}`
  if (node.many && node.save && to === seat.at) {
    const ticks = listOf(seat.answers[node.save])
    const ticked = ticks.includes(option)
    const kept = ticked ? ticks.filter((tick) => tick !== option) : [...ticks, option]
    return { button: { key, ticked }, to, keeps: { [node.save]: kept } }
  }
  const saves = node.save && !node.many && !node.each
  return { button: { key }, to, ...(saves && { keeps: { [node.save as string]: option } }) }
}

/** An answer as the list it is, or the one it begins. */
export const listOf = (answer: Answers[string] | undefined): readonly string[] =>
  answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer
