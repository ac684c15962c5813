import type { Chat } from './chat.ts'
import type { Button } from './keyboard.ts'
import type { Message } from './message.ts'

/** What stands in the chat on her side, oldest first. */
export const standing = (chat: Chat) => [...chat.messages.values()].filter(({ hidden }) => !hidden)

/** The bot's newest message that she still has and that fits. */
export const newest = (chat: Chat, fits: (message: Message) => boolean = () => true) =>
  standing(chat).findLast((message) => message.byBot && fits(message))

/** The keyboard below the chat now: the last one brought and not taken away. */
export const keyboardBelow = (chat: Chat): readonly Button[] => {
  const last = chat.history.findLast(
    ({ what, message }) => what === 'sent' && (message.markup?.keyboard || message.markup?.remove_keyboard),
  )
  const rows = (last?.message.markup?.keyboard ?? []) as readonly (readonly (Button | string)[])[]
  return rows.flat().map((button) => (typeof button === 'string' ? { text: button } : button))
}
