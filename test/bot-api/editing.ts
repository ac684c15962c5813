import { chatFor } from './access.ts'
import type { Answer, Refused } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { numberOf, partsOf, textOf } from './ask.ts'
import type { Bot, Method } from './bot.ts'
import type { Chat, Edit } from './chat.ts'
import { formatted } from './entities.ts'
import { markupOf } from './keyboard.ts'
import type { Message } from './message.ts'
import { present } from './message.ts'
import { caption, messageText } from './sending.ts'

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

type Found = { readonly chat: Chat; readonly message: Message }

const toEdit = (bot: Bot, ask: Ask): Found | Refused => {
  const chat = chatFor(bot, ask, 'write')
  if ('ok' in chat) return chat
  const id = numberOf(ask, 'message_id')
  if (id === undefined) return bad('message identifier is not specified')
  const message = chat.messages.get(id)
  if (!message) return bad('message to edit not found')
  const keyboardOfHers = message.markup && !message.markup.inline_keyboard
  return !message.byBot || keyboardOfHers ? bad("message can't be edited") : { chat, message }
}

const same = (before: Message, after: Edit) => {
  const { json } = before
  const { content, markup } = after
  if (JSON.stringify(json.reply_markup) !== JSON.stringify(markup)) return false
  if (!content) return true
  const [words, entities] = 'text' in content ? ['text', 'entities'] : ['caption', 'caption_entities']
  return (
    (json[words!] ?? '') === (content[words!] ?? '') &&
    JSON.stringify(json[entities!] ?? []) === JSON.stringify(content[entities!] ?? [])
  )
}

const change = (bot: Bot, { chat, message }: Found, ask: Ask, content?: Edit['content']): Answer => {
  const markup = markupOf(ask, 'inline')
  if (markup && 'ok' in markup) return markup
  const edit: Edit = { markup, ...(content ? { content } : {}) }
  return same(message, edit) ? bad(notModified) : granted(bot.chats.edit(chat, message, edit).json)
}

/** An edit without `reply_markup` takes the buttons away, as Telegram's does. */
export const editMessageText: Method = (bot, ask) => {
  if (!textOf(ask, 'text')) return bad('message text is empty')
  const found = toEdit(bot, ask)
  if ('ok' in found) return found
  const words = formatted(ask, { ...messageText, tooLong: 'MESSAGE_TOO_LONG' })
  if ('ok' in words) return words
  if (words.text === '') return bad('text must be non-empty')
  if (found.message.json.text === undefined) return bad('there is no text in the message to edit')
  const entities = words.entities.length > 0 ? words.entities : undefined
  const link_preview_options = partsOf(ask, 'link_preview_options')
  return change(bot, found, ask, present({ text: words.text, entities, link_preview_options }))
}

export const editMessageCaption: Method = (bot, ask) => {
  const found = toEdit(bot, ask)
  if ('ok' in found) return found
  const words = formatted(ask, caption)
  if ('ok' in words) return words
  const { photo, document } = found.message.json
  if (!photo && !document) return bad('there is no caption in the message to edit')
  const caption_entities = words.entities.length > 0 ? words.entities : undefined
  return change(bot, found, ask, { caption: words.text, ...present({ caption_entities }) })
}

export const editMessageReplyMarkup: Method = (bot, ask) => {
  const found = toEdit(bot, ask)
  return 'ok' in found ? found : change(bot, found, ask)
}
