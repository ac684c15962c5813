import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../conversation/inspect-rule.ts'
import { type Hotline, readHotlines } from '../directory/hotline.ts'
import { type Country, openCountry } from '../edge/directory/gazetteer.ts'
import { servicesInMemory } from '../edge/directory/services.ts'
import { faultLines } from '../edge/fault-lines.ts'
import { openRender, type Render } from '../edge/render.ts'
import { sourceLines } from '../edge/sources.ts'
import { storedServices } from '../edge/storage/directory-pages.ts'
import type { Storage } from '../edge/storage/open.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Answers } from '../outbox/screen.ts'
import type { SafetyPlans } from '../safety/safety-plan.ts'
import { actsOf } from './acts.ts'
import { cardNames, cardsOf } from './cards.ts'
import { type Content, openContent } from './content.ts'
import type { Lookup } from './find-acts.ts'
import { type MadePaper, paperMaker } from './papers.ts'

/** What a house stands on before any database is open: its flows and words, inspected, and everything that shows them. */
export type Ground = Content & {
  readonly hotlines: readonly Hotline[]
  readonly render: Render
  readonly lookup: Lookup
  /** Reads the directory out of its database into memory. */
  fill(storage: Storage): Promise<number>
  /** The emergency card, from the files of this house alone. */
  emergency(language: string): string
  paper(language: string, template: string, values: Answers): Promise<MadePaper>
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

/** Reads and inspects the content. The directory is empty until it is filled from its database. */
export function openGround(root: string, clock: Clock, inTime?: true): Ground {
  const seed = join(root, 'prisma', 'seed')
  const hotlines = readHotlines(JSON.parse(readFileSync(join(seed, 'hotlines.json'), 'utf8')))
  const { lookup, fill } = openLookup(seed)
  const acts = actsOf({ plans: noPlans, lookup, distanceLabel: () => '' })
  const opened = openContent({
    root,
    acts,
    cards: cardNames,
    phones: phonesOf(hotlines),
    lines: hotlines.map(({ id }) => id),
    today: clock(),
    ...(inTime && { inTime }),
  })
  if ('faults' in opened) throw new NotOpened(faultLines(root, opened.faults))
  const { words, flows, routes } = opened.content
  const cards = cardsOf({ words, hotlines, services: lookup.services, routes })
  return {
    ...opened.content,
    hotlines,
    lookup,
    fill,
    render: openRender(words, cards, sourceLines(flows, opened.content, words)),
    emergency: (language) => cards.emergency(language),
    paper: paperMaker({ words, hotlines, clock }),
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
/** To inspect what acts need, no plan has to exist. */
const noPlans: SafetyPlans = { of: away, keep: away, drop: away }
