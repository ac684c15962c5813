import type { Acts } from '../../src/conversation/act.ts'
import { Flow } from '../../src/conversation/flow.ts'
import type { House } from '../../src/conversation/inspect-rule.ts'
import { hints } from '../../src/conversation/step.ts'
import { fits } from '../../src/edge/telegram/button.ts'
import { lobbyWords } from '../../src/outbox/screen.ts'

/** A flow from its nodes; the first one is the start. */
export const flowOf = (flow: string, nodes: Record<string, unknown>, version = 1): Flow =>
  Flow.parse({ flow, version, start: Object.keys(nodes)[0], nodes })

/** The smallest lobby: home, and the flows behind its commands. */
export const lobby: readonly Flow[] = [
  flowOf('lobby', {
    home: { kind: 'choose', options: { help: 'to-help', limits: 'to-limits' } },
    'to-help': { kind: 'end', to: 'help' },
    'to-limits': { kind: 'end', to: 'limits' },
  }),
  flowOf('emergency', {
    numbers: { kind: 'choose', options: { phones: 'to-phones', done: 'done' } },
    'to-phones': { kind: 'end', to: 'phones' },
    done: { kind: 'end', to: 'resume' },
  }),
  flowOf('language', {
    which: { kind: 'choose', options: { uk: 'set', en: 'set' }, save: 'language', skip: 'done' },
    set: { kind: 'do', act: 'set-language', results: { done: 'changed' } },
    changed: { kind: 'say', next: 'done' },
    done: { kind: 'end', to: 'resume' },
  }),
  flowOf('forget', {
    sure: { kind: 'choose', options: { yes: 'erase', no: 'keep' } },
    erase: { kind: 'do', act: 'forget-person', results: { done: 'gone' } },
    keep: { kind: 'end', to: 'resume' },
    gone: { kind: 'end' },
  }),
]

/** A conversation with every kind of node and everything that a question can take. */
export const help = flowOf('help', {
  hello: { kind: 'say', next: 'limits' },
  limits: { kind: 'say', next: 'need', limits: true },
  need: {
    kind: 'choose',
    save: 'need',
    options: { lawyer: 'signs', doctor: 'signs' },
    skip: 'signs',
  },
  signs: {
    kind: 'choose',
    many: true,
    save: 'signs',
    options: { shouts: 'signs', follows: 'signs', own: 'own', next: 'place' },
  },
  own: { kind: 'write', many: true, save: 'own', next: 'signs', skip: 'signs' },
  place: {
    kind: 'write',
    accepts: ['text', 'location'],
    save: 'place',
    next: 'search',
    skip: 'end',
  },
  search: { kind: 'do', act: 'search', results: { found: 'which', none: 'nothing' } },
  nothing: { kind: 'say', next: 'place', shows: ['place'] },
  which: {
    kind: 'choose',
    each: 'services',
    save: 'service',
    next: 'open',
    options: { again: 'place' },
    skip: 'end',
  },
  open: { kind: 'do', act: 'open', results: { done: 'service' } },
  service: { kind: 'choose', options: { others: 'which', done: 'end' }, card: 'service' },
  end: { kind: 'end' },
})

/** A conversation without any question for words. */
export const phones = flowOf('phones', {
  lines: { kind: 'choose', options: { first: 'first', done: 'end' } },
  first: { kind: 'choose', options: { lines: 'lines' } },
  end: { kind: 'end' },
})

/** What can never be deleted. */
export const limits = flowOf('limits', {
  chat: { kind: 'choose', options: { done: 'end' } },
  end: { kind: 'end', to: 'resume' },
})

export const smallFlows: readonly Flow[] = [...lobby, help, phones, limits]

const nothing = async () => {
  throw new Error('nothing is done while a house is inspected')
}

/** The acts of the small house, as a flow may lean on them. */
export const smallActs: Acts = {
  'set-language': { results: ['done'], needs: ['language'], run: nothing },
  'forget-person': { results: ['done'], run: nothing },
  search: { results: ['found', 'none'], needs: ['place'], leaves: { found: ['services'] }, run: nothing },
  open: { results: ['done'], needs: ['service'], run: nothing },
  list: { results: ['done'], leaves: { done: ['services'] }, run: nothing },
  knock: { results: ['again', 'done'], run: nothing },
  'recall-limits': { results: ['known', 'new'], run: nothing },
}

/** Words by language and key; what is not there gets a sentence of its own, `false` takes one away. */
export type Said = Readonly<Record<string, Readonly<Record<string, string | false>>>>

/** A house to be inspected: these flows, and a sentence under every key they want, in two languages. */
export function houseOf(flows: readonly Flow[], said: Said = {}, change: Partial<House> = {}): House {
  const wanted = new Map<string, string>([
    ...lobbyWords.map((word) => [`lobby:${word}`, word] as const),
    ...hints.map((hint) => [`refusals:${hint}`, hint] as const),
    ...flows.flatMap(({ flow, nodes }) =>
      Object.entries(nodes).flatMap(([name, node]) => {
        if (node.kind === 'do' || node.kind === 'end') return []
        const options = node.kind === 'choose' ? Object.keys(node.options) : []
        return [name, ...options.map((option) => `${name}#${option}`)].map(
          (key) => [`flows/${flow}:${key}`, withoutFigures(key.split('#').at(-1)!)] as const,
        )
      }),
    ),
  ])
  const words = (language: string, key: string) => {
    const own = said[language]?.[key]
    return own === false ? undefined : (own ?? wanted.get(key))
  }
  return {
    flows: flows.map((flow) => ({ file: fileOf(flow), flow })),
    acts: smallActs,
    cards: ['service'],
    languages: ['uk', 'en'],
    words,
    // What is wanted is there, so only what is said beyond it can be too much.
    keys: (language, catalogue) =>
      Object.keys(said[language] ?? {})
        .filter((key) => key.startsWith(`${catalogue}:`) && words(language, key) !== undefined)
        .map((key) => key.slice(catalogue.length + 1)),
    wording: (_, __, text) =>
      text.includes('victim') ? [{ cause: 'says “victim”', mend: 'write “person”' }] : [],
    phones: ['police_102'],
    lines: ['police_102'],
    facts: [],
    routes: [],
    today: new Date('2026-11-24'),
    fitsOnAButton: fits,
    lobby: lobbyWords,
    ...change,
  }
}

/** A name as words: a figure in them would need a source. */
const withoutFigures = (name: string) => name.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)

const fileOf = ({ flow, version }: Flow) => `flows/${flow}${version === 1 ? '' : `.v${version}`}.json`
