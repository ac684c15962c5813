import type { Channel } from '../channel/channel.ts'
import { standing } from '../conversation/converse.ts'
import { lostScreen, screenOf } from '../conversation/lobby.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { Screen, SpokenTo } from '../outbox/screen.ts'
import { type Arrival, Poisoned, type Turned, type Work } from './arrival.ts'
import { Ledger, type Rooms, type Settled } from './ledger.ts'
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
  /** How long a group of staff rests after a board, where that is not as long as Telegram wants. */
  readonly groupMs?: number | undefined
  readonly log: Log
  /** Brings what must be there before the first turn (the directory in memory). Asked at every turn, so it must be quick when it is done. */
  readonly ready?: (() => Promise<unknown>) | undefined
}
type Job = { lost(fault: unknown): void } & (
  | { readonly arrivals: readonly Arrival[]; kept(turned: readonly Turned[]): void }
  | { readonly work: Work; kept(done: unknown): void }
)
/** What one transaction did. */
type Done = {
  readonly turned: ReadonlyMap<Arrival, Turned>
  readonly worked: ReadonlyMap<Work, { readonly value: unknown } | { readonly fault: unknown }>
  readonly said: readonly Waiting[]
  readonly rung: ReadonlySet<OrganizationId>
}
type Batch = { readonly arrivals: readonly Arrival[]; readonly works: readonly Work[] }

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
  private readonly listeners = new Set<(organization: OrganizationId) => void>()

  constructor(world: World) {
    this.world = world
    this.mouth = new Mouth(world.send, (attempt) => this.settle(attempt), world.groupMs)
  }

  /** Everything in one transaction together with its answers. Resolves after the commit; rejects when nothing was kept. */
  turn(arrivals: readonly Arrival[]): Promise<readonly Turned[]> {
    return new Promise((kept, lost) => {
      this.jobs.push({ arrivals, kept, lost })
      this.write()
    })
  }

  /**
   * Does something in the help channel in the next transaction, with all that must be said because of it. Resolves after
   * the commit; rejects when nothing was kept, and nobody else in that transaction loses by it. `once`: Telegram's number
   * of what set it off; when that was done before, it resolves to nothing.
   */
  within<Value>(run: (channel: Channel) => Promise<Value>, once?: number): Promise<Value | undefined> {
    const work: Work = once === undefined ? { run } : { run, once }
    return new Promise((resolve, lost) => {
      this.jobs.push({ work, kept: (done: unknown) => resolve(done as Value | undefined), lost })
      this.write()
    })
  }

  /** Tells of every desk at which something new was kept, until the given function is called. */
  onRing(listener: (organization: OrganizationId) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
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
    // A house that was killed may have left somebody in the log whom it had forgotten.
    this.scrub()
    return left.length
  }

  /** What a watchdog may know: totals since the house opened, and what waits. */
  counts(): Readonly<Record<string, number>> {
    return { ...this.totals, in_flight: this.mouth.inFlight, turns_waiting: this.jobs.length }
  }

  /** Lets the turn under way finish, and what is being said be noted. */
  async close(ms: number): Promise<void> {
    await this.mouth.stop(ms)
    await this.writing
    this.write()
    await this.writing
    const { storage, log } = this.world
    // Who was forgotten a moment ago is not kept in the log until the house opens again.
    if (this.scrubbing) await storage.checkpoint().catch((fault) => log.fault('not-scrubbed', fault))
    clearTimeout(this.scrubbing)
  }

  /** Erased means erased: out of the write-ahead log as well, which would keep it until somebody else's writes came over it. */
  private scrub(): void {
    const { storage, log } = this.world
    const again = (done: 'done' | 'busy') => {
      this.scrubbing = undefined
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

  private async keep(jobs: readonly Job[], notes: readonly Settled[]): Promise<void> {
    const arrivals = jobs.flatMap((job) => ('arrivals' in job ? job.arrivals : []))
    const works = jobs.flatMap((job) => ('work' in job ? [job.work] : []))
    const done = await this.transact({ arrivals, works }, notes, new Map())
    this.totals.transactions_total++
    this.totals.arrivals_total += arrivals.length
    for (const note of notes) this.mouth.noted(note)
    this.overtake(done.said)
    this.mouth.take(done.said.filter(isSent))
    if ([...done.turned.values()].some(({ ending }) => ending === 'forgotten' || ending === 'left'))
      this.scrub()
    for (const job of jobs) tell(job, done)
    for (const organization of done.rung) for (const listener of this.listeners) listener(organization)
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

  /** One transaction; what nothing can digest is set aside, and the others are done as if it had not come. */
  private async transact(
    batch: Batch,
    notes: readonly Settled[],
    aside: ReadonlyMap<Arrival | Work, unknown>,
  ): Promise<Done> {
    const { storage, rooms, clock, log } = this.world
    try {
      return await storage.turn(async (sql) => {
        const at = clock()
        const ledger = new Ledger(rooms, sql, at)
        await ledger.open(batch.arrivals, notes, batch.works)
        ledger.settle(notes)
        const turned = new Map<Arrival, Turned>()
        for (const arrival of batch.arrivals)
          turned.set(arrival, await ledger.take(arrival, aside.has(arrival)))
        const worked = new Map<Work, { value: unknown } | { fault: unknown }>()
        for (const work of batch.works)
          worked.set(work, aside.has(work) ? { fault: aside.get(work) } : { value: await ledger.does(work) })
        const said = await ledger.close(Math.floor(at.getTime() / DAY))
        return { turned, worked, said, rung: ledger.rung }
      })
    } catch (fault) {
      if (!(fault instanceof Poisoned)) throw fault
      if ('input' in fault.by) {
        this.totals.set_aside_total++
        log.fault('arrival-set-aside', fault.cause)
      }
      return this.transact(batch, notes, new Map([...aside, [fault.by, fault.cause]]))
    }
  }
}

/** Tells who waits for this job what became of it. */
function tell(job: Job, { turned, worked }: Done): void {
  if ('arrivals' in job) job.kept(job.arrivals.map((arrival) => turned.get(arrival)!))
  else {
    const done = worked.get(job.work)!
    if ('fault' in done) job.lost(done.fault)
    else job.kept(done.value)
  }
}

/** Somebody at the web door reads her screen from the page; nothing is sent to her. */
const isSent = ({ to }: Waiting) => to.door !== 'web'

function takeJobs(jobs: Job[]): Job[] {
  const taken: Job[] = []
  for (let size = 0; jobs.length > 0 && (size === 0 || size + sizeOf(jobs[0]!) <= BATCH); ) {
    const job = jobs.shift()!
    size += sizeOf(job)
    taken.push(job)
  }
  return taken
}

const sizeOf = (job: Job) => ('arrivals' in job ? job.arrivals.length : 1)
