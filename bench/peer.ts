import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PeerSetup } from './form.ts'

/** What a peer tells of itself: CPU of the whole process since its start, memory now and at most. */
export type Usage = { readonly cpuUs: number; readonly rss: number; readonly maxRss: number }
export type Ask = 'usage' | 'stored'

export const secret = 'bench-secret-0123456789abcdefghijklmnop'

export const setup = JSON.parse(process.argv[2] ?? '{}') as PeerSetup

/** Tells the bench that the door is open, and answers its questions from now on. `stored`: bytes of the database, all of it written. */
export function ready(stored: () => Promise<number> | number = () => 0): void {
  process.on('message', (ask: Ask) => {
    if (ask === 'usage') return void process.send?.(usage())
    Promise.resolve(stored()).then(
      (bytes) => process.send?.({ bytes }),
      (fault: unknown) => {
        process.stderr.write(`${String(fault)}\n`)
        process.exit(1)
      },
    )
  })
  // Not by the signal itself: a profile is written only by a process that ends in good order.
  process.once('SIGINT', () => process.exit(0))
  process.once('disconnect', () => process.exit(1))
  process.send?.({ ready: true })
}

function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return {
    cpuUs: user + system,
    rss: process.memoryUsage.rss(),
    maxRss: process.resourceUsage().maxRSS * 1024,
  }
}

/** Listens on any free port of this machine, and tells where. */
export async function listenOn(take: RequestListener): Promise<string> {
  const server = createServer(take)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
