import { chatFor } from './access.ts'
import { bad, granted } from './answer.ts'
import { numberOf, partsOf } from './ask.ts'
import type { Bot, Method } from './bot.ts'
import type { Message } from './message.ts'

/** Telegram lets a bot delete for both sides this long, and no longer. */
const deletable = 48 * 60 * 60 * 1000
const mostDeleted = 100

const undeletable = (bot: Bot, message: Message) =>
  bot.clock.now() - message.at > deletable ? bad("message can't be deleted for everyone") : undefined

export const deleteMessage: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'delete')
  if ('ok' in chat) return chat
  const id = numberOf(ask, 'message_id')
  if (id === undefined) return bad('message identifier is not specified')
  const message = chat.messages.get(id)
  if (!message) return bad('message to delete not found')
  const refusal = undeletable(bot, message)
  if (refusal) return refusal
  bot.chats.remove(chat, message)
  return granted(true)
}

/** Missing ones are skipped in silence; one that is too old refuses the whole call, and then nothing is deleted. */
export const deleteMessages: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'delete')
  if ('ok' in chat) return chat
  const ids = partsOf(ask, 'message_ids')
  if (!Array.isArray(ids) || ids.length === 0) return bad('message identifiers are not specified')
  if (ids.length > mostDeleted) return bad('too many message identifiers specified')
  const found = [...new Set(ids)].flatMap((id) => chat.messages.get(Number(id)) ?? [])
  const refusal = found.map((message) => undeletable(bot, message)).find(Boolean)
  if (refusal) return refusal
  for (const message of found) bot.chats.remove(chat, message)
  return granted(true)
}
