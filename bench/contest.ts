import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, figureOf } from './figures.ts'
import type { PeerSetup } from './form.ts'
import { openLoop, type Rate, type Stand, script, type Waits, walk, walkInParts } from './load.ts'
import { bundled, startBotApi, startPeer } from './processes.ts'

/** One way to run the form, and what it does not do. */
export type Contestant = {
  readonly name: string
  readonly entry: string
  readonly mode: PeerSetup['mode']
  /** One update after the other: with a slow network it gets through 1 / delay of them a second. */
  readonly sequential?: true
}

export const contestants: readonly Contestant[] = [
  { name: 'bare Node loop', entry: 'bare', mode: 'polling' },
  { name: 'grammY polling', entry: 'grammy', mode: 'polling', sequential: true },
  { name: 'grammY webhook', entry: 'grammy', mode: 'webhook' },
  { name: 'telegraf scenes', entry: 'telegraf', mode: 'polling' },
  { name: 'conversations polling', entry: 'conversations', mode: 'polling', sequential: true },
  { name: 'conversations webhook', entry: 'conversations', mode: 'webhook' },
  { name: 'house polling', entry: 'house', mode: 'polling' },
  { name: 'house webhook', entry: 'house', mode: 'webhook' },
]

/** How long and how often is measured. */
export type Effort = {
  readonly rounds: number
  /** Roughly how long one measurement of throughput takes. */
  readonly seconds: number
  readonly crowd: number
  readonly say: (line: string) => void
}

/** What one contestant did with one form at one delay of the network. */
export type Row = {
  readonly peer: string
  readonly steps: number
  readonly delayMs: number
  readonly perSecond: Figure
  readonly cpuUs: Figure
  /** At 50 steps: CPU of an update while the form is young, and at its end. */
  readonly firstFiveUs?: Figure
  readonly lastFiveUs?: Figure
  /** At 300 updates a second, whatever becomes of them. */
  readonly p50?: Figure
  readonly p99?: Figure
  readonly calmCpuUs?: Figure
  readonly unanswered?: number
  readonly rssMb: number
}

const OPEN_PER_SECOND = 300
const OPEN_SECONDS = 3
const WARM_UP = 1500
/** With a delay, enough for a sequential peer to show its pace in a few seconds. */
const SLOW_UPDATES = 70
/** With a delay people mostly wait: with fewer of them the crowd would be measured, and not the bot. */
const SLOW_CROWD = 300
const MB = 1024 * 1024

export type Entrant = Stand & {
  readonly who: Contestant
  estimate: number
  readonly folder: string
}

/** All contestants with the same form, all alive at once, each measured in turn, round after round. */
export async function contest(
  who: readonly Contestant[],
  steps: number,
  delays: readonly number[],
  effort: Effort,
): Promise<Row[]> {
  const entrants: Entrant[] = []
  try {
    for (const one of who) {
      const entrant = await enter(one, steps)
      entrants.push(entrant)
      await warmUp(entrant, steps, effort)
    }
    const rows: Row[] = []
    for (const delayMs of delays) rows.push(...(await compare(entrants, steps, delayMs, effort)))
    return rows
  } finally {
    for (const entrant of entrants) await leave(entrant)
  }
}

/** A contestant in a process of its own, with a Bot API server of its own. `node`: options for its Node. */
export async function enter(who: Contestant, steps: number, node: string[] = []): Promise<Entrant> {
  const api = await startBotApi()
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-bench-'))
  const { root, token } = api
  const setup = { root, token, steps, folder, mode: who.mode }
  const peer = await startPeer(await bundled(`bench/peers/${who.entry}.ts`), setup, node)
  return { api, peer, people: 0, who, estimate: 0, folder }
}

/** Lets the machine code settle, and learns how fast this contestant is about. */
async function warmUp(entrant: Entrant, steps: number, { say, crowd }: Effort): Promise<void> {
  const people = Math.ceil(WARM_UP / (steps + 1))
  entrant.estimate = (await walk(entrant, people, crowd, steps)).perSecond
  say(`${entrant.who.name}, ${steps} steps: warm`)
}

export async function leave({ peer, api, folder }: Entrant): Promise<void> {
  await peer.stop()
  await api.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function compare(
  entrants: readonly Entrant[],
  steps: number,
  delayMs: number,
  effort: Effort,
): Promise<Row[]> {
  for (const { api } of entrants) await api.ask('latency', { ms: delayMs })
  const closed = new Map(entrants.map((entrant) => [entrant, [] as Rate[][]]))
  const open = new Map(entrants.map((entrant) => [entrant, [] as Waits[]]))
  for (let round = 1; round <= effort.rounds; round++)
    for (const entrant of entrants) {
      const rates = await throughput(entrant, steps, delayMs, effort)
      closed.get(entrant)!.push(rates)
      const { perSecond, cpuUs } = together(rates)
      effort.say(
        `${entrant.who.name}, ${steps} steps, ${delayMs} ms, round ${round}: ${Math.round(perSecond)}/s, ${Math.round(cpuUs)} µs`,
      )
      const keepsUp = !(delayMs > 0 && entrant.who.sequential)
      if (steps === 5 && keepsUp)
        open.get(entrant)!.push(await openLoop(entrant, OPEN_PER_SECOND, OPEN_SECONDS, steps))
    }
  return Promise.all(
    entrants.map(async (entrant) => {
      const { rss } = await entrant.peer.usage()
      const measured = { closed: closed.get(entrant)!, open: open.get(entrant)! }
      return rowOf({ peer: entrant.who.name, steps, delayMs, rssMb: rss / MB }, measured)
    }),
  )
}

/** At 50 steps without delay everybody walks in parts, so that an early step can be told from a late one. */
async function throughput(entrant: Entrant, steps: number, delayMs: number, effort: Effort): Promise<Rate[]> {
  const crowd = delayMs > 0 ? SLOW_CROWD : effort.crowd
  const slow = delayMs > 0 && entrant.who.sequential === true
  const updates = slow ? SLOW_UPDATES : entrant.estimate * effort.seconds
  const people = Math.max(slow ? 1 : crowd, Math.round(updates / (steps + 1)))
  if (steps !== 50 || delayMs > 0) return [await walk(entrant, people, crowd, steps)]
  const way = script(steps)
  return walkInParts(entrant, people, crowd, [
    way.slice(0, 1),
    way.slice(1, 6),
    way.slice(6, -5),
    way.slice(-5),
  ])
}

/** Several rates as one. */
function together(rates: readonly Rate[]): Rate {
  const updates = rates.reduce((sum, rate) => sum + rate.updates, 0)
  const time = rates.reduce((sum, rate) => sum + rate.updates / rate.perSecond, 0)
  const cpu = rates.reduce((sum, rate) => sum + rate.updates * rate.cpuUs, 0)
  return { updates, perSecond: updates / time, cpuUs: cpu / updates }
}

function rowOf(
  known: Pick<Row, 'peer' | 'steps' | 'delayMs' | 'rssMb'>,
  { closed, open }: { closed: readonly Rate[][]; open: readonly Waits[] },
): Row {
  const rounds = closed.map(together)
  const inParts = closed.every((rates) => rates.length === 4)
  return {
    ...known,
    perSecond: figureOf(rounds.map(({ perSecond }) => perSecond)),
    cpuUs: figureOf(rounds.map(({ cpuUs }) => cpuUs)),
    ...(inParts && {
      firstFiveUs: figureOf(closed.map((rates) => rates[1]!.cpuUs)),
      lastFiveUs: figureOf(closed.map((rates) => rates[3]!.cpuUs)),
    }),
    ...(open.length > 0 && {
      p50: figureOf(open.map(({ p50 }) => p50)),
      p99: figureOf(open.map(({ p99 }) => p99)),
      calmCpuUs: figureOf(open.map(({ cpuUs }) => cpuUs)),
      unanswered: open.reduce((sum, { unanswered }) => sum + unanswered, 0),
    }),
  }
}
