import type { Clock } from '../kernel/clock.ts'
import type { Saying } from '../outbox/message.ts'
import { noTrail, readTrail } from '../outbox/trail.ts'
import type { Arrival } from './ledger.ts'
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

/**
 * The one exception to the outbox: while nothing can be kept, emergency numbers are still shown and leaving still deletes.
 * Nothing is confirmed, so once the database is back every one of these arrivals is done properly.
 */
export function answerWithoutLedger({
  readable,
  send,
  clock,
  languageOf,
}: World): (arrivals: readonly Arrival[]) => Promise<void> {
  const answered = new Set<string>()
  return async (arrivals) => {
    const fresh = arrivals.filter((arrival) => !answered.has(idOf(arrival)))
    const known = await peopleBehind(fresh, readable())
    await Promise.all(
      fresh.map(async (arrival) => {
        const person = known.get(nameOf(arrival.from))
        const language = person?.language ?? languageOf(arrival.language)
        const { status } = await send(messageTo(arrival, person, language, clock().getTime()))
        if (status === 'delivered') answered.add(idOf(arrival))
      }),
    )
    for (const id of answered) if (answered.size > REMEMBERED) answered.delete(id)
  }
}

const idOf = ({ from, once }: Arrival) => `${nameOf(from)}.${once ?? ''}`

async function peopleBehind(arrivals: readonly Arrival[], readable: Readable): Promise<Map<string, Person>> {
  if (!readable || arrivals.length === 0) return new Map()
  const { storage, people } = readable
  return people
    .at(
      storage.db,
      arrivals.map(({ from }) => from),
    )
    .catch(() => new Map<string, Person>())
}

function messageTo(arrival: Arrival, person: Person | undefined, language: string, at: number): Waiting {
  const acknowledges = arrival.acknowledges ? [arrival.acknowledges] : []
  const leaves = arrival.input.type === 'asked' && arrival.input.word === 'leave'
  const { traces, tooOld } = readTrail(person?.trail ?? noTrail, Math.floor(at / 1000))
  const own = arrival.trace ? [arrival.trace.message] : []
  const saying: Saying = leaves
    ? {
        kind: 'farewell',
        word: 'gone',
        remove: [...traces.map(({ message }) => message), ...own],
        tooOld,
        acknowledges,
      }
    : { kind: 'screen', below: true, acknowledges, screen: emergencyScreen(arrival) }
  const id = person?.id ?? ('nobody' as Waiting['person'])
  return {
    id,
    person: id,
    lane: 'reply',
    dueAt: at,
    attempt: 0,
    revision: 0,
    to: arrival.from,
    language,
    live: [],
    saying,
  }
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
