import type { Flow, FlowNode } from './flow.ts'

/** One way on from a step, in the order in which a person sees them. */
export type Way = {
  /** What takes her there: a button, an item of a list, what she wrote, `skip`, a result of an act, or nothing but time. */
  readonly by: 'option' | 'each' | 'answer' | 'skip' | 'result' | 'next'
  /** The name of the button or of the result; empty where there is only one of the kind. */
  readonly name: string
  /** The step it leads to, in the same flow. */
  readonly to: string
  /** `on`: to a step that is first reached from here; `back`: to this step or one that led here; `across`: to a step told elsewhere. */
  readonly turn: 'on' | 'back' | 'across'
  /** Where the conversation goes when this way ends it: another flow, the one that was interrupted, or home. */
  readonly exit?: Exit
}

/** Where an `end` step leads. */
export type Exit = { readonly to: 'flow'; readonly flow: string } | { readonly to: 'resume' | 'home' }

/** A step as one reads it: `depth` is the least number of steps before it, `under` the step it is reached from first. */
export type OutlineStep = {
  readonly name: string
  readonly node: FlowNode
  readonly depth: number
  readonly under: string | undefined
  readonly ways: readonly Way[]
}

/** A flow in reading order: each step stands under the one from which it is reached soonest. Ends are not steps here but exits of ways. */
export type Outline = {
  readonly flow: string
  readonly steps: readonly OutlineStep[]
  readonly exits: readonly Exit[]
}

/** Reads a flow whose every way leads somewhere (`inspect` proves it). What nobody can reach is left out. */
export function outline({ flow, start, nodes }: Flow): Outline {
  const at = (name: string): FlowNode => {
    const node = nodes[name]
    if (!node) throw new Error(`flow ${flow} has no node ${name}`)
    return node
  }
  const under = new Map<string, string | undefined>([[start, undefined]])
  // A map is walked in the order of its growth: what is nearest to the start is met first.
  for (const name of under.keys())
    for (const { to } of waysOf(at(name))) if (!under.has(to)) under.set(to, name)

  const ledHere = (name: string): string[] => {
    const before = under.get(name)
    return before === undefined ? [name] : [name, ...ledHere(before)]
  }
  const turnOf = (from: string, to: string): Way['turn'] =>
    under.get(to) === from && to !== from ? 'on' : ledHere(from).includes(to) ? 'back' : 'across'
  const wayOf = (from: string, way: Plain): Way => {
    const node = at(way.to)
    return { ...way, turn: turnOf(from, way.to), ...(node.kind === 'end' && { exit: exitOf(node) }) }
  }
  const read = (name: string): OutlineStep[] => {
    const node = at(name)
    if (node.kind === 'end' && name !== start) return []
    const ways = waysOf(node).map((way) => wayOf(name, way))
    const step = { name, node, depth: ledHere(name).length - 1, under: under.get(name), ways }
    const below = [...under].flatMap(([each, from]) => (from === name ? read(each) : []))
    return [step, ...below]
  }
  const steps = read(start)
  return { flow, steps, exits: distinct(steps.flatMap(({ ways }) => ways.flatMap(({ exit }) => exit ?? []))) }
}

type Plain = Pick<Way, 'by' | 'name' | 'to'>

function waysOf(node: FlowNode): Plain[] {
  const named = (by: Way['by'], ways: Readonly<Record<string, string>>) =>
    Object.entries(ways).map(([name, to]) => ({ by, name, to }))
  const one = (by: Way['by'], to: string | undefined) => (to === undefined ? [] : [{ by, name: '', to }])
  switch (node.kind) {
    case 'say':
      return one('next', node.next)
    case 'choose':
      // Items of a list stand above the buttons, as on the screen.
      return [...one('each', node.next), ...named('option', node.options), ...one('skip', node.skip)]
    case 'write':
      return [...one('answer', node.next), ...one('skip', node.skip)]
    case 'do':
      return named('result', node.results)
    case 'end':
      return []
  }
}

const exitOf = ({ to }: Extract<FlowNode, { kind: 'end' }>): Exit =>
  to === undefined ? { to: 'home' } : to === 'resume' ? { to: 'resume' } : { to: 'flow', flow: to }

const distinct = (exits: readonly Exit[]): Exit[] => [
  ...new Map(exits.map((exit) => [exit.to === 'flow' ? `flow ${exit.flow}` : exit.to, exit])).values(),
]
