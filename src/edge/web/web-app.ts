import { getRequestListener, RequestError } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Listener } from '../server.ts'
import { NOTES, type WebDoor } from './door.ts'
import { takeFile } from './files.ts'
import { TooLarge } from './form.ts'
import { headersOf, sayHeaders } from './headers.ts'
import { exit, notes } from './leaving.ts'
import { takePaper } from './paper.ts'
import { contents, topic } from './reading.ts'
import { type Desk, notice, openDesk } from './reception.ts'
import { isOwnForm } from './same-origin.ts'
import { CONTENTS } from './site.ts'
import { files } from './static.ts'
import { begin, home, turn } from './turns.ts'

type Handler = (desk: Desk, c: Context) => Response | Promise<Response>

/** Every address a person's browser may ask for, and what it may do there. All of a conversation happens at `/`; what is to be read has addresses that tell nothing. */
const paths: Readonly<Record<string, { readonly get?: Handler; readonly post?: Handler }>> = {
  '/': { get: home },
  '/begin': { post: begin },
  // Somebody who reloads the answer to a form by its address wants her screen.
  '/turn': { get: (_, c) => c.redirect('/', 303), post: turn },
  '/file': { get: (_, c) => c.redirect('/', 303), post: takeFile },
  '/leave': { post: exit },
  '/paper': { get: (_, c) => c.redirect('/', 303), post: takePaper },
  [CONTENTS]: { get: contents },
  [`${CONTENTS}/:code`]: { get: topic },
  [NOTES]: { get: notes },
}

/** The web door: the same conversations as in the chat, as plain pages that need no script. */
export function webApp(door: WebDoor): Hono {
  const app = new Hono()
  const desk = openDesk(door)
  app.use(sayHeaders(door))
  app.use(compress())
  app.use(async (c, next) => {
    if (c.req.method !== 'POST' || isOwnForm(c.req.raw.headers, door.publicUrl)) return next()
    return notice(desk, c, 'refused')
  })
  for (const [path, { get, post }] of Object.entries(paths)) {
    if (get) app.get(path, (c) => get(desk, c))
    if (post) app.post(path, (c) => post(desk, c))
    app.all(path, (c) => {
      c.header('allow', [get && 'GET, HEAD', post && 'POST'].filter((each) => each).join(', '))
      return notice(desk, c, 'wrong-method')
    })
  }
  for (const { path, type, text } of files)
    app.get(path, (c) => c.body(text, 200, { 'content-type': `${type}; charset=utf-8` }))
  watched(app, door)
  app.notFound((c) => notice(desk, c, 'not-found'))
  app.onError((fault, c) => {
    if (fault instanceof TooLarge) return notice(desk, c, 'too-large')
    door.log.fault('web-request-failed', fault)
    return notice(desk, c, 'error')
  })
  return app
}

/** The same, for Node's own HTTP server. */
export function webListener(door: WebDoor): Listener {
  const headers = headersOf(door)
  return getRequestListener(webApp(door).fetch, {
    overrideGlobalObjects: false,
    // An address or a host that is none, or a fault that even the page about faults could not get over.
    errorHandler: (fault) =>
      new Response(null, { status: fault instanceof RequestError ? 400 : 500, headers }),
  })
}

/** For watchdogs: alive, able to serve, and figures. */
function watched(app: Hono, { health }: WebDoor): void {
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    const ready = await health.ready().catch(() => false)
    return ready ? c.text('ready') : c.text('not ready', 503)
  })
  app.get('/metrics', async (c) =>
    c.text(await health.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )
}
