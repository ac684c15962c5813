import type { Flow, FlowNode } from './flow.ts'
import type { Fault, Inspected } from './inspect.ts'
import { lobbyFlows } from './lobby.ts'

/** A fault at one node of the inspected flow. */
export const at =
  ({ file }: Inspected) =>
  (node: string, cause: string, mend: string, field = ''): Fault => ({
    file,
    path: `$.nodes.${node}${field}`,
    cause,
    mend,
  })

/** Every way out of a node, with the field that names it. */
export function exits(node: FlowNode): { readonly field: string; readonly to: string }[] {
  const named = (field: string, ways: Record<string, string>) =>
    Object.entries(ways).map(([key, to]) => ({ field: `.${field}.${key}`, to }))
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

export function reach(flow: Flow, from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen
  seen.add(from)
  const node = flow.nodes[from]
  if (node) for (const { to } of exits(node)) reach(flow, to, seen)
  return seen
}

/** Missing targets, nodes nobody reaches, places from which nobody gets to an end, circles without a pause. */
export function structureFaults(inspected: Inspected): Fault[] {
  const { flow, file } = inspected
  const fault = at(inspected)
  const nodes = Object.entries(flow.nodes)
  if (!(flow.start in flow.nodes))
    return [
      { file, path: '$.start', cause: `there is no node ${flow.start}`, mend: 'name a node of this file' },
    ]
  const missing = nodes.flatMap(([name, node]) =>
    exits(node)
      .filter(({ to }) => !(to in flow.nodes))
      .map(({ field, to }) =>
        fault(name, `leads to ${to}, which does not exist`, 'add that node or name another', field),
      ),
  )
  if (missing.length > 0) return missing
  const reached = reach(flow, flow.start)
  return nodes.flatMap(([name, node]) => {
    if (!reached.has(name))
      return [fault(name, 'nobody can get here', 'lead to it from another node, or remove it')]
    if (turnsInACircle(flow, name))
      return [fault(name, 'the flow turns in a circle here without a pause', 'put a question in between')]
    const ends = [...reach(flow, name)].some((other) => flow.nodes[other]?.kind === 'end')
    if (!ends)
      return [fault(name, 'a dead end: no way leads from here to an end', 'lead one way on to an end node')]
    if (node.kind === 'choose' && Object.keys(node.options).length === 0 && !node.skip)
      return [fault(name, 'a question without a sure way on: its list may be empty', 'add an option')]
    return []
  })
}

const pauses = (node: FlowNode | undefined) =>
  node?.kind === 'choose' || node?.kind === 'write' || node?.kind === 'end'

function turnsInACircle(flow: Flow, name: string): boolean {
  const seen = new Set<string>()
  const follow = (current: string): boolean => {
    const node = flow.nodes[current]
    if (!node || pauses(node)) return false
    return exits(node).some(({ to }) => to === name || (!seen.has(to) && seen.add(to) && follow(to)))
  }
  return follow(name)
}

/** A question that keeps an answer can be skipped; a list needs a place for what is picked. */
export function questionFaults(inspected: Inspected): Fault[] {
  const fault = at(inspected)
  return Object.entries(inspected.flow.nodes).flatMap(([name, node]) => {
    if (node.kind !== 'choose') return []
    const ticks = Object.values(node.options).includes(name)
    return [
      ...(node.save && !node.skip && !node.many
        ? [
            fault(
              name,
              'a question that keeps an answer but cannot be skipped',
              'add "skip": every question can be skipped',
            ),
          ]
        : []),
      ...(node.each && !(node.save && node.next)
        ? [
            fault(
              name,
              'a list without "save" and "next"',
              'say where the picked item is kept and what comes next',
            ),
          ]
        : []),
      ...(node.next && !node.each
        ? [fault(name, '"next" without "each"', 'the buttons lead on: remove "next"', '.next')]
        : []),
      ...(node.many && !node.save
        ? [fault(name, 'ticks without "save"', 'name the list that keeps the ticks')]
        : []),
      ...(node.many && !ticks
        ? [
            fault(
              name,
              'takes many, but no option leads back to it',
              'lead the options that are ticks back to this node',
            ),
          ]
        : []),
    ]
  })
}

/** Acts exist, and every result they can have leads on. */
export function actFaults(inspected: Inspected): Fault[] {
  const fault = at(inspected)
  const { acts, cards } = inspected.house
  return Object.entries(inspected.flow.nodes).flatMap(([name, node]) => {
    if ('card' in node && node.card && !cards.includes(node.card))
      return [fault(name, `unknown card ${node.card}`, `use one of: ${cards.join(', ')}`, '.card')]
    if (node.kind !== 'do') return []
    const act = acts[node.act]
    if (!act)
      return [
        fault(name, `unknown act ${node.act}`, `use one of: ${Object.keys(acts).sort().join(', ')}`, '.act'),
      ]
    const missing = act.results.filter((result) => !(result in node.results))
    const extra = Object.keys(node.results).filter((result) => !act.results.includes(result))
    return [
      ...missing.map((result) =>
        fault(name, `no way on from the result ${result}`, `add "${result}" to its results`, '.results'),
      ),
      ...extra.map((result) =>
        fault(name, `${node.act} never ends in ${result}`, 'remove that result', `.results.${result}`),
      ),
    ]
  })
}

/** An end leads to a flow that exists; the lobby's own flows are there. */
export function endFaults(inspected: Inspected): Fault[] {
  const fault = at(inspected)
  const known = new Set(inspected.house.flows.map(({ flow }) => flow.flow))
  return Object.entries(inspected.flow.nodes).flatMap(([name, node]) => {
    if (node.kind !== 'end' || node.to === undefined || node.to === 'resume' || known.has(node.to)) return []
    return [
      fault(name, `leads to the flow ${node.to}, which does not exist`, 'name a flow of this house', '.to'),
    ]
  })
}

/** The lobby's commands open flows that must be there. */
export const missingLobbyFlows = (flows: readonly { readonly flow: Flow }[]): string[] =>
  Object.values(lobbyFlows).filter((name) => !flows.some(({ flow }) => flow.flow === name))

const SHOWN = ['V1', 'V2']

/** Every fact a node states is in the register, has a source, is strong enough to be shown, and is not due for a new check. */
export function factFaults(inspected: Inspected): Fault[] {
  const fault = at(inspected)
  const { facts, today } = inspected.house
  return Object.entries(inspected.flow.nodes).flatMap(([name, node]) =>
    (('facts' in node && node.facts) || []).flatMap((id) => {
      const fact = facts.find((known) => known.id === id)
      if (!fact)
        return [
          fault(
            name,
            `no fact ${id} in the register`,
            'add it to flows/facts.json with its source',
            '.facts',
          ),
        ]
      if (fact.source.trim() === '')
        return [fault(name, `the fact ${id} has no source`, 'name its source', '.facts')]
      if (!SHOWN.includes(fact.confidence))
        return [
          fault(
            name,
            `the fact ${id} is too weak to be shown (${fact.confidence})`,
            'have it verified, or take it out',
            '.facts',
          ),
        ]
      if (fact.until < today)
        return [fault(name, `the fact ${id} is due for a new check`, 'check it and date it', '.facts')]
      return []
    }),
  )
}
