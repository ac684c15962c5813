import type { Flow } from '../../conversation/flow.ts'
import { lobbyFlows } from '../../conversation/lobby.ts'
import { outline } from '../../conversation/outline.ts'
import type { Line } from '../../outbox/screen.ts'
import type { FlowFile } from '../flow-files.ts'
import { codeOf, isReadable, type Part, type Topic, topicOf } from './topic.ts'

/** One entry of the contents: the key of its words, and the conversation it stands for. */
export type Entry = { readonly label: string; readonly flow: string }

/** Entries that belong together: under the button that leads to them in the menu, with the words that stand there. */
export type Group = {
  readonly heading: string | undefined
  readonly lines: readonly Line[]
  readonly entries: readonly Entry[]
}

/** Everything that can be read at this door, and every conversation that can be begun from a page. */
export type Site = {
  readonly groups: readonly Group[]
  topic(flow: string): Topic | undefined
  /** The conversation behind a code, which can be begun from a page. */
  flowOf(code: string): string | undefined
  /** Can it be begun from a page? The way in and the settings cannot. */
  has(flow: string): boolean
  /** Where on the site the words of a screen stand, by their key. */
  placeOf(key: string): { readonly code: string; readonly id: string } | undefined
  /** The key of the button that leads to a conversation from elsewhere: what it is called, in words that tell nothing. */
  labelOf(flow: string): string | undefined
}

/** The flow that is the menu of the topics: the contents of the site, and no page of its own. */
export const MENU = 'rights'

/** Where the contents of the site are; its pages stand below, under their codes. */
export const CONTENTS = '/read'

/** What is not for reading: the way in, and the settings. */
const apart: readonly string[] = [lobbyFlows.home, lobbyFlows.language, lobbyFlows.forget]

/** The site of the flows that are shown now: what is withheld one day is on no page that day. */
export function siteOf(flows: () => readonly FlowFile[]): () => Site {
  let known: { readonly of: readonly FlowFile[]; readonly site: Site } | undefined
  return () => {
    const now = flows()
    if (known?.of !== now) known = { of: now, site: openSite(now.map(({ flow }) => flow)) }
    return known.site
  }
}

/** Lays the flows of a house out as a site. Two conversations with the same code are a fault: one of them needs another name. */
export function openSite(all: readonly Flow[]): Site {
  const flows = newest(all)
  const told = flows.filter(({ flow }) => !apart.includes(flow))
  const byCode = new Map(told.map(({ flow }) => [codeOf(flow), flow]))
  if (byCode.size < told.length) throw new Error('two flows have the same code: give one another name')
  const topics = told.flatMap((flow) => (flow.flow === MENU ? [] : (topicOf(flow) ?? [])))
  const byFlow = new Map(topics.map((topic) => [topic.flow, topic]))
  const labels = labelsOf(flows)
  const places = new Map(
    topics.flatMap(({ code, parts }) =>
      everyPart(parts).map(({ line, id }) => [line.key, { code, id }] as const),
    ),
  )
  return {
    groups: groupsOf(flows, topics, labels),
    topic: (flow) => byFlow.get(flow),
    flowOf: (code) => byCode.get(code),
    has: (flow) => byCode.get(codeOf(flow)) === flow,
    placeOf: (key) => places.get(key),
    labelOf: (flow) => labels.get(flow),
  }
}

/** A page in the order in which it is read. */
export const everyPart = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => [part, ...everyPart(part.below)])

/** A running conversation keeps its version; a page is read as it is now. */
const newest = (flows: readonly Flow[]): Flow[] => [
  ...new Map(flows.toSorted((a, b) => a.version - b.version).map((flow) => [flow.flow, flow])).values(),
]

/** The buttons that lead from each conversation to others: those of the menu first, then those of home. */
function labelsOf(flows: readonly Flow[]): ReadonlyMap<string, string> {
  const rank = ({ flow }: Flow) => [lobbyFlows.home, MENU].indexOf(flow)
  const labels = new Map<string, string>([[lobbyFlows.emergency, 'lobby:emergency']])
  for (const flow of flows.toSorted((a, b) => rank(b) - rank(a)))
    for (const { label, flow: to } of stepsOut(flow).flatMap(({ entries }) => entries))
      if (!labels.has(to)) labels.set(to, label)
  return labels
}

/** The steps of a flow in reading order, with their buttons that lead to other conversations. */
const stepsOut = (flow: Flow) =>
  outline(flow).steps.map((step) => ({
    ...step,
    entries: step.ways.flatMap(({ by, name, exit }): Entry[] =>
      by === 'option' && exit?.to === 'flow' && exit.flow !== flow.flow
        ? [{ label: `flows/${flow.flow}:${step.name}#${name}`, flow: exit.flow }]
        : [],
    ),
  }))

/** As the menu groups them; what it does not lead to stands together at the end, in the order of the flows. */
function groupsOf(
  flows: readonly Flow[],
  topics: readonly Topic[],
  labels: ReadonlyMap<string, string>,
): Group[] {
  const menu = flows.find(({ flow }) => flow === MENU)
  const groups = menu ? menuGroups(menu) : []
  const listed = new Set(groups.flatMap(({ entries }) => entries.map(({ flow }) => flow)))
  const rest = topics.flatMap(({ flow }): Entry[] => {
    const label = labels.get(flow)
    return listed.has(flow) || label === undefined ? [] : [{ label, flow }]
  })
  return rest.length > 0 ? [...groups, { heading: undefined, lines: [], entries: rest }] : groups
}

function menuGroups(menu: Flow): Group[] {
  const steps = stepsOut(menu)
  return steps.flatMap(({ name, node, under, entries }): Group[] => {
    const above = steps.find((step) => step.name === under)
    const leads = above?.ways.find(({ by, to }) => by === 'option' && to === name)
    const card = 'card' in node ? node.card : undefined
    const line = { key: `flows/${menu.flow}:${name}`, ...(card && { card }) }
    return isReadable(node)
      ? [
          {
            heading: leads && `flows/${menu.flow}:${under}#${leads.name}`,
            lines: [line],
            entries: entries.filter(({ flow }) => !apart.includes(flow)),
          },
        ]
      : []
  })
}
