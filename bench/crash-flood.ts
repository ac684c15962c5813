import { openStreet } from '../test/doors/street.ts'
import { openInside } from './crash-inside.ts'
import { type Json, malformed } from './crash-malformed.ts'

/** What came of many malformed updates. */
export type Flood = {
  readonly updates: number
  /** How many the house has not confirmed. */
  readonly unconfirmed: number
  /** How many were set aside as indigestible: none should get that far. */
  readonly setAside: number
  readonly faults: readonly string[]
  /** A person who comes afterwards is answered. */
  readonly served: boolean
}

const BATCH = 100

/** Malformed contents through a real process: the queue hands them over a hundred at a time, and forgets what is confirmed. */
export async function floodProcess(updates: number, seed: number): Promise<Flood> {
  const next = malformed(seed)
  const street = await openStreet({ api: { keepCalls: 0, keepMessages: 20 } })
  try {
    const { api, house } = street
    // A kind that was not asked for is not told; here everything is.
    api.updates.allow([])
    for (let pushed = 0; pushed < updates; pushed++) {
      const { kind, content } = next()
      api.updates.push(kind, content, 1)
    }
    await waitFor(() => api.updates.waiting() === 0, 60_000 + updates * 10)
    const unconfirmed = api.updates.waiting()
    const amina = street.newcomer()
    amina.comes()
    const served = await amina.waits('Home.', 10_000).then(
      () => true,
      () => false,
    )
    const counts = (await (await fetch(`http://127.0.0.1:${house.port}/`)).json()) as Record<string, number>
    return {
      updates,
      unconfirmed,
      setAside: counts['set_aside_total']!,
      faults: faultsIn(house.output()),
      served,
    }
  } finally {
    await street.close()
  }
}

/** Whole updates, broken at their top too, through the door in this process. */
export async function floodDoor(updates: number, seed: number): Promise<Flood> {
  const next = malformed(seed)
  const inside = await openInside()
  try {
    let unconfirmed = 0
    for (let from = 0; from < updates; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, updates - from) }, (_, index) =>
        updateOf(next, from + index + 1),
      )
      await inside.door.take(batch).catch(() => {
        unconfirmed += batch.length
      })
    }
    const came = { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, text: '/start' }
    await inside.door.take([{ update_id: updates + 1, message: came }])
    const served = (await inside.house.look({ door: 'telegram', id: '5' })) !== undefined
    const setAside = inside.house.counts()['set_aside_total']!
    return { updates, unconfirmed, setAside, faults: inside.faults, served }
  } finally {
    await inside.close()
  }
}

function updateOf(next: () => { kind: string; content: Json }, id: number): unknown {
  const { kind, content } = next()
  const other = next()
  if (id % 50 === 0) return content
  if (id % 7 === 0) return { update_id: id, [kind]: content, [other.kind]: other.content }
  return { update_id: id % 41 === 0 ? content : id, [kind]: content }
}

const faultsIn = (output: string) =>
  output.split('\n').flatMap((line) => (/"level":50/.test(line) ? [line.slice(0, 300)] : []))

async function waitFor(holds: () => boolean, ms: number): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until && !holds(); )
    await new Promise((resolve) => setTimeout(resolve, 50))
}
