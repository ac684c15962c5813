import { join } from 'node:path'
import type { Channel } from '../channel/channel.ts'
import { look } from '../channel/looking.ts'
import { ringDue } from '../edge/channel/ring-due.ts'
import { seedDirectory } from '../edge/directory/seed.ts'
import type { TelegramFile } from '../edge/errand.ts'
import type { Fetched } from '../edge/errand-telegram.ts'
import { tellByLetter } from '../edge/errand-told.ts'
import { type Errands, openErrands } from '../edge/errands.ts'
import type { House } from '../edge/house.ts'
import type { Log } from '../edge/log.ts'
import type { Sender } from '../edge/mouth.ts'
import { keepTime } from '../edge/schedule.ts'
import type { Config } from '../edge/settings.ts'
import { channelPorts } from '../edge/storage/channel.ts'
import { StorageFault } from '../edge/storage/fault.ts'
import { letters } from '../edge/storage/letters.ts'
import type { People } from '../edge/storage/people.ts'
import { purge } from '../edge/storage/purge.ts'
import { safetyPlans } from '../edge/storage/safety-plans.ts'
import { hostSeal } from '../edge/storage/seal.ts'
import { timers } from '../edge/storage/timers.ts'
import type { FileOf } from '../edge/telegram/voice.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { EntrySeal } from '../sealing/entry-seal.ts'
import { actsOf } from './acts.ts'
import { assemble } from './assemble.ts'
import type { RemindAt } from './complaint-acts.ts'
import { fillDemo, openDemo, retireDemo } from './demo.ts'
import { type HouseFiles, openFiles, outside } from './files.ts'
import type { Ground } from './ground.ts'
import type { Opened } from './keeper.ts'
import { distanceLabel } from './service-card.ts'

type Running = { readonly house: House; readonly opened: Opened; readonly people: People }

/** The library that seals is loaded when something is first sealed: it would cost every start its 150 ms. */
const entrySeal: EntrySeal = {
  seal: async (entry, recipients) => {
    const { ageEntrySeal } = await import('../edge/sealing/age-entry-seal.ts')
    return ageEntrySeal().seal(entry, recipients)
  },
}

export const clock = () => new Date()

/** A row of her own: a later term takes the place of an earlier one. */
const remindAt =
  (channel: () => Channel): RemindAt =>
  async (person, at) => {
    await channel().timers.set(person, 'reminder', at)
    return 'set'
  }

/** Neither a bot nor an address that others can open: whoever is here looks at the house from its own machine. */
const isDemo = ({ telegram, publicUrl }: Config) => !telegram && !publicUrl

/** Timers that are rung at once; the others come a second later. */
const RUNG_MOST = 200

/** What a house stands on from its start to its end. */
export type Whole = {
  readonly config: Config
  readonly root: string
  readonly log: Log
  readonly ground: Ground
  readonly send: Sender
  /** Brings a file that stands in Telegram. */
  readonly fetchFile?: ((file: TelegramFile) => Promise<Fetched>) | undefined
  /** What can be read while nothing can be written. */
  readonly readable: Opened | undefined
}

/** Holds the house once its database is there, and stands in for it until then. */
export class Keep {
  readonly whole: Whole
  running: Running | undefined
  /** Reads the directory into memory: after the doors are open, or when the first turn wants it. */
  fill: () => Promise<unknown> = () => Promise.resolve()
  /** Looks who is in the groups of staff, where there is a bot. */
  reconcile: () => Promise<unknown> = () => Promise.resolve()
  private chores: (() => void) | undefined
  private readonly ears = new Set<(organization: OrganizationId) => void>()

  readonly files: HouseFiles
  private errands: Errands | undefined

  constructor(whole: Whole) {
    this.whole = whole
    this.files = openFiles(whole.root)
  }

  async run(opened: Opened): Promise<undefined> {
    const { root, ground, log } = this.whole
    await seedDirectory(opened.storage, join(root, 'prisma', 'seed'), ground.lookup.country)
    this.fill = once(() =>
      ground.fill(opened.storage).catch((fault: unknown) => log.fault('directory-not-read', fault)),
    )
    const { house, people } = assembleOn(opened, this)
    this.running = { house, opened, people }
    house.onRing((organization) => {
      for (const listener of this.ears) listener(organization)
    })
    await this.openDesk(house)
    const { storage } = opened
    const ring = ringDue({
      due: () => timers(storage.sql).due(clock(), RUNG_MOST),
      look: (timer) => house.within((channel) => look(channel, timer)),
      log,
      now: Date.now,
    })
    this.errands = this.openErrands()
    this.chores = keepTime(
      [
        // Telegram does not say who is in a group: it is looked at, and an unknown member stops the posting.
        { name: 'staff-groups', when: '*/10 * * * *', run: () => this.reconcile() },
        { name: 'errands', when: '* * * * * *', run: () => this.errands?.ring() ?? Promise.resolve() },
        // What is due is a row: this only knocks, and a promise is looked at within the second.
        { name: 'timers', when: '* * * * * *', run: ring },
        { name: 'purge', when: '17 3 * * *', run: () => purge(storage, clock()) },
        // An import runs as a process of its own; what it brought shows within a quarter of an hour.
        { name: 'directory', when: '*/15 * * * *', run: () => ground.fill(storage) },
        // A fact's term ends with its day; a machine that slept through midnight is late by an hour at most.
        { name: 'content', when: '1 * * * *', run: async () => ground.renew() },
      ],
      log,
    )
    log.info('resumed', { count: await house.resume() })
  }

  /** The example, where there is nobody real; elsewhere it takes part in nothing. */
  private async openDesk(house: House): Promise<void> {
    if (!this.demo) return void (await retireDemo(house))
    if (await openDemo(house))
      void fillDemo(house).catch((fault: unknown) => this.whole.log.fault('example-not-made', fault))
  }

  private openErrands(): Errands {
    const { fetchFile, ground, log } = this.whole
    return openErrands({
      within: (work) => this.within(work),
      fetch: fetchFile ?? (async () => ({ is: 'refused', refusal: 'file-gone' })),
      clean: this.files.clean,
      parcels: this.files.parcels,
      tell: tellByLetter(ground.words),
      log,
    })
  }

  /** The file of a letter that still waits for her. */
  readonly file: FileOf = async ({ case: found, letter }) => {
    if (!this.running) throw databaseAway()
    const { storage, key } = this.running.opened
    const waiting = await letters(storage.sql, hostSeal(key)).of(found)
    return waiting.find(({ id }) => id === letter)?.file
  }

  /** Turns and looks go to the house, or fail at once. */
  readonly house: Pick<House, 'turn' | 'look'> = {
    turn: (arrivals) => this.running?.house.turn(arrivals) ?? Promise.reject(databaseAway()),
    look: (address) => this.running?.house.look(address) ?? Promise.reject(databaseAway()),
  }

  /** A house to be looked at: nobody outside can reach it, and its desk is an example. */
  get demo(): boolean {
    return isDemo(this.whole.config)
  }

  /** Work beside the turns goes to the house, or fails at once. */
  readonly channelHouse: Pick<House, 'within'> = {
    within: (work, once) => this.running?.house.within(work, once) ?? Promise.reject(databaseAway()),
  }

  async within<Value>(work: (channel: Channel) => Promise<Value>): Promise<Value> {
    return (await this.channelHouse.within(work)) as Value
  }

  /** Listens from now on, also to a house that opens only later. */
  onRing(listener: (organization: OrganizationId) => void): () => void {
    this.ears.add(listener)
    return () => this.ears.delete(listener)
  }

  async close(ms: number): Promise<void> {
    this.chores?.()
    await this.errands?.stop()
    await this.running?.house.close(ms)
    await this.running?.opened.storage.close()
  }
}

function assembleOn(
  opened: Opened,
  { whole: { ground, config, send, log }, fill: ready }: Pick<Keep, 'whole' | 'fill'>,
): { house: House; people: People } {
  const seal = hostSeal(opened.key)
  const { lookup, words, complaints } = ground
  const label = distanceLabel(words)
  return assemble({
    storage: opened.storage,
    seal,
    flows: () => ground.flowOf,
    languages: words.languages,
    defaultLanguage: config.defaultLanguage,
    channelOn: (sql, at, news) => channelPorts(sql, seal, entrySeal, at, news),
    actsIn: (sql, channel) =>
      actsOf({
        plans: safetyPlans(sql, seal),
        lookup,
        distanceLabel: label,
        complaint: { complaints, remindAt: remindAt(channel) },
        help: () => ({ ...ground.help, ...outside(channel()), channel: channel() }),
      }),
    send,
    ready,
    clock,
    log,
  })
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let under: Promise<Value> | undefined
  return () => {
    under ??= work()
    return under
  }
}

const databaseAway = () =>
  new StorageFault('database-unreachable', 'The database is away; it is tried again every few seconds.')
