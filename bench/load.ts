import { setTimeout as rest } from 'node:timers/promises'
import type { Progress } from '../test/bot-api/walk.ts'
import { percentile } from './figures.ts'
import { answerAt } from './form.ts'
import type { BotApi, Peer } from './processes.ts'

/** A peer under load, and the people who have written to it so far. */
export type Stand = { readonly api: BotApi; readonly peer: Peer; people: number }

/** What one load came to: updates a second, microseconds of CPU an update. */
export type Rate = { readonly perSecond: number; readonly cpuUs: number; readonly updates: number }

const FIRST_ID = 800_000_001
/** After the last answer a peer may still note that it was delivered: that work belongs to the update. */
const AFTERMATH_MS = 150

/** Everything one person does: comes, and answers every question. */
export const script = (steps: number) => [
  { comes: true as const },
  ...Array.from({ length: steps }, (_, step) => ({ says: answerAt(step) })),
]
type Script = ReturnType<typeof script>

/** So many new people walk the whole way, `atOnce` of them together, each as soon as she is answered. */
export async function walk(stand: Stand, people: number, atOnce: number, steps: number): Promise<Rate> {
  const firstId = newcomers(stand, people)
  return walked(stand, { people, atOnce, firstId, script: script(steps) })
}

/** The same way in parts, all people together from part to part; gives the rate of each. `between` is told which part is over. */
export async function walkInParts(
  stand: Stand,
  people: number,
  atOnce: number,
  parts: readonly Script[],
  between: (part: number) => Promise<void> = () => Promise.resolve(),
): Promise<Rate[]> {
  const firstId = newcomers(stand, people)
  const rates: Rate[] = []
  for (const [index, part] of parts.entries()) {
    rates.push(await walked(stand, { people, atOnce, firstId, script: part }))
    await between(index)
  }
  return rates
}

function newcomers(stand: Stand, people: number): number {
  const firstId = FIRST_ID + stand.people
  stand.people += people
  return firstId
}

async function walked({ api, peer }: Stand, walk: object): Promise<Rate> {
  const { cpuUs: before } = await peer.usage()
  let progress = await api.ask<Progress>('walk', walk)
  while (progress.finished + progress.lost < progress.people) {
    await rest(40)
    progress = await api.ask<Progress>('progress')
  }
  if (progress.lost > 0) throw new Error(`${progress.lost} people were lost: ${progress.why}`)
  await rest(AFTERMATH_MS)
  const cpuUs = ((await peer.usage()).cpuUs - before) / progress.acts
  await api.ask('waits')
  return { perSecond: progress.acts / (progress.elapsedMs / 1000), cpuUs, updates: progress.acts }
}

/** How long people waited at a load that does not wait for the answers, from the due time. */
export type Waits = {
  readonly p50: number
  readonly p99: number
  readonly cpuUs: number
  readonly unanswered: number
}

const preciseNow = () => performance.timeOrigin + performance.now()

/** `perSecond` updates a second for so long, whatever the peer makes of them, from 600 people in turn. */
export async function openLoop(
  stand: Stand,
  perSecond: number,
  seconds: number,
  steps: number,
): Promise<Waits> {
  const { api, peer } = stand
  const crowd = 600
  const firstId = newcomers(stand, crowd)
  const way = script(steps)
  const total = Math.round(perSecond * seconds)
  await api.ask('reset')
  const { cpuUs: before } = await peer.usage()
  const start = preciseNow() + 50
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.ceil(((preciseNow() - start) / 1000) * perSecond))
    const events = Array.from({ length: Math.max(0, due - sent) }, (_, index) => {
      const at = sent + index
      const doing = way[Math.floor(at / crowd) % way.length]!
      return { due: start + (at / perSecond) * 1000, person: firstId + (at % crowd), ...doing }
    })
    sent += events.length
    if (events.length > 0) await api.ask('push', events)
    await rest(2)
  }
  const unanswered = await settled(api)
  await rest(AFTERMATH_MS)
  const waits = [...(await api.ask<number[]>('waits'))].sort((a, b) => a - b)
  const cpuUs = ((await peer.usage()).cpuUs - before) / total
  return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), cpuUs, unanswered }
}

/** Waits until everybody is answered, at most two seconds; gives how many are not. */
async function settled(api: BotApi): Promise<number> {
  let waiting = 0
  for (let tries = 0; tries < 40; tries++) {
    ;({ waiting } = await api.ask<{ waiting: number }>('counters'))
    if (waiting === 0) break
    await rest(50)
  }
  return waiting
}
