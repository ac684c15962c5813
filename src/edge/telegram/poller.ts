import { type Api, GrammyError } from 'grammy'
import type { Log } from '../log.ts'
import type { TelegramDoor } from './door.ts'
import { allowedUpdates } from './inbound.ts'

/** A running poll. */
export type Poller = { stop(): Promise<void> }

/** How long Telegram holds an empty answer back, in seconds. */
const HOLD_SECONDS = 30
/** How long we wait after a fault, in milliseconds: doubling, up to this. */
const WAIT_MAX_MS = 15_000
/** The same while it is our own database that fails: somebody may want to leave, or need the numbers. */
const NOT_KEPT_MS = 1_000

/** Asks Telegram for updates, and confirms them only after the turn that holds them was committed (DESIGN promise 1). */
export function startPolling(api: Api, door: TelegramDoor, log: Log): Poller {
  const stopping = new AbortController()
  const running = poll(api, door, log, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function poll(api: Api, door: TelegramDoor, log: Log, stopping: AbortSignal): Promise<void> {
  let offset = 0
  let faults = 0
  let longest = WAIT_MAX_MS
  while (!stopping.aborted) {
    try {
      longest = WAIT_MAX_MS
      const updates = await getUpdates(api, offset, stopping)
      longest = NOT_KEPT_MS
      // The next request carries the offset, and thereby the confirmation: never before the commit.
      await door.take(updates)
      for (const { update_id } of updates) offset = Math.max(offset, update_id + 1)
      faults = 0
    } catch (fault) {
      if (stopping.aborted) return
      faults++
      const status = fault instanceof GrammyError ? fault.error_code : undefined
      log.fault('poll-failed', fault, { attempt: faults, status })
      const asked = fault instanceof GrammyError ? fault.parameters.retry_after : undefined
      await rest(asked === undefined ? Math.min(250 * 2 ** (faults - 1), longest) : asked * 1000, stopping)
    }
  }
}

const getUpdates = (api: Api, offset: number, stopping: AbortSignal) =>
  api.getUpdates(
    { offset, limit: 100, timeout: HOLD_SECONDS, allowed_updates: [...allowedUpdates] },
    // grammY types its signal after a polyfill of the standard one.
    stopping as Parameters<Api['getUpdates']>[1],
  )

function rest(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const wake = () => {
      clearTimeout(timer)
      resolve()
    }
    stopping.addEventListener('abort', wake, { once: true })
  })
}
