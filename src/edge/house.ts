import { standing } from '../conversation/converse.ts'
import { lostScreen, screenOf } from '../conversation/lobby.ts'
import type { Clock } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Screen, SpokenTo } from '../outbox/screen.ts'
import { type Arrival, Ledger, Poisoned, type Rooms, type Settled, type Turned } from './ledger.ts'
import type { Log } from './log.ts'
import { Mouth, type Sender } from './mouth.ts'
import type { Storage } from './storage/open.ts'
import { type Address, nameOf } from './storage/people.ts'
import type { Waiting } from './storage/waiting.ts'

/** What somebody sees when she only looks: her screen as it stands. */
export type Look = {
  readonly person: PersonId
  readonly language: string
  readonly spokenTo: SpokenTo
  readonly screen: Screen
}

type World = {
  readonly storage: Storage
  readonly rooms: Rooms
  readonly clock: Clock
  readonly send: Sender
  readonly log: Log
  /** Brings what must be there before the first turn (the directory in memory). Asked at every turn, so it must be quick when it is done. */
  readonly ready?: (() => Promise<unknown>) | undefined
}
type Job = {
  readonly arrivals: readonly Arrival[]
  kept(turned: readonly Turned[]): void
  lost(fault: unknown): void
}

/** More than this in one transaction makes everybody wait for the last of them. */
const BATCH = 200
const DAY = 24 * 3600 * 1000
/** A note that something was delivered waits this long for a turn to go with: a commit of its own would hold up who comes next. */
const NOTE_MS = 20
/** What was erased leaves the log this much later, when the goodbye has left the outbox too; well within a minute. */
const SCRUB_MS = 5000

/**
 * The house behind its doors. One writer: whatever arrives while it writes, and whatever was delivered meanwhile, goes
 * into the next transaction together, so one fsync serves them all.
 */
export class House {
  readonly mouth: Mouth
  private readonly world: World
  private readonly jobs: Job[] = []
  private readonly settled: Settled[] = []
  private readonly totals = { arrivals_total: 0, transactions_total: 0, set_aside_total: 0, faults_total: 0 }
  private writing: Promise<void> | undefined
  private scrubbing: NodeJS.Timeout | undefined
  private noting: NodeJS.Timeout | undefined

  constructor(world: World) {
    this.world = world
    this.mouth = new Mouth(world.send, (attempt) => this.settle(attempt))
  }

  /** Everything in one transaction together with its answers. Resolves after the commit; rejects when nothing was kept. */
  turn(arrivals: readonly Arrival[]): Promise<readonly Turned[]> {
    return new Promise((kept, lost) => {
      this.jobs.push({ arrivals, kept, lost })
      this.write()
    })
  }

  /** Notes an attempt to send in the next transaction, which is not far. */
  settle(attempt: Settled): void {
    const { delivery, waiting } = attempt
    if (delivery.status === 'refused')
      this.world.log.warn('message-refused', { kind: waiting.saying.kind, result: delivery.reason })
    this.settled.push(attempt)
    this.noteSoon()
  }

  async look(address: Address): Promise<Look | undefined> {
    const { storage, rooms } = this.world
    const person = (await rooms.people.at(storage.sql, [address])).get(nameOf(address))
    if (!person?.session) return undefined
    const { id, language, spokenTo, session } = person
    const flow = standing(rooms, session)
    const screen = flow ? screenOf(flow, session) : lostScreen(session)
    return { person: id, language, spokenTo, screen }
  }

  /** Says what an earlier run left unsaid, and tells how much that is. */
  async resume(): Promise<number> {
    const left = (await this.world.rooms.outbox.all(this.world.storage.sql)).filter(isSent)
    this.mouth.take(left)
    return left.length
  }

  /** What a watchdog may know: totals since the house opened, and what waits. */
  counts(): Readonly<Record<string, number>> {
    return { ...this.totals, in_flight: this.mouth.inFlight, turns_waiting: this.jobs.length }
  }

  /** Lets the turn under way finish, and what is being said be noted. */
  async close(ms: number): Promise<void> {
    clearTimeout(this.scrubbing)
    await this.mouth.stop(ms)
    await this.writing
    this.write()
    await this.writing
  }

  /** Erased means erased: out of the write-ahead log as well, which would keep it until somebody else's writes came over it. */
  private scrub(): void {
    const { storage, log } = this.world
    const again = (done: 'done' | 'busy') => {
      if (done === 'busy') this.scrub()
    }
    clearTimeout(this.scrubbing)
    this.scrubbing = setTimeout(() => {
      storage.checkpoint().then(again, (fault: unknown) => log.fault('not-scrubbed', fault))
    }, SCRUB_MS).unref()
  }

  private noteSoon(): void {
    this.noting ??= setTimeout(() => {
      this.noting = undefined
      if (this.writing !== undefined) this.noteSoon()
      else this.write()
    }, NOTE_MS)
  }

  private write(): void {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = undefined
      if (this.jobs.length > 0) this.write()
    })
  }

  private async writeAll(): Promise<void> {
    await this.world.ready?.()
    // Let everything that is already on its way in join this transaction.
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (this.jobs.length === 0 && this.settled.length === 0) return
    do {
      const batch = takeJobs(this.jobs)
      const notes = this.takeNotes()
      try {
        await this.keep(batch, notes)
      } catch (fault) {
        this.fail(batch, notes, fault)
        // With nothing new to do, the notes wait for the next turn: the outbox still holds their messages.
        if (this.jobs.length === 0) return
      }
    } while (this.jobs.length > 0)
  }

  private takeNotes(): Settled[] {
    clearTimeout(this.noting)
    this.noting = undefined
    return this.settled.splice(0)
  }

  private async keep(batch: readonly Job[], notes: readonly Settled[]): Promise<void> {
    const arrivals = batch.flatMap((job) => job.arrivals)
    const { turned, said } = await this.transact(arrivals, notes, new Set())
    this.totals.transactions_total++
    this.totals.arrivals_total += arrivals.length
    for (const note of notes) this.mouth.noted(note)
    this.overtake(said)
    this.mouth.take(said.filter(isSent))
    if (turned.some(({ ending }) => ending === 'forgotten' || ending === 'left')) this.scrub()
    let from = 0
    for (const job of batch) {
      job.kept(turned.slice(from, from + job.arrivals.length))
      from += job.arrivals.length
    }
  }

  /** What reached somebody's chat while the turn in which she left was being written goes as well. */
  private overtake(said: readonly Waiting[]): void {
    const left = new Set(said.flatMap(({ saying, person }) => (saying.kind === 'farewell' ? [person] : [])))
    if (left.size === 0) return
    for (const [index, one] of this.settled.entries())
      if (left.has(one.waiting.person)) this.settled[index] = { ...one, overtaken: true }
  }

  private fail(batch: readonly Job[], notes: readonly Settled[], fault: unknown): void {
    this.totals.faults_total++
    this.world.log.fault('turn-failed', fault, { count: batch.length })
    this.settled.unshift(...notes)
    for (const job of batch) job.lost(fault)
  }

  /** One transaction; an arrival that nothing can digest is set aside, and the others are done as if it had not come. */
  private async transact(
    arrivals: readonly Arrival[],
    notes: readonly Settled[],
    aside: ReadonlySet<Arrival>,
  ): Promise<{ turned: Turned[]; said: Waiting[] }> {
    const { storage, rooms, clock, log } = this.world
    try {
      return await storage.turn(async (sql) => {
        const at = clock()
        const ledger = new Ledger(rooms, sql, at)
        await ledger.open(arrivals, notes)
        ledger.settle(notes)
        const turned: Turned[] = []
        for (const arrival of arrivals) turned.push(await ledger.take(arrival, aside.has(arrival)))
        return { turned, said: await ledger.close(Math.floor(at.getTime() / DAY)) }
      })
    } catch (fault) {
      if (!(fault instanceof Poisoned)) throw fault
      this.totals.set_aside_total++
      log.fault('arrival-set-aside', fault.cause)
      return this.transact(arrivals, notes, new Set([...aside, fault.arrival]))
    }
  }
}

/** Somebody at the web door reads her screen from the page; nothing is sent to her. */
const isSent = ({ to }: Waiting) => to.door !== 'web'

function takeJobs(jobs: Job[]): Job[] {
  const taken: Job[] = []
  for (let size = 0; jobs.length > 0 && (size === 0 || size + jobs[0]!.arrivals.length <= BATCH); ) {
    const job = jobs.shift()!
    size += job.arrivals.length
    taken.push(job)
  }
  return taken
}
