import { GrammyError, HttpError } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { Delivery, Saying } from '../../outbox/message.ts'
import type { Screen, SpokenTo } from '../../outbox/screen.ts'
import type { Sender } from '../mouth.ts'
import type { Waiting } from '../storage/waiting.ts'
import { bubblesOf, plain } from './bubbles.ts'
import { sendFile } from './outbound-file.ts'
import { sayKnock, sayPaper, sayVenue } from './outbound-lines.ts'
import { remove } from './remove.ts'
import { discreet, type TelegramMouth } from './voice.ts'

/** How far a message has come over all its attempts: bubbles said, those that stand as the present screen, those that gave way. */
type Told = { done: number; live: number[]; before?: readonly number[] }
/** What one attempt has put into the chat. */
type Sent = number[]

/** The Telegram end of the mouth: one waiting message becomes API calls, and their answers one delivery. */
export function telegramSender(voice: Omit<TelegramMouth, 'lines'>): Sender {
  const mouth = { ...voice, lines: new Map<string, number>() }
  const begun = new WeakMap<Saying, Told>()
  return async (waiting) => {
    const told = begun.get(waiting.saying) ?? { done: 0, live: [] }
    begun.set(waiting.saying, told)
    const sent: Sent = []
    try {
      const live = await say(mouth, waiting, told, sent)
      return { status: 'delivered', messages: sent, live }
    } catch (fault) {
      return { ...deliveryOf(fault), partly: { messages: sent, live: told.live } }
    }
  }
}

/** Says it, and tells which bubbles are the present screen now. */
async function say(
  mouth: TelegramMouth,
  waiting: Waiting,
  told: Told,
  sent: Sent,
): Promise<readonly number[]> {
  const { saying, to } = waiting
  switch (saying.kind) {
    case 'screen':
      acknowledge(mouth, saying.acknowledges)
      return isLate(mouth, waiting)
        ? sayScreen(mouth, waiting, notice, { done: 0, live: [] }, sent)
        : sayScreen(mouth, waiting, saying, told, sent)
    case 'farewell':
      acknowledge(mouth, saying.acknowledges)
      await sayFarewell(mouth, waiting, saying, told, sent)
      return []
    case 'sweep':
      await remove(mouth.api, to.id, saying.remove)
      return waiting.live
    case 'paper':
      sent.push(await sayPaper(mouth, waiting, saying))
      return []
    case 'file': {
      // Late, it would show itself to whoever holds the phone by then: the letter still waits.
      const file = isLate(mouth, waiting) ? undefined : await mouth.file(saying)
      if (file) sent.push(await sendFile(mouth.api, to.id, file))
      return waiting.live
    }
    case 'knock':
      sent.push(await sayKnock(mouth, waiting, saying))
      return waiting.live
    case 'board':
      return mouth.desk.board(waiting, saying, sent)
    case 'desk-line':
      return mouth.desk.line(waiting, saying, sent)
    case 'venue':
      return (await sayVenue(mouth, waiting, saying.service, sent)) ? [] : waiting.live
  }
}

/** She may have put the phone down: after this long, an answer would appear on a lock screen that somebody else looks at. */
const LATE_MS = 60_000
const isLate = ({ clock }: TelegramMouth, { dueAt }: Waiting) => clock().getTime() - dueAt > LATE_MS

/** A line that says nothing, with a button that belongs to no screen: pressed, it shows the present one. */
const notice: Extract<Saying, { kind: 'screen' }> = {
  kind: 'screen',
  below: true,
  acknowledges: [],
  screen: {
    step: 0,
    lines: [{ key: 'neutral:notice' }],
    buttons: [{ key: 'lobby:resume' }],
    lobby: ['emergency', 'leave'],
    accepts: [],
  },
}

/** Stops the little clock on the button. Too late is no harm: the answer itself is the screen. */
function acknowledge({ api }: TelegramMouth, presses: readonly string[]): void {
  for (const press of presses) void api.answerCallbackQuery(press).catch(() => undefined)
}

async function sayScreen(
  mouth: TelegramMouth,
  { to, live, language, spokenTo }: Waiting,
  { screen, below }: Extract<Saying, { kind: 'screen' }>,
  told: Told,
  sent: Sent,
): Promise<readonly number[]> {
  const at = mouth.clock()
  const bubbles = screen.lines.flatMap((line) => bubblesOf(mouth.render.line(language, line, at, spokenTo)))
  const keyboard = {
    reply_markup: { inline_keyboard: keyboardOf(mouth, to.id, { language, spokenTo }, screen) },
  }
  told.before ??= [...live].reverse()
  const [last, ...others] = told.before
  if (screen.accepts.includes('location') && told.live.length === 0) {
    told.live.push(await sayLocationKey(mouth, to.id, language))
    sent.push(...told.live)
  }
  for (const [index, text] of bubbles.entries()) {
    if (index < told.done) continue
    const markup = index === bubbles.length - 1 ? keyboard : {}
    const changes = index === 0 && !below && last !== undefined
    const edited = changes && (await edit(mouth, to.id, last, text, markup))
    if (!edited) sent.push((await mouth.api.sendMessage(to.id, text, { ...discreet, ...markup })).message_id)
    told.live.push(edited ? last : sent.at(-1)!)
    told.done = index + 1
  }
  // What the earlier screen said above its question goes with it: the chat shows one screen at a time.
  if (others.length > 0) await remove(mouth.api, to.id, others)
  return told.live
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

/** The neutral screen at once: it must stand while the rest is going. */
async function sayFarewell(
  mouth: TelegramMouth,
  { to, language }: Waiting,
  { word, tooOld, remove: standing }: Extract<Saying, { kind: 'farewell' }>,
  told: Told,
  sent: Sent,
): Promise<void> {
  const { words } = mouth.render
  const lines = [words.say(language, `neutral:${word}`)]
  if (tooOld > 0) lines.push(words.count(language, 'neutral:too-old', tooOld))
  // A key that shares a place would stay below her text field.
  const bare = { ...discreet, reply_markup: { remove_keyboard: true } } as const
  const [said, removed] = await Promise.allSettled([
    told.done > 0 ? undefined : mouth.api.sendMessage(to.id, plain(lines.join('\n')), bare),
    remove(mouth.api, to.id, standing),
  ])
  if (said.status === 'rejected') throw said.reason
  if (said.value) sent.push(said.value.message_id)
  told.done = 1
  if (removed.status === 'rejected') throw removed.reason
}

function keyboardOf(
  { buttons, render }: TelegramMouth,
  chat: string,
  { language, spokenTo }: Pick<Waiting, 'language'> & { spokenTo: SpokenTo | undefined },
  screen: Screen,
): InlineKeyboardButton[][] {
  const words = buttons.write(chat, screen.step, screen.buttons.length)
  const options = screen.buttons.map((button, index) => [
    { text: render.button(language, button, spokenTo), callback_data: words[index]! },
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
