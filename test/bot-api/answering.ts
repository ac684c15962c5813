import { chatFor } from './access.ts'
import { bad, granted } from './answer.ts'
import { flagOf, textOf } from './ask.ts'
import type { Method } from './bot.ts'

const mostAnswer = 200

export const answerCallbackQuery: Method = (bot, ask) => {
  const press = bot.presses.get(textOf(ask, 'callback_query_id') ?? '')
  if (!press || bot.clock.now() - press.at > bot.pressMs)
    return bad('query is too old and response timeout expired or query ID is invalid')
  const text = textOf(ask, 'text')
  if (text && text.length > mostAnswer) return bad('MESSAGE_TOO_LONG')
  press.answer = { text, alert: flagOf(ask, 'show_alert') }
  press.chat.watch.changed()
  return granted(true)
}

const actions = new Set(
  `typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
  find_location record_video_note upload_video_note`.split(/\s+/),
)

export const sendChatAction: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'write')
  if ('ok' in chat) return chat
  return actions.has(textOf(ask, 'action') ?? '') ? granted(true) : bad('wrong parameter action in request')
}
