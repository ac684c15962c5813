import type { Flow, FlowNode } from './flow.ts'
import { wantedBy } from './inspect-written.ts'
import { isLobbyFlow, lobbyFlows } from './lobby.ts'
import { comparedCells, type Route, routeCells } from './route.ts'

/** What a professional reads and signs: one step of one flow, with its words in every language and the facts it states. */
export type Card = {
  /** `flows/<flow>:<node>`, the key of its words. */
  readonly key: string
  readonly flow: string
  /** Keys of all its words: the text, the labels of its buttons, what the route table says below them. */
  readonly words: readonly string[]
  /** Ids of the facts that its words state. */
  readonly facts: readonly string[]
}

/** Every card of these flows, in their order. Versions of a flow share their words, so they share their cards. What a card of the route table says belongs to it. */
export function cardsOf(flows: readonly Flow[], routes: readonly Route[] = []): Card[] {
  const cards = new Map<string, Card>()
  for (const flow of flows)
    for (const { key, name, node } of wantedBy(flow)) {
      const own = `flows/${flow.flow}:${name}`
      const before = cards.get(own)
      const facts = ('facts' in node && node.facts) || []
      cards.set(own, {
        key: own,
        flow: flow.flow,
        words: joined(before?.words, [`flows/${flow.flow}:${key}`, ...wordsBelow(node, routes)]),
        facts: joined(before?.facts, facts),
      })
    }
  return [...cards.values()]
}

/** Keys of the words of the route table that stand below a step's own. */
function wordsBelow(node: FlowNode, routes: readonly Route[]): string[] {
  const card = 'card' in node ? node.card : undefined
  return routes.flatMap(({ route, cells }) => {
    const cell = comparedCells.find((one) => card === `routes-${one}`)
    const told = card === `route-${route}` ? routeCells : cell ? [cell] : []
    const confirmed = told.filter((one) => typeof cells[one] !== 'string')
    return told.length > 0 ? [`routes:${route}`, ...confirmed.map((one) => `routes:${route}#${one}`)] : []
  })
}

const joined = (before: readonly string[] = [], more: readonly string[]) => [...new Set([...before, ...more])]

/** The flow that says what cannot be protected. */
const LIMITS = 'limits'
/** The flows behind the lobby's commands, and the limits: nothing in them ever vanishes. */
export const isKept = (flow: string) => isLobbyFlow(flow) || flow === LIMITS

/**
 * Cards that are shown whatever the register says, marked where they must be: the flows that are kept, every step that
 * says the limits, and the first screen behind each way out of the emergency numbers (the hotlines). A phone that was
 * checked too long ago is less harm than none.
 */
export function keptCards(flows: readonly Flow[]): Set<string> {
  const leads = flows
    .filter(({ flow }) => flow === lobbyFlows.emergency)
    .flatMap(({ nodes }) => Object.values(nodes).map((node) => (node.kind === 'end' ? node.to : undefined)))
  return new Set(
    flows.flatMap((flow) => {
      const first = leads.includes(flow.flow) ? firstOf(flow, flow.start) : []
      return Object.entries(flow.nodes)
        .filter(
          ([name, node]) =>
            isKept(flow.flow) || first.includes(name) || ('limits' in node && node.limits === true),
        )
        .map(([name]) => `flows/${flow.flow}:${name}`)
    }),
  )
}

/** What is said from here on until somebody is asked, the question included. */
function firstOf(flow: Flow, name: string): string[] {
  const node = flow.nodes[name]
  if (node?.kind === 'say') return [name, ...firstOf(flow, node.next)]
  if (node?.kind === 'do') return Object.values(node.results).flatMap((to) => firstOf(flow, to))
  return [name]
}
