import type { Arrival } from '../arrival.ts'
import type { House, Look } from '../house.ts'
import type { Log } from '../log.ts'
import type { Address } from '../storage/people.ts'

/** Somebody at the web door: her cookie, and nothing else. */
export const addressOf = (id: string): Address => ({ door: 'web', id })

/** The people at the web door, one thing after the other for each of them. */
export type Visits = {
  /** Waits until what she sent before is done: a form that is sent twice finds the screen its twin has left. */
  inOrder<Result>(id: string, work: () => Promise<Result>): Promise<Result>
  look(id: string): Promise<Look | undefined>
  /** Her conversation is wiped. Never rejects and never keeps her waiting: what cannot be wiped now is closed and wiped as soon as it can be. */
  leave(id: string): Promise<void>
}

/** Somebody who leaves in a hurry is not kept longer than this by a slow disk. */
const PATIENCE_MS = 700
/** How long a wipe that could not be kept waits for its next attempt. */
const AGAIN_MS = 5_000

export function openVisits(house: Pick<House, 'turn' | 'look'>, log: Pick<Log, 'fault'>): Visits {
  const last = new Map<string, Promise<unknown>>()
  const leaving = new Set<string>()

  async function inOrder<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    const before = last.get(id)
    const done = (before ?? Promise.resolve()).then(work, work)
    last.set(id, done)
    try {
      return await done
    } finally {
      if (last.get(id) === done) last.delete(id)
    }
  }

  async function wipe(id: string, attempt = 0): Promise<void> {
    try {
      await inOrder(id, () => house.turn([leaveOf(id)]))
      leaving.delete(id)
    } catch (fault) {
      if (attempt === 0) log.fault('web-wipe-failed', fault)
      setTimeout(() => void wipe(id, attempt + 1), AGAIN_MS).unref()
    }
  }

  return {
    inOrder,
    look: async (id) => (leaving.has(id) ? undefined : house.look(addressOf(id))),
    leave: async (id) => {
      if (leaving.has(id)) return
      leaving.add(id)
      await within(PATIENCE_MS, wipe(id))
    },
  }
}

const leaveOf = (id: string): Arrival => ({ from: addressOf(id), input: { type: 'asked', word: 'leave' } })

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
