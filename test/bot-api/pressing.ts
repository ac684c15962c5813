import { createHash } from 'node:crypto'
import type { Bot, Press } from './bot.ts'
import { rowsOf } from './bubble.ts'
import type { Chat } from './chat.ts'
import type { Button } from './keyboard.ts'
import type { Account, Message } from './message.ts'
import { newest } from './seen.ts'

/** A label, a pattern of one, or a test of one. */
export type Wanted = string | RegExp | ((label: string) => boolean)

/** Who presses, in which chat of which bot. */
export type Hand = { readonly bot: Bot; readonly chat: Chat; readonly from: Account }

let pressed = 0
const mostPresses = 10_000

export const isWanted =
  (wanted: Wanted) =>
  ({ text }: Button) =>
    typeof wanted === 'string' ? text === wanted : wanted instanceof RegExp ? wanted.test(text) : wanted(text)

const buttonOf = (message: Message, wanted: Wanted) => rowsOf(message.markup).flat().find(isWanted(wanted))

/** The number Telegram gives each pair of bot and chat. */
const instance = (bot: Bot, chat: Chat) =>
  createHash('sha256').update(`${bot.me.id} ${chat.id}`).digest().readBigInt64BE().toString()

/** Tells the bot of a press. The message goes with it as it stands now; if it is gone, only its number does. */
const tell = ({ bot, chat, from }: Hand, message: Message, button: Button) => {
  if (button.callback_data === undefined)
    throw new Error(`«${button.text}» is not a button that the bot hears of`)
  const id = String(BigInt(bot.me.id) * 1_000_000_000n + BigInt(pressed++))
  const press: Press = { id, chat, at: bot.clock.now() }
  bot.presses.set(id, press)
  if (bot.presses.size > mostPresses) bot.presses.delete(bot.presses.keys().next().value!)
  const present = chat.messages.get(message.json.message_id)
  const shown = present?.json ?? { chat: chat.about, message_id: message.json.message_id, date: 0 }
  const content = { id, from, message: shown, chat_instance: instance(bot, chat), data: button.callback_data }
  bot.queue.push('callback_query', content, chat.id)
  return press
}

/** Presses the button in the newest message that has it; nothing when none has. */
export const pressNewest = (hand: Hand, wanted: Wanted): Press | undefined => {
  const message = newest(hand.chat, (one) => buttonOf(one, wanted) !== undefined)
  const button = message && buttonOf(message, wanted)
  return message && button && tell(hand, message, button)
}

/** Presses a button that this message has or once had, though it may have been edited or deleted since. */
export const pressOld = (hand: Hand, id: number, wanted: Wanted): Press => {
  const forms = hand.chat.history
    .filter(({ message }) => message.json.message_id === id)
    .map(({ message }) => message)
  const message = forms.findLast((form) => buttonOf(form, wanted) !== undefined)
  const button = message && buttonOf(message, wanted)
  if (!message || !button) throw new Error(`message ${id} never had the button ${String(wanted)}`)
  return tell(hand, message, button)
}
