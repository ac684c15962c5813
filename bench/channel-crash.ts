import { setTimeout as rest } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { seeded } from '../test/bot-api/faults.ts'
import { entryFaults, lineOf, openChannelStreet, type Street } from './channel.ts'
import { boardFaults, groupMost } from './channel-group.ts'
import type { Asking } from './channel-person.ts'
import { type Planted, type Rung, SOON_MS, tendTimers } from './channel-timers.ts'
import { databaseOf } from './channel-world.ts'

export type ChannelCrashPlan = {
  readonly kills: number
  readonly people: number
  /** Everybody writes at least so many entries. */
  readonly each: number
  readonly seed: number
  /** How long people pause between two entries, at most, in milliseconds. */
  readonly pauseMs: number
  readonly told?: (kills: number, entries: number) => void
}

/** What kills under load came to. Everything in `faults` is a fault of the house. */
export type ChannelCrash = {
  readonly kills: number
  readonly cases: number
  readonly entries: number
  readonly faults: readonly string[]
  /** How late the planted timers rang after they were due, or after the house was open again, whichever was later; in milliseconds. */
  readonly timers: { readonly rung: number; readonly latest: number }
  readonly groupMost: number
  readonly integrity: string
  readonly seconds: number
}

/** People ask and write while their house is killed and started again; then a quiet end, and what the desk can read. */
export async function channelCrash(plan: ChannelCrashPlan): Promise<ChannelCrash> {
  const street = await openChannelStreet(plan.people)
  try {
    return await judged(street, plan)
  } finally {
    await street.close()
  }
}

async function judged(street: Street, plan: ChannelCrashPlan): Promise<ChannelCrash> {
  const since = Date.now()
  const random = seeded(plan.seed)
  let goesOn = true
  const lives = street.people.map(async (one, at) => {
    await one.asks()
    for (let line = 0; goesOn || line < plan.each; line++) {
      await one.writes(lineOf(at, line))
      await rest(random() * plan.pauseMs)
    }
  })
  const together = Promise.all(lives)
  together.catch(() => undefined)
  const rung: Rung = { late: [], never: [] }
  await killAndRestart(street, plan, random, rung)
  goesOn = false
  await together
  // The last board is on its way.
  await rest(4000)
  const board = boardFaults(
    street.group,
    street.people.map(({ code }) => code!),
    // A board that was sent in the moment of a kill is not known to the house, and stays beside the next one.
    plan.kills,
  )
  await street.house.end('SIGTERM')
  return {
    kills: plan.kills,
    cases: street.people.length,
    entries: entriesOf(street.people),
    faults: [...(await entryFaults(street)), ...board, ...rung.never],
    timers: { rung: rung.late.length, latest: Math.max(0, ...rung.late) },
    groupMost: groupMost(street.api, street.group),
    integrity: integrityOf(street),
    seconds: (Date.now() - since) / 1000,
  }
}

const entriesOf = (people: readonly Asking[]) => people.reduce((sum, { passed }) => sum + passed.length, 0)

async function killAndRestart(street: Street, plan: ChannelCrashPlan, random: () => number, rung: Rung) {
  const planted: Planted = new Map()
  const open = async () => {
    await street.house.says('is open', 60_000)
    return Date.now()
  }
  for (let count = 1; count <= plan.kills; count++) {
    // Some lives end before the door is open; the others last until timers have rung.
    let from = Number.POSITIVE_INFINITY
    if (random() < 0.1) await rest(random() * 800)
    else {
      from = await open()
      await rest(200 + random() * 2800)
    }
    await street.house.end('SIGKILL')
    await tendTimers(street.folder, planted, rung, { from, until: Date.now() }, random)
    plan.told?.(count, entriesOf(street.people))
    street.house = await street.launch()
  }
  const from = await open()
  await rest(SOON_MS + 1000)
  await street.house.end('SIGKILL')
  await tendTimers(street.folder, planted, rung, { from, until: Date.now() }, random)
  street.house = await street.launch()
  await open()
}

function integrityOf({ folder }: Street): string {
  const db = new BetterSqlite3(databaseOf(folder))
  const answer = String(db.pragma('integrity_check', { simple: true }))
  db.close()
  return answer
}
