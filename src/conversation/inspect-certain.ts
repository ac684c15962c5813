import type { FlowNode } from './flow.ts'
import { atEveryNode, type FlowRule, type Inspected, oncePerFlow } from './inspect-rule.ts'
import { OUTSIDE, routeCards } from './route.ts'

/** What is certain on every path to a place: which answers and lists are set, that the limits were said, that a route outside the service was shown. */
type Certain = ReadonlySet<string>
const LIMITS = '(limits)'

type Edge = { readonly to: string; readonly sets: readonly string[] }

/** Each way out of a node, with what it makes certain. */
function edges(node: FlowNode, house: Inspected['house']): Edge[] {
  const { acts } = house
  const shown = routeCards(house.routes)
  const said = [
    ...('limits' in node && node.limits ? [LIMITS] : []),
    ...('card' in node && shown.some(({ card, leads }) => card === node.card && leads === 'outside')
      ? [OUTSIDE]
      : []),
  ]
  switch (node.kind) {
    case 'say':
      return [{ to: node.next, sets: said }]
    case 'write':
      return [
        { to: node.next, sets: [...said, node.save] },
        { to: node.skip, sets: said },
      ]
    case 'choose': {
      const kept = node.save ? [node.save] : []
      const saves = node.each || node.many ? [] : kept
      return [
        ...Object.values(node.options).map((to) => ({ to, sets: [...said, ...saves] })),
        ...(node.next ? [{ to: node.next, sets: [...said, ...kept] }] : []),
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

/** For every node that can be reached: what holds whichever way somebody came. A fixed point over all paths from the start. */
export const certainAt = oncePerFlow(({ flow, house }: Inspected): ReadonlyMap<string, Certain> => {
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
})

/** A rule about nodes and what of their needs is not certain there. */
const atCertain =
  (look: (unset: (needed: readonly string[]) => string[]) => Parameters<typeof atEveryNode>[0]): FlowRule =>
  (inspected) => {
    const certain = certainAt(inspected)
    return atEveryNode((node, name, all) => {
      const here = certain.get(name)
      return here ? look((needed) => needed.filter((answer) => !here.has(answer)))(node, name, all) : []
    })(inspected)
  }

/** No question for words or a place before the limits were said. */
export const limitsFaults = atCertain(
  (unset) => (node) =>
    node.kind === 'write' && unset([LIMITS]).length > 0
      ? [
          [
            'asks for words or a place before saying what cannot be protected',
            'lead through a node with "limits": true first',
          ],
        ]
      : [],
)

const ask = (answer: string) => `ask for ${answer} before, on every path`

/** What an act reads was asked for on every path to it. */
export const needFaults = atCertain(
  (unset) =>
    (node, _, { house }) =>
      node.kind === 'do'
        ? unset(house.acts[node.act]?.needs ?? []).map((answer) => [
            `${node.act} reads ${answer}, which is not set on every path`,
            ask(answer),
            '.act',
          ])
        : [],
)

/** A list to pick from was left by an act on every path to it. */
export const sourceFaults = atCertain(
  (unset) => (node) =>
    node.kind === 'choose' && node.each
      ? unset([node.each]).map((list) => [
          `the list ${list} is not there on every path`,
          `let an act leave ${list} before`,
          '.each',
        ])
      : [],
)

/** What the words of a node repeat was asked for on every path to it; a card copes with what is not there. */
export const showFaults = atCertain(
  (unset) => (node) =>
    'shows' in node && node.shows && !node.card
      ? unset(node.shows).map((answer) => [
          `repeats ${answer}, which is not set on every path`,
          ask(answer),
          '.shows',
        ])
      : [],
)
