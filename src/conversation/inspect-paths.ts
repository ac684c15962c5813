import type { FlowNode } from './flow.ts'
import type { Fault, Inspected } from './inspect.ts'
import { at } from './inspect-structure.ts'

/** What is certain on every path to a place: which answers and lists are set, and that the limits were said. */
type Certain = ReadonlySet<string>
const LIMITS = '(limits)'

type Edge = { readonly to: string; readonly sets: readonly string[] }

/** Each way out of a node, with what it makes certain. */
function edges(node: FlowNode, { acts }: Inspected['house']): Edge[] {
  const said = 'limits' in node && node.limits ? [LIMITS] : []
  switch (node.kind) {
    case 'say':
      return [{ to: node.next, sets: said }]
    case 'write':
      return [
        { to: node.next, sets: [...said, node.save] },
        { to: node.skip, sets: said },
      ]
    case 'choose': {
      const saves = node.save && !node.each && !node.many ? [node.save] : []
      return [
        ...Object.values(node.options).map((to) => ({ to, sets: [...said, ...saves] })),
        ...(node.next ? [{ to: node.next, sets: [...said, ...(node.save ? [node.save] : [])] }] : []),
        ...(node.skip ? [{ to: node.skip, sets: said }] : []),
      ]
    }
    case 'do':
      return Object.entries(node.results).map(([result, to]) => ({
        to,
        sets: [
          ...(acts[node.act]?.leaves?.[result] ?? []),
          // She has read them before, and the house remembers it.
          ...(node.act === 'recall-limits' && result === 'known' ? [LIMITS] : []),
        ],
      }))
    case 'end':
      return []
  }
}

/** For every node: what holds whichever way somebody came. A fixed point over all paths from the start. */
function certainAt({ flow, house }: Inspected): Map<string, Certain> {
  const certain = new Map<string, Certain>([[flow.start, new Set()]])
  const queue = [flow.start]
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const node = flow.nodes[name]
    const here = certain.get(name)
    if (!node || !here) continue
    for (const { to, sets } of edges(node, house)) {
      const before = certain.get(to)
      const coming = new Set([...here, ...sets])
      const met = before ? new Set([...before].filter((fact) => coming.has(fact))) : coming
      if (before && met.size === before.size) continue
      certain.set(to, met)
      queue.push(to)
    }
  }
  return certain
}

/** No question for words or a place before the limits were said; nothing is read that was not asked for on every path. */
export function settingFaults(inspected: Inspected): Fault[] {
  const fault = at(inspected)
  const certain = certainAt(inspected)
  return Object.entries(inspected.flow.nodes).flatMap(([name, node]) => {
    const here = certain.get(name) ?? new Set()
    const unset = (needed: readonly string[]) => needed.filter((answer) => !here.has(answer))
    if (node.kind === 'do')
      return unset(inspected.house.acts[node.act]?.needs ?? []).map((answer) =>
        fault(
          name,
          `${node.act} reads ${answer}, which is not set on every path`,
          `ask for ${answer} before, on every path`,
          '.act',
        ),
      )
    if (node.kind === 'end') return []
    return [
      ...(node.kind === 'write' && !here.has(LIMITS)
        ? [
            fault(
              name,
              'asks for words before saying what cannot be protected',
              'lead through a node with "limits": true first',
            ),
          ]
        : []),
      ...(node.kind === 'choose' && node.each && unset([node.each]).length > 0
        ? [
            fault(
              name,
              `the list ${node.each} is not there on every path`,
              `let an act leave ${node.each} before`,
              '.each',
            ),
          ]
        : []),
      ...unset(node.card ? [] : (node.shows ?? [])).map((answer) =>
        fault(
          name,
          `repeats ${answer}, which is not set on every path`,
          `ask for ${answer} before, on every path`,
          '.shows',
        ),
      ),
    ]
  })
}
