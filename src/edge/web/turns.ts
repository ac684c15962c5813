import type { Context } from 'hono'
import type { Screen } from '../../outbox/screen.ts'
import type { Look } from '../house.ts'
import type { Turned } from '../ledger.ts'
import { isBound, type Posted, readForm, readTurn } from './form.ts'
import { exit, farewell } from './leaving.ts'
import { NOW } from './page.ts'
import { landingPage } from './plain-pages.ts'
import { type Desk, down, groundOf, languageOf, notice } from './reception.ts'
import { optionId, type Shown, screenPage } from './screen-page.ts'
import { type Cookie, clearCookie, newId, readCookie, writeCookie } from './session-cookie.ts'
import { addressOf } from './visits.ts'

/** Her screen as it stands, or the page for somebody who has none. Looking changes nothing and leaves nothing behind. */
export async function home(desk: Desk, c: Context): Promise<Response> {
  const cookie = readCookie(desk.door, c)
  try {
    const seen = cookie && (await desk.visits.look(cookie.id))
    return await c.html(
      seen ? screenPage(await shownOf(desk, cookie.id, seen)) : landingPage(groundOf(desk, c)),
    )
  } catch (fault) {
    return down(desk, c, fault)
  }
}

/** The first thing that leaves a cookie: she has pressed the button that begins. */
export async function begin(desk: Desk, c: Context): Promise<Response> {
  const known = readCookie(desk.door, c)
  const chosen = (await readForm(c.req.raw)).get('language')
  const { languages } = desk.door.render.words
  const language = chosen !== null && languages.includes(chosen) ? chosen : languageOf(desk, c)
  try {
    // A cookie nobody knows is not taken over: somebody else may have put it there.
    const id = known && (await desk.visits.look(known.id)) ? known.id : newId()
    const arrival = { from: addressOf(id), input: { type: 'came' }, language } as const
    await desk.visits.inOrder(id, () => desk.door.house.turn([arrival]))
    writeCookie(desk.door, c, { id, language })
    return c.redirect(`/#${NOW}`, 303)
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
    return await desk.visits.inOrder(cookie.id, () => takeTurn(desk, c, cookie, posted))
  } catch (fault) {
    return down(desk, c, fault, [...form])
  }
}

async function takeTurn(desk: Desk, c: Context, cookie: Cookie, posted: Posted): Promise<Response> {
  const seen = await desk.visits.look(cookie.id)
  if (!seen) {
    clearCookie(desk.door, c)
    return notice(desk, c, 'expired')
  }
  if (isBound(posted) && posted.step !== seen.screen.step) return c.redirect(`/#${NOW}`, 303)
  const { input } = posted
  if (input.type === 'wrote' && input.text === '')
    return again(desk, c, { cookie, posted, seen }, { hint: 'refusals:empty-answer' })
  const arrival = { from: addressOf(cookie.id), input, language: cookie.language }
  const [turned] = await desk.door.house.turn([arrival])
  return answer(desk, c, { cookie, posted, seen }, turned!)
}

/** A form, whose it is, and the screen it stood on. */
type Asked = { readonly cookie: Cookie; readonly posted: Posted; readonly seen: Look }

function answer(desk: Desk, c: Context, asked: Asked, turned: Turned): Response | Promise<Response> {
  const { cookie, posted, seen } = asked
  const text = posted.input.type === 'wrote' ? posted.input.text : undefined
  switch (turned.ending) {
    case 'left':
      return farewell(desk, c)
    case 'forgotten':
      clearCookie(desk.door, c)
      return notice(desk, c, 'forgotten')
    case 'set-aside':
      return again(desk, c, asked, { hint: 'refusals:try-again', text })
    case 'repeated':
      return c.redirect(`/#${NOW}`, 303)
    case 'shown': {
      const { language, screen } = turned
      if (language !== cookie.language) writeCookie(desk.door, c, { id: cookie.id, language })
      const hint = screen?.lines[0]?.key
      if (hint?.startsWith('refusals:')) return again(desk, c, asked, { hint, text })
      return c.redirect(`/#${focusAfter(posted, seen.screen, screen)}`, 303)
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

/** The same question once more, with the reason and with what she had written. */
async function again(
  desk: Desk,
  c: Context,
  { cookie, seen }: Asked,
  { hint, text }: { hint: string; text?: string | undefined },
): Promise<Response> {
  const shown = await shownOf(desk, cookie.id, seen)
  const said = desk.door.render.words.say(seen.language, hint)
  return c.html(screenPage({ ...shown, again: { hint: said, text } }), 422)
}

async function shownOf({ door, exitTo }: Desk, id: string, { screen, language }: Look): Promise<Shown> {
  const paper = await door.papers.waiting(addressOf(id))
  return { screen, language, render: door.render, exitTo, at: door.clock(), paper }
}
