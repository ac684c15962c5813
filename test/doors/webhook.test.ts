import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStreet, quiet, type Street, secret } from './street.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet({ webhook: true })
  await street.api.ledger.until(({ method }) => method === 'setWebhook')
}, 60_000)
afterAll(() => street.close())

type Posted = { readonly body: string | Buffer; readonly secret?: string; readonly method?: string }

/** What the hook answers to one request. */
const post = ({ body, secret: given, method = 'POST' }: Posted) =>
  new Promise<number>((resolve, reject) => {
    const headers = {
      'content-length': Buffer.byteLength(body),
      ...(given === undefined ? {} : { 'x-telegram-bot-api-secret-token': given }),
    }
    const sending = request(`http://127.0.0.1:${street.house.port}/hook`, { method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sending.once('error', reject)
    sending.end(body)
  })

const counts = async () => {
  const answer = await fetch(`http://127.0.0.1:${street.house.port}/`)
  return (await answer.json()) as Record<string, number>
}

let updateId = 900_000
const update = (chat: number, text: string, id = ++updateId) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chat, type: 'private' },
      text,
    },
  })

it('tells Telegram where to bring updates, with a secret and only the kinds it reads', () => {
  const [set] = street.api.ledger.calls('setWebhook')
  expect(set?.fields).toMatchObject({
    secret_token: secret,
    allowed_updates: ['message', 'callback_query', 'my_chat_member', 'chat_member'],
  })
})

it('walks a person through a flow', async () => {
  const amina = street.newcomer()
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A list')
  await amina.waits('Write the first.')
  amina.says('bread')
  await amina.waits('Noted: bread.')
  await quiet(street.api)
})

it.each([
  ['no secret', undefined],
  ['an empty secret', ''],
  ['a wrong secret', 'x'.repeat(secret.length)],
  ['the beginning of the secret', secret.slice(0, -1)],
  ['a longer secret', `${secret}x`],
])('does nothing for a request with %s', async (_, given) => {
  const before = await counts()
  const body = update(31, '/start')
  expect(await post({ body, ...(given === undefined ? {} : { secret: given }) })).toBe(401)
  expect(await counts()).toEqual(before)
})

it('refuses other methods, more than 1 MB, and what is not JSON', async () => {
  expect(await post({ body: '', secret, method: 'GET' })).toBe(405)
  expect(await post({ body: Buffer.alloc(1024 * 1024 + 1, 'x'), secret })).toBe(413)
  expect(await post({ body: Buffer.alloc(5 * 1024 * 1024, 'x'), secret })).toBe(413)
  expect(await post({ body: '{"update_id":', secret })).toBe(400)
  for (const body of ['null', '[]', '1', '"x"', '{}']) expect(await post({ body, secret })).toBe(200)
})

it('does the same update once, however often it is brought', async () => {
  const amina = street.newcomer()
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A list')
  await amina.waits('Write the first.')
  const body = update(amina.id, 'once')
  expect(await Promise.all([1, 2, 3, 4, 5].map(() => post({ body, secret })))).toEqual([
    200, 200, 200, 200, 200,
  ])
  await amina.waits('Noted: once.')
  await quiet(street.api)
  expect(amina.sees()).toBe('Noted: once.')
})
