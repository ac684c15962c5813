import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { actsOf } from './app/acts.ts'
import { assemble, languageFinder } from './app/assemble.ts'
import { banner } from './app/banner.ts'
import type { RemindAt } from './app/complaint-acts.ts'
import { type Ground, openGround } from './app/ground.ts'
import {
  keyInFile,
  needsAPerson,
  type Opened,
  openLedger,
  openReadable,
  waitForLedger,
} from './app/keeper.ts'
import { distanceLabel } from './app/service-card.ts'
import { webPapers } from './app/web-papers.ts'
import { showVenue } from './directory/show-service.ts'
import { seedDirectory } from './edge/directory/seed.ts'
import type { House } from './edge/house.ts'
import { inspectOnceIn } from './edge/inspect-once.ts'
import type { Log } from './edge/log.ts'
import { metricsText } from './edge/metrics.ts'
import type { Sender } from './edge/mouth.ts'
import { keepTime } from './edge/schedule.ts'
import { listen } from './edge/server.ts'
import type { Config } from './edge/settings.ts'
import { StorageFault } from './edge/storage/fault.ts'
import { People } from './edge/storage/people.ts'
import { purge } from './edge/storage/purge.ts'
import { safetyPlans } from './edge/storage/safety-plans.ts'
import { hostSeal } from './edge/storage/seal.ts'
import {
  openTelegram,
  settleTelegram,
  type TelegramEnd,
  type TelegramOpen,
  telegramEnd,
} from './edge/telegram/open.ts'
import { refuseMalformed } from './edge/web/headers.ts'
import { webListener } from './edge/web/web-app.ts'
import { answerWithoutLedger } from './edge/without-ledger.ts'

/** A running house. */
export type Stezhka = { readonly port: number; readonly banner: string; close(ms: number): Promise<void> }

type Running = { readonly house: House; readonly opened: Opened; readonly people: People }

const clock = () => new Date()
/** A web person reads her screen from the page: nothing is sent to her. */
const unsent: Sender = () => Promise.resolve({ status: 'refused', reason: 'no-telegram' })

/** Opens everything, doors last. While the database is away the doors open all the same and show emergency numbers. */
/** `program`: the file that runs, whole; a new one inspects the content anew. */
export async function openStezhka(config: Config, root: string, log: Log, program: string): Promise<Stezhka> {
  const ground = openGround(root, clock, config.contentGate, inspectOnceIn(config.dataDir, program))
  const first = await firstLedger(config, root, log)
  const readable = first ?? (await openReadable(config))
  const end =
    config.telegram &&
    telegramEnd(config.telegram, readable?.key ?? keyInFile(config) ?? randomBytes(32), voiceOf(ground))
  const keep = new Keep({ config, root, log, ground, send: end?.send ?? unsent, readable })
  const giveUp = first
    ? await keep.run(first)
    : waitForLedger(config, root, log, (opened) => keep.run(opened))
  const doors = await openDoors(keep, end).catch(async (fault: unknown) => {
    giveUp?.()
    await keep.close(0)
    throw fault
  })
  void keep.fill()
  return {
    port: doors.port,
    banner: banner(config, doors.port, ground.today.overdue, ground.today.withheld.size),
    close: async (ms) => {
      giveUp?.()
      await doors.close()
      await keep.close(ms)
    },
  }
}

type Whole = {
  readonly config: Config
  readonly root: string
  readonly log: Log
  readonly ground: Ground
  readonly send: Sender
  /** What can be read while nothing can be written. */
  readonly readable: Opened | undefined
}

/** Holds the house once its database is there, and stands in for it until then. */
class Keep {
  readonly whole: Whole
  running: Running | undefined
  /** Reads the directory into memory: after the doors are open, or when the first turn wants it. */
  fill: () => Promise<unknown> = () => Promise.resolve()
  private chores: (() => void) | undefined

  constructor(whole: Whole) {
    this.whole = whole
  }

  async run(opened: Opened): Promise<undefined> {
    const { root, ground, log } = this.whole
    await seedDirectory(opened.storage, join(root, 'prisma', 'seed'), ground.lookup.country)
    this.fill = once(() =>
      ground.fill(opened.storage).catch((fault: unknown) => log.fault('directory-not-read', fault)),
    )
    const { house, people } = assembleOn(opened, this.whole, this.fill)
    this.running = { house, opened, people }
    const { storage } = opened
    this.chores = keepTime(
      [
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

  /** Turns and looks go to the house, or fail at once. */
  readonly house: Pick<House, 'turn' | 'look'> = {
    turn: (arrivals) => this.running?.house.turn(arrivals) ?? Promise.reject(databaseAway()),
    look: (address) => this.running?.house.look(address) ?? Promise.reject(databaseAway()),
  }

  async close(ms: number): Promise<void> {
    this.chores?.()
    await this.running?.house.close(ms)
    await this.running?.opened.storage.close()
  }
}

async function openDoors(
  keep: Keep,
  end: TelegramEnd | undefined,
): Promise<{ port: number; close(): Promise<void> }> {
  const { config, ground, log } = keep.whole
  const { telegram: settings, port: wanted, defaultLanguage } = config
  const closing = new AbortController()
  // The port first: a house that cannot have it must not have taken anybody's update.
  let telegram: TelegramOpen | undefined
  const hook = settings?.mode === 'webhook' && {
    path: new URL(settings.url).pathname,
    take: () => telegram?.take,
  }
  const { server, port } = await listen(
    wanted,
    webOf(keep),
    hook || undefined,
    refuseMalformed({ publicUrl: config.publicUrl }),
  )
  if (settings && end) {
    const withoutLedger = fallback(keep, end)
    telegram = openTelegram({ config: settings, end, house: keep.house, log, withoutLedger })
    void settled(() => settleTelegram(settings, end, ground.render, defaultLanguage), closing.signal, log)
  }
  return {
    port,
    close: async () => {
      closing.abort()
      await telegram?.stop()
      server.close()
      server.closeIdleConnections()
    },
  }
}

/** A bot whose webhook is not set hears nothing: told again until Telegram has taken it, at most a minute apart. */
async function settled(work: () => Promise<void>, closing: AbortSignal, log: Log): Promise<void> {
  for (let seconds = 1; !closing.aborted; seconds = Math.min(seconds * 2, 60)) {
    try {
      return await work()
    } catch (fault) {
      log.fault('telegram-not-introduced', fault)
    }
    await setTimeout(seconds * 1000, undefined, { signal: closing, ref: false }).catch(() => undefined)
  }
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

/** The database as it is found at the start: a fault that only a person can mend keeps the house shut, any other one does not. */
async function firstLedger(config: Config, root: string, log: Log): Promise<Opened | undefined> {
  try {
    return await openLedger(config, root)
  } catch (fault) {
    if (needsAPerson(fault)) throw fault
    log.fault('database-away', fault)
    return undefined
  }
}

const voiceOf = ({ render, paper, lookup, words }: Ground): Parameters<typeof telegramEnd>[2] => ({
  render,
  paper,
  clock,
  venue: (service) => {
    const found = showVenue(lookup.services)({ id: service, at: clock() })
    if (!found.ok) return undefined
    const { name: title, address, point } = found.value
    return { ...point, title, address: address || words.say('uk', 'cards:address') }
  },
})

function assembleOn(
  opened: Opened,
  { ground, config, send, log }: Whole,
  ready: () => Promise<unknown>,
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
    actsIn: (sql) =>
      actsOf({
        plans: safetyPlans(sql, seal),
        lookup,
        distanceLabel: label,
        complaint: { complaints, remindAt },
      }),
    send,
    ready,
    clock,
    log,
  })
}

/** Nothing is sent by itself yet: she is told so. */
const remindAt: RemindAt = async () => 'not-here'

function webOf(keep: Keep) {
  const { config, ground, log } = keep.whole
  return webListener({
    house: keep.house,
    render: ground.render,
    flows: () => ground.flows,
    emergency: ground.emergency,
    papers: webPapers(() => keep.running, ground.paper),
    health: {
      ready: async () => {
        const storage = keep.running?.opened.storage
        return storage !== undefined && (await storage.db.$queryRaw`SELECT 1`) !== undefined
      },
      metrics: async () => metricsText(keep.running?.house),
    },
    publicUrl: config.publicUrl,
    defaultLanguage: config.defaultLanguage,
    clock,
    log,
  })
}

function fallback(keep: Keep, end: TelegramEnd) {
  const { ground, config, readable } = keep.whole
  return answerWithoutLedger({
    send: end.send,
    clock,
    languageOf: languageFinder(ground.words.languages, config.defaultLanguage),
    readable: () => {
      const opened = keep.running?.opened ?? readable
      return opened && { storage: opened.storage, people: new People(hostSeal(opened.key)) }
    },
  })
}
