import type { Refused } from './answer.ts'
import { bad } from './answer.ts'
import type { Ask } from './ask.ts'
import { partsOf } from './ask.ts'

/** One button, under the bubble or instead of the letters. */
export type Button = {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
  readonly request_location?: boolean
  readonly request_contact?: boolean
}

/** What stands with a message: buttons under it, a keyboard for the person, its removal, or a forced reply. */
export type Markup = {
  readonly inline_keyboard?: readonly (readonly Button[])[]
  readonly keyboard?: readonly (readonly Button[])[]
  readonly remove_keyboard?: boolean
  readonly force_reply?: boolean
}

/** Telegram counts at most this many buttons under one message, and so many bytes in one press. */
const mostButtons = 100
const mostDataBytes = 64
/** All rows together, as JSON. Telegram's own figure is not published; this is where its limit has been met. */
const mostBytes = 10_240

const causes = ['callback_data', 'url', 'web_app', 'login_url', 'switch_inline_query'] as const
const furtherCauses = [
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'pay',
  'callback_game',
]
const loneHalf = /\p{Surrogate}/u

const wrongInline = (button: Record<string, unknown>): Refused | undefined => {
  if (typeof button['text'] !== 'string')
    return bad('can\'t parse inline keyboard button: Can\'t find field "text"')
  if (loneHalf.test(button['text'])) return bad('inline keyboard button text must be encoded in UTF-8')
  if (button['text'].trim() === '') return bad('inline keyboard button text must be non-empty')
  if (![...causes, ...furtherCauses].some((cause) => button[cause] !== undefined))
    return bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  const data = button['callback_data']
  if (data === undefined) return undefined
  if (typeof data !== 'string' || data === '' || Buffer.byteLength(data) > mostDataBytes)
    return bad('BUTTON_DATA_INVALID')
  return undefined
}

const wrongKey = (button: unknown): Refused | undefined => {
  const text = typeof button === 'string' ? button : (button as Button | null)?.text
  if (typeof text !== 'string') return bad('can\'t parse keyboard button: Can\'t find field "text"')
  return text.trim() === '' ? bad('keyboard button text must be non-empty') : undefined
}

const wrongRows = (rows: unknown, wrong: (button: Record<string, unknown>) => Refused | undefined) => {
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    return bad("can't parse inline keyboard: Field must be an Array of Array")
  const buttons = (rows as Record<string, unknown>[][]).flat()
  for (const button of buttons) {
    const refusal = wrong(button)
    if (refusal) return refusal
  }
  if (buttons.length > mostButtons || Buffer.byteLength(JSON.stringify(rows)) > mostBytes)
    return bad('reply markup is too long')
  return undefined
}

/** Reads `reply_markup` and refuses what Telegram refuses; `undefined` when there is none. */
export const markupOf = (ask: Ask, only?: 'inline'): Markup | Refused | undefined => {
  if (ask.fields['reply_markup'] === undefined || ask.fields['reply_markup'] === '') return undefined
  const given = partsOf(ask, 'reply_markup')
  if (typeof given !== 'object' || given === null) return bad("can't parse reply keyboard markup JSON object")
  const markup = given as Markup
  if (only && !markup.inline_keyboard) return bad('inline keyboard expected')
  const refusal = markup.inline_keyboard
    ? wrongRows(markup.inline_keyboard, wrongInline)
    : markup.keyboard && wrongRows(markup.keyboard, wrongKey)
  if (refusal) return refusal
  if (!markup.inline_keyboard) return markup
  const rows = markup.inline_keyboard.filter((row) => row.length > 0)
  return rows.length > 0 ? { inline_keyboard: rows } : undefined
}
