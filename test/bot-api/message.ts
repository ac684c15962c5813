import type { Entity } from './entities.ts'
import type { StoredFile } from './files.ts'
import type { Markup } from './keyboard.ts'

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

/** Without the fields that hold nothing. */
export const present = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== false))
