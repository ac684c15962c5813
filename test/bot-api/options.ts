import type { BotClock } from './clock.ts'
import type { Limits } from './pace.ts'

/** How the server behaves; everything may be left out. */
export type Options = {
  /** One bot for each. The first is the one meant when none is named. */
  readonly tokens?: readonly string[]
  /** A fixed port instead of any free one. */
  readonly port?: number
  /** Virtual or real; real unless given. */
  readonly clock?: BotClock
  /** Sending limits; off unless given. */
  readonly limits?: Limits
  /** Every answer comes this much later (real time). */
  readonly latencyMs?: number
  /** Seed of everything drawn by lot in the plan of faults. */
  readonly seed?: number
  /** How many calls the ledger holds. */
  readonly keepCalls?: number
  /** How many messages a chat holds. */
  readonly keepMessages?: number
  /** How long a press may be answered. Telegram's own time is not published; a minute unless given. */
  readonly pressMs?: number
  /** A webhook handler slower than this is given up; a minute unless given. */
  readonly webhookTimeoutMs?: number
  /** The pause after a webhook's second failure, doubled with each further one; a second unless given. */
  readonly webhookBackOffMs?: number
}

export const defaultToken = '100200300:AAF-stezhka-test-bot-0123456789abcd'
