import type { Context } from 'hono'
import { html } from 'hono/html'
import { takeBack } from './cookies.ts'
import { doorPage } from './layout.ts'
import type { Answer } from './visit.ts'
import type { Voice } from './voice.ts'
import { DESK, type DeskWorld } from './world.ts'

type Status = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 500

/** What is answered with another status than "there is something in the way". */
const statuses: Readonly<Record<string, Status>> = {
  'not-permitted': 403,
  'link-spent': 410,
  'nothing-here': 404,
}

/** A "no" in a sentence, and the way on. It tells nothing of what was asked for. */
export function refusedPage(
  voice: Voice,
  c: Context,
  refusal: string,
  status: Status = statuses[refusal] ?? 409,
  to = DESK,
): Response | Promise<Response> {
  const word = `refused-${refusal}`
  const sentence = voice.say(voice.has(word) ? word : 'refused-fault')
  if (asksForData(c)) return c.json({ refused: sentence }, status)
  const body = html`<p class="hint" role="alert">${sentence}</p><p><a class="way" href="${to}">${voice.say('back')}</a></p>`
  return c.html(doorPage(voice, voice.say('refused-title'), body), status)
}

/** Our script asks for data; a browser that shows a page does not. */
const asksForData = (c: Context) => c.req.header('accept') === 'application/json'

/** The answer as the browser gets it. */
export function answerWith(world: DeskWorld, voice: Voice, c: Context, answer: Answer) {
  if ('page' in answer) return c.html(answer.page)
  if ('data' in answer) return c.json(answer.data as object)
  if ('bytes' in answer)
    return c.body(answer.bytes.slice().buffer, 200, { 'content-type': 'application/octet-stream' })
  if ('nothing' in answer) return refusedPage(voice, c, 'nothing-here', 404)
  if ('refused' in answer)
    return refusedPage(voice, c, answer.refused, statuses[answer.refused] ?? 409, answer.to)
  if ('leave' in answer) return leave(world, c)
  const to = answer.said ? `${answer.to}?said=${answer.said}` : answer.to
  return asksForData(c) ? c.json({ to }) : c.redirect(to, 303)
}

/** Nobody is signed in here any more: the whole page is loaded anew, so that no key and no word stays in it. */
function leave(world: DeskWorld, c: Context): Response {
  const to = `${DESK}/sign-in?away=1`
  takeBack(world, c, 'session')
  if (asksForData(c)) return c.json({ to }, 401)
  if (c.req.header('hx-request')) {
    c.header('hx-redirect', to)
    return c.body(null, 200)
  }
  return c.redirect(to, 303)
}
