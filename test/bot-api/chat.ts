import type { BotClock } from './clock.ts'
import type { StoredFile } from './files.ts'
import type { Markup } from './keyboard.ts'
import type { Account, Message, MessageJson, Shown } from './message.ts'
import { present } from './message.ts'
import type { Watch } from './watch.ts'
import { watch } from './watch.ts'

/** One chat of one bot: who it is with, and what stands in it now. */
export type Chat = {
  readonly id: number
  readonly about: Readonly<Record<string, unknown>>
  readonly group: boolean
  /** `new`: nobody has pressed Start yet, so the bot may not write. */
  state: 'new' | 'open' | 'blocked' | 'deactivated' | 'left'
  autoDeleteSeconds?: number
  /** Who is in a group besides the bot. */
  readonly members: Map<number, Account>
  readonly messages: Map<number, Message>
  /** How often the bot has shown something here: sent or edited. */
  shownByBot: number
  /** Everything that was ever shown here, oldest first. */
  readonly history: Shown[]
  readonly watch: Watch
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

/** The chats of one bot. Message ids count up over all of them, as they do for a real bot's private chats. */
export class Chats {
  /** Told of every message that the bot sends or edits. */
  onShow: ((chat: Chat) => void) | undefined
  readonly #clock: BotClock
  readonly #keep: number
  readonly #chats = new Map<number, Chat>()
  #lastId = 0

  /** `keep`: how many messages a chat holds, and about how much history; a benchmark would fill the memory otherwise. */
  constructor(clock: BotClock, keep = Number.POSITIVE_INFINITY) {
    this.#clock = clock
    this.#keep = keep
  }

  find(id: number | undefined) {
    return id === undefined ? undefined : this.#chats.get(id)
  }

  open(id: number, about: Readonly<Record<string, unknown>>): Chat {
    const known = this.#chats.get(id)
    if (known) return known
    const group = about['type'] !== 'private'
    const empty = { members: new Map(), messages: new Map(), shownByBot: 0, history: [], watch: watch() }
    const chat: Chat = { id, about, group, state: 'new', ...empty }
    this.#chats.set(id, chat)
    return chat
  }

  add(chat: Chat, { from, content, silent = false, markup, file }: Draft) {
    this.#lastId += 1
    const at = this.#clock.now()
    const json: MessageJson = {
      message_id: this.#lastId,
      from,
      chat: chat.about,
      date: seconds(at),
      ...content,
    }
    if (markup?.inline_keyboard) json.reply_markup = markup
    return this.#put(chat, { json, at, byBot: from.is_bot, silent, markup, file, hidden: false }, 'sent')
  }

  edit(chat: Chat, message: Message, { content = {}, markup }: Edit) {
    const { reply_markup, entities, caption_entities, ...rest } = message.json
    const rewritten = 'text' in content || 'caption' in content
    const marks = rewritten ? {} : present({ entities, caption_entities })
    const json: MessageJson = { ...rest, ...marks, edit_date: seconds(this.#clock.now()), ...content }
    if (markup) json.reply_markup = markup
    return this.#put(chat, { ...message, json, markup }, 'edited')
  }

  remove(chat: Chat, message: Message) {
    chat.messages.delete(message.json.message_id)
    this.#record(chat, { what: 'deleted', message, at: this.#clock.now() })
  }

  #put(chat: Chat, message: Message, what: 'sent' | 'edited') {
    chat.messages.set(message.json.message_id, message)
    if (chat.messages.size > this.#keep) chat.messages.delete(chat.messages.keys().next().value!)
    if (message.byBot) {
      chat.shownByBot += 1
      this.onShow?.(chat)
    }
    this.#record(chat, { what, message, at: this.#clock.now() })
    return message
  }

  #record(chat: Chat, shown: Shown) {
    chat.history.push(shown)
    if (chat.history.length > this.#keep * 2) chat.history.splice(0, chat.history.length - this.#keep)
    chat.watch.changed()
  }
}
