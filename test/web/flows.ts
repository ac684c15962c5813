import { Flow } from '../../src/conversation/flow.ts'

const lobby = {
  flow: 'lobby',
  version: 1,
  start: 'hello',
  nodes: {
    hello: { kind: 'say', next: 'home' },
    home: {
      kind: 'choose',
      options: {
        plan: 'to-plan',
        bag: 'to-bag',
        list: 'to-list',
        place: 'to-place',
        language: 'to-language',
        forget: 'to-forget',
      },
    },
    'to-plan': { kind: 'end', to: 'plan' },
    'to-bag': { kind: 'end', to: 'bag' },
    'to-list': { kind: 'end', to: 'list' },
    'to-place': { kind: 'end', to: 'place' },
    'to-language': { kind: 'end', to: 'language' },
    'to-forget': { kind: 'end', to: 'forget' },
  },
}

const emergency = {
  flow: 'emergency',
  version: 1,
  start: 'numbers',
  nodes: {
    numbers: { kind: 'choose', options: { more: 'more' } },
    more: { kind: 'choose', options: { numbers: 'numbers' } },
  },
}

const language = {
  flow: 'language',
  version: 1,
  start: 'ask',
  nodes: {
    ask: { kind: 'choose', options: { uk: 'set', en: 'set' }, save: 'language', skip: 'done' },
    set: { kind: 'do', act: 'set-language', results: { done: 'done' } },
    done: { kind: 'end', to: 'resume' },
  },
}

const forget = {
  flow: 'forget',
  version: 1,
  start: 'ask',
  nodes: {
    ask: { kind: 'choose', options: { erase: 'erase', keep: 'home' } },
    erase: { kind: 'do', act: 'forget-person', results: { done: 'home' } },
    home: { kind: 'end' },
  },
}

/** Two texts one after the other, shown back, and a paper made of them. */
const plan = {
  flow: 'plan',
  version: 1,
  start: 'first',
  nodes: {
    first: { kind: 'write', save: 'first', next: 'second', skip: 'second' },
    second: { kind: 'write', save: 'second', next: 'read-back', skip: 'read-back' },
    'read-back': {
      kind: 'choose',
      options: { paper: 'make-paper', home: 'home' },
      shows: ['first', 'second'],
    },
    'make-paper': { kind: 'do', act: 'make-paper', results: { made: 'made' } },
    made: { kind: 'choose', options: { home: 'home' } },
    home: { kind: 'end' },
  },
}

const bag = {
  flow: 'bag',
  version: 1,
  start: 'things',
  nodes: {
    things: {
      kind: 'choose',
      many: true,
      save: 'things',
      options: { papers: 'things', keys: 'things', money: 'things', done: 'home' },
      skip: 'home',
    },
    home: { kind: 'end' },
  },
}

const list = {
  flow: 'list',
  version: 1,
  start: 'find',
  nodes: {
    find: { kind: 'do', act: 'find-places', results: { found: 'pick' } },
    pick: { kind: 'choose', each: 'places', save: 'place', next: 'shown', options: { none: 'home' } },
    shown: { kind: 'choose', options: { home: 'home' }, shows: ['place'] },
    home: { kind: 'end' },
  },
}

const place = {
  flow: 'place',
  version: 1,
  start: 'where',
  nodes: {
    where: { kind: 'write', accepts: ['text', 'location'], save: 'where', next: 'there', skip: 'home' },
    there: { kind: 'choose', options: { home: 'home' }, shows: ['where'] },
    home: { kind: 'end' },
  },
}

/** A small house's conversations: one of every kind of screen. */
export const flows = [lobby, emergency, language, forget, plan, bag, list, place].map((flow) => ({
  file: `flows/${flow.flow}.json`,
  flow: Flow.parse(flow),
}))
