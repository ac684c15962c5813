import type { Context } from 'hono'
import { languageOf } from './language.ts'
import { notesPage } from './page.ts'
import type { Desk } from './reception.ts'
import { clearCookie, readCookie } from './session-cookie.ts'
import { voiceOf } from './words.ts'

/** The quick exit: her conversation is wiped, her browser is told to forget this place, and something else is on the screen. */
export async function exit(desk: Desk, c: Context): Promise<Response> {
  await wipe(desk, c)
  return farewell(desk, c)
}

/** What follows once nothing of her is left here. */
export function farewell({ door, exitTo }: Desk, c: Context): Response {
  if (readCookie(door, c)) clearCookie(door, c)
  c.header('clear-site-data', '"cache", "cookies", "storage"')
  // Sent in passing by a page that is leaving already: nobody will see the answer.
  const passing = c.req.header('sec-fetch-dest') === 'empty'
  return passing ? c.body(null, 204) : c.redirect(exitTo, 303)
}

/** The neutral page. Whoever comes here with a conversation has left it: the script leads here even where its own message is blocked. */
export async function notes(desk: Desk, c: Context): Promise<Response> {
  const { words } = desk.door.render
  const language = languageOf(desk.door, c)
  await wipe(desk, c)
  if (readCookie(desk.door, c)) clearCookie(desk.door, c)
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'Europe/Kyiv' })
  return c.html(notesPage(voiceOf(words, language), date.format(desk.door.clock())))
}

async function wipe({ door, visits }: Desk, c: Context): Promise<void> {
  const cookie = readCookie(door, c)
  if (cookie) await visits.leave(cookie.id)
}
