import { type Api, GrammyError, HttpError, InputFile } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { Clock } from '../../kernel/clock.ts'
import type { Delivery, Saying } from '../../outbox/message.ts'
import type { Answers, Screen } from '../../outbox/screen.ts'
import type { Sender } from '../mouth.ts'
import type { Render } from '../render.ts'
import type { Waiting } from '../storage/waiting.ts'
import { PHONE } from '../words.ts'
import type { Buttons } from './button.ts'

/** A paper as a file: made when it is sent, and kept nowhere. */
export type Paper = (
  language: string,
  template: string,
  values: Answers,
) => Promise<{ name: string; bytes: Uint8Array }>

/** A place on the map, where its address may be shown. */
export type Venue = (
  service: string,
  language: string,
) => { latitude: number; longitude: number; title: string; address: string } | undefined

export type TelegramMouth = {
  readonly api: Api
  readonly render: Render
  readonly buttons: Buttons
  readonly paper: Paper
  readonly venue: Venue
  readonly clock: Clock
}

/** Telegram deletes at most this many messages in one call. */
const DELETE_BATCH = 100
/** Nothing may be forwarded or saved, no link is opened for a preview, and the phone stays silent. */
const discreet = {
  protect_content: true,
  disable_notification: true,
  link_preview_options: { is_disabled: true },
}

/** What stands in the chat now: new messages, and the bubbles of the present screen. */
type Sent = { readonly messages: readonly number[]; readonly live: readonly number[] }

/** The Telegram end of the mouth: one waiting message becomes API calls, and their answers one delivery. */
export function telegramSender(mouth: TelegramMouth): Sender {
  return async (waiting) => {
    try {
      return { status: 'delivered', ...(await say(mouth, waiting)) }
    } catch (fault) {
      return deliveryOf(fault)
    }
  }
}

async function say(mouth: TelegramMouth, waiting: Waiting): Promise<Sent> {
  const { saying, to } = waiting
  switch (saying.kind) {
    case 'screen':
      acknowledge(mouth, saying.acknowledges)
      return sayScreen(mouth, waiting, isLate(mouth, waiting) ? notice(saying.screen) : saying)
    case 'farewell':
      acknowledge(mouth, saying.acknowledges)
      return sayFarewell(mouth, waiting, saying)
    case 'sweep':
      await remove(mouth, to.id, saying.remove)
      return { messages: [], live: waiting.live }
    case 'paper': {
      const { name, bytes } = await mouth.paper(waiting.language, saying.template, saying.values)
      const sent = await mouth.api.sendDocument(to.id, new InputFile(bytes, name), discreet)
      return { messages: [sent.message_id], live: [] }
    }
    case 'venue': {
      const place = mouth.venue(saying.service, waiting.language)
      if (!place) return { messages: [], live: waiting.live }
      const { protect_content, disable_notification } = discreet
      const sent = await mouth.api.sendVenue(
        to.id,
        place.latitude,
        place.longitude,
        place.title,
        place.address,
        { protect_content, disable_notification },
      )
      return { messages: [sent.message_id], live: [] }
    }
  }
}

/** She may have put the phone down: after this long, an answer would appear on a lock screen that somebody else looks at. */
const LATE_MS = 60_000
const isLate = ({ clock }: TelegramMouth, { dueAt }: Waiting) => clock().getTime() - dueAt > LATE_MS

/** A line that says nothing, with a button that shows the screen. */
const notice = ({ step }: Screen): Extract<Saying, { kind: 'screen' }> => ({
  kind: 'screen',
  below: true,
  acknowledges: [],
  screen: {
    step,
    lines: [{ key: 'neutral:notice' }],
    buttons: [],
    lobby: ['resume', 'emergency', 'leave'],
    accepts: [],
  },
})

/** Stops the little clock on the button. Too late is no harm: the answer itself is the screen. */
function acknowledge({ api }: TelegramMouth, presses: readonly string[]): void {
  for (const press of presses) void api.answerCallbackQuery(press).catch(() => undefined)
}

async function sayScreen(
  mouth: TelegramMouth,
  { to, live, language }: Waiting,
  { screen, below }: Extract<Saying, { kind: 'screen' }>,
): Promise<Sent> {
  const bubbles = screen.lines.map((line) => plain(mouth.render.line(language, line, mouth.clock())))
  const keyboard = { reply_markup: { inline_keyboard: keyboardOf(mouth, to.id, language, screen) } }
  const markup = (index: number) => (index === bubbles.length - 1 ? keyboard : {})
  const [last, ...others] = [...live].reverse()
  const edited = !below && last !== undefined && (await edit(mouth, to.id, last, bubbles[0]!, markup(0)))
  // What the earlier screen said above its question goes with it: the chat shows one screen at a time.
  await remove(mouth, to.id, others)
  const key = screen.accepts.includes('location') ? [await sayLocationKey(mouth, to.id, language)] : []
  const messages: number[] = []
  for (let index = edited ? 1 : 0; index < bubbles.length; index++) {
    const sent = await mouth.api.sendMessage(to.id, bubbles[index]!, { ...discreet, ...markup(index) })
    messages.push(sent.message_id)
  }
  // The bubble with the buttons comes last: it is the one that the next screen edits.
  return { messages: [...key, ...messages], live: [...key, ...(edited ? [last] : []), ...messages] }
}

/** Telegram shares a place by a key below the text field, and a message has room for one kind of keys: so it gets a bubble of its own. */
async function sayLocationKey(
  { api, render }: TelegramMouth,
  chat: string,
  language: string,
): Promise<number> {
  const key = { text: render.words.say(language, 'cards:share-place'), request_location: true }
  const sent = await api.sendMessage(chat, render.words.say(language, 'cards:share-place-hint'), {
    ...discreet,
    reply_markup: { keyboard: [[key]], resize_keyboard: true, one_time_keyboard: true },
  })
  return sent.message_id
}

/** True when the bubble now says this, whether it had to be changed or not; false when it cannot be edited any more. */
async function edit(
  { api }: TelegramMouth,
  chat: string,
  bubble: number,
  text: string,
  markup: { reply_markup?: { inline_keyboard: InlineKeyboardButton[][] } },
): Promise<boolean> {
  try {
    await api.editMessageText(chat, bubble, text, {
      link_preview_options: discreet.link_preview_options,
      ...markup,
    })
    return true
  } catch (fault) {
    if (!(fault instanceof GrammyError) || fault.error_code !== 400) throw fault
    return /not modified/i.test(fault.description)
  }
}

/** The neutral screen first: it must stand while the rest is going. */
async function sayFarewell(
  mouth: TelegramMouth,
  { to, language }: Waiting,
  saying: Extract<Saying, { kind: 'farewell' }>,
): Promise<Sent> {
  const { words } = mouth.render
  const lines = [words.say(language, `neutral:${saying.word}`)]
  if (saying.tooOld > 0) lines.push(words.count(language, 'neutral:too-old', saying.tooOld))
  const [sent] = await Promise.all([
    mouth.api.sendMessage(to.id, plain(lines.join('\n')), discreet),
    remove(mouth, to.id, saying.remove),
  ])
  return { messages: [sent.message_id], live: [] }
}

/** Takes messages out of a chat, a hundred in a call. */
async function remove(mouth: TelegramMouth, chat: string, messages: readonly number[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(messages.length / DELETE_BATCH) }, (_, index) =>
    messages.slice(index * DELETE_BATCH, (index + 1) * DELETE_BATCH),
  )
  await Promise.all(batches.map((batch) => removeBatch(mouth, chat, batch)))
}

/** Telegram refuses a whole batch for one message that has grown too old meanwhile: then each goes by itself. */
async function removeBatch({ api }: TelegramMouth, chat: string, batch: readonly number[]): Promise<void> {
  const refused = await api.deleteMessages(chat, [...batch]).then(() => false, isRefusal)
  if (!refused || batch.length === 1) return
  await Promise.all(batch.map((message) => api.deleteMessage(chat, message).catch(isRefusal)))
}

/** Telegram will not delete it, however often it is asked; any other fault goes on. */
function isRefusal(fault: unknown): true {
  if (fault instanceof GrammyError && fault.error_code === 400) return true
  throw fault
}

function keyboardOf(
  { buttons, render }: TelegramMouth,
  chat: string,
  language: string,
  screen: Screen,
): InlineKeyboardButton[][] {
  const words = buttons.write(chat, screen.step, screen.buttons.length)
  const options = screen.buttons.map((button, index) => [
    { text: render.button(language, button), callback_data: words[index]! },
  ])
  const data = buttons.lobby(chat, screen.step, screen.lobby)
  const lobby = screen.lobby.map((word, index) => ({
    text: render.lobby(language, word),
    callback_data: data[index]!,
  }))
  const last = lobby.slice(-2)
  const middle = lobby.slice(0, -2)
  const pairs = Array.from({ length: Math.ceil(middle.length / 2) }, (_, row) =>
    middle.slice(row * 2, row * 2 + 2),
  )
  return [...options, ...pairs, last]
}

/** Telegram finds numbers in international form by itself; the marks are for the web page. */
const plain = (text: string) => text.replaceAll(PHONE.open, '').replaceAll(PHONE.close, '')

/** Whose fault it was decides what follows: Telegram said no, Telegram was busy, or nobody knows. */
export function deliveryOf(fault: unknown): Delivery {
  if (fault instanceof HttpError) return { status: 'unknown' }
  if (!(fault instanceof GrammyError)) return { status: 'refused', reason: 'not-sendable' }
  const { error_code: code, parameters } = fault
  if (code === 429)
    return {
      status: 'busy',
      ...(parameters.retry_after !== undefined && { retryAfterSeconds: parameters.retry_after }),
    }
  if (code === 403) return { status: 'unreachable' }
  if (code >= 500 || code === 409 || code === 401) return { status: 'busy' }
  return /chat not found|deactivated/i.test(fault.description)
    ? { status: 'unreachable' }
    : { status: 'refused', reason: `telegram-${code}` }
}
