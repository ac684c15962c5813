import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers one HTTP request. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** The house's own HTTP server: Telegram's webhook first, everything else is the web door's. */
export async function listen(
  port: number,
  web: Listener,
  hook: { path: string; take: Listener | undefined } | undefined,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    if (hook?.take && request.url === hook.path) return hook.take(request, response)
    web(request, response)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve))
  return { server, port: (server.address() as AddressInfo).port }
}
