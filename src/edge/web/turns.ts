import type { Context } from 'hono'
import type { Input } from '../../conversation/input.ts'
import type { Screen } from '../../outbox/screen.ts'
import type { Turned } from '../arrival.ts'
import type { Look } from '../house.ts'
import { isBound, type Posted, readForm, readTurn } from './form.ts'
import { languageOf } from './language.ts'
import { exit, farewell } from './leaving.ts'
import { NOW } from './page.ts'
import { landingPage } from './plain-pages.ts'
import { type Desk, down, notice } from './reception.ts'
import { optionId, screenPage } from './screen-page.ts'
import { type Cookie, clearCookie, newId, readCookie, writeCookie } from './session-cookie.ts'
import { placeOf, readerOf, shownOf, standing } from './standing.ts'
import { addressOf } from './visits.ts'

/** Her screen as it stands, or the page for somebody who has none. Looking changes nothing and leaves nothing behind. */
export async function home(desk: Desk, c: Context): Promise<Response> {
  const cookie = readCookie(desk.door, c)
  try {
    const seen = cookie && (await desk.visits.look(cookie.id))
    return await c.html(
      seen ? screenPage(await shownOf(desk, cookie.id, seen)) : landingPage(readerOf(desk, c)),
    )
  } catch (fault) {
    return down(desk, c, fault)
  }
}

/** The first thing that leaves a cookie: she has pressed a button that begins, here or on a page that she was reading. */
export async function begin(desk: Desk, c: Context): Promise<Response> {
  const known = readCookie(desk.door, c)
  const form = await readForm(c.req.raw)
  const chosen = form.get('language')
  const [code = '', page] = (form.get('topic') ?? '').split(' ')
  const flow = desk.site.flowOf(code)
  const { languages } = desk.door.render.words
  const language = chosen !== null && languages.includes(chosen) ? chosen : languageOf(desk.door, c)
  try {
    // A cookie nobody knows is not taken over: somebody else may have put it there.
    const id = known && (await desk.visits.look(known.id)) ? known.id : newId()
    const input: Input = flow === undefined ? { type: 'came' } : { type: 'opened', flow }
    const arrival = { from: addressOf(id), input, language }
    const [turned] = await desk.visits.inOrder(id, () => desk.door.house.turn([arrival]))
    writeCookie(desk.door, c, { id, language: turned && 'language' in turned ? turned.language : language })
    return c.redirect(`${placeOf(desk, page)}#${NOW}`, 303)
  } catch (fault) {
    return down(desk, c, fault)
  }
}

/** One form of a screen. The answer is the address of the screen, so that a reload repeats nothing. */
export async function turn(desk: Desk, c: Context): Promise<Response> {
  const form = await readForm(c.req.raw)
  const posted = readTurn(form)
  if (!posted) return notice(desk, c, 'not-understood')
  if (posted.input.type === 'asked' && posted.input.word === 'leave') return exit(desk, c)
  const cookie = readCookie(desk.door, c)
  if (!cookie) return notice(desk, c, 'expired')
  try {
    const page = form.get('page') ?? undefined
    return await desk.visits.inOrder(cookie.id, () => takeTurn(desk, c, cookie, { ...posted, page }))
  } catch (fault) {
    return down(desk, c, fault, [...form])
  }
}

/** A form and the page that its screen stands beside. */
type Sent = Posted & { readonly page: string | undefined }

/** A turn of a form that is hers and, where it is bound to a screen, to the present one. */
export async function takeTurn(desk: Desk, c: Context, cookie: Cookie, posted: Sent): Promise<Response> {
  const seen = await desk.visits.look(cookie.id)
  if (!seen) {
    clearCookie(desk.door, c)
    return notice(desk, c, 'expired')
  }
  if (isBound(posted) && posted.step !== seen.screen.step)
    return c.redirect(`${placeOf(desk, posted.page)}#${NOW}`, 303)
  const { input } = posted
  if (input.type === 'wrote' && input.text === '')
    return again(desk, c, { cookie, posted, seen }, { hint: 'refusals:empty-answer' })
  const arrival = { from: addressOf(cookie.id), input, language: cookie.language }
  const [turned] = await desk.door.house.turn([arrival])
  return answer(desk, c, { cookie, posted, seen }, turned!)
}

/** A form, whose it is, and the screen it stood on. */
type Asked = { readonly cookie: Cookie; readonly posted: Sent; readonly seen: Look }

function answer(desk: Desk, c: Context, asked: Asked, turned: Turned): Response | Promise<Response> {
  const { cookie, posted, seen } = asked
  const text = posted.input.type === 'wrote' ? posted.input.text : undefined
  const place = placeOf(desk, posted.page)
  switch (turned.ending) {
    case 'left':
      return farewell(desk, c)
    case 'forgotten':
      clearCookie(desk.door, c)
      return notice(desk, c, 'forgotten')
    case 'set-aside':
      return again(desk, c, asked, { hint: 'refusals:try-again', text })
    case 'repeated':
      return c.redirect(`${place}#${NOW}`, 303)
    case 'shown': {
      const { language, screen } = turned
      if (language !== cookie.language) writeCookie(desk.door, c, { id: cookie.id, language })
      const hint = screen?.lines[0]?.key
      if (hint?.startsWith('refusals:')) return again(desk, c, asked, { hint, text })
      return c.redirect(`${place}#${focusAfter(posted, seen.screen, screen)}`, 303)
    }
  }
}

/** A tick stays under the finger; everything else begins at what is said. */
function focusAfter({ input }: Posted, before: Screen, after: Screen | undefined): string {
  if (input.type !== 'pressed') return NOW
  const { option } = input.press
  const [was, is] = [before.buttons[option], after?.buttons[option]]
  const same = was && is && 'ticked' in was && 'ticked' in is && was.key === is.key
  return same ? optionId(option) : NOW
}

/** The same question once more, for a form of which nothing was taken. */
export async function retake(
  desk: Desk,
  c: Context,
  cookie: Cookie,
  { step, page }: Pick<Sent, 'step' | 'page'>,
  hint: string,
): Promise<Response> {
  const seen = await desk.visits.look(cookie.id)
  if (!seen) return notice(desk, c, 'expired')
  const posted: Sent = { step, page, input: { type: 'other' } }
  return again(desk, c, { cookie, posted, seen }, { hint })
}

/** The same question once more, with the reason and with what she had written. */
async function again(
  desk: Desk,
  c: Context,
  { cookie, posted, seen }: Asked,
  { hint, text }: { hint: string; text?: string | undefined },
): Promise<Response> {
  const shown = await shownOf(desk, cookie.id, seen, posted.page)
  const said = desk.door.render.words.say(seen.language, hint)
  return c.html(standing(desk, c, { ...shown, again: { hint: said, text } }), 422)
}
