import type { House } from '../../src/conversation/inspect-rule.ts'
import type { Route } from '../../src/conversation/route.ts'
import type { Case } from './broken-flows.ts'
import { flowOf, houseOf, type Said, smallFlows } from './small-house.ts'

const file = 'flows/routes.json'
const waysFile = 'flows/ways.json'
const en = 'locales/en/routes.json'

const unknown = 'not-confirmed'
const lawyer: Route = {
  route: 'lawyer',
  leads: 'outside',
  lines: ['police_102'],
  cells: { who: ['F-1'], anonymous: ['F-1'], starts: ['F-1'], time: 'advice', proof: 'advice' },
}
const commander: Route = {
  route: 'commander',
  leads: 'inside',
  cells: { who: ['F-2'], anonymous: unknown, starts: unknown, time: unknown, proof: unknown },
}
const routes = [lawyer, commander]

const nodes = {
  lawyer: {
    kind: 'choose',
    options: { ways: 'ways', done: 'end' },
    card: 'route-lawyer',
    facts: ['F-1'],
  },
  ways: { kind: 'choose', options: { lawyer: 'lawyer', commander: 'commander' } },
  commander: { kind: 'choose', options: { ways: 'ways' }, card: 'route-commander', facts: ['F-2'] },
  end: { kind: 'end' },
}
const told = {
  'routes:lawyer': 'A lawyer',
  'routes:lawyer#who': 'The lawyer',
  'routes:lawyer#anonymous': 'Yes',
  'routes:lawyer#starts': 'Nothing',
  'routes:commander': 'The commander',
  'routes:commander#who': 'The commander, and the next one up',
}
const fact = (id: string) => ({ id, source: 'a law', confidence: 'V1', until: new Date('2027-01-01') })

type Change = {
  readonly flow?: Readonly<Record<string, unknown>>
  readonly table?: readonly Route[]
  /** Said in English alone, and in both languages. */
  readonly said?: Said[string]
  readonly both?: Said[string]
}

/** A house with two routes, one outside the service and one inside it, and what is changed about them. */
export const routedHouse = ({ flow = nodes, table = routes, said = {}, both = {} }: Change = {}): House =>
  houseOf(
    [...smallFlows, flowOf('ways', flow)],
    { uk: { ...told, ...both }, en: { ...told, ...both, ...said } },
    {
      routes: table,
      facts: ['F-1', 'F-2'].map(fact),
      cards: [
        'service',
        'route-lawyer',
        'route-commander',
        'routes-who',
        'routes-anonymous',
        'routes-starts',
      ],
    },
  )

const { 'routes:lawyer#who': _, ...withoutWho } = told

/** Routes with one fault each, by the rule that finds it. */
export const brokenRoutes: Readonly<Record<string, readonly Case[]>> = {
  firstRouteFaults: [
    [
      'a commander who stands first',
      routedHouse({ table: [commander, lawyer] }),
      file,
      '$.routes[0]',
      /stands first/,
    ],
    [
      'a first route that the comparison would not begin with',
      houseOf(
        [...smallFlows, flowOf('ways', nodes)],
        { uk: withoutWho, en: withoutWho },
        {
          routes: [{ ...lawyer, cells: { ...lawyer.cells, who: unknown } }, commander],
          facts: ['F-1', 'F-2'].map(fact),
          cards: ['service', 'route-lawyer', 'route-commander'],
        },
      ),
      file,
      "$.routes[0].cells['who']",
      /another stands first in the comparison of who/,
    ],
  ],
  insideFaults: [
    [
      'a commander before anybody else',
      routedHouse({
        flow: { ways: nodes.ways, lawyer: nodes.lawyer, commander: nodes.commander, end: nodes.end },
      }),
      waysFile,
      "$.nodes['commander'].card",
      /inside the service before one outside/,
    ],
    [
      'a path on which the lawyer is passed by',
      routedHouse({
        flow: {
          start: { kind: 'choose', options: { lawyer: 'lawyer', ways: 'ways' } },
          ...nodes,
        },
      }),
      waysFile,
      "$.nodes['commander'].card",
      /inside the service before one outside/,
    ],
  ],
  insideButtonFaults: [
    [
      'a commander above the lawyer',
      routedHouse({
        flow: {
          ...nodes,
          ways: { kind: 'choose', options: { commander: 'commander', lawyer: 'lawyer' } },
        },
      }),
      waysFile,
      "$.nodes['ways'].options['commander']",
      /stands above/,
    ],
    [
      'a commander alone',
      routedHouse({
        flow: { ...nodes, ways: { kind: 'choose', options: { commander: 'commander', done: 'end' } } },
      }),
      waysFile,
      "$.nodes['ways'].options['commander']",
      /stands above/,
    ],
  ],
  routeSourceFaults: [
    [
      'a card whose facts are not named',
      routedHouse({ flow: { ...nodes, commander: { ...nodes.commander, facts: ['F-1'] } } }),
      waysFile,
      "$.nodes['commander'].card",
      /without the facts/,
    ],
  ],
  routeFactFaults: [
    [
      'a fact mistyped',
      routedHouse({ table: [lawyer, { ...commander, cells: { ...commander.cells, who: ['F-2', 'F-22'] } }] }),
      file,
      "$.routes[1].cells['who'][1]",
      /no fact F-22/,
    ],
  ],
  routeLineFaults: [
    [
      'a line that may not be shown',
      routedHouse({ table: [{ ...lawyer, lines: ['nobody'] }, commander] }),
      file,
      '$.routes[0].lines[0]',
      /no line nobody/,
    ],
  ],
  routeWordFaults: [
    [
      'a cell without words',
      routedHouse({ said: { 'routes:lawyer#who': false } }),
      en,
      "$['lawyer#who']",
      /no words/,
    ],
    [
      'words for what nobody confirmed',
      routedHouse({ said: { 'routes:commander#time': 'Two days' } }),
      en,
      "$['commander#time']",
      /no fact confirms/,
    ],
    [
      'a wall',
      routedHouse({ said: { 'routes:lawyer#who': 'x'.repeat(161) } }),
      en,
      "$['lawyer#who']",
      /one line of 160/,
    ],
  ],
  unshownRouteFaults: [
    [
      'a route that nobody can read',
      routedHouse({
        table: [
          ...routes,
          { ...commander, route: 'court', leads: 'outside', cells: { ...commander.cells, who: unknown } },
        ],
        both: { 'routes:court': 'The court' },
      }),
      file,
      '$.routes[2]',
      /no step shows/,
    ],
  ],
}
