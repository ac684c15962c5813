import type { Chat, Message } from './chat.ts'
import type { StoredFile } from './files.ts'
import type { Button, Markup } from './keyboard.ts'

/** One message as a person sees it. */
export type Bubble = {
  readonly id: number
  readonly from: 'me' | 'bot'
  readonly text: string
  /** The labels of the buttons under it, row by row. */
  readonly rows: readonly (readonly string[])[]
  readonly edited: boolean
  /** Came without a sound. */
  readonly silent: boolean
  /** Cannot be forwarded or saved. */
  readonly guarded: boolean
  readonly file?: StoredFile | undefined
  /** The whole message as Telegram tells it. */
  readonly json: Message['json']
}

/** The words of a message, or of the picture or paper it is. */
export const wordsOf = ({ json }: Message) => json.text ?? json.caption ?? ''

/** The buttons under a message, row by row. */
export const rowsOf = (markup: Markup | undefined): readonly (readonly Button[])[] =>
  markup?.inline_keyboard ?? []

export const bubbleOf = (message: Message): Bubble => ({
  id: message.json.message_id,
  from: message.byBot ? 'bot' : 'me',
  text: wordsOf(message),
  rows: rowsOf(message.markup).map((row) => row.map(({ text }) => text)),
  edited: message.json.edit_date !== undefined,
  silent: message.silent,
  guarded: message.json['has_protected_content'] === true,
  file: message.file,
  json: message.json,
})

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
