import { Api } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault, Rule } from './faults.ts'
import { seeded } from './faults.ts'
import type { Person } from './phone.ts'
import type { BotApi } from './server.ts'
import { startBotApi } from './server.ts'

let api: BotApi
let amina: Person

beforeEach(async () => {
  api = await startBotApi()
  amina = api.person({ id: 700001 })
  amina.says('hello')
})
afterEach(() => api.close())

/** One sendMessage over a connection of its own: what came back, or `broken`, or `nothing` within the time. */
const send = async (text: string, chat = 700001, ms = 5_000) => {
  const signal = AbortSignal.timeout(ms)
  const body = JSON.stringify({ chat_id: chat, text })
  const headers = { 'content-type': 'application/json' }
  try {
    const got = await fetch(`${api.root}/bot${api.token}/sendMessage`, {
      method: 'POST',
      body,
      headers,
      signal,
    })
    return { status: got.status, text: await got.text() }
  } catch (fault) {
    return { status: fault instanceof DOMException ? 'nothing' : 'broken', text: '' }
  }
}
const plan = (fault: Fault, more: Partial<Rule> = {}) =>
  api.faults.add({ method: 'sendMessage', fault, times: 1, ...more })
const received = () =>
  amina
    .chat()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text)

describe('a fault', () => {
  it.each([500, 502, 504, 400, 401, 403, 404, 409, 413])('refuses with %i and does nothing', async (code) => {
    const played = plan({ kind: 'refuse', code, description: 'as planned' })
    const { status, text } = await send('a')
    expect([status, JSON.parse(text)]).toEqual([
      code,
      { ok: false, error_code: code, description: 'as planned' },
    ])
    expect((await send('b')).status).toBe(200)
    expect([received(), played.count()]).toEqual([['b'], 1])
  })

  it('asks for silence, and counts who does not keep it', async () => {
    plan({ kind: 'refuse', code: 429, retryAfter: 7 })
    expect(JSON.parse((await send('a')).text)).toMatchObject({
      error_code: 429,
      parameters: { retry_after: 7 },
    })
    expect((await send('a')).status).toBe(429)
    expect(api.ledger.counters()).toMatchObject({ tooMany: 2, early: 1 })
    expect(api.ledger.calls('sendMessage').map(({ early }) => early)).toEqual([false, true])
  })

  it('delays', async () => {
    plan({ kind: 'delay', ms: 60 })
    expect(await send('a', 700001, 30)).toMatchObject({ status: 'nothing' })
    await amina.waits('a')
  })

  it('does the work and never answers', async () => {
    plan({ kind: 'silence' })
    expect(await send('a', 700001, 200)).toMatchObject({ status: 'nothing' })
    expect(received()).toEqual(['a'])
  })

  it.each([
    ['before-reading', []],
    ['after-work', ['a']],
    ['mid-body', ['a']],
  ] as const)('breaks the connection %s', async (when, shown) => {
    plan({ kind: 'reset', when })
    expect(await send('a')).toMatchObject({ status: 'broken' })
    expect(received()).toEqual(shown)
    expect(api.ledger.calls('sendMessage')).toMatchObject([{ fault: 'reset' }])
  })

  it('sends half a JSON, or a page, or one piece after the other', async () => {
    plan({ kind: 'truncate' })
    const half = await send('a')
    expect(half.status).toBe(200)
    expect(() => JSON.parse(half.text)).toThrow()
    plan({ kind: 'html', code: 502 })
    expect(await send('b')).toMatchObject({ status: 502, text: expect.stringContaining('<html>') })
    plan({ kind: 'drip', bytes: 100, everyMs: 1 })
    expect(JSON.parse((await send('c')).text)).toMatchObject({ ok: true, result: { text: 'c' } })
    expect(received()).toEqual(['a', 'c'])
  })

  it('can be for one chat, for certain calls, or for one method', async () => {
    api.person({ id: 700002 }).says('hello')
    plan({ kind: 'refuse', code: 500 }, { chat: 700002, times: 9 })
    plan({ kind: 'refuse', code: 502 }, { chat: 700001, calls: [2], times: 9 })
    plan({ kind: 'refuse', code: 504 }, { method: ['sendPhoto', 'editMessageText'], times: 9 })
    expect((await send('a')).status).toBe(200)
    expect((await send('b')).status).toBe(502)
    expect((await send('c', 700002)).status).toBe(500)
    api.faults.clear()
    expect((await send('d', 700002)).status).toBe(200)
  })

  it('falls by lot in the same way for the same seed', async () => {
    const drawn = async (seed: number) => {
      api.faults.clear()
      api.faults.seed(seed)
      plan({ kind: 'refuse', code: 500 }, { probability: 0.4, times: 99 })
      const statuses: unknown[] = []
      for (let count = 0; count < 20; count += 1) statuses.push((await send('a')).status)
      return statuses
    }
    const first = await drawn(3)
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await drawn(3)).toEqual(first)
    expect(await drawn(4)).not.toEqual(first)
  })

  it('befalls getUpdates too', async () => {
    api.faults.add({
      method: 'getUpdates',
      fault: { kind: 'refuse', code: 502, description: 'Bad Gateway' },
      times: 1,
    })
    const calls = new Api(api.token, { apiRoot: api.root })
    await expect(calls.getUpdates()).rejects.toMatchObject({ error_code: 502 })
    expect(await calls.getUpdates()).toHaveLength(1)
  })
})

it('draws evenly', () => {
  const random = seeded(1)
  const drawn = Array.from({ length: 10_000 }, random)
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...drawn)).toBeLessThan(1)
  expect(drawn.filter((number) => number < 0.25).length / drawn.length).toBeCloseTo(0.25, 1)
})

it('answers later when it is told to, and keeps several bots apart', async () => {
  await api.close()
  api = await startBotApi({ tokens: ['1:a', '2:b'], latencyMs: 40 })
  const first = api.person({ id: 700001, token: '1:a' })
  const second = api.person({ id: 700001, token: '2:b' })
  first.says('hello')
  second.says('hello')
  const before = performance.now()
  await new Api('2:b', { apiRoot: api.root }).sendMessage(700001, 'from b')
  expect(performance.now() - before).toBeGreaterThan(38)
  expect([first.sees(), second.sees()]).toEqual(['', 'from b'])
  expect(api.service('1:a').bot.ledger.counters().calls).toBe(0)
  expect(api.service('2:b').bot.ledger.counters().calls).toBe(1)
})

it('answers the oddest call instead of falling over it', async () => {
  const ask = async (method: string, body: string, type = 'application/json') => {
    const headers = { 'content-type': type }
    return (await fetch(`${api.root}/bot${api.token}/${method}`, { method: 'POST', body, headers })).status
  }
  expect(await ask('sendMessage', '{broken')).toBe(400)
  expect(await ask('sendMessage', '7')).toBe(400)
  expect(await ask('sendMessage', 'x', 'multipart/form-data')).toBe(400)
  expect(await ask('setMyCommands', '{"commands":[null]}')).toBe(500)
  expect(
    await ask('sendMessage', '{"chat_id":700001,"text":"x","reply_markup":{"inline_keyboard":[[null]]}}'),
  ).toBe(500)
  expect((await send('still here')).status).toBe(200)
})
