import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { Channel } from '../../channel/channel.ts'
import { done, refuse } from '../../kernel/outcome.ts'
import type { StaffMember } from '../../staff/staff.ts'
import type { Html } from '../web/page.ts'
import { refusedPage } from './answer.ts'
import { give, takeBack, tokensOf } from './cookies.ts'
import { stepOf, Tries } from './factor.ts'
import { readForm, textIn } from './form.ts'
import { doorPage } from './layout.ts'
import { useLink } from './one-time-link.ts'
import { behind, endSession, openPass } from './session.ts'
import { LANGUAGE_COOKIE, voiceOf } from './voice.ts'
import { DESK, type DeskWorld } from './world.ts'

const SMALL = 8 * 1024
const SIGN_IN = `${DESK}/sign-in`

/** What can be asked before anybody is signed in: a link, a code, the language, and going. Nothing of any desk is shown. */
export function signInDoors(app: Hono, world: DeskWorld): void {
  const tries = new Tries()
  app.get('/in/:code', (c) => c.html(linkPage(world, c)))
  app.post('/in', (c) => comeWithLink(world, c))
  app.get('/sign-in', async (c) => c.html(await signInPage(world, c)))
  app.post('/sign-in', (c) => comeWithCode(world, c, tries))
  app.post('/sign-out', (c) => goOut(world, c))
  app.post('/language', async (c) => {
    const chosen = textIn(await readForm(c.req.raw, SMALL), 'language')
    if (world.words.languages.includes(chosen))
      setCookie(c, LANGUAGE_COOKIE, chosen, { httpOnly: true, sameSite: 'Strict', path: DESK })
    return c.redirect(DESK, 303)
  })
}

/** Looking at a link does not use it up: a chat that previews links must not. */
function linkPage(world: DeskWorld, c: Context): Html {
  const voice = voiceOf(world, c)
  return doorPage(
    voice,
    voice.say('link-title'),
    html`<p>${voice.say('link-text')}</p><form method="post" action="${DESK}/in" data-forget-address="${SIGN_IN}">
<input type="hidden" name="code" value="${c.req.param('code') ?? ''}"><button class="main" type="submit">${voice.say('link-go')}</button></form>`,
  )
}

async function comeWithLink(world: DeskWorld, c: Context): Promise<Response> {
  const code = textIn(await readForm(c.req.raw, SMALL), 'code')
  const come = await world.within(async (channel) => {
    const member = await useLink(channel, code)
    if (!member) return refuse('link-spent')
    const browser = await openPass(channel, member, 'browser')
    const proved = await channel.signIns.secretOf(member.id)
    return done({ browser, ...(!proved && { session: await openPass(channel, member, 'session') }) })
  })
  if (!come.ok) return refusedPage(voiceOf(world, c), c, come.refusal, 410, SIGN_IN)
  give(world, c, 'browser', come.value.browser)
  if (!come.value.session) return c.redirect(SIGN_IN, 303)
  give(world, c, 'session', come.value.session)
  return c.redirect(DESK, 303)
}

async function signInPage(world: DeskWorld, c: Context): Promise<Html> {
  const voice = voiceOf(world, c)
  const known = await world.within(async (channel) => {
    const member = await behind(channel, tokensOf(world, c), 'browser')
    return member && { needsCode: await needsCode(world, channel, member) }
  })
  const away = c.req.query('away') ? html`<p class="hint" role="status">${voice.say('away')}</p>` : ''
  const code = html`<label for="code">${voice.say('code')}</label><p class="small" id="code-hint">${voice.say('code-hint')}</p>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required autofocus aria-describedby="code-hint">`
  const body = known
    ? html`<form method="post" action="${SIGN_IN}">${known.needsCode ? code : html`<p>${voice.say('demo-hint')}</p>`}
<button class="main" type="submit">${voice.say('sign-in')}</button></form>`
    : html`<p>${voice.say('unknown-browser')}</p>`
  return doorPage(voice, voice.say('sign-in-title'), html`${away}${body}`)
}

/** In a house to be looked at a known browser is enough; anywhere else nobody comes in twice without her device. */
const needsCode = async (world: DeskWorld, channel: Channel, { id }: StaffMember) =>
  !world.demo || (await channel.signIns.secretOf(id)) !== undefined

async function comeWithCode(world: DeskWorld, c: Context, tries: Tries): Promise<Response> {
  const code = textIn(await readForm(c.req.raw, SMALL), 'code')
  const come = await world.within(async (channel) => {
    const member = await behind(channel, tokensOf(world, c), 'browser')
    if (!member) return refuse('browser-unknown')
    const proved = (await needsCode(world, channel, member))
      ? await prove(channel, member, code, tries)
      : done(undefined)
    return proved.ok ? done(await openPass(channel, member, 'session')) : proved
  })
  if (!come.ok) return refusedPage(voiceOf(world, c), c, come.refusal, 403, SIGN_IN)
  give(world, c, 'session', come.value)
  return c.redirect(DESK, 303)
}

async function prove(channel: Channel, { id }: StaffMember, code: string, tries: Tries) {
  const { at, signIns } = channel
  const may = tries.may(id, at)
  if (!may.ok) return may
  const secret = await signIns.secretOf(id)
  const step = secret && stepOf(secret, code, at)
  if (step === undefined || !(await signIns.useStep(id, step))) return tries.wrong(id, at)
  tries.right(id)
  return done(undefined)
}

async function goOut(world: DeskWorld, c: Context): Promise<Response> {
  await world.within((channel) => endSession(channel, tokensOf(world, c)))
  takeBack(world, c, 'session')
  return c.redirect(SIGN_IN, 303)
}
