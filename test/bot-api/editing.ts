import type { Answer, Refused } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { flagOf, numberOf, partsOf, textOf } from './ask.ts'
import type { Bot, Method } from './bot.ts'
import { chatFor } from './bot.ts'
import type { Chat, Edit, Message } from './chat.ts'
import { present } from './chat.ts'
import { formatted } from './entities.ts'
import { markupOf } from './keyboard.ts'
import { caption, messageText } from './sending.ts'

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

/** Telegram lets a bot delete for both sides this long, and no longer. */
const deletable = 48 * 60 * 60 * 1000
const mostDeleted = 100
const mostAnswer = 200

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

export const answerCallbackQuery: Method = (bot, ask) => {
  const press = bot.presses.get(textOf(ask, 'callback_query_id') ?? '')
  if (!press || bot.clock.now() - press.at > bot.pressMs)
    return bad('query is too old and response timeout expired or query ID is invalid')
  const text = textOf(ask, 'text')
  if (text && text.length > mostAnswer) return bad('MESSAGE_TOO_LONG')
  press.answer = { text, alert: flagOf(ask, 'show_alert') }
  press.chat.watch.changed()
  return granted(true)
}
