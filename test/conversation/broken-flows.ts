import type { Flow } from '../../src/conversation/flow.ts'
import type { House } from '../../src/conversation/inspect-rule.ts'
import { flowOf, help, houseOf, smallFlows } from './small-house.ts'

/** The small house with some nodes of one flow replaced or added; the first of them stands before the others. */
export const withNodes = (name: string, nodes: Record<string, unknown>, first = false): Flow[] =>
  smallFlows.map((flow) => {
    if (flow.flow !== name) return flow
    return flowOf(name, first ? { ...nodes, ...flow.nodes } : { ...flow.nodes, ...nodes })
  })
const nodesOf = (name: string, nodes: Record<string, unknown>) => houseOf(withNodes(name, nodes))
export const first = (node: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  nodesOf('phones', { first: node, ...more })
const withFact = (fact: Partial<House['facts'][number]>) =>
  houseOf(
    withNodes('phones', { first: { ...choose, facts: ['F-1'] } }),
    {},
    {
      facts: [{ id: 'F-1', source: 'a law', confidence: 'V1', until: new Date('2027-01-01'), ...fact }],
    },
  )

const choose = { kind: 'choose', options: { lines: 'lines' } }
const need = help.nodes['need'] as Extract<Flow['nodes'][string], { kind: 'choose' }>
const { skip: _, ...unskippable } = need
const which = help.nodes['which'] as typeof need
const say = (next: string) => ({ kind: 'say', next })

/** One fault in an otherwise sound house: what is wrong, the place it is found at, and what is said about it. */
export type Case = readonly [what: string, house: House, file: string, path: string, cause: RegExp]

const phonesFile = 'flows/phones.json'
const helpFile = 'flows/help.json'

/** Flows with one fault each, by the rule that finds it. */
export const brokenFlows: Readonly<Record<string, readonly Case[]>> = {
  startFaults: [
    [
      'a start that is not there',
      houseOf(smallFlows.map((flow) => (flow.flow === 'phones' ? { ...flow, start: 'nowhere' } : flow))),
      phonesFile,
      '$.start',
      /no node nowhere/,
    ],
  ],
  targetFaults: [
    [
      'an option into nothing',
      first({ kind: 'choose', options: { lines: 'nowhere' } }),
      phonesFile,
      "$.nodes['first'].options['lines']",
      /leads to nowhere/,
    ],
    [
      'a skip into nothing',
      nodesOf('help', { need: { ...need, skip: 'nowhere' } }),
      helpFile,
      "$.nodes['need'].skip",
      /leads to nowhere/,
    ],
    [
      'a result into nothing',
      nodesOf('language', { set: { kind: 'do', act: 'set-language', results: { done: 'nowhere' } } }),
      'flows/language.json',
      "$.nodes['set'].results['done']",
      /leads to nowhere/,
    ],
  ],
  orphanFaults: [
    [
      'a node nobody leads to',
      nodesOf('phones', { alone: choose }),
      phonesFile,
      "$.nodes['alone']",
      /nobody can get here/,
    ],
  ],
  deadEndFaults: [
    [
      'two questions that lead to each other only',
      first(
        { kind: 'choose', options: { on: 'second' } },
        { second: { kind: 'choose', options: { on: 'first' } } },
      ),
      phonesFile,
      "$.nodes['first']",
      /dead end/,
    ],
  ],
  circleFaults: [
    [
      'an act that may lead to itself',
      first({ kind: 'do', act: 'knock', results: { again: 'first', done: 'end' } }),
      phonesFile,
      "$.nodes['first']",
      /circle/,
    ],
    [
      'a flow that ends in its own beginning',
      houseOf([
        ...withNodes('phones', { end: { kind: 'end', to: 'ring' } }),
        flowOf('ring', { a: say('b'), b: { kind: 'end', to: 'ring' } }),
      ]),
      'flows/ring.json',
      "$.nodes['a']",
      /circle/,
    ],
  ],
  lengthFaults: [
    [
      'four sayings and a question',
      houseOf(withNodes('phones', { a: say('b'), b: say('c'), c: say('d'), d: say('lines') }, true)),
      phonesFile,
      "$.nodes['a']",
      /more than 4 bubbles/,
    ],
    [
      'sayings of two flows, one after the other',
      houseOf([
        ...withNodes('phones', { end: { kind: 'end', to: 'talk' } }),
        flowOf('talk', { a: say('b'), b: say('to'), to: { kind: 'end', to: 'help' } }),
      ]),
      'flows/talk.json',
      "$.nodes['a']",
      /more than 4 bubbles/,
    ],
  ],
  skipFaults: [
    [
      'an answer that must be given',
      nodesOf('help', { need: unskippable }),
      helpFile,
      "$.nodes['need']",
      /cannot be skipped/,
    ],
    [
      'a skip that skips nothing',
      nodesOf('help', { need: { ...need, skip: 'need' } }),
      helpFile,
      "$.nodes['need'].skip",
      /leads back to the question/,
    ],
    [
      'words that must be given',
      nodesOf('help', { own: { ...help.nodes['own'], skip: 'own' } }),
      helpFile,
      "$.nodes['own'].skip",
      /leads back to the question/,
    ],
  ],
  listFaults: [
    [
      'a list that keeps nothing',
      first(
        { kind: 'do', act: 'list', results: { done: 'pick' } },
        { pick: { ...choose, each: 'services' } },
      ),
      phonesFile,
      "$.nodes['pick']",
      /without "save" and "next"/,
    ],
    [
      'a next that nothing leads to',
      first({ ...choose, next: 'lines' }),
      phonesFile,
      "$.nodes['first'].next",
      /without "each"/,
    ],
  ],
  tickFaults: [
    [
      'ticks kept nowhere',
      first({ kind: 'choose', many: true, options: { tick: 'first', lines: 'lines' } }),
      phonesFile,
      "$.nodes['first']",
      /without "save"/,
    ],
    [
      'nothing to tick',
      first({ ...choose, many: true, save: 'ticks' }),
      phonesFile,
      "$.nodes['first']",
      /no option leads back/,
    ],
    [
      'ticks among a list',
      first(
        { kind: 'do', act: 'list', results: { done: 'pick' } },
        {
          pick: {
            ...{ kind: 'choose', many: true, each: 'services', save: 'picked', next: 'lines' },
            options: { tick: 'pick', lines: 'lines' },
          },
        },
      ),
      phonesFile,
      "$.nodes['pick'].each",
      /ticks and a list/,
    ],
  ],
  actFaults: [
    [
      'an act nobody can do',
      first({ kind: 'do', act: 'call-the-commander', results: { done: 'lines' } }),
      phonesFile,
      "$.nodes['first'].act",
      /unknown act call-the-commander/,
    ],
  ],
  resultFaults: [
    [
      'a result without a way on',
      first({ kind: 'do', act: 'knock', results: { done: 'lines' } }),
      phonesFile,
      "$.nodes['first'].results",
      /no way on from the result again/,
    ],
    [
      'a result that never comes',
      first({ kind: 'do', act: 'list', results: { done: 'lines', maybe: 'lines' } }),
      phonesFile,
      "$.nodes['first'].results['maybe']",
      /never ends in maybe/,
    ],
  ],
  cardFaults: [
    [
      'a card nobody lays out',
      first({ ...choose, card: 'secret' }),
      phonesFile,
      "$.nodes['first'].card",
      /unknown card/,
    ],
  ],
  endFaults: [
    [
      'an end in a flow that is not there',
      nodesOf('phones', { end: { kind: 'end', to: 'nowhere' } }),
      phonesFile,
      "$.nodes['end'].to",
      /the flow nowhere/,
    ],
  ],
  factFaults: [
    [
      'a fact nobody registered',
      withFact({ id: 'F-2' }),
      phonesFile,
      "$.nodes['first'].facts[0]",
      /no fact F-1/,
    ],
    [
      'a fact without a source',
      withFact({ source: ' ' }),
      phonesFile,
      "$.nodes['first'].facts[0]",
      /no source/,
    ],
    ['a weak fact', withFact({ confidence: 'V3' }), phonesFile, "$.nodes['first'].facts[0]", /too weak/],
    [
      'a general-knowledge fact',
      withFact({ confidence: 'GK' }),
      phonesFile,
      "$.nodes['first'].facts[0]",
      /too weak/,
    ],
    [
      'a fact that has expired',
      withFact({ until: new Date('2026-11-23') }),
      phonesFile,
      "$.nodes['first'].facts[0]",
      /new check/,
    ],
  ],
  limitsFaults: [
    [
      'a question for words before the limits',
      nodesOf('help', { limits: say('need') }),
      helpFile,
      "$.nodes['own']",
      /before saying what cannot be protected/,
    ],
    [
      'a way round the limits',
      nodesOf('help', {
        hello: { kind: 'do', act: 'recall-limits', results: { known: 'need', new: 'shortcut' } },
        shortcut: { kind: 'choose', options: { yes: 'limits', no: 'need' } },
      }),
      helpFile,
      "$.nodes['place']",
      /before saying what cannot be protected/,
    ],
  ],
  needFaults: [
    [
      'an act that reads what nobody asked',
      first({ kind: 'do', act: 'open', results: { done: 'lines' } }),
      phonesFile,
      "$.nodes['first'].act",
      /open reads service/,
    ],
    [
      'an act that reads what was skipped',
      houseOf(withNodes('help', { which: { ...which, skip: 'open' } })),
      helpFile,
      "$.nodes['open'].act",
      /open reads service/,
    ],
  ],
  sourceFaults: [
    [
      'a list that no act left',
      nodesOf('help', { which: { ...which, each: 'others' } }),
      helpFile,
      "$.nodes['which'].each",
      /the list others/,
    ],
  ],
  showFaults: [
    [
      'a repeated answer nobody gave',
      first({ ...choose, shows: ['name'] }),
      phonesFile,
      "$.nodes['first'].shows",
      /repeats name/,
    ],
    [
      'a repeated answer that may have been skipped',
      nodesOf('help', {
        service: { kind: 'choose', options: { others: 'which', done: 'end' }, shows: ['need'] },
      }),
      helpFile,
      "$.nodes['service'].shows",
      /repeats need/,
    ],
  ],
}
