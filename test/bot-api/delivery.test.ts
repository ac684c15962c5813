import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VirtualClock } from './clock.ts'
import { virtualClock } from './clock.ts'
import type { Person } from './phone.ts'
import type { BotApi } from './server.ts'
import { startBotApi } from './server.ts'

let clock: VirtualClock
let api: BotApi
let calls: Api
let amina: Person

beforeEach(async () => {
  clock = virtualClock()
  api = await startBotApi({ clock })
  calls = new Api(api.token, { apiRoot: api.root })
  amina = api.person({ id: 700001 })
})
afterEach(() => api.close())

const texts = (updates: readonly Update[]) => updates.map(({ message }) => message?.text)
const last = (updates: readonly Update[]) => updates.at(-1)?.update_id ?? 0
const fault = (call: Promise<unknown>) =>
  call.then(
    () => 'no fault',
    (reason: unknown) =>
      reason instanceof GrammyError ? `${reason.error_code} ${reason.description}` : 'broken',
  )
/** Lets the machine turn until it holds. */
const until = async (holds: () => boolean) => {
  while (!holds()) await turn()
}

describe('polling', () => {
  it('gives the same updates again until an offset above them confirms them', async () => {
    for (const text of ['a', 'b', 'c']) amina.says(text)
    expect(texts(await calls.getUpdates())).toEqual(['a', 'b', 'c'])
    const again = await calls.getUpdates({ limit: 2 })
    expect(texts(again)).toEqual(['a', 'b'])
    expect(texts(await calls.getUpdates({ offset: last(again) + 1 }))).toEqual(['c'])
    expect(texts(await calls.getUpdates())).toEqual(['c'])
    expect(await calls.getUpdates({ offset: last(again) + 2 })).toEqual([])
  })

  it('forgets all but the last ones for a negative offset', async () => {
    for (const text of ['a', 'b', 'c']) amina.says(text)
    expect(texts(await calls.getUpdates({ offset: -2 }))).toEqual(['b', 'c'])
    expect(texts(await calls.getUpdates())).toEqual(['b', 'c'])
  })

  it('gives at most 100, whatever is asked', async () => {
    for (let count = 0; count < 101; count += 1) amina.says(`${count}`)
    expect(await calls.getUpdates({ limit: 1000 })).toHaveLength(100)
    expect(await calls.getUpdates({ limit: 0 })).toHaveLength(1)
  })

  it('waits for something to happen, until its time is over', async () => {
    const coming = calls.getUpdates({ timeout: 30 })
    const asked = () => api.service().bot.queue.polled()
    await until(asked)
    amina.says('a')
    amina.says('b')
    expect(texts(await coming)).toEqual(['a', 'b'])

    const inVain = calls
      .getUpdates({ offset: -1, timeout: 30 })
      .then(() => calls.getUpdates({ offset: 2 ** 31 - 1 }))
    expect(await inVain).toEqual([])
    const empty = calls.getUpdates({ timeout: 30 })
    await until(asked)
    clock.advance(30_000)
    expect(await empty).toEqual([])
  })

  it('ends an older poll with a conflict, and keeps the updates when its reader is gone', async () => {
    const older = fault(calls.getUpdates({ timeout: 30 }))
    await until(() => api.updates.polled())
    const reader = new AbortController()
    const newer = fetch(`${api.root}/bot${api.token}/getUpdates?timeout=30`, { signal: reader.signal }).catch(
      () => 'gone',
    )
    expect(await older).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
    reader.abort()
    expect(await newer).toBe('gone')
    await until(() => !api.updates.polled())
    amina.says('a')
    expect(texts(await calls.getUpdates())).toEqual(['a'])
  })

  it('loses what has waited 24 hours', async () => {
    amina.says('a')
    clock.advance(60_000)
    amina.says('b')
    clock.advance(24 * 60 * 60 * 1000 - 60_000)
    expect(texts(await calls.getUpdates())).toEqual(['a', 'b'])
    clock.advance(1)
    expect(texts(await calls.getUpdates())).toEqual(['b'])
  })

  it('brings only what the bot wants', async () => {
    await calls.getUpdates({ allowed_updates: ['callback_query', 'my_chat_member'] })
    amina.says('a')
    amina.blocks()
    const [update, ...more] = await calls.getUpdates()
    expect([update?.my_chat_member?.new_chat_member.status, more]).toEqual(['kicked', []])
  })

  it('brings again, out of order, what a plan of faults repeats', async () => {
    api.faults.seed(7)
    api.faults.duplicates({ probability: 0.5, shuffle: true })
    const batches: number[][] = []
    let offset = 0
    for (let round = 0; round < 40; round += 1) {
      amina.says(`${round}`)
      const batch = (await calls.getUpdates({ offset })).map(({ update_id }) => update_id)
      batches.push(batch)
      offset = Math.max(offset - 1, ...batch) + 1
    }
    const seen = batches.flat()
    expect(new Set(seen).size).toBe(40)
    expect(seen.length).toBeGreaterThan(100)
    expect(batches).not.toEqual(batches.map((batch) => batch.toSorted((a, b) => a - b)))
  })

  it('brings again what it is told to', async () => {
    amina.says('a')
    const [first] = await calls.getUpdates()
    await calls.getUpdates({ offset: (first?.update_id ?? 0) + 1 })
    api.updates.repeat([first?.update_id ?? 0])
    amina.says('b')
    expect(texts(await calls.getUpdates())).toEqual(['a', 'b'])
    expect(texts(await calls.getUpdates())).toEqual(['b'])
  })
})

describe('a webhook', () => {
  type Visit = {
    readonly update: Update
    readonly secret: unknown
    readonly answer: (code: number, body?: string) => void
  }
  let door: Server
  let url: string
  let visits: Visit[]
  let arrivals: (() => void)[]

  beforeEach(async () => {
    visits = []
    arrivals = []
    door = createServer((request: IncomingMessage, response) => {
      let body = ''
      request.on('data', (part: Buffer) => {
        body += part.toString()
      })
      request.on('end', () => {
        const secret = request.headers['x-telegram-bot-api-secret-token']
        const answer = (code: number, words = '') => void response.writeHead(code).end(words)
        visits.push({ update: JSON.parse(body) as Update, secret, answer })
        for (const arrival of arrivals.splice(0)) arrival()
      })
    })
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/hook`
  })
  afterEach(() => {
    door.closeAllConnections()
    door.close()
  })

  const visit = async (number: number) => {
    while (visits.length <= number) await new Promise<void>((resolve) => arrivals.push(resolve))
    return visits[number]!
  }
  const said = ({ update }: Visit) => update.message?.text

  it('gets one chat in order and other chats beside it, with the secret', async () => {
    const bako = api.person({ id: 700002 })
    amina.says('a1')
    await calls.setWebhook(url, { secret_token: 'a-Secret_1' })
    expect(await visit(0)).toMatchObject({ secret: 'a-Secret_1' })
    amina.says('a2')
    bako.says('b1')
    expect(said(await visit(1))).toBe('b1')
    expect(visits).toHaveLength(2)
    visits[0]!.answer(200)
    expect(said(await visit(2))).toBe('a2')
    visits[1]!.answer(200)
    visits[2]!.answer(200)
    await until(() => api.updates.waiting() === 0)
  })

  it('keeps to the number of connections', async () => {
    await calls.setWebhook(url, { max_connections: 1 })
    amina.says('a1')
    api.person({ id: 700002 }).says('b1')
    await visit(0)
    for (let count = 0; count < 20; count += 1) await turn()
    expect(visits).toHaveLength(1)
    visits[0]!.answer(204)
    expect(said(await visit(1))).toBe('b1')
  })

  it('is tried again, after longer and longer pauses, until a 2xx comes', async () => {
    await calls.setWebhook(url)
    amina.says('a1')
    amina.says('a2')
    ;(await visit(0)).answer(500)
    ;(await visit(1)).answer(404)
    await until(() => api.service().webhook.lastError()?.message.includes('404') ?? false)
    clock.advance(1_999)
    for (let count = 0; count < 20; count += 1) await turn()
    expect(visits).toHaveLength(2)
    clock.advance(1)
    expect(said(await visit(2))).toBe('a1')
    const info = await calls.getWebhookInfo()
    expect(info).toMatchObject({
      pending_update_count: 2,
      last_error_message: expect.stringContaining('404'),
    })
    visits[2]!.answer(200)
    expect(said(await visit(3))).toBe('a2')
    visits[3]!.answer(200)
    await until(() => api.updates.waiting() === 0)
  })

  it('is given up after a minute and tried again', async () => {
    await calls.setWebhook(url)
    amina.says('a1')
    await visit(0)
    clock.advance(60_000)
    expect(said(await visit(1))).toBe('a1')
    expect(api.service().webhook.lastError()).toMatchObject({ message: 'Read timeout expired' })
  })

  it('may answer with a call', async () => {
    await calls.setWebhook(url)
    amina.says('a1')
    const reply = { method: 'sendMessage', chat_id: 700001, text: 'by reply' }
    ;(await visit(0)).answer(200, JSON.stringify(reply))
    await amina.waits('by reply')
  })

  it('and polling shut each other out', async () => {
    const poll = fault(calls.getUpdates({ timeout: 30 }))
    await until(() => api.updates.polled())
    await calls.setWebhook(url)
    expect(await poll).toBe('409 Conflict: terminated by setWebhook request')
    expect(await fault(calls.getUpdates())).toMatch(
      "409 Conflict: can't use getUpdates method while webhook is active",
    )
    amina.says('a1')
    await visit(0)
    await calls.deleteWebhook()
    expect(texts(await calls.getUpdates())).toEqual(['a1'])
    expect((await calls.getWebhookInfo()).url).toBe('')
  })

  it('has rules for its address and its secret', async () => {
    expect(await fault(calls.setWebhook('http://example.org/hook'))).toMatch('An HTTPS URL must be provided')
    expect(await fault(calls.setWebhook('nonsense'))).toMatch('invalid webhook URL')
    expect(await fault(calls.setWebhook(url, { secret_token: 'a b' }))).toMatch('unallowed characters')
    expect(await fault(calls.setWebhook(url, { secret_token: 'a'.repeat(257) }))).toMatch(
      'secret token is too long',
    )
  })

  it('forgets what waits when it is told to', async () => {
    amina.says('a1')
    await calls.setWebhook(url, { drop_pending_updates: true })
    amina.says('a2')
    expect(said(await visit(0))).toBe('a2')
  })
})
