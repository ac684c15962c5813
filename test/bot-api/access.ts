import type { Refused } from './answer.ts'
import { bad, refused } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf } from './ask.ts'
import type { Bot } from './bot.ts'
import type { Chat } from './chat.ts'
import type { Account } from './message.ts'

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
