import type { StoredFile } from './files.ts'
import type { Button, Markup } from './keyboard.ts'
import type { Message } from './message.ts'

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
