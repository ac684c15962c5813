import { screenOf } from '../conversation/lobby.ts'
import type { Clock } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Screen } from '../outbox/screen.ts'
import { type Arrival, Ledger, Poisoned, type Rooms, type Settled, type Turned } from './ledger.ts'
import type { Log } from './log.ts'
import { Mouth, type Sender } from './mouth.ts'
import type { Storage } from './storage/open.ts'
import { type Address, nameOf } from './storage/people.ts'
import type { Waiting } from './storage/waiting.ts'

/** What somebody sees when she only looks: her screen as it stands. */
export type Look = { readonly person: PersonId; readonly language: string; readonly screen: Screen }

/** The house behind its doors: hands over what arrived, gets back what became of it, once it is kept. */
export type House = {
  /** Everything in one transaction together with its answers. Resolves after the commit; rejects when nothing was kept. */
  turn(arrivals: readonly Arrival[]): Promise<readonly Turned[]>
  look(address: Address): Promise<Look | undefined>
  /** Says what an earlier run left unsaid. */
  resume(): Promise<number>
  readonly mouth: Mouth
  /** What a watchdog may know: totals since the house opened, and what waits. */
  counts(): Readonly<Record<string, number>>
  /** Lets the turn under way finish, and what is being said be noted. */
  close(ms: number): Promise<void>
}

type World = {
  readonly storage: Storage
  readonly rooms: Rooms
  readonly clock: Clock
  readonly send: Sender
  readonly log: Log
}
type Job = {
  readonly arrivals: readonly Arrival[]
  kept(turned: readonly Turned[]): void
  lost(fault: unknown): void
}

/** More than this in one transaction makes everybody wait for the last of them. */
const BATCH = 200
const DAY = 24 * 3600 * 1000

/** Opens the house: one writer, and whatever waits while it writes goes into the next transaction together. */
export function openHouse({ storage, rooms, clock, send, log }: World): House {
  const jobs: Job[] = []
  const settled: Settled[] = []
  const totals = { arrivals_total: 0, transactions_total: 0, set_aside_total: 0, faults_total: 0 }
  let writing: Promise<void> | undefined
  const mouth = new Mouth(send, (attempt) => {
    settled.push(attempt)
    write()
  })

  const write = () => {
    writing ??= writeAll().finally(() => {
      writing = undefined
      if (jobs.length > 0) write()
    })
  }

  async function writeAll(): Promise<void> {
    // Let everything that is already on its way in join this transaction.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (jobs.length > 0 || settled.length > 0) {
      const batch = takeJobs(jobs)
      const notes = settled.splice(0)
      try {
        await keep(batch, notes)
      } catch (fault) {
        for (const job of batch) job.lost(fault)
        settled.unshift(...notes)
        totals.faults_total++
        log.fault('turn-failed', fault, { count: batch.length })
        // With nothing new to do, the notes wait for the next turn: the outbox still holds their messages.
        if (jobs.length === 0) return
      }
    }
  }

  async function keep(batch: readonly Job[], notes: readonly Settled[]): Promise<void> {
    const arrivals = batch.flatMap((job) => job.arrivals)
    const { turned, said } = await transact(arrivals, notes, new Set())
    totals.transactions_total++
    totals.arrivals_total += arrivals.length
    for (const note of notes) mouth.noted(note)
    mouth.take(said.filter(({ to }) => to.door !== 'web'))
    let from = 0
    for (const job of batch) {
      job.kept(turned.slice(from, from + job.arrivals.length))
      from += job.arrivals.length
    }
  }

  /** One transaction; an arrival that nothing can digest is set aside, and the others are done as if it had not come. */
  async function transact(
    arrivals: readonly Arrival[],
    notes: readonly Settled[],
    aside: ReadonlySet<Arrival>,
  ): Promise<{ turned: Turned[]; said: Waiting[] }> {
    try {
      return await storage.transaction(async (tx) => {
        const at = clock()
        const ledger = new Ledger(rooms, tx, at)
        await ledger.open(arrivals, notes)
        for (const note of notes) ledger.settle(note)
        await rooms.outbox.drop(
          tx,
          notes.filter(({ over }) => over).map(({ waiting }) => waiting),
        )
        const turned: Turned[] = []
        for (const arrival of arrivals) turned.push(await ledger.take(arrival, aside.has(arrival)))
        return { turned, said: await ledger.close(Math.floor(at.getTime() / DAY)) }
      })
    } catch (fault) {
      if (!(fault instanceof Poisoned)) throw fault
      totals.set_aside_total++
      log.fault('arrival-set-aside', fault.cause)
      return transact(arrivals, notes, new Set([...aside, fault.arrival]))
    }
  }

  return {
    mouth,
    counts: () => ({ ...totals, in_flight: mouth.inFlight, turns_waiting: jobs.length }),
    turn: (arrivals) =>
      new Promise((kept, lost) => {
        jobs.push({ arrivals, kept, lost })
        write()
      }),
    look: async (address) => {
      const person = (await rooms.people.at(storage.db, [address])).get(nameOf(address))
      const flow = person?.session && rooms.flowOf(person.session.flow, person.session.version)
      if (!person?.session || !flow) return undefined
      return { person: person.id, language: person.language, screen: screenOf(flow, person.session) }
    },
    resume: async () => {
      const left = (await rooms.outbox.all(storage.db)).filter(({ to }) => to.door !== 'web')
      mouth.take(left)
      return left.length
    },
    close: async (ms) => {
      await mouth.stop(ms)
      write()
      await writing
    },
  }
}

function takeJobs(jobs: Job[]): Job[] {
  const taken: Job[] = []
  for (let size = 0; jobs.length > 0 && (size === 0 || size + jobs[0]!.arrivals.length <= BATCH); ) {
    const job = jobs.shift()!
    size += job.arrivals.length
    taken.push(job)
  }
  return taken
}
