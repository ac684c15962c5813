import { author, chatFor } from './access.ts'
import type { Answer, Refused } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { flagOf, numberOf, partsOf, textOf } from './ask.ts'
import type { Bot, Method } from './bot.ts'
import type { Chat } from './chat.ts'
import type { TextField } from './entities.ts'
import { formatted } from './entities.ts'
import type { StoredFile } from './files.ts'
import { markupOf } from './keyboard.ts'
import { present } from './message.ts'

/** Telegram's limits of one message, after entities are parsed. */
export const messageText: TextField = {
  text: 'text',
  entities: 'entities',
  most: 4096,
  tooLong: 'message is too long',
}
export const caption: TextField = {
  text: 'caption',
  entities: 'caption_entities',
  most: 1024,
  tooLong: 'message caption is too long',
}

/** What one message holds besides words for the chat's list. */
export type Content = { readonly json: Readonly<Record<string, unknown>>; readonly file?: StoredFile }

const repliedTo = (chat: Chat, ask: Ask) => {
  const given = partsOf(ask, 'reply_parameters') as
    | { message_id?: number; allow_sending_without_reply?: boolean }
    | undefined
  const id = given?.message_id ?? numberOf(ask, 'reply_to_message_id')
  if (id === undefined) return {}
  const found = chat.messages.get(id)
  if (found) return { reply_to_message: found.json }
  const lenient = given?.allow_sending_without_reply || flagOf(ask, 'allow_sending_without_reply')
  return lenient ? {} : bad('message to be replied not found')
}

const put = (bot: Bot, chat: Chat, ask: Ask, { json, file }: Content): Answer => {
  const markup = markupOf(ask)
  if (markup && 'ok' in markup) return markup
  const reply = repliedTo(chat, ask)
  if ('ok' in reply) return reply as Refused
  const more = present({ has_protected_content: flagOf(ask, 'protect_content') })
  const draft = { from: author(bot), silent: flagOf(ask, 'disable_notification'), markup, file }
  return granted(bot.chats.add(chat, { ...draft, content: { ...reply, ...more, ...json } }).json)
}

/** A method that puts one message into a chat; `make` reads what the message holds. */
export const sending =
  (make: (bot: Bot, ask: Ask) => Content | Refused): Method =>
  (bot, ask) => {
    const chat = chatFor(bot, ask, 'write')
    if ('ok' in chat) return chat
    const content = make(bot, ask)
    return 'ok' in content ? content : put(bot, chat, ask, content)
  }

export const sendMessage = sending((_bot, ask) => {
  if (!textOf(ask, 'text')) return bad('message text is empty')
  const words = formatted(ask, messageText)
  if ('ok' in words) return words
  if (words.text === '') return bad('text must be non-empty')
  const entities = words.entities.length > 0 ? words.entities : undefined
  const link_preview_options = partsOf(ask, 'link_preview_options')
  return { json: present({ text: words.text, entities, link_preview_options }) }
})
