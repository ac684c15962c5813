import { InputFile } from 'grammy'
import type { Saying } from '../../outbox/message.ts'
import type { Waiting } from '../storage/waiting.ts'
import { remove } from './remove.ts'
import { discreet, type TelegramMouth } from './voice.ts'

/** More of them than this are not remembered; a line that is forgotten stays until she leaves. */
const LINES_MOST = 10_000

/** It tells a lock screen nothing, and it stands beside the screen without taking its place. */
export async function sayKnock(
  { api, render, buttons, lines }: TelegramMouth,
  { to, language, live }: Waiting,
  { word, opens }: Extract<Saying, { kind: 'knock' }>,
): Promise<number> {
  const open = { text: render.words.say(language, 'neutral:open'), callback_data: buttons.opens(opens) }
  const leave = {
    text: render.lobby(language, 'leave'),
    callback_data: buttons.lobby(to.id, 0, ['leave'])[0]!,
  }
  const { message_id } = await api.sendMessage(to.id, render.words.say(language, `neutral:${word}`), {
    ...discreet,
    reply_markup: { inline_keyboard: [[open], [leave]] },
  })
  // Lines that nobody pressed would pile up, and their number would tell. One that was pressed has become her screen.
  const before = lines.get(to.id)
  if (lines.size >= LINES_MOST) lines.clear()
  lines.set(to.id, message_id)
  if (before !== undefined && !live.includes(before)) await remove(api, to.id, [before])
  return message_id
}

/** A paper for a body must leave the chat: to be printed, to be sent to a lawyer. */
const isToBeFiled = (template: string) => template.startsWith('complaint-')

/** A paper made now: what is to be filed somewhere may be saved and passed on, everything else may not. */
export async function sayPaper(
  { api, paper }: TelegramMouth,
  { to, language }: Waiting,
  { template, values }: Extract<Saying, { kind: 'paper' }>,
): Promise<number> {
  const { name, bytes } = await paper(language, template, values)
  const how = isToBeFiled(template) ? { ...discreet, protect_content: false } : discreet
  return (await api.sendDocument(to.id, new InputFile(bytes, name), how)).message_id
}

export async function sayVenue(
  { api, venue }: TelegramMouth,
  { to, language }: Waiting,
  service: string,
  sent: number[],
): Promise<boolean> {
  const place = venue(service, language)
  if (!place) return false
  const { latitude, longitude, title, address } = place
  const { protect_content, disable_notification } = discreet
  const quiet = { protect_content, disable_notification }
  sent.push((await api.sendVenue(to.id, latitude, longitude, title, address, quiet)).message_id)
  return true
}
