import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Api } from 'grammy'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assemble } from '../../src/app/assemble.ts'
import { createLog } from '../../src/edge/log.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { openButtons } from '../../src/edge/telegram/button.ts'
import { telegramDoor } from '../../src/edge/telegram/door.ts'
import { webhook } from '../../src/edge/telegram/webhook.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { smallContent } from './content.ts'

const folder = temporaryFolder()
const secret = 'x'.repeat(32)
let files = 0
let storage: Storage
let close: () => void
/** What a request is answered with, and how many transactions there were by then. */
let post: (text: string, chat: number) => Promise<{ status: number; transactions: number }>
/** Transactions begun, and the gate they pass before they commit. */
let begun: number
let gate: { wait: Promise<void>; open: () => void; fault?: Error }

const closedGate = () => {
  let open = () => {}
  const wait = new Promise<void>((resolve) => {
    open = resolve
  })
  return { wait, open }
}

beforeEach(async () => {
  const url = `file:${join(folder, `${++files}.db`)}`
  await migrate({ url, prisma })
  storage = await openStorage({ url })
  begun = 0
  gate = closedGate()
  let committed = 0
  const gated: Storage = {
    ...storage,
    turn: async (work) => {
      begun++
      const now = gate
      const done = await storage.turn(async (sql) => {
        const made = await work(sql)
        await now.wait
        if (now.fault) throw now.fault
        return made
      })
      committed++
      return done
    },
  }
  const { flows } = smallContent(join(prisma, '..'))
  const seal = hostSeal(new Uint8Array(32))
  const log = createLog(() => undefined)
  const parts = { storage: gated, seal, flows, languages: ['en'], defaultLanguage: 'en', actsIn: () => ({}) }
  // Nobody is answered here, so that only arrivals are written.
  const { house } = assemble({ ...parts, send: () => new Promise(() => {}), clock: () => new Date(), log })
  const away = { answer: async () => undefined, makeWay: async () => undefined }
  const api = new Api('1:x', { apiRoot: 'http://127.0.0.1:1' })
  const door = telegramDoor({
    house,
    api,
    buttons: openButtons(new Uint8Array(16)),
    withoutLedger: away,
    log,
  })
  const server = createServer(webhook(door, secret, log))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let id = 0
  post = (text, chat) =>
    new Promise((resolve, reject) => {
      id++
      const message = { message_id: id, date: 1_790_000_000, chat: { id: chat, type: 'private' }, text }
      const headers = { 'x-telegram-bot-api-secret-token': secret }
      const sending = request({ port, method: 'POST', headers, agent: false }, (response) => {
        response.resume()
        resolve({ status: response.statusCode ?? 0, transactions: committed })
      })
      sending.once('error', reject)
      sending.end(JSON.stringify({ update_id: id, message }))
    })
  close = () => void server.close()
})
afterEach(async () => {
  close()
  await storage.close()
})

/** Until so many transactions have begun. */
const begins = async (count: number) => {
  while (begun < count) await new Promise((resolve) => setTimeout(resolve, 5))
}

it('answers a webhook only after the commit', async () => {
  let answered = false
  const answer = post('/start', 1).then((one) => {
    answered = true
    return one
  })
  await begins(1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(answered).toBe(false)
  gate.open()
  expect(await answer).toEqual({ status: 200, transactions: 1 })
})

it('lets 60 requests that come while it writes share one commit', async () => {
  const first = post('/start', 1)
  await begins(1)
  const others = Array.from({ length: 60 }, (_, chat) => post('/start', 100 + chat))
  // All of them are at the door before the first commit ends.
  await new Promise((resolve) => setTimeout(resolve, 500))
  gate.open()
  expect((await first).status).toBe(200)
  expect(await Promise.all(others)).toEqual(others.map(() => ({ status: 200, transactions: 2 })))
  expect(begun).toBe(2)
})

it('answers 503 when nothing could be kept, and does it when it is brought again', async () => {
  gate.fault = new Error('disk full')
  gate.open()
  expect(await post('/start', 7)).toEqual({ status: 503, transactions: 0 })
  expect(await storage.db.person.count()).toBe(0)
  gate = closedGate()
  gate.open()
  expect(await post('/start', 7)).toEqual({ status: 200, transactions: 1 })
  expect(await storage.db.person.count()).toBe(1)
})
