import type { Answer, Refused } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { flagOf, numberOf, partsOf, textOf } from './ask.ts'
import type { Bot, Method } from './bot.ts'
import { author, chatFor } from './bot.ts'
import type { Chat } from './chat.ts'
import { present } from './chat.ts'
import type { TextField } from './entities.ts'
import { formatted } from './entities.ts'
import type { StoredFile } from './files.ts'
import { described, sentFile } from './files.ts'
import { markupOf } from './keyboard.ts'

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

type Content = { readonly json: Readonly<Record<string, unknown>>; readonly file?: StoredFile }

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
const sending =
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

const captioned = (ask: Ask) => {
  const words = formatted(ask, caption)
  if ('ok' in words) return words
  const caption_entities = words.entities.length > 0 ? words.entities : undefined
  return present({ caption: words.text || undefined, caption_entities })
}

const mimes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
  zip: 'application/zip',
}

export const documentJson = (file: StoredFile) => ({
  file_name: file.name,
  mime_type: mimes[/\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream',
  ...described(file),
})

export const sendDocument = sending((bot, ask) => {
  const words = captioned(ask)
  if ('ok' in words) return words as Refused
  const file = sentFile(bot.files, ask, 'document')
  return 'ok' in file ? file : { json: { document: documentJson(file), ...words }, file }
})

export const photoJson = (file: StoredFile) => [{ ...described(file), width: 640, height: 480 }]

export const sendPhoto = sending((bot, ask) => {
  const words = captioned(ask)
  if ('ok' in words) return words as Refused
  const file = sentFile(bot.files, ask, 'photo')
  return 'ok' in file ? file : { json: { photo: photoJson(file), ...words }, file }
})

const point = (ask: Ask) => {
  const latitude = numberOf(ask, 'latitude')
  const longitude = numberOf(ask, 'longitude')
  if (latitude === undefined || Math.abs(latitude) > 90) return bad('latitude is empty')
  if (longitude === undefined || Math.abs(longitude) > 180) return bad('longitude is empty')
  return { latitude, longitude }
}

export const sendLocation = sending((_bot, ask) => {
  const location = point(ask)
  return 'ok' in location ? location : { json: { location } }
})

export const sendVenue = sending((_bot, ask) => {
  const location = point(ask)
  if ('ok' in location) return location
  const title = textOf(ask, 'title')
  const address = textOf(ask, 'address')
  if (!title) return bad('venue title must be non-empty')
  if (!address) return bad('venue address must be non-empty')
  return { json: { venue: { location, title, address }, location } }
})

const actions = new Set(
  `typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
  find_location record_video_note upload_video_note`.split(/\s+/),
)

export const sendChatAction: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'write')
  if ('ok' in chat) return chat
  return actions.has(textOf(ask, 'action') ?? '') ? granted(true) : bad('wrong parameter action in request')
}
