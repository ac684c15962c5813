import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import type { WebDoor } from './door.ts'
import { headersOf } from './headers.ts'

/** Nobody needs longer for 16 kB, and a stalled request must not hold a place. */
const REQUEST_MS = 30_000

/** The web door on a socket. `aside`: addresses with a handler of their own, such as Telegram's webhook. */
export function webServer(
  app: Hono,
  door: Pick<WebDoor, 'publicUrl' | 'exitTo'>,
  aside: Readonly<Record<string, RequestListener>> = {},
): Server {
  const headers = headersOf(door)
  const toApp = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // An address or a host that is none, or a fault that even the page about faults could not get over.
    errorHandler: (fault) =>
      new Response(null, { status: fault instanceof RequestError ? 400 : 500, headers }),
  })
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    const other = aside[(request.url ?? '').split('?', 1)[0]!]
    if (other) other(request, response)
    else void toApp(request, response)
  })
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  // What is not HTTP at all never becomes a request; its answer carries the same headers.
  server.on('clientError', (_, socket) => {
    if (!socket.writable) return
    socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}content-length: 0\r\nconnection: close\r\n\r\n`)
  })
  return server
}
