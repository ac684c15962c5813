import { Flow } from '../../src/conversation/flow.ts'
import type { FlowFile } from '../../src/edge/flow-files.ts'
import type { Catalogues } from '../../src/edge/words.ts'
import { flows as small } from './flows.ts'
import { catalogues } from './words.ts'

const end = (to: string) => ({ kind: 'end', to })
const choose = (options: Record<string, string>) => ({ kind: 'choose', options })

/** The menu: two topics, a group of its own, and a conversation that is walked through. */
const rights = {
  flow: 'rights',
  version: 1,
  start: 'menu',
  nodes: {
    menu: choose({ bread: 'bread', kitchen: 'kitchen' }),
    kitchen: choose({ soup: 'soup', plan: 'plan', knife: 'knife' }),
    bread: end('bread'),
    soup: end('soup'),
    plan: end('plan'),
    knife: end('knife'),
  },
}

/** A topic with a step that is only said, a number, ways within and out, and something behind a warning. */
const bread = {
  flow: 'bread',
  version: 1,
  start: 'menu',
  nodes: {
    menu: choose({ now: 'now', heat: 'heat-warning', urgent: 'emergency', plan: 'plan', soup: 'soup' }),
    now: choose({ oven: 'oven', menu: 'menu' }),
    oven: { kind: 'say', next: 'crust' },
    crust: choose({ menu: 'menu', heat: 'heat-warning' }),
    'heat-warning': choose({ next: 'fire', 'not-now': 'rest' }),
    fire: choose({ burn: 'burn', menu: 'menu' }),
    burn: choose({ menu: 'menu' }),
    rest: choose({ again: 'heat-warning' }),
    emergency: end('emergency'),
    plan: end('plan'),
    soup: end('soup'),
  },
}

/** A topic whose buttons only lead on. */
const soup = {
  flow: 'soup',
  version: 1,
  start: 'water',
  nodes: {
    water: choose({ next: 'salt', rights: 'rights' }),
    salt: choose({ next: 'heat', done: 'done' }),
    heat: choose({ done: 'done' }),
    rights: end('rights'),
    done: { kind: 'end' },
  },
}

/** Questions with yes and no: what follows depends on what she answers. */
const knife = {
  flow: 'knife',
  version: 1,
  start: 'sharp',
  nodes: {
    sharp: choose({ yes: 'long', no: 'long' }),
    long: choose({ yes: 'done', no: 'done' }),
    done: { kind: 'end' },
  },
}

const toRights = (file: FlowFile): FlowFile => {
  const home = file.flow.nodes['home']
  if (file.flow.flow !== 'lobby' || home?.kind !== 'choose') return file
  const nodes = {
    ...file.flow.nodes,
    home: { ...home, options: { ...home.options, rights: 'to-rights' } },
    'to-rights': { kind: 'end', to: 'rights' } as const,
  }
  return { ...file, flow: { ...file.flow, nodes } }
}

/** The small house with something to read. */
export const readingFlows: readonly FlowFile[] = [
  ...small.map(toRights),
  ...[rights, bread, soup, knife].map((flow) => ({
    file: `flows/${flow.flow}.json`,
    flow: Flow.parse(flow),
  })),
]

const words = {
  'flows/rights': {
    menu: 'What is it about?',
    'menu#bread': 'Everyday matters',
    'menu#kitchen': 'Something else',
    kitchen: 'The rest is here.',
    'kitchen#soup': 'Things to know',
    'kitchen#plan': 'My list',
    'kitchen#knife': 'A few questions',
  },
  'flows/bread': {
    menu: 'This is about bread.\nCall if you like: {{phone.hotline}}.',
    'menu#now': 'What to do now',
    'menu#heat': 'About warmth',
    'menu#urgent': 'Numbers at once',
    'menu#plan': 'Make a list',
    'menu#soup': 'More to know',
    now: 'Knead it slowly.',
    'now#oven': 'The place for it',
    'now#menu': 'To the list',
    oven: 'An oven is a warm box.',
    crust: 'A crust is brown.',
    'crust#menu': 'To the list',
    'crust#heat': 'Why it is warm',
    'heat-warning': 'What follows is hot. Go on?',
    'heat-warning#next': 'Go on reading',
    'heat-warning#not-now': 'Not now',
    fire: 'Fire is very hot.',
    'fire#burn': 'When it hurts',
    'fire#menu': 'To the list',
    burn: 'Cool it with water.',
    'burn#menu': 'To the list',
    rest: 'That is fine. It waits.',
    'rest#again': 'Look after all',
  },
  'flows/soup': {
    water: 'Water first.',
    'water#next': 'Next',
    'water#rights': 'All topics',
    salt: 'A little salt.',
    'salt#next': 'Next',
    'salt#done': 'Enough',
    heat: 'Then it is ready.',
    'heat#done': 'Enough',
  },
  'flows/knife': {
    sharp: 'Is it sharp?',
    'sharp#yes': 'Yes',
    'sharp#no': 'No',
    long: 'Is it long?',
    'long#yes': 'Yes',
    'long#no': 'No',
  },
}

/** The words of the topics are English in every language: what is tried is the house around them. */
export const readingCatalogues: Catalogues = Object.fromEntries(
  Object.entries(catalogues).map(([language, files]) => [
    language,
    {
      ...files,
      ...words,
      'flows/lobby': { ...files['flows/lobby'], 'home#rights': 'Read' },
    },
  ]),
)
