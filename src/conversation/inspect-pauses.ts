import type { Flow } from './flow.ts'
import { atEveryNode, type House, newest } from './inspect-rule.ts'
import { exits } from './inspect-structure.ts'
import { lobbyFlows } from './lobby.ts'

/** Bubbles that may stand one under the other before somebody is asked: more is a leaflet, and slow to arrive. */
export const BUBBLES_MAX = 4

type Place = { readonly flow: Flow; readonly name: string }

/** Where a walk goes from a place without waiting for anybody, into other flows too. */
function onward(house: House, { flow, name }: Place): Place[] {
  const node = flow.nodes[name]
  if (!node || node.kind === 'choose' || node.kind === 'write') return []
  if (node.kind !== 'end') return exits(node).map(({ to }) => ({ flow, name: to }))
  // `resume` goes home when nothing was interrupted.
  const next = newest(house, node.to === undefined || node.to === 'resume' ? lobbyFlows.home : node.to)
  return next ? [{ flow: next, name: next.start }] : []
}

const nameOf = ({ flow, name }: Place) => `${flow.flow} ${flow.version} ${name}`

/** No circle without a question in it, be it through several flows. */
export const circleFaults = atEveryNode((_, name, { flow, house }) => {
  const here = { flow, name }
  const places = new Map(onward(house, here).map((place) => [nameOf(place), place]))
  for (const place of places.values()) for (const next of onward(house, place)) places.set(nameOf(next), next)
  return places.has(nameOf(here)) ? [['turns in a circle without a pause', 'put a question in between']] : []
})

/** Not too much is said at once. */
export const lengthFaults = atEveryNode((node, name, { flow, house }) =>
  // Counted from the question backwards, one bubble is the first that is too many.
  node.kind === 'say' && bubbles(house, { flow, name }, new Map()) === BUBBLES_MAX + 1
    ? [[`more than ${BUBBLES_MAX} bubbles before the next question`, 'say less, or ask in between']]
    : [],
)

/** The most that is said from a place until somebody is asked. */
function bubbles(house: House, place: Place, known: Map<string, number>): number {
  const name = nameOf(place)
  const before = known.get(name)
  if (before !== undefined) return before
  // A circle is another rule's affair.
  known.set(name, 0)
  const kind = place.flow.nodes[place.name]?.kind
  const own = kind === 'say' || kind === 'choose' || kind === 'write' ? 1 : 0
  const most = own + Math.max(0, ...onward(house, place).map((next) => bubbles(house, next, known)))
  known.set(name, most)
  return most
}
