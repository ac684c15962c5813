import { setTimeout as rest } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import type { Saying } from '../outbox/message.ts'
import { noTrail, readTrail } from '../outbox/trail.ts'
import type { Arrival } from './arrival.ts'
import type { Sender } from './mouth.ts'
import type { Storage } from './storage/open.ts'
import { nameOf, type People, type Person } from './storage/people.ts'
import type { Waiting } from './storage/waiting.ts'

/** What still reads when nothing can be written; absent while there is no database at all. */
export type Readable = { readonly storage: Storage; readonly people: People } | undefined

type World = {
  readable(): Readable
  readonly send: Sender
  readonly clock: Clock
  languageOf(device: string | undefined): string
}

/** As many answered updates as we remember: while the database is away, Telegram brings the same ones again and again. */
const REMEMBERED = 10_000
/** How long the door waits for answers before it looks who else is there, in milliseconds. */
const PATIENCE_MS = 2000

/**
 * The one exception to the outbox: while nothing can be kept, emergency numbers are still shown and leaving still deletes.
 * Nothing is confirmed, so once the database is back every one of these arrivals is done properly.
 */
export const answerWithoutLedger = (world: World) => new StandIn(world)

class StandIn {
  private readonly world: World
  private readonly answered = new Set<string>()
  /** What has come into each chat meanwhile, from us and from her: no trail knows of it. */
  private readonly standing = new Map<string, Standing>()

  constructor(world: World) {
    this.world = world
  }

  /** Ends when all are answered, or when somebody else may be waiting: one call that hangs must not hold up who leaves. */
  async answer(arrivals: readonly Arrival[]): Promise<void> {
    const fresh = arrivals.filter((arrival) => !this.answered.has(idOf(arrival)))
    for (const arrival of fresh) this.answered.add(idOf(arrival))
    const known = await peopleBehind(fresh, this.world.readable())
    const all = [...perChat(fresh)].map(async ([name, hers]) => {
      for (const arrival of hers) await this.answerOne(arrival, known.get(name))
    })
    await Promise.race([Promise.all(all), rest(PATIENCE_MS, undefined, { ref: false })])
    for (const id of this.answered) if (this.answered.size > REMEMBERED) this.answered.delete(id)
  }

  /** The database has answered these people: what stood in for its answers goes. */
  async makeWay(arrivals: readonly Arrival[]): Promise<void> {
    if (this.standing.size === 0) return
    await Promise.all(
      [...perChat(arrivals).keys()].map(async (name) => {
        const { waiting, ours } = this.standing.get(name) ?? {}
        if (!waiting || !ours) return
        const { status } = await this.world.send({ ...waiting, saying: { kind: 'sweep', remove: ours } })
        if (status === 'delivered') this.standing.delete(name)
      }),
    )
  }

  private async answerOne(arrival: Arrival, person: Person | undefined): Promise<void> {
    const name = nameOf(arrival.from)
    const { ours, hers } = this.standing.get(name) ?? { ours: [], hers: [] }
    const own = arrival.trace ? [...hers, arrival.trace.message] : hers
    const waiting = messageTo(this.world, arrival, person, [...ours, ...own])
    const { status, partly, ...attempt } = await this.world.send(waiting)
    const messages = 'messages' in attempt ? attempt.messages : (partly?.messages ?? [])
    const left = waiting.saying.kind === 'farewell' && status === 'delivered'
    const standing = left ? { ours: messages, hers: [] } : { ours: [...ours, ...messages], hers: own }
    this.standing.set(name, { waiting, ...standing })
    if (status !== 'delivered') this.answered.delete(idOf(arrival))
  }
}

type Standing = {
  readonly waiting: Waiting
  readonly ours: readonly number[]
  readonly hers: readonly number[]
}

function perChat(arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const chats = new Map<string, Arrival[]>()
  for (const arrival of arrivals) {
    const name = nameOf(arrival.from)
    chats.set(name, [...(chats.get(name) ?? []), arrival])
  }
  return chats
}

const idOf = ({ from, once }: Arrival) => `${nameOf(from)}.${once ?? ''}`

async function peopleBehind(arrivals: readonly Arrival[], readable: Readable): Promise<Map<string, Person>> {
  if (!readable || arrivals.length === 0) return new Map()
  const { storage, people } = readable
  return people
    .at(
      storage.sql,
      arrivals.map(({ from }) => from),
    )
    .catch(() => new Map<string, Person>())
}

function messageTo(
  { clock, languageOf }: World,
  arrival: Arrival,
  person: Person | undefined,
  meanwhile: readonly number[],
): Waiting {
  const now = clock().getTime()
  const id = person?.id ?? ('nobody' as Waiting['person'])
  const hers = { id, person: id, to: arrival.from, live: person?.live ?? [] }
  const language = person?.language ?? languageOf(arrival.language)
  const dueAt = arrival.trace ? Math.min(now, arrival.trace.at * 1000 + 999) : now
  const saying = sayingTo(arrival, person, meanwhile, Math.floor(now / 1000))
  return { ...hers, lane: 'reply', dueAt, attempt: 0, revision: 0, language, saying }
}

function sayingTo(
  arrival: Arrival,
  person: Person | undefined,
  meanwhile: readonly number[],
  now: number,
): Saying {
  const acknowledges = arrival.acknowledges ? [arrival.acknowledges] : []
  if (arrival.input.type !== 'asked' || arrival.input.word !== 'leave')
    return { kind: 'screen', below: true, acknowledges, screen: emergencyScreen(arrival) }
  const { traces, tooOld } = readTrail(person?.trail ?? noTrail, now)
  const remove = [...new Set([...traces.map(({ message }) => message), ...meanwhile])]
  return { kind: 'farewell', word: 'gone', remove, tooOld, acknowledges }
}

const emergencyScreen = ({ input }: Arrival): Extract<Saying, { kind: 'screen' }>['screen'] => ({
  step: 0,
  lines: [
    ...(input.type === 'asked' && input.word === 'emergency' ? [] : [{ key: 'neutral:down' }]),
    { key: 'neutral:emergency', card: 'emergency' },
  ],
  buttons: [],
  lobby: ['emergency', 'leave'],
  accepts: [],
})
