import { join } from 'node:path'
import type { Acts } from '../../src/conversation/act.ts'
import { Flow } from '../../src/conversation/flow.ts'
import type { FlowFile } from '../../src/edge/flow-files.ts'
import { openRender, type Render } from '../../src/edge/render.ts'
import { openWords, readCatalogues, type Words } from '../../src/edge/words.ts'

/** What the small house can do besides talking. */
export const smallActs: Acts = {
  'set-language': {
    results: ['done'],
    run: async ({ answers }) => ({ result: 'done', language: String(answers['language']) }),
  },
  'forget-person': { results: ['done'], run: async () => ({ result: 'done', forget: true }) },
  'send-paper': {
    results: ['done'],
    run: async () => ({
      result: 'done',
      says: [{ lane: 'reply', saying: { kind: 'paper', template: 'paper', values: {} } }],
    }),
  },
  stumble: {
    results: ['done'],
    run: async ({ answers }) => Promise.reject(new Error(`cannot digest ${JSON.stringify(answers)}`)),
  },
}

/** A small house: a list that grows by writing and pressing, and the lobby. What the doors do does not hang on the product's words. */
const flows = [
  {
    flow: 'lobby',
    version: 1,
    start: 'home',
    nodes: {
      home: {
        kind: 'choose',
        options: { list: 'list', diary: 'diary', stumble: 'stumble', paper: 'paper', language: 'language' },
      },
      list: { kind: 'end', to: 'list' },
      diary: { kind: 'end', to: 'diary' },
      stumble: { kind: 'end', to: 'stumble' },
      language: { kind: 'end', to: 'language' },
      paper: { kind: 'do', act: 'send-paper', results: { done: 'home' } },
    },
  },
  {
    flow: 'list',
    version: 1,
    start: 'intro',
    nodes: {
      intro: { kind: 'say', next: 'ask' },
      ask: {
        kind: 'write',
        accepts: ['text'],
        save: 'all',
        many: true,
        next: 'told',
        skip: 'told',
      },
      told: { kind: 'choose', options: { more: 'more', afresh: 'afresh' }, shows: ['all'] },
      more: {
        kind: 'write',
        accepts: ['text'],
        save: 'all',
        many: true,
        next: 'told',
        skip: 'told',
      },
      afresh: { kind: 'end', to: 'list' },
    },
  },
  {
    // Written line upon line: what is done twice shows.
    flow: 'diary',
    version: 1,
    start: 'first',
    nodes: {
      first: { kind: 'write', save: 'lines', many: true, next: 'line', skip: 'pause' },
      line: { kind: 'write', save: 'lines', many: true, next: 'line', skip: 'pause', shows: ['lines'] },
      pause: { kind: 'choose', options: { on: 'line', afresh: 'afresh' }, shows: ['lines'] },
      afresh: { kind: 'end', to: 'diary' },
    },
  },
  {
    // What she writes here makes an act throw: an arrival that nothing can digest.
    flow: 'stumble',
    version: 1,
    start: 'words',
    nodes: {
      words: { kind: 'write', save: 'words', next: 'stumble', skip: 'done' },
      stumble: { kind: 'do', act: 'stumble', results: { done: 'done' } },
      done: { kind: 'end' },
    },
  },
  {
    flow: 'emergency',
    version: 1,
    start: 'numbers',
    nodes: {
      numbers: { kind: 'choose', options: { back: 'done' }, card: 'emergency' },
      done: { kind: 'end', to: 'resume' },
    },
  },
  {
    flow: 'language',
    version: 1,
    start: 'language',
    nodes: {
      language: { kind: 'choose', options: { uk: 'set', en: 'set' }, save: 'language', skip: 'done' },
      set: { kind: 'do', act: 'set-language', results: { done: 'done' } },
      done: { kind: 'end', to: 'resume' },
    },
  },
  {
    flow: 'forget',
    version: 1,
    start: 'ask',
    nodes: {
      ask: { kind: 'choose', options: { erase: 'erase', keep: 'keep' } },
      erase: { kind: 'do', act: 'forget-person', results: { done: 'keep' } },
      keep: { kind: 'end', to: 'resume' },
    },
  },
]

const own = {
  'flows/lobby': {
    home: 'Home.',
    'home#list': 'A list',
    'home#diary': 'A diary',
    'home#stumble': 'A stumble',
    'home#paper': 'A paper',
    'home#language': 'Language',
  },
  'flows/list': {
    intro: 'A list begins.',
    ask: 'Write the first.',
    more: 'Write one more.',
    told: 'Noted: {{all}}.',
    'told#more': 'More',
    'told#afresh': 'Afresh',
  },
  'flows/diary': {
    first: 'The first line?',
    line: 'Lines: {{lines}}.',
    pause: 'A pause after {{lines}}.',
    'pause#on': 'On',
    'pause#afresh': 'Afresh',
  },
  'flows/stumble': { words: 'Words to stumble over?' },
  'flows/emergency': { numbers: 'Numbers:', 'numbers#back': 'Return' },
  'flows/language': { language: 'Language?', 'language#uk': 'Українська', 'language#en': 'English' },
  'flows/forget': { ask: 'Erase?', 'ask#erase': 'Erase', 'ask#keep': 'Keep' },
}

/** The small house's flows and words; what stands on every screen has the product's words. */
export function smallContent(root: string): { flows: FlowFile[]; words: Words; render: Render } {
  const real = readCatalogues(join(root, 'locales'))
  const catalogues = Object.fromEntries(
    Object.entries(real).map(([language, tables]) => [
      language,
      {
        ...Object.fromEntries(Object.entries(tables).filter(([name]) => !name.startsWith('flows/'))),
        ...own,
      },
    ]),
  )
  const words = openWords(catalogues, {})
  return {
    flows: flows.map((flow) => ({ file: `${flow.flow}.json`, flow: Flow.parse(flow) })),
    words,
    render: openRender(words, { emergency: () => '102, 103, 112' }, () => undefined),
  }
}
