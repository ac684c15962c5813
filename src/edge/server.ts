import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** Answers one HTTP request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** A request that takes longer to arrive than this holds a connection open for nothing, in milliseconds. */
const REQUEST_MS = 30_000

/** Who answers at an address and, unless it is `whole`, below it; nobody as long as it is not open. */
export type Way = { readonly path: string; readonly whole?: true; take(): Listener | undefined }

/** The house's own HTTP server: these ways first (Telegram's webhook, the desk), everything else is the web door's. */
export async function listen(
  port: number,
  web: Listener,
  ways: readonly Way[],
  malformed: (fault: Error, socket: Duplex) => void,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!
    const way = ways.find((one) => path === one.path || (!one.whole && path.startsWith(`${one.path}/`)))
    ;(way?.take() ?? web)(request, response)
  })
  server.on('clientError', malformed)
  server.requestTimeout = REQUEST_MS
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
