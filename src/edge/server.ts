import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** Answers one HTTP request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** A request that takes longer to arrive than this holds a connection open for nothing, in milliseconds. */
const REQUEST_MS = 30_000

/** The house's own HTTP server: Telegram's webhook first, everything else is the web door's. */
export async function listen(
  port: number,
  web: Listener,
  hook: { path: string; take: () => Listener | undefined } | undefined,
  malformed: (fault: Error, socket: Duplex) => void,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const take = request.url === hook?.path ? hook?.take() : undefined
    ;(take ?? web)(request, response)
  })
  server.on('clientError', malformed)
  server.requestTimeout = REQUEST_MS
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
