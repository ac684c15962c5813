import { getRequestListener, RequestError } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Listener } from '../server.ts'
import { headersOf } from '../web/headers.ts'
import { isOwnForm } from '../web/same-origin.ts'
import { answerWith, refusedPage } from './answer.ts'
import { tokensOf } from './cookies.ts'
import { signInDoors } from './doors.ts'
import { readForm, TooMuch } from './form.ts'
import { sayDeskHeaders } from './headers.ts'
import { mayAtAll } from './layout.ts'
import { live } from './live.ts'
import { routes } from './routes.ts'
import { behind } from './session.ts'
import { deskStyle } from './style.ts'
import type { Answer, Route, Visit } from './visit.ts'
import { voiceOf } from './voice.ts'
import { DESK, type DeskWorld } from './world.ts'

/** The largest form, unless a route says otherwise. */
const FORM_MAX = 256 * 1024

/** The desk of the organizations: every page and form of it, under `/desk`. */
export function consoleApp(world: DeskWorld, table = routes): Hono {
  const app = new Hono().basePath(DESK)
  app.use(sayDeskHeaders(world))
  app.use(compress())
  app.use(async (c, next) => {
    if (c.req.method !== 'POST' || isOwnForm(c.req.raw.headers, world.publicUrl)) return next()
    return refusedPage(voiceOf(world, c), c, 'another-site', 403)
  })
  app.get('/static/desk.css', (c) => c.body(deskStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/static/desk.js', async (c) =>
    c.body(await world.script(), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/words-to-avoid', (c) => c.json(wordsToAvoid(world)))
  app.get('/live', live(world))
  signInDoors(app, world)
  for (const route of table) app.on(route.method.toUpperCase(), route.path, (c) => serve(world, route, c))
  app.notFound((c) => refusedPage(voiceOf(world, c), c, 'nothing-here', 404))
  app.onError((fault, c) => {
    if (fault instanceof TooMuch) return refusedPage(voiceOf(world, c), c, 'too-much', 413)
    world.log.fault('desk-request-failed', fault)
    return refusedPage(voiceOf(world, c), c, 'fault', 500)
  })
  return app
}

/** The same, for Node's own HTTP server. */
export function consoleListener(world: DeskWorld, table = routes): Listener {
  const headers = headersOf({ publicUrl: world.publicUrl })
  return getRequestListener(consoleApp(world, table).fetch, {
    overrideGlobalObjects: false,
    errorHandler: (fault) =>
      new Response(null, { status: fault instanceof RequestError ? 400 : 500, headers }),
  })
}

async function serve(world: DeskWorld, route: Route, c: Context): Promise<Response> {
  const voice = voiceOf(world, c)
  const tokens = tokensOf(world, c)
  // Nobody unknown makes the house read something large.
  const known =
    (route.most ?? 0) <= FORM_MAX || (await world.within((channel) => behind(channel, tokens, 'session')))
  if (!known) return answerWith(world, voice, c, { leave: true })
  const form = route.method === 'post' ? await readForm(c.req.raw, route.most ?? FORM_MAX) : new FormData()
  const refused = await route.before?.(world, form)
  if (refused) return answerWith(world, voice, c, { refused })
  const answer = await world.within((channel) =>
    answerTo(route, {
      world,
      channel,
      voice,
      tokens,
      form,
      origin: world.publicUrl ?? new URL(c.req.url).origin,
      asked: (name) => (c.req.param(name) ?? c.req.query(name) ?? '').slice(0, 200),
    }),
  )
  return answerWith(world, voice, c, answer)
}

/** Who asks is looked at before anything else is; what nobody named is allowed to nobody. */
async function answerTo(route: Route, asking: Omit<Visit, 'member'>): Promise<Answer> {
  const { channel, tokens, world } = asking
  const member = await behind(channel, tokens, 'session')
  if (!member) return { leave: true }
  const unproved = !world.demo && !(await channel.signIns.secretOf(member.id))
  if (unproved && !route.path.startsWith('/device') && route.path !== '/sign-out')
    return { to: `${DESK}/device` }
  if (!mayAtAll(member, route.action)) return { refused: 'not-permitted' }
  return route.handler({ ...asking, member })
}

/** The lists of words of all languages, for the hints beside a reply. They are public like the rest of the words. */
const wordsToAvoid = ({ words }: DeskWorld) =>
  Object.fromEntries(words.languages.map((one) => [one, words.catalogues[one]?.['words-to-avoid'] ?? {}]))
