import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Flow } from '../conversation/flow.ts'
import type { Fault } from '../conversation/inspect-rule.ts'
import type { Route } from '../conversation/route.ts'
import { type Hotline, readHotlines } from '../directory/hotline.ts'
import { type Country, openCountry } from '../edge/directory/gazetteer.ts'
import { servicesInMemory } from '../edge/directory/services.ts'
import { faultLines } from '../edge/fault-lines.ts'
import { type FlowFile, flowFinder } from '../edge/flow-files.ts'
import { type InspectOnce, inspectAlways } from '../edge/inspect-once.ts'
import { openRender, type Render } from '../edge/render.ts'
import { sourceLines } from '../edge/sources.ts'
import { storedServices } from '../edge/storage/directory-pages.ts'
import type { Storage } from '../edge/storage/open.ts'
import type { Words } from '../edge/words.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Answers } from '../outbox/screen.ts'
import type { SafetyPlans } from '../safety/safety-plan.ts'
import { actsOf } from './acts.ts'
import { Brief } from './brief.ts'
import { cardNames, cardsOf } from './cards.ts'
import { CodeTries } from './code-tries.ts'
import { type Complaints, openComplaints } from './complaints.ts'
import { type Content, openContent } from './content.ts'
import type { Lookup } from './find-acts.ts'
import { dayIn, type Gate } from './gate.ts'
import type { Help } from './help.ts'
import { type MadePaper, paperMaker } from './papers.ts'
import type { FactEntry } from './register.ts'
import { type View, viewOn, withheldWords } from './view.ts'

/** What a house stands on before any database is open: its flows and words, inspected, and everything that shows them. */
export type Ground = {
  /** The flows as they are shown today: without what is withheld. */
  readonly flows: readonly FlowFile[]
  /** The words as they are shown today: a withheld text says that it is being checked. */
  readonly words: Words
  readonly facts: readonly FactEntry[]
  readonly routes: readonly Route[]
  /** Facts past their term, and cards that are withheld. */
  readonly today: Pick<View, 'overdue' | 'withheld'>
  /** Flows, facts and signatures as they are written, whatever is shown of them. */
  readonly content: Content
  /** Finds a flow in today's view. */
  readonly flowOf: (name: string, version?: number) => Flow | undefined
  /** Takes the view of the day that it is now, if it is another one. */
  renew(): void
  readonly hotlines: readonly Hotline[]
  readonly render: Render
  readonly lookup: Lookup
  /** The papers that a person can take to a body. */
  readonly complaints: Complaints
  /** Reads the directory out of its database into memory. */
  fill(storage: Storage): Promise<number>
  /** The emergency card, from the files of this house alone. */
  emergency(language: string): string
  paper(language: string, template: string, values: Answers): Promise<MadePaper>
  /** What the acts of the help channel need beside the channel itself. */
  readonly help: HelpGround
}

/** Content with faults: the house does not open, and says all of them. */
export class NotOpened extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('the content has faults')
    this.name = 'NotOpened'
    this.faults = faults
  }
}

/**
 * Reads and inspects the content, and takes today's view of it. The directory is empty until it is filled from its
 * database; `page` is where people find its web door. `release` shows what `mark` shows, and wants every fact strong and in time.
 */
export function openGround(
  root: string,
  clock: Clock,
  gate: Gate | 'release' = 'mark',
  inspectOnce: InspectOnce = inspectAlways,
  page?: string,
): Ground {
  const seed = join(root, 'prisma', 'seed')
  const hotlines = readHotlines(JSON.parse(readFileSync(join(seed, 'hotlines.json'), 'utf8')))
  const { lookup, fill } = openLookup(seed)
  const acts = actsOf({ plans: noPlans, lookup, distanceLabel: () => '', help: noChannel })
  const known = { acts, cards: cardNames, phones: phonesOf(hotlines), lines: hotlines.map(({ id }) => id) }
  const opened = openContent({ root, today: clock(), gate, inspectOnce, ...known })
  if ('faults' in opened) throw new NotOpened(faultLines(root, opened.faults))
  const { content } = opened
  if (gate === 'release') showing(content, 'strict', clock)
  const shown = showing(content, gate === 'release' ? 'mark' : gate, clock)
  const { words } = shown
  const { facts, routes } = content
  const complaints = openComplaints(content, gate === 'strict' ? 'strict' : 'mark')
  const help = helpOn(words, lookup)
  const stands = { words, hotlines, complaints, brief: help.brief }
  const cards = cardsOf({ ...stands, services: lookup.services, routes, page })
  return {
    get flows() {
      return shown.now.view.flows
    },
    get today() {
      return shown.now.view
    },
    get flowOf() {
      return shown.now.flowOf
    },
    ...{ words, facts, routes, content, hotlines, lookup, complaints, help, fill },
    renew: shown.renew,
    render: openRender(words, cards, shown.sources, shown.isWithheld),
    emergency: (language) => cards.emergency(language),
    paper: paperMaker({ ...stands, clock }),
  }
}

/** What is shown, renewed day by day. */
function showing(content: Content, gate: Gate, clock: Clock) {
  const { facts, signatures } = content
  const lawful = new Set(content.cards.filter(signatures.isLawful).map(({ key }) => key))
  const take = () => {
    const taken = viewOn(content, gate, clock())
    if ('faults' in taken) throw new NotOpened(taken.faults)
    const { view } = taken
    const register = { facts, overdue: view.overdue, isLawful: (key: string) => lawful.has(key) }
    return {
      view,
      flowOf: flowFinder(view.flows),
      sources: sourceLines(view.flows, register, content.words),
    }
  }
  let now = take()
  const isWithheld = (card: string) => now.view.withheld.has(card)
  return {
    get now() {
      return now
    },
    renew: () => {
      if (now.view.day !== dayIn(clock())) now = take()
    },
    words: withheldWords(content.words, isWithheld),
    isWithheld,
    sources: (language: string, key: string) => now.sources(language, key),
  }
}

function openLookup(seed: string): Pick<Ground, 'lookup' | 'fill'> {
  let reading: Promise<Country> | undefined
  const country = () => {
    reading ??= openCountry(seed)
    return reading
  }
  let stored: Storage | undefined
  let oblasts: ReadonlyMap<string, boolean> = new Map()
  const { services, reload } = servicesInMemory(
    () => storedServices(stored!.db),
    (oblast) => oblasts.get(oblast) === true,
  )
  return {
    lookup: { services, country },
    fill: async (storage) => {
      stored = storage
      oblasts = new Map((await country()).oblasts.map(({ id, localServices }) => [id, localServices]))
      return reload()
    },
  }
}

/** Numbers as they are written in words: the first of each line. */
const phonesOf = (hotlines: readonly Hotline[]) =>
  Object.fromEntries(hotlines.flatMap(({ id, phones }) => (phones[0] ? [[id, phones[0].readable]] : [])))

const away = () => Promise.reject(new Error('no database is open'))
/** What of the help channel stands before any database is open. */
export type HelpGround = Pick<Help, 'words' | 'brief' | 'tries' | 'hash' | 'oblasts'>

const helpOn = (words: Words, { country }: Lookup): HelpGround => ({
  words,
  brief: new Brief(),
  tries: new CodeTries(),
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  oblasts: async () => (await country()).oblasts,
})
const noChannel = () => {
  throw new Error('no database is open')
}

/** To inspect what acts need, no plan has to exist. */
const noPlans: SafetyPlans = { of: away, keep: away, drop: away }
