import type { Answer, Refused } from './answer.ts'
import { bad, refused } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf } from './ask.ts'
import type { Account, Chat } from './chat.ts'
import { Chats } from './chat.ts'
import type { BotClock } from './clock.ts'
import { realClock } from './clock.ts'
import { Faults } from './faults.ts'
import type { Files } from './files.ts'
import { startFiles } from './files.ts'
import type { Ledger } from './ledger.ts'
import { startLedger } from './ledger.ts'
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

/** The bot as messages show it: without what only getMe tells. */
export const author = ({ me }: Bot): Account => ({
  id: me.id,
  is_bot: true,
  first_name: me.first_name,
  username: me.username!,
})

/** The chat a call is for, if the bot may do this much there. */
export const chatFor = (bot: Bot, ask: Ask, right: 'read' | 'delete' | 'write') => {
  const named = ask.fields['chat_id']
  if (named === undefined || named === '') return bad('chat_id is empty')
  const chat = bot.chats.find(numberOf(ask, 'chat_id'))
  if (!chat || chat.state === 'new') return bad('chat not found')
  if (right === 'read') return chat
  return silenced(chat, right) ?? chat
}

const silenced = ({ state, group }: Chat, right: 'delete' | 'write'): Refused | undefined => {
  const forbidden = (reason: string) => refused(403, `Forbidden: ${reason}`)
  if (state === 'deactivated') return forbidden('user is deactivated')
  if (state === 'blocked' && right === 'write') return forbidden('bot was blocked by the user')
  if (state === 'left')
    return forbidden(group ? 'bot is not a member of the supergroup chat' : 'bot was blocked by the user')
  return undefined
}
