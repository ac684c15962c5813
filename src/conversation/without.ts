import type { Flow, FlowNode } from './flow.ts'
import { exits } from './inspect-structure.ts'

/** What is closed, as far as one flow must know it. */
type Closed = { readonly nodes: ReadonlyMap<Flow, ReadonlySet<string>>; readonly flows: ReadonlySet<string> }
type Nodes = Record<string, FlowNode>

/** One flow with its closed ways taken out, and every step that can still be reached. */
export function without(flow: Flow, withheld: ReadonlySet<string>, closed: Closed): Flow {
  const shut = closed.nodes.get(flow)!
  const isWithheld = (name: string) => withheld.has(`flows/${flow.flow}:${name}`)
  /** A withheld saying is passed over, and the one behind it. */
  const past = (name: string): string => {
    const node = flow.nodes[name]
    return node?.kind === 'say' && isWithheld(name) ? past(node.next) : name
  }
  const missing: Record<string, string> = {}
  const change = (name: string, node: FlowNode): FlowNode => {
    const bare = isWithheld(name) ? wordless(node) : node
    if (bare.kind !== 'choose')
      return bare.kind === 'end' && closed.flows.has(bare.to ?? '') ? homeward(bare) : led(bare, past)
    const gone = Object.entries(bare.options).filter(
      ([, to]) => to !== name && (shut.has(to) || past(to) === name),
    )
    if (gone.length > 0) missing[name] = gone.map(([option]) => option).join(' ')
    const options = Object.entries(bare.options).filter(([option]) => !gone.some(([one]) => one === option))
    return led({ ...bare, options: Object.fromEntries(options) }, past)
  }
  const start = past(flow.start)
  const changed = Object.fromEntries(
    Object.entries(flow.nodes).map(([name, node]) => [name, change(name, node)]),
  )
  // A way out that was put in may leave behind what only the old way led to.
  const nodes = reachable(withWayOut(reachable(changed, start)), start)
  const stands = Object.entries(missing).filter(([name]) => name in nodes)
  return {
    ...flow,
    start,
    nodes,
    ...(stands.length > 0 && { withheld: Object.fromEntries(stands) }),
  }
}

/** Only the crossing is left of a withheld question: what it states, and the data that leans on the same facts, is gone. */
function wordless(node: FlowNode): FlowNode {
  if (!('facts' in node)) return node
  const { facts: _, card: __, shows: ___, ...bare } = node
  return bare
}

/** The flow it led to is withheld: this way leads home. */
const homeward = ({ to: _, ...end }: Extract<FlowNode, { kind: 'end' }>): FlowNode => end

/** The same node, its ways leading past what is passed over. */
function led(node: FlowNode, past: (name: string) => string): FlowNode {
  const all = (ways: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(ways).map(([key, to]) => [key, past(to)]))
  switch (node.kind) {
    case 'say':
      return { ...node, next: past(node.next) }
    case 'write':
      return { ...node, next: past(node.next), skip: past(node.skip) }
    case 'do':
      return { ...node, results: all(node.results) }
    case 'choose':
      return {
        ...node,
        options: all(node.options),
        ...(node.next !== undefined && { next: past(node.next) }),
        ...(node.skip !== undefined && { skip: past(node.skip) }),
      }
    case 'end':
      return node
  }
}

/** The nodes that somebody can get to from here, in their order. */
function reachable(nodes: Nodes, from: string): Nodes {
  const reached = new Set([from])
  // A set is walked in the order of its growth, and to its end.
  for (const name of reached) for (const { to } of exits(nodes[name]!)) reached.add(to)
  return Object.fromEntries(Object.entries(nodes).filter(([name]) => reached.has(name)))
}

/** Questions that lead to no end any more, or whose skipping leads back to them, can be skipped: that leads home. */
function withWayOut(nodes: Nodes): Nodes {
  const out = new Set(Object.keys(nodes).filter((name) => nodes[name]!.kind === 'end'))
  for (let size = -1; size !== out.size; ) {
    size = out.size
    for (const [name, node] of Object.entries(nodes))
      if (exits(node).some(({ to }) => out.has(to))) out.add(name)
  }
  const lost = Object.entries(nodes).filter(
    ([name, node]) => !out.has(name) || ('skip' in node && node.skip === name),
  )
  if (lost.length === 0) return nodes
  let home = 'home'
  while (home in nodes) home = `${home}-end`
  const skipping = lost.map(([name, node]): [string, FlowNode] =>
    node.kind === 'choose' || node.kind === 'write' ? [name, { ...node, skip: home }] : [name, node],
  )
  return { ...nodes, ...Object.fromEntries(skipping), [home]: { kind: 'end' } }
}
