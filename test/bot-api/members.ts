import { chatFor } from './access.ts'
import { bad, granted } from './answer.ts'
import { numberOf } from './ask.ts'
import type { Method } from './bot.ts'

/** Everybody in a group, the bot among them. */
export const getChatMemberCount: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'write')
  if ('ok' in chat) return chat
  return granted(chat.group ? chat.members.size + 1 : 2)
}

/** How an account stands to a group: somebody who was never seen there is a participant that Telegram does not know. */
export const getChatMember: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'write')
  if ('ok' in chat) return chat
  const id = numberOf(ask, 'user_id')
  const member = chat.members.get(id ?? 0)
  if (member) return granted({ user: member, status: 'member' })
  if (id === bot.me.id) return granted({ user: bot.me, status: 'member' })
  const known = bot.chats.find(id)
  return known
    ? granted({ user: { id, is_bot: false, first_name: 'Somebody' }, status: 'left' })
    : bad('PARTICIPANT_ID_INVALID')
}
