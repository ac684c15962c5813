import type { Channel, News } from '../channel/channel.ts'
import type { Acts } from '../conversation/act.ts'
import { channelTurn } from '../edge/channel/channel-turn.ts'
import { type FlowFile, flowFinder } from '../edge/flow-files.ts'
import { House } from '../edge/house.ts'
import type { Rooms } from '../edge/ledger.ts'
import type { Log } from '../edge/log.ts'
import type { Sender } from '../edge/mouth.ts'
import type { Storage } from '../edge/storage/open.ts'
import { People } from '../edge/storage/people.ts'
import type { Sql } from '../edge/storage/sql.ts'
import { Outbox } from '../edge/storage/waiting.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Seal } from '../sealing/seal.ts'

/** What a house is put together from, whatever its content: the product, its tests and the benchmark open the same one. */
export type Parts = {
  readonly storage: Storage
  readonly seal: Seal
  /** What there is to talk about; where that changes by the day, what finds it now. A turn keeps what it began with. */
  readonly flows: readonly FlowFile[] | (() => Rooms['flowOf'])
  readonly languages: readonly string[]
  readonly defaultLanguage: string
  /** Acts over one transaction: what a flow causes is kept with the turn that caused it. */
  actsIn(sql: Sql, channel: () => Channel): Acts
  /** The help channel over one transaction, in a house that has one. */
  channelOn?(sql: Sql, at: Date, news: News): Channel
  readonly send: Sender
  readonly groupMs?: number
  /** What must be there before the first turn. */
  readonly ready?: () => Promise<unknown>
  readonly clock: Clock
  readonly log: Log
}

/** Puts the rooms together behind one turn. */
export function assemble(parts: Parts): { house: House; people: People } {
  const { storage, seal, clock, send, log } = parts
  const damaged = (what: string) => log.warn('row-damaged', { kind: what })
  const people = new People(seal, damaged)
  const finder = finderIn(parts.flows)
  const rooms = {
    seal,
    people,
    outbox: new Outbox(seal, damaged),
    get flowOf() {
      return finder()
    },
    actsIn: parts.actsIn,
    ...channelIn(parts, people),
    languageOf: languageFinder(parts.languages, parts.defaultLanguage),
  }
  return {
    house: new House({ storage, rooms, clock, send, log, ready: parts.ready, groupMs: parts.groupMs }),
    people,
  }
}

function channelIn(
  { channelOn, languages, defaultLanguage: usual }: Parts,
  people: People,
): Pick<Rooms, 'channelIn'> {
  if (!channelOn) return {}
  return {
    channelIn: (sql, at) =>
      channelTurn({ sql, at, people, languages, usual, channelOn: (news) => channelOn(sql, at, news) }),
  }
}

function finderIn(flows: Parts['flows']): () => Rooms['flowOf'] {
  if (typeof flows === 'function') return flows
  const known = flowFinder(flows)
  return () => known
}

/** The language of a device where we speak it, and the house's own where we do not. */
export const languageFinder =
  (languages: readonly string[], defaultLanguage: string) => (device: string | undefined) =>
    languages.find((language) => language === device?.slice(0, 2).toLowerCase()) ?? defaultLanguage
