import { isKept, keptCards } from './card.ts'
import type { Flow, FlowNode } from './flow.ts'
import { exits } from './inspect-structure.ts'
import { without } from './without.ts'

/** What nobody may be led to today: nodes by flow, and flows by name. It grows until nothing follows any more. */
export type Closed = {
  readonly nodes: ReadonlyMap<Flow, Set<string>>
  readonly flows: Set<string>
}

/** A question, the flow it stands in, and what is known of the others. */
type Place = { readonly flow: Flow; readonly name: string; readonly node: FlowNode; readonly depth: Depths }
type Depths = ReadonlyMap<string, number>

/**
 * The same flows without the withheld cards (`flows/<flow>:<node>`). Buttons to a withheld question vanish; a withheld
 * saying is passed over; a menu that has nothing forward left goes too; a flow whose first questions are all withheld
 * takes every way to it along. Where the house itself leads to a withheld question (an answer was given, a search came
 * back empty), the question stays as a crossing: its words are withheld, the buttons that are left lead on.
 */
export function withhold(flows: readonly Flow[], cards: ReadonlySet<string>): Flow[] {
  const kept = keptCards(flows)
  const withheld = new Set([...cards].filter((card) => !kept.has(card)))
  const closed = closing(flows, withheld, kept)
  return flows.filter(({ flow }) => !closed.flows.has(flow)).map((flow) => without(flow, withheld, closed))
}

/** A fixed point: each thing that closes may close others. */
function closing(flows: readonly Flow[], withheld: ReadonlySet<string>, kept: ReadonlySet<string>): Closed {
  const closed: Closed = { nodes: new Map(flows.map((flow) => [flow, new Set<string>()])), flows: new Set() }
  const depths = new Map(flows.map((flow) => [flow, depthsOf(flow)]))
  const key = ({ flow, name }: Place) => `flows/${flow.flow}:${name}`
  const closes = (place: Place): boolean => {
    if (withheld.has(key(place)) && place.node.kind !== 'say') return true
    return isClosed(place, closed, kept.has(key(place)))
  }
  for (let grew = true; grew; ) {
    grew = false
    for (const [flow, nodes] of closed.nodes) {
      for (const [name, node] of Object.entries(flow.nodes))
        if (!nodes.has(name) && closes({ flow, name, node, depth: depths.get(flow)! })) {
          nodes.add(name)
          grew = true
        }
      if (
        nodes.has(flow.start) &&
        !closed.flows.has(flow.flow) &&
        !isKept(flow.flow) &&
        isNewest(flows, flow)
      ) {
        closed.flows.add(flow.flow)
        grew = true
      }
    }
  }
  return closed
}

const isNewest = (flows: readonly Flow[], { flow, version }: Flow) =>
  flows.every((other) => other.flow !== flow || other.version <= version)

/** Does everything that a node leads to, or is for, lie behind something that is closed? */
function isClosed(place: Place, closed: Closed, kept: boolean): boolean {
  const { flow, node } = place
  const shut = (to: string) => closed.nodes.get(flow)!.has(to)
  switch (node.kind) {
    case 'say':
    case 'write':
      return shut(node.next)
    case 'do':
      return Object.values(node.results).every(shut)
    case 'end':
      return node.to !== undefined && closed.flows.has(node.to)
    case 'choose':
      return !kept && !saysSomething(node) && hasLost(place, shut) && !leadsForward(place, shut)
  }
}

type Choose = Extract<FlowNode, { kind: 'choose' }>

/** A question with facts or ticks is worth its screen even where it leads nowhere else. */
const saysSomething = ({ facts, many }: Choose) => many === true || (facts ?? []).length > 0

const waysOf = (node: FlowNode) =>
  node.kind === 'choose' ? [...Object.values(node.options), ...(node.next ? [node.next] : [])] : []

const hasLost = ({ node }: Place, shut: (to: string) => boolean) => waysOf(node).some(shut)

/** Forward: to another flow, or further from the start than here. */
function leadsForward({ flow, name, node, depth }: Place, shut: (to: string) => boolean): boolean {
  return waysOf(node).some((to) => {
    const target = flow.nodes[to]
    if (shut(to)) return false
    if (target?.kind === 'end') return target.to !== undefined && target.to !== 'resume'
    return depth.get(to)! > depth.get(name)!
  })
}

/** How many steps each node is from the start. */
function depthsOf(flow: Flow): Depths {
  const depths = new Map([[flow.start, 0]])
  for (const [name, depth] of depths)
    for (const { to } of flow.nodes[name] ? exits(flow.nodes[name]) : [])
      if (!depths.has(to)) depths.set(to, depth + 1)
  return depths
}
