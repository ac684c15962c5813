import type { Answer } from './answer.ts'
import type { Ask } from './ask.ts'
import type { Chat } from './chat.ts'
import { Chats } from './chat.ts'
import type { BotClock } from './clock.ts'
import { realClock } from './clock.ts'
import { Faults } from './faults.ts'
import type { Files } from './files.ts'
import { startFiles } from './files.ts'
import type { Ledger } from './ledger.ts'
import { startLedger } from './ledger.ts'
import type { Account } from './message.ts'
import type { Options } from './options.ts'
import type { Pace } from './pace.ts'
import { startPace } from './pace.ts'
import type { Profile } from './profile.ts'
import { startProfile } from './profile.ts'
import { Queue } from './queue.ts'

/** A press that waits for its answer, and the answer it got. */
export type Press = {
  readonly id: string
  readonly chat: Chat
  readonly at: number
  answer?: { readonly text?: string | undefined; readonly alert: boolean }
}

/** Everything Telegram keeps for one token. */
export type Bot = {
  readonly token: string
  readonly me: Account & Readonly<Record<string, unknown>>
  readonly clock: BotClock
  readonly chats: Chats
  readonly queue: Queue
  readonly files: Files
  readonly profile: Profile
  readonly pace: Pace
  readonly faults: Faults
  readonly ledger: Ledger
  readonly presses: Map<string, Press>
  readonly pressMs: number
  loggedOutAt?: number
}

/** One method of the Bot API. */
export type Method = (bot: Bot, ask: Ask) => Answer

export const startBot = (token: string, options: Options): Bot => {
  const clock = options.clock ?? realClock
  const queue = new Queue(clock)
  const faults = new Faults(options.seed)
  queue.spoil = (batch, before, most) => faults.spoil(batch, before, most)
  const id = Number(token.split(':')[0])
  const me = {
    id,
    is_bot: true,
    first_name: 'Test bot',
    username: `stezhka_${id}_bot`,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }
  return {
    token,
    me,
    clock,
    queue,
    faults,
    chats: new Chats(clock, options.keepMessages),
    files: startFiles(),
    profile: startProfile(),
    pace: startPace(clock, options.limits ?? {}),
    ledger: startLedger(options.keepCalls),
    presses: new Map(),
    pressMs: options.pressMs ?? 60_000,
  }
}
