import { lobbyFlows } from '../../conversation/lobby.ts'
import { type Exit, type OutlineStep, outline, type Way } from '../../conversation/outline.ts'
import type { FlowFile } from '../flow-files.ts'
import type { Words } from '../words.ts'

/** What pictures and books are made of: flows, words, and the register of facts. */
export type Shown = {
  readonly flows: readonly FlowFile[]
  readonly words: Words
  readonly facts: readonly ShownFact[]
}

/** What an editor reads of a fact. */
export type ShownFact = {
  readonly id: string
  readonly statement: Readonly<Record<string, string>>
  readonly source: string
  readonly date: string
  readonly checkedOn: string
  readonly signedOff: { readonly initials: string; readonly on: string } | null
}

/** The words of a house in one language, as an editor reads them: phones filled in, what comes later as ‹name›. */
export type Voice = {
  readonly language: string
  /** Words of pictures and books: locales/<language>/book.json. */
  book(key: string, values?: Readonly<Record<string, string>>): string
  /** The same, for a name that a flow gives to something: the name itself where nobody put it into words. */
  named(kind: 'act' | 'result' | 'card', name: string): string
  lobby(word: string): string
  /** What a step says, whole; nothing for a step that does not speak. */
  words(flow: string, step: OutlineStep): string
  /** What stands on the button of a way, or what happens on it. */
  way(flow: string, step: OutlineStep, way: Way): string
  /** The name by which people know a flow: what stands on the first button that leads there. */
  flow(flow: string): string
  exit(exit: Exit): string
  /** A fact of the register by its id. */
  fact(id: string): ShownFact | undefined
}

/** Gives a house its voice in a language. */
export function voiceOf({ flows, words, facts }: Shown, language: string): Voice {
  const say = (key: string) => words.say(language, key, later(words, language, key))
  const optional = (key: string, otherwise: string) =>
    words.has(language, key) ? words.say(language, key) : otherwise
  const lobby = (word: string) => words.say(language, `lobby:${word}`)
  const book: Voice['book'] = (key, values) => words.say(language, `book:${key}`, values)
  const register = new Map(facts.map((fact) => [fact.id, fact]))
  const titles = titlesOf(flows, say, lobby)
  const flow = (name: string) => titles.get(name) ?? name
  return {
    language,
    book,
    named: (kind, name) => optional(`book:${kind}-${name}`, name),
    lobby,
    words: (name, step) =>
      step.node.kind === 'do' || step.node.kind === 'end' ? '' : say(`flows/${name}:${step.name}`),
    way: (name, step, way) => {
      switch (way.by) {
        case 'option':
          return say(`flows/${name}:${step.name}#${way.name}`)
        case 'skip':
          return lobby('skip')
        case 'result':
          return optional(`book:result-${way.name}`, way.name)
        case 'answer':
          return step.node.kind === 'write'
            ? step.node.accepts.map((what) => book(`gives-${what}`)).join(' · ')
            : ''
        default:
          return book(way.by)
      }
    },
    fact: (id) => register.get(id),
    flow,
    exit: (exit) =>
      exit.to === 'flow' ? flow(exit.flow) : exit.to === 'home' ? lobby('home') : lobby('resume'),
  }
}

/** What is filled in when a person reads it. */
function later(words: Words, language: string, key: string): Record<string, string> {
  const [catalogue, entry] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  const written = words.catalogues[language]?.[catalogue]?.[entry] ?? ''
  return Object.fromEntries(
    [...written.matchAll(/\{\{\s*([a-z][a-z0-9-]*)\s*\}\}/g)].map(([, name]) => [name!, `‹${name}›`]),
  )
}

/** Flows that everybody starts from come first: their buttons are the names that people see most. */
const first = ['lobby', 'rights']

function titlesOf(
  flows: readonly FlowFile[],
  say: (key: string) => string,
  lobby: (word: string) => string,
): Map<string, string> {
  const titles = new Map(Object.entries(lobbyFlows).map(([word, flow]) => [flow as string, lobby(word)]))
  const rank = (flow: string) => (first.includes(flow) ? first.indexOf(flow) : first.length)
  const ordered = [...flows].sort((a, b) => rank(a.flow.flow) - rank(b.flow.flow))
  for (const { flow } of ordered)
    for (const { name, ways } of outline(flow).steps)
      for (const { by, exit, name: option } of ways)
        if (by === 'option' && exit?.to === 'flow' && !titles.has(exit.flow))
          titles.set(exit.flow, say(`flows/${flow.flow}:${name}#${option}`))
  return titles
}
