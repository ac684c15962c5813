import { randomBytes, randomInt } from 'node:crypto'
import type { Channel } from '../channel/channel.ts'
import type { Acts } from '../conversation/act.ts'
import { converse, type Said } from '../conversation/converse.ts'
import type { Flow } from '../conversation/flow.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Delivery, Lane, Saying } from '../outbox/message.ts'
import type { Screen } from '../outbox/screen.ts'
import { addTraces, dropTraces, noTrail, readTrail } from '../outbox/trail.ts'
import type { Seal } from '../sealing/seal.ts'
import { type Arrival, Poisoned, type Turned, type Work } from './arrival.ts'
import type { ChannelTurn } from './channel/channel-turn.ts'
import { deskNoted } from './channel/desk-lines.ts'
import { isDatabaseFault } from './storage/database-fault.ts'
import { encode, nameOf, type People, type Person } from './storage/people.ts'
import { type SeenPages, seenPages } from './storage/seen.ts'
import { moment, type Sql } from './storage/sql.ts'
import type { Outbox, Waiting } from './storage/waiting.ts'

/**
 * An attempt to send, to be noted in the next transaction. `over`: it is not tried again. `overtaken`: she left while
 * it was on its way, so it must not stay in her chat.
 */
export type Settled = {
  readonly waiting: Waiting
  readonly delivery: Delivery
  readonly over: boolean
  readonly overtaken?: true
}

/** What a transaction of turns leans on. */
export type Rooms = {
  readonly seal: Seal
  readonly people: People
  readonly outbox: Outbox
  flowOf(name: string, version?: number): Flow | undefined
  actsIn(sql: Sql, channel: () => Channel): Acts
  /** The help channel over one transaction, in a house that has one. */
  channelIn?(sql: Sql, at: Date): ChannelTurn
  languageOf(device: string | undefined): string
}

/** A page gives a paper as a file to take; a pin belongs to a chat. */
const shownAt = { telegram: ['paper', 'venue', 'line'], web: ['paper'] } as const

/** One transaction: what arrived at the doors and what came of earlier messages, with everything that must be said. */
export class Ledger {
  private readonly people = new Map<string, Person>()
  private readonly changed = new Set<string>()
  private readonly erased: PersonId[] = []
  private readonly left: PersonId[] = []
  private readonly over: Waiting[] = []
  /** A line about their request did not reach them: they blocked the chat. */
  private readonly lost: PersonId[] = []
  /** What became of things said to staff. */
  private readonly desks: Pick<Settled, 'waiting' | 'delivery'>[] = []
  private readonly said = new Map<string, Waiting>()
  private readonly rooms: Rooms
  private readonly sql: Sql
  private readonly at: Date
  private seen: SeenPages | undefined
  private opened: ChannelTurn | undefined
  private talk: ReturnType<typeof converse> | undefined

  constructor(rooms: Rooms, sql: Sql, at: Date) {
    this.rooms = rooms
    this.sql = sql
    this.at = at
  }

  async open(
    arrivals: readonly Arrival[],
    settled: readonly Settled[],
    works: readonly Work[] = [],
  ): Promise<void> {
    const addresses = [...arrivals.map(({ from }) => from), ...settled.map(({ waiting }) => waiting.to)]
    const found =
      addresses.length > 0 ? await this.rooms.people.at(this.sql, addresses) : new Map<string, Person>()
    for (const [name, person] of found) this.people.set(name, person)
    // Every door that repeats itself numbers its deliveries; today that is Telegram alone.
    this.seen = await seenPages(
      this.sql,
      'telegram',
      [...arrivals, ...works].flatMap(({ once }) => (once === undefined ? [] : [once])),
    )
  }

  /** Notes what was delivered: it need not wait in the outbox any more. */
  settle(notes: readonly Settled[]): void {
    for (const note of notes) {
      this.note(note)
      if (note.over) this.over.push(note.waiting)
    }
  }

  /** Where the live bubble is now, and what stands in the chat. */
  private note({ waiting, delivery, over, overtaken }: Settled): void {
    const { kind } = waiting.saying
    if (kind === 'knock' && delivery.status === 'unreachable') this.lost.push(waiting.person)
    if (kind === 'board' || kind === 'desk-line') {
      if (over || delivery.status === 'delivered') this.desks.push({ waiting, delivery })
      return
    }
    if (delivery.status !== 'delivered' || kind === 'sweep') return
    const person = this.people.get(nameOf(waiting.to))
    if (overtaken || (person?.id !== waiting.person && kind !== 'farewell')) {
      if (delivery.messages.length > 0) this.sweep(waiting, delivery.messages)
      return
    }
    if (!person || (delivery.messages.length === 0 && String(delivery.live) === String(person.live))) return
    const now = this.seconds()
    const traces = delivery.messages.map((message) => ({ message, at: now }))
    const live = person.id === waiting.person ? delivery.live : person.live
    // What the screen before said above its question went with it.
    const before = kind === 'screen' && over ? person.live.slice(0, -1) : []
    const gone = before.filter((bubble) => !live.includes(bubble))
    this.change({ ...person, trail: addTraces(dropTraces(person.trail, gone), traces, now), live })
  }

  async take(arrival: Arrival, setAside: boolean): Promise<Turned> {
    if (arrival.once !== undefined && this.seen?.has(arrival.once)) return { ending: 'repeated' }
    if (arrival.once !== undefined) this.seen?.add(arrival.once)
    const known = this.people.get(nameOf(arrival.from))
    const person = known ?? this.rooms.people.newcomer(arrival.from, this.rooms.languageOf(arrival.language))
    const now = this.seconds()
    const here = { ...person, trail: addTraces(person.trail, arrival.trace ? [arrival.trace] : [], now) }
    if (setAside) return this.setAside(here, arrival)
    const said = await this.digest(arrival, here)
    return this.answer(here, arrival, said)
  }

  /** Nothing, when it was done before. */
  async does(work: Work): Promise<unknown> {
    if (work.once !== undefined && this.seen?.has(work.once)) return undefined
    if (work.once !== undefined) this.seen?.add(work.once)
    try {
      return await work.run(this.channel())
    } catch (cause) {
      throw isDatabaseFault(cause) ? cause : new Poisoned(work, cause)
    }
  }

  /** Desks at which something is new. */
  get rung(): ChannelTurn['rung'] {
    return this.opened?.rung ?? new Set()
  }

  private readonly channel = (): Channel => {
    this.opened ??= this.rooms.channelIn?.(this.sql, this.at)
    if (!this.opened) throw new Error('this house has no help channel')
    return this.opened.channel
  }

  async close(day: number): Promise<Waiting[]> {
    for (const person of this.lost) await this.channel().doors.lose(person)
    for (const { waiting, delivery } of this.desks) await deskNoted(this.channel(), waiting, delivery)
    for (const waiting of (await this.opened?.messages()) ?? []) this.said.set(waiting.id, waiting)
    const people = [...this.changed].flatMap((name) => this.people.get(name) ?? [])
    await this.rooms.people.erase(this.sql, this.erased)
    await this.rooms.outbox.withdraw(this.sql, this.left)
    await this.rooms.people.keep(this.sql, people, day)
    // Where a new screen is said at once, it takes the row of the one that has arrived.
    const done = this.over.filter(({ id }) => !this.said.has(id))
    await this.rooms.outbox.drop(this.sql, done)
    await this.rooms.outbox.put(this.sql, [...this.said.values()])
    await this.seen?.keep(this.sql, day)
    return [...this.said.values()]
  }

  private async digest(arrival: Arrival, { id, session, language, spokenTo }: Person): Promise<Said> {
    this.talk ??= converse({
      flowOf: this.rooms.flowOf,
      acts: this.rooms.actsIn(this.sql, this.channel),
    })
    try {
      const shows = shownAt[arrival.from.door]
      const { input, trace } = arrival
      const said = trace ? { message: trace.message } : {}
      return await this.talk({ person: id, session, language, spokenTo, input, at: this.at, shows, ...said })
    } catch (cause) {
      throw isDatabaseFault(cause) ? cause : new Poisoned(arrival, cause)
    }
  }

  private answer(person: Person, arrival: Arrival, said: Said): Turned {
    const { ending, session, language, spokenTo, screen } = said
    if (ending === 'shown' && screen) {
      const spoken = { ...person, language, spokenTo, live: liveFor(person, arrival) }
      this.change({ ...spoken, session })
      for (const { lane, saying } of said.says) this.say(spoken, lane, saying)
      // A pin in the chat tells where she is to whoever looks at it next.
      if (arrival.input.type === 'located' && arrival.trace)
        this.say(person, 'reply', { kind: 'sweep', remove: [arrival.trace.message] })
      this.show(spoken, arrival, screen)
    } else this.part(person, arrival, ending === 'forgotten' ? 'forgotten' : 'gone')
    return { ending, language, spokenTo, screen, person: person.id }
  }

  /** A screen of the web page is read from the session; a chat is told. */
  private show(person: Person, arrival: Arrival, screen: Screen): void {
    if (person.address.door === 'web') return
    const below = arrival.on === undefined || !person.live.includes(arrival.on)
    const acknowledges = this.presses(person, arrival)
    this.say(person, 'screen', { kind: 'screen', screen, below, acknowledges }, this.askedAt(arrival))
  }

  /** When she asked, where her message says so: an answer is late counted from then, not from when we woke up. */
  private askedAt({ trace }: Arrival): number {
    const now = this.at.getTime()
    return trace ? Math.min(now, trace.at * 1000 + 999) : now
  }

  private part(person: Person, arrival: Arrival, word: 'gone' | 'forgotten'): void {
    const acknowledges = this.presses(person, arrival)
    // Nothing that was to be said before she left is said after it.
    for (const [id, one] of this.said) if (one.person === person.id) this.said.delete(id)
    this.left.push(person.id)
    if (word === 'forgotten' || person.address.door === 'web') {
      this.erased.push(person.id)
      this.people.delete(nameOf(person.address))
      this.changed.delete(nameOf(person.address))
    } else this.change({ ...person, session: undefined, trail: noTrail, live: [] })
    if (person.address.door === 'web') return
    const { traces, tooOld } = readTrail(person.trail, this.seconds())
    const remove = traces.map(({ message }) => message)
    this.say(person, 'reply', { kind: 'farewell', word, remove, tooOld, acknowledges })
  }

  /** What reached her chat after she had left goes as well. */
  private sweep({ person: id, to: address, language }: Waiting, remove: readonly number[]): void {
    const nothing = { spokenTo: 'neutral', session: undefined, trail: noTrail, live: [] } as const
    const gone: Person = { id, address, language, ...nothing }
    this.say(gone, 'reply', { kind: 'sweep', remove })
  }

  private async setAside(person: Person, arrival: Arrival): Promise<Turned> {
    const id = randomBytes(9).toString('base64url')
    const payload = this.rooms.seal.seal(encode(arrival), `Quarantine.payload.${id}`)
    await this.sql.run(
      'INSERT INTO "Quarantine" ("id", "person", "door", "fault", "payload", "at") VALUES (?, ?, ?, ?, ?, ?)',
      [id, person.id, arrival.from.door, 'indigestible', payload, moment(this.at)],
    )
    const step = person.session?.step ?? 0
    const lines = [{ key: 'refusals:try-again' }]
    this.change(person)
    this.show(person, arrival, {
      step,
      lines,
      buttons: [],
      lobby: ['home', 'emergency', 'leave'],
      accepts: [],
    })
    return { ending: 'set-aside' }
  }

  /** Presses of a screen that is replaced before it was sent still want to be acknowledged. */
  private presses(person: Person, { acknowledges }: Arrival): string[] {
    const waiting = this.said.get(person.id)?.saying
    const before = waiting && 'acknowledges' in waiting ? waiting.acknowledges : []
    return acknowledges ? [...before, acknowledges] : [...before]
  }

  private say(person: Person, lane: Lane, saying: Saying, dueAt = this.at.getTime()): void {
    const one = saying.kind === 'screen' || saying.kind === 'farewell'
    const id = one ? person.id : randomBytes(9).toString('base64url')
    const { address: to, language, spokenTo, live } = person
    // Tells what is in flight from what has replaced it.
    const revision = randomInt(2 ** 31)
    const waiting = {
      person: person.id,
      lane,
      dueAt,
      attempt: 0,
      revision,
      to,
      language,
      spokenTo,
      live,
      saying,
    }
    this.said.set(id, { id, ...waiting })
  }

  private change(person: Person): void {
    const name = nameOf(person.address)
    this.people.set(name, person)
    this.changed.add(name)
  }

  private seconds = () => Math.floor(this.at.getTime() / 1000)
}

/** The line that told of something new becomes the screen that she opens with it, and the screen before it goes: one at a time. */
const liveFor = ({ live }: Person, { input, on }: Arrival): readonly number[] =>
  input.type === 'opened' && on !== undefined && !live.includes(on) ? [...live, on] : live
