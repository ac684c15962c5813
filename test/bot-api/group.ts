import type { Bot, Press } from './bot.ts'
import type { Bubble } from './bubble.ts'
import { bubbleOf } from './bubble.ts'
import type { Account } from './message.ts'
import type { Wanted } from './pressing.ts'
import { pressNewest } from './pressing.ts'
import { standing } from './seen.ts'

/** A staff group with the bot in it: commands and what is said there reach the bot as in a real supergroup. */
export type Group = {
  readonly id: number
  /** Somebody adds the bot to the group. */
  readonly adds: (by: Account) => void
  readonly removes: (by: Account) => void
  /** Somebody comes in; the bot is told by the line that the group shows, unless it comes in `unseen`. */
  readonly joins: (who: Account, unseen?: 'unseen') => void
  readonly goes: (who: Account) => void
  readonly says: (who: Account, text: string) => number
  readonly presses: (who: Account, wanted: Wanted) => Press
  readonly chat: () => readonly Bubble[]
  readonly hasBot: () => boolean
}

/** `id` is negative and begins with -100, as a supergroup's does. */
export const groupOf = (bot: Bot, id: number, title: string): Group => {
  const chat = bot.chats.open(id, { id, title, type: 'supergroup' })
  const user = { id: bot.me.id, is_bot: true, first_name: bot.me.first_name, username: bot.me.username }
  const moves = (from: Account, was: string, now: string) => {
    const date = Math.floor(bot.clock.now() / 1000)
    const change = { chat: chat.about, from, date }
    const members = { old_chat_member: { user, status: was }, new_chat_member: { user, status: now } }
    bot.queue.push('my_chat_member', { ...change, ...members }, id)
  }
  return {
    id,
    adds: (by) => {
      chat.state = 'open'
      chat.members.set(by.id, by)
      moves(by, 'left', 'member')
    },
    removes: (by) => {
      chat.state = 'left'
      moves(by, 'member', 'left')
    },
    joins: (who, unseen) => {
      chat.members.set(who.id, who)
      if (unseen || chat.state !== 'open') return
      const { json } = bot.chats.add(chat, { from: who, content: { new_chat_members: [who] } })
      bot.queue.push('message', json, id)
    },
    goes: (who) => {
      chat.members.delete(who.id)
      if (chat.state !== 'open') return
      const { json } = bot.chats.add(chat, { from: who, content: { left_chat_member: who } })
      bot.queue.push('message', json, id)
    },
    says: (from, text) => {
      const [command] = /^\/\w{1,32}(@\w+)?(?=\s|$)/.exec(text) ?? []
      const entities = command
        ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }
        : {}
      const { json } = bot.chats.add(chat, { from, content: { text, ...entities } })
      // Privacy mode: in a group the bot hears commands only.
      if (command && chat.state === 'open') bot.queue.push('message', json, id)
      return json.message_id
    },
    presses: (who, wanted) => {
      const press = pressNewest({ bot, chat, from: who }, wanted)
      if (!press) throw new Error(`nothing in the group has the button ${String(wanted)}`)
      return press
    },
    chat: () => standing(chat).map(bubbleOf),
    hasBot: () => chat.state === 'open',
  }
}
