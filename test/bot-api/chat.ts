import type { BotClock } from './clock.ts'
import type { Entity } from './entities.ts'
import type { StoredFile } from './files.ts'
import type { Markup } from './keyboard.ts'
import type { Watch } from './watch.ts'
import { watch } from './watch.ts'

/** Whoever writes: a person or the bot. */
export type Account = {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
  readonly language_code?: string
}

/** A message exactly as the bot is told of it. */
export type MessageJson = {
  message_id: number
  from: Account
  chat: Readonly<Record<string, unknown>>
  date: number
  edit_date?: number
  text?: string
  caption?: string
  entities?: readonly Entity[]
  caption_entities?: readonly Entity[]
  reply_markup?: Markup
  [more: string]: unknown
}

/** A message in a chat, with what the bot is not told: the keyboard it brought, and whether she has put it away. */
export type Message = {
  readonly json: MessageJson
  readonly at: number
  readonly byBot: boolean
  readonly silent: boolean
  readonly markup?: Markup | undefined
  readonly file?: StoredFile | undefined
  /** Deleted on her own side only: the bot may still edit it, and she no longer sees it. */
  hidden: boolean
}

export type Shown = {
  readonly what: 'sent' | 'edited' | 'deleted'
  readonly message: Message
  readonly at: number
}

/** One chat of one bot: who it is with, and what stands in it now. */
export type Chat = {
  readonly id: number
  readonly about: Readonly<Record<string, unknown>>
  readonly group: boolean
  /** `new`: nobody has pressed Start yet, so the bot may not write. */
  state: 'new' | 'open' | 'blocked' | 'deactivated' | 'left'
  autoDeleteSeconds?: number
  readonly messages: Map<number, Message>
  /** Everything that was ever shown here, oldest first. */
  readonly history: Shown[]
  readonly watch: Watch
}

/** The chats of one bot. Message ids count up over all of them, as they do for a real bot's private chats. */
export type Chats = {
  readonly find: (id: number | undefined) => Chat | undefined
  readonly open: (id: number, about: Readonly<Record<string, unknown>>) => Chat
  readonly add: (chat: Chat, message: Draft) => Message
  readonly edit: (chat: Chat, message: Message, changes: Edit) => Message
  readonly remove: (chat: Chat, message: Message) => void
}

export type Draft = {
  readonly from: Account
  readonly content: Readonly<Record<string, unknown>>
  readonly silent?: boolean
  readonly markup?: Markup | undefined
  readonly file?: StoredFile | undefined
}
export type Edit = {
  readonly content?: Readonly<Record<string, unknown>>
  readonly markup?: Markup | undefined
}

const seconds = (ms: number) => Math.floor(ms / 1000)

/** `keep`: how many messages, and how much history, a chat holds; a benchmark would fill the memory otherwise. */
export const startChats = (clock: BotClock, keep = Number.POSITIVE_INFINITY): Chats => {
  const chats = new Map<number, Chat>()
  let lastId = 0

  const record = (chat: Chat, shown: Shown) => {
    chat.history.push(shown)
    if (chat.history.length > keep * 2) chat.history.splice(0, chat.history.length - keep)
    chat.watch.changed()
  }
  const put = (chat: Chat, message: Message, what: 'sent' | 'edited') => {
    chat.messages.set(message.json.message_id, message)
    if (chat.messages.size > keep) chat.messages.delete(chat.messages.keys().next().value!)
    record(chat, { what, message, at: clock.now() })
    return message
  }

  return {
    find: (id) => (id === undefined ? undefined : chats.get(id)),
    open: (id, about) => {
      const group = about['type'] !== 'private'
      const chat = chats.get(id) ?? {
        id,
        about,
        group,
        state: 'new',
        messages: new Map(),
        history: [],
        watch: watch(),
      }
      chats.set(id, chat)
      return chat
    },
    add: (chat, { from, content, silent = false, markup, file }) => {
      lastId += 1
      const json: MessageJson = {
        message_id: lastId,
        from,
        chat: chat.about,
        date: seconds(clock.now()),
        ...content,
      }
      if (markup?.inline_keyboard) json.reply_markup = markup
      return put(
        chat,
        { json, at: clock.now(), byBot: from.is_bot, silent, markup, file, hidden: false },
        'sent',
      )
    },
    edit: (chat, message, { content = {}, markup }) => {
      const { reply_markup, entities, caption_entities, ...rest } = message.json
      const kept =
        'text' in content || 'caption' in content
          ? rest
          : { ...rest, ...present({ entities, caption_entities }) }
      const json: MessageJson = { ...kept, edit_date: seconds(clock.now()), ...content }
      if (markup) json.reply_markup = markup
      return put(chat, { ...message, json, markup }, 'edited')
    },
    remove: (chat, message) => {
      chat.messages.delete(message.json.message_id)
      record(chat, { what: 'deleted', message, at: clock.now() })
    },
  }
}

/** Without the fields that hold nothing. */
export const present = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== false))
