import type { Flow, FlowNode } from './flow.ts'
import { atEveryNode, type FlowRule } from './inspect-rule.ts'

/** Every way out of a node, with the field that names it. */
export function exits(node: FlowNode): { readonly field: string; readonly to: string }[] {
  const named = (field: string, ways: Record<string, string>) =>
    Object.entries(ways).map(([key, to]) => ({ field: `.${field}['${key}']`, to }))
  const one = (field: string, to: string | undefined) =>
    to === undefined ? [] : [{ field: `.${field}`, to }]
  switch (node.kind) {
    case 'say':
      return one('next', node.next)
    case 'write':
      return [...one('next', node.next), ...one('skip', node.skip)]
    case 'choose':
      return [...named('options', node.options), ...one('next', node.next), ...one('skip', node.skip)]
    case 'do':
      return named('results', node.results)
    case 'end':
      return []
  }
}

/** A flow starts at a node of its own. */
export const startFaults: FlowRule = ({ flow, file }) =>
  flow.start in flow.nodes
    ? []
    : [{ file, path: '$.start', cause: `there is no node ${flow.start}`, mend: 'name a node of this file' }]

/** Every way leads to a node of the same file. */
export const targetFaults = atEveryNode((node, _, { flow }) =>
  exits(node)
    .filter(({ to }) => !(to in flow.nodes))
    .map(({ field, to }) => [`leads to ${to}, which does not exist`, 'add that node or name another', field]),
)

/** Somebody can get to every node. */
export const orphanFaults: FlowRule = (inspected) => {
  const reached = reach(inspected.flow, inspected.flow.start)
  return atEveryNode((_, name) =>
    reached.has(name) ? [] : [['nobody can get here', 'lead to it from another node, or remove it']],
  )(inspected)
}

/** From every node some way leads to an end. */
export const deadEndFaults = atEveryNode((_, name, { flow }) =>
  [...reach(flow, name)].some((other) => flow.nodes[other]?.kind === 'end')
    ? []
    : [['a dead end: no way leads from here to an end', 'lead one way on to an end node']],
)

function reach(flow: Flow, from: string): Set<string> {
  const reached = new Set([from])
  // A set is walked in the order of its growth, and to its end.
  for (const name of reached) {
    const node = flow.nodes[name]
    for (const { to } of node ? exits(node) : []) reached.add(to)
  }
  return reached
}
