import type { Bot, Press } from './bot.ts'
import type { Bubble } from './bubble.ts'
import { bubbleOf, rowsOf, wordsOf } from './bubble.ts'
import type { Chat } from './chat.ts'
import type { Command } from './commands.ts'
import { menuFor } from './commands.ts'
import type { StoredFile } from './files.ts'
import { documentJson, photoJson, voiceJson } from './media.ts'
import type { Account, Shown } from './message.ts'
import { present } from './message.ts'
import type { Wanted } from './pressing.ts'
import { isWanted, pressNewest, pressOld } from './pressing.ts'
import { keyboardBelow, newest, standing } from './seen.ts'

export type Who = {
  readonly id: number
  /** Her app's language; Ukrainian unless told otherwise. */
  readonly language?: string
  readonly name?: string
  /** Without the @; most people have none. */
  readonly username?: string
  /** The bot she writes to, if it is not the first. */
  readonly token?: string
}

/** What a person does on her phone. What gives a number gives the id of the message it left in the chat. */
type Doings = {
  /** Presses Start, or follows a link with a code. */
  readonly comes: (code?: string) => number
  readonly says: (text: string) => number
  /** Answers one message of the chat. */
  readonly replies: (messageId: number, text: string) => number
  readonly edits: (messageId: number, text: string) => void
  readonly sharesLocation: (latitude: number, longitude: number) => number
  readonly sendsPhoto: (bytes: Buffer, caption?: string) => number
  readonly sendsDocument: (name: string, bytes: Buffer, caption?: string) => number
  readonly sendsVoice: (bytes: Buffer) => number
  readonly sendsSticker: () => number
  readonly setsAutoDelete: (seconds: number) => number
  /** Presses the button in the newest message that has it; if none has, the one of the keyboard below. */
  readonly presses: (wanted: Wanted) => Press | number
  readonly pressesOld: (messageId: number, wanted: Wanted) => Press
  readonly blocks: () => void
  readonly unblocks: () => void
  /** Her account is deleted. */
  readonly leavesTelegram: () => void
  /** For both sides: the bot will not find it any more. */
  readonly deletes: (messageId: number) => void
  /** On her side only: the bot still has everything. */
  readonly deletesChat: () => void
}

/** What she sees. */
type Sights = {
  readonly chat: () => readonly Bubble[]
  /** The words of the bot's newest message; empty before the first. */
  readonly sees: () => string
  /** How often the bot has shown her something: sent or edited. */
  readonly answers: () => number
  /** The labels of the newest message of the bot that has buttons. */
  readonly buttons: () => readonly string[]
  /** The commands that her app offers. */
  readonly menu: () => readonly Command[]
  /** Everything ever shown in the chat, deleted and overwritten things too. */
  readonly history: readonly Shown[]
  /** Waits until it holds; words, until they stand in the bot's newest message. 5 seconds unless told otherwise. */
  readonly waits: (until: string | RegExp | ((person: Person) => unknown), ms?: number) => Promise<string>
}

/** A person who writes to a bot. Doing what her phone would not let her do throws. */
export type Person = { readonly id: number } & Doings & Sights

type Content = Readonly<Record<string, unknown>>

const commandIn = (text: string) => {
  const [command] = /^\/[A-Za-z0-9_]{1,32}(@\w+)?(?=\s|$)/.exec(text) ?? []
  return command ? [{ type: 'bot_command', offset: 0, length: command.length }] : undefined
}
const textJson = (text: string) => present({ text, entities: commandIn(text) })

const openChat = (bot: Bot, from: Account) =>
  bot.chats.open(from.id, { id: from.id, first_name: from.first_name, type: 'private' })

/** A change of her standing with the bot, as it is told when she blocks or unblocks it. */
const standingChange = (bot: Bot, chat: Chat, from: Account, now: 'member' | 'kicked') => {
  const was = now === 'member' ? 'kicked' : 'member'
  const user = { id: bot.me.id, is_bot: true, first_name: bot.me.first_name, username: bot.me.username }
  const status = (name: string) => ({ user, status: name, ...(name === 'kicked' ? { until_date: 0 } : {}) })
  const date = Math.floor(bot.clock.now() / 1000)
  const change = { chat: chat.about, from, date, old_chat_member: status(was), new_chat_member: status(now) }
  bot.queue.push('my_chat_member', change, chat.id)
}

type Phone = {
  readonly bot: Bot
  readonly chat: Chat
  readonly from: Account
  /** Puts something of hers into the chat and tells the bot. */
  readonly sends: (content: Content, file?: StoredFile) => number
  readonly says: (text: string) => number
}

const phoneOf = (bot: Bot, chat: Chat, from: Account): Phone => {
  const sends = (content: Content, file?: StoredFile) => {
    if (chat.state === 'blocked') throw new Error('she has blocked the bot and cannot write to it')
    if (chat.state === 'deactivated') throw new Error('her account is deleted')
    chat.state = 'open'
    const { json } = bot.chats.add(chat, { from, content, file })
    bot.queue.push('message', json, chat.id)
    return json.message_id
  }
  const says = (text: string) => {
    if (text.trim() === '' || text.length > 4096)
      throw new Error('her app sends no empty and no longer message')
    return sends(textJson(text.trim()))
  }
  return { bot, chat, from, sends, says }
}

const mine = (chat: Chat, messageId: number) => {
  const message = chat.messages.get(messageId)
  if (!message) throw new Error(`message ${messageId} does not stand in the chat`)
  return message
}

const writing = ({ bot, chat, sends, says }: Phone) => ({
  says,
  replies: (messageId: number, text: string) =>
    sends({ ...textJson(text), reply_to_message: mine(chat, messageId).json }),
  sharesLocation: (latitude: number, longitude: number) => sends({ location: { latitude, longitude } }),
  comes: (code?: string) => {
    if (code !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(code))
      throw new Error('no link can carry this code')
    return says(code === undefined ? '/start' : `/start ${code}`)
  },
  edits: (messageId: number, text: string) => {
    const { json } = bot.chats.edit(chat, mine(chat, messageId), { content: textJson(text) })
    bot.queue.push('edited_message', json, chat.id)
  },
  setsAutoDelete: (seconds: number) => {
    chat.autoDeleteSeconds = seconds
    return sends({ message_auto_delete_timer_changed: { message_auto_delete_time: seconds } })
  },
})

const sharing = ({ bot, sends }: Phone) => ({
  sendsPhoto: (bytes: Buffer, caption?: string) => {
    const file = bot.files.keep('photos', { name: 'photo.jpg', bytes })
    return sends({ photo: photoJson(file), ...present({ caption }) }, file)
  },
  sendsDocument: (name: string, bytes: Buffer, caption?: string) => {
    const file = bot.files.keep('documents', { name, bytes })
    return sends({ document: documentJson(file), ...present({ caption }) }, file)
  },
  sendsVoice: (bytes: Buffer) => {
    const file = bot.files.keep('voice', { name: 'voice.oga', bytes })
    return sends({ voice: voiceJson(file) }, file)
  },
  sendsSticker: () => {
    const file = bot.files.keep('stickers', { name: 'sticker.webp', bytes: Buffer.from('RIFF____WEBP') })
    const kind = {
      type: 'regular',
      is_animated: false,
      is_video: false,
      width: 512,
      height: 512,
      emoji: '🌿',
    }
    return sends({ sticker: { ...kind, file_id: file.id, file_unique_id: file.uniqueId } }, file)
  },
})

const tapping = (phone: Phone) => ({
  presses: (wanted: Wanted) => {
    const { chat, says } = phone
    if (chat.state !== 'open') throw new Error('the chat is not open: she can press nothing in it')
    const press = pressNewest(phone, wanted)
    if (press) return press
    const key = keyboardBelow(chat).find(isWanted(wanted))
    if (!key)
      throw new Error(`she has no button ${String(wanted)}, only ${labels(chat).join(' | ') || 'none'}`)
    if (key.request_location || key.request_contact)
      throw new Error(`«${key.text}» asks for a place or a number: share it instead`)
    return says(key.text)
  },
  pressesOld: (id: number, wanted: Wanted) => pressOld(phone, id, wanted),
})

const leaving = ({ bot, chat, from }: Phone) => ({
  blocks: () => {
    chat.state = 'blocked'
    standingChange(bot, chat, from, 'kicked')
  },
  unblocks: () => {
    chat.state = 'open'
    standingChange(bot, chat, from, 'member')
  },
  leavesTelegram: () => {
    chat.state = 'deactivated'
  },
  deletes: (messageId: number) => bot.chats.remove(chat, mine(chat, messageId)),
  deletesChat: () => {
    for (const message of chat.messages.values()) message.hidden = true
    chat.watch.changed()
  },
})

const labels = (chat: Chat) => {
  const last = newest(chat, ({ markup }) => rowsOf(markup).length > 0)
  return rowsOf(last?.markup).flatMap((row) => row.map(({ text }) => text))
}

const sights = (
  bot: Bot,
  chat: Chat,
  { language, person }: { language: string; person: () => Person },
): Sights => {
  const sees = () => {
    const last = newest(chat)
    return last ? wordsOf(last) : ''
  }
  const holds = (until: Parameters<Sights['waits']>[0]) => {
    if (typeof until === 'function') return until(person())
    return typeof until === 'string' ? sees().includes(until) : until.test(sees())
  }
  return {
    sees,
    chat: () => standing(chat).map(bubbleOf),
    answers: () => chat.shownByBot,
    buttons: () => labels(chat),
    menu: () => menuFor(bot.profile, chat.id, language),
    history: chat.history,
    waits: (until, ms = 5_000) =>
      chat.watch
        .until(
          () => (holds(until) ? { said: sees() } : undefined),
          ms,
          () =>
            `the bot's newest message is «${sees()}» with the buttons ${labels(chat).join(' | ') || 'none'}`,
        )
        .then(({ said }) => said),
  }
}

/** A person and her phone, in a chat she has not opened yet. */
export const personOf = (bot: Bot, { id, language = 'uk', name = 'Amina', username }: Who): Person => {
  const named = { first_name: name, ...(username && { username }) }
  const from: Account = { id, is_bot: false, ...named, language_code: language }
  const chat = openChat(bot, from)
  const phone = phoneOf(bot, chat, from)
  const person: Person = {
    id,
    ...writing(phone),
    ...sharing(phone),
    ...tapping(phone),
    ...leaving(phone),
    ...sights(bot, chat, { language, person: () => person }),
  }
  return person
}
