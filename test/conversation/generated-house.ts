import type { Acts } from '../../src/conversation/act.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import { flowOf } from './small-house.ts'

/** Decisions, one byte each. What is decided comes from the tape alone, so a shorter tape is a smaller house. */
export class Tape {
  private at = 0
  private readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** A number below `count`; 0, the simplest, once the tape is over. */
  pick(count: number): number {
    return (this.bytes[this.at++] ?? 0) % count
  }

  one<Thing>(things: readonly Thing[]): Thing {
    return things[this.pick(things.length)]!
  }

  yes = () => this.pick(2) === 1
}

type Nodes = Record<string, Record<string, unknown>>

/** Part of a flow that is entered at one node, and leads on from there to `next`, or to `other` places. */
type Segment = (name: string, next: string, other: () => string) => Nodes

/** Names that a careless engine may trip over. */
const odd = ['to-string', 'value-of', 'length', 'length-0', 'then', 'x', 'json', 'null', 'a--', 'true']

/** Parts that ask something: they wait for a person. */
const pauses: Readonly<Record<string, (tape: Tape) => Segment>> = {
  choice: (tape) => (name, next, other) => ({
    [name]: {
      kind: 'choose',
      options: Object.fromEntries([
        ['on', next],
        ...Array.from({ length: tape.pick(4) }, (_, index) => [odd[index], other()]),
      ]),
    },
  }),
  answer: (tape) => (name, next, other) => ({
    [name]: {
      kind: 'choose',
      save: tape.one(odd),
      options: { yes: next, no: other() },
      skip: tape.yes() ? next : other(),
    },
  }),
  ticks: () => (name, next) => ({
    [name]: {
      kind: 'choose',
      many: true,
      save: `${name}-ticks`,
      options: { a: name, b: name, own: `${name}-own`, on: next },
    },
    [`${name}-own`]: { kind: 'write', many: true, save: `${name}-own`, next: name, skip: name },
  }),
  words: (tape) => (name, next, other) => ({
    [name]: {
      kind: 'write',
      accepts: tape.one([['text'], ['location'], ['text', 'location']]),
      save: 'topic',
      next: `${name}-do`,
      skip: other(),
    },
    [`${name}-do`]: { kind: 'do', act: 'look', results: { found: `${name}-list`, none: `${name}-none` } },
    [`${name}-none`]: { kind: 'choose', shows: ['topic'], options: { again: name, on: next } },
    [`${name}-list`]: {
      ...{ kind: 'choose', each: 'places', save: 'place', next: `${name}-open` },
      options: tape.yes() ? { again: name } : {},
      skip: next,
    },
    [`${name}-open`]: { kind: 'do', act: 'open', results: { done: `${name}-place` } },
    [`${name}-place`]: { kind: 'choose', options: { list: `${name}-list`, on: next }, shows: ['place'] },
  }),
}

/** Parts that pass without a pause: they may stand between two questions. */
const passages: Readonly<Record<string, (tape: Tape) => Segment>> = {
  say: () => (name, next) => ({ [name]: { kind: 'say', next } }),
  paper: () => (name, next) => ({ [name]: { kind: 'do', act: 'paper', results: { done: next } } }),
  language: () => (name, next) => ({
    [name]: {
      kind: 'choose',
      save: 'language',
      options: { uk: `${name}-set`, en: `${name}-set` },
      skip: next,
    },
    [`${name}-set`]: { kind: 'do', act: 'set-language', results: { done: next } },
  }),
}

/** A flow that is valid by construction. Its first question stands before every end, and the limits before every word. */
export function generatedFlow(tape: Tape, flow: string, others: readonly string[], version = 1): Flow {
  const entry = tape.pick(3)
  const count = 1 + tape.pick(4)
  const names = Array.from({ length: count }, (_, index) => `n${version}-${index}`)
  const ends = new Map<string, Record<string, unknown>>()
  const end = () => {
    const to = tape.one([undefined, 'resume', ...others])
    const name = to === undefined ? 'end' : `to-${to}`
    ends.set(name, { kind: 'end', ...(to !== undefined && { to }) })
    return name
  }
  const nodes: Nodes = {
    ...entries[entry],
    gate: { kind: 'choose', limits: true, options: { on: names[0] } },
  }
  for (const [index, name] of names.entries()) {
    const next = names[index + 1] ?? end()
    const elsewhere = ['gate', ...names.filter((one) => one !== name)]
    const other = () => (tape.pick(3) === 0 ? end() : tape.one(elsewhere))
    // Of two neighbours one asks: so nowhere is too much said without a question.
    const kinds = Object.values(index % 2 === 0 ? pauses : { ...passages, ...pauses })
    Object.assign(nodes, tape.one(kinds)(tape)(name, next, other))
  }
  if (flow === 'forget') {
    nodes['gate'] = { kind: 'choose', limits: true, options: { on: names[0], yes: 'erase' } }
    nodes['erase'] = { kind: 'do', act: 'forget-person', results: { done: end() } }
  }
  return flowOf(flow, { ...nodes, ...Object.fromEntries(ends) }, version)
}

/** Ways into a flow: straight to its gate, over a saying, or past it for who knows the limits. */
const entries: readonly Nodes[] = [
  {},
  { hello: { kind: 'say', next: 'gate' } },
  {
    recall: { kind: 'do', act: 'recall-limits', results: { known: 'gate', new: 'limits' } },
    limits: { kind: 'say', limits: true, next: 'gate' },
  },
]

const lobbyNames = ['lobby', 'emergency', 'language', 'forget']

/** The flows of a house: its lobby, and up to four conversations that lead into each other. */
export function generatedFlows(tape: Tape): Flow[] {
  const names = [...lobbyNames, ...Array.from({ length: 1 + tape.pick(4) }, (_, index) => `talk-${index}`)]
  return names.map((name) => generatedFlow(tape, name, names))
}

/** The acts of a generated house. They end as the tape says, and insist on what they were promised. */
export const generatedActs = (tape: Tape): Acts => {
  const insist = (answers: Readonly<Record<string, unknown>>, needed: string) => {
    if (answers[needed] === undefined) throw new Error(`an act was promised ${needed}`)
  }
  return {
    look: {
      results: ['found', 'none'],
      needs: ['topic'],
      leaves: { found: ['places'] },
      run: async ({ answers }) => {
        insist(answers, 'topic')
        if (tape.pick(3) === 0) return { result: 'none' }
        const places = Array.from({ length: tape.pick(20) }, (_, id) => ({
          id: `p-${id}`,
          label: `Place ${id}`,
        }))
        return { result: 'found', lists: { places } }
      },
    },
    open: {
      results: ['done'],
      needs: ['place'],
      run: async ({ answers }) => {
        insist(answers, 'place')
        return { result: 'done' }
      },
    },
    paper: {
      results: ['done'],
      run: async () => ({
        result: 'done',
        says: [{ lane: 'reply', saying: { kind: 'paper', template: 'plan', values: {} } }],
      }),
    },
    'set-language': {
      results: ['done'],
      needs: ['language'],
      run: async ({ answers }) => ({ result: 'done', language: String(answers['language']) }),
    },
    'forget-person': { results: ['done'], run: async () => ({ result: 'done', forget: true }) },
    'recall-limits': {
      results: ['known', 'new'],
      run: async ({ knows }) => ({ result: knows.includes('limits') ? 'known' : 'new', knows: 'limits' }),
    },
  }
}
