import { once } from 'node:events'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../src/edge/web/topic.ts'
import { type Open, openDoor } from './house.ts'
import { Person, stepOf } from './person.ts'

const expected: Readonly<Record<string, RegExp>> = {
  'content-security-policy':
    /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  'cache-control': /^no-store$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'x-dns-prefetch-control': /^off$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /^geolocation=\(self\), (?:[a-z-]+=\(\)(?:, )?)+$/,
}

/** What is wrong with the headers of an answer. */
const faultsOf = ({ headers }: { headers: Headers }) => [
  ...Object.entries(expected).flatMap(([name, value]) => (value.test(headers.get(name) ?? '') ? [] : [name])),
  ...['server', 'x-powered-by', 'etag', 'last-modified'].filter((name) => headers.has(name)),
]

let door: Open
beforeAll(async () => {
  door = await openDoor()
})

/** Every kind of answer this door can give, by what brings it about. */
const answers: Readonly<Record<string, [number, (amina: Person) => Promise<Response>]>> = {
  landing: [200, (amina) => amina.get('/')],
  'landing asked for its head': [200, (amina) => head(amina, '/')],
  begin: [303, (amina) => amina.post('/begin')],
  screen: [200, (amina) => begun(amina).then(() => amina.get('/'))],
  turn: [303, (amina) => begun(amina).then(() => amina.press('Pack a bag'))],
  hint: [422, (amina) => emptyText(amina)],
  'no form': [400, (amina) => amina.post('/turn', { option: '1' })],
  'no conversation': [410, (amina) => amina.post('/turn', { step: '1', option: '1' })],
  forgotten: [200, (amina) => forget(amina)],
  leave: [303, (amina) => amina.post('/leave')],
  'leave in passing': [204, (amina) => amina.post('/leave', {}, { 'sec-fetch-dest': 'empty' })],
  notes: [200, (amina) => amina.get('/notes')],
  contents: [200, (amina) => amina.get('/read')],
  'a page': [200, (amina) => amina.get(`/read/${codeOf('emergency')}`)],
  'a page beside a conversation': [
    200,
    (amina) => begun(amina).then(() => amina.get(`/read/${codeOf('emergency')}`)),
  ],
  'a page that is none': [404, (amina) => amina.get('/read/none')],
  'a page that was posted to': [405, (amina) => amina.post(`/read/${codeOf('emergency')}`)],
  'a conversation begun from a page': [303, (amina) => amina.post('/begin', { topic: codeOf('plan') })],
  paper: [410, (amina) => amina.post('/paper', { paper: 'x' })],
  'another site': [403, (amina) => amina.post('/begin', {}, { 'sec-fetch-site': 'cross-site' })],
  'no such page': [404, (amina) => amina.get('/wp-admin')],
  'wrong method': [405, (amina) => amina.get('/leave')],
  'method nobody knows': [405, (amina) => fetch(`${amina.url}/`, { method: 'DELETE' })],
  'too large': [413, (amina) => amina.post('/turn', { text: 'x'.repeat(17_000) })],
  'too large and of no announced length': [413, (amina) => stream(amina)],
  style: [200, (amina) => amina.get('/static/page.css')],
  script: [200, (amina) => amina.get('/static/page.js')],
  icon: [200, (amina) => amina.get('/static/icon.svg')],
  favicon: [200, (amina) => amina.get('/favicon.ico')],
  alive: [200, (amina) => amina.get('/healthz')],
  ready: [200, (amina) => amina.get('/readyz')],
  metrics: [200, (amina) => amina.get('/metrics')],
  'no database': [503, (amina) => broken(amina)],
}

const begun = (amina: Person) => amina.post('/begin')
const stream = (amina: Person) =>
  fetch(`${amina.url}/turn`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new Blob(['text=', 'x'.repeat(17_000)]).stream(),
    duplex: 'half',
  } as RequestInit)
const head = (amina: Person, path: string) => fetch(`${amina.url}${path}`, { method: 'HEAD' })

async function emptyText(amina: Person): Promise<Response> {
  await amina.post('/begin')
  await amina.press('Write a plan')
  return amina.write('  ')
}

async function forget(amina: Person): Promise<Response> {
  await amina.post('/begin')
  await amina.press('Forget me')
  return amina.press('Erase')
}

async function broken(amina: Person): Promise<Response> {
  await amina.post('/begin')
  door.broken = 'everything'
  const answer = await amina.get('/')
  door.broken = 'nothing'
  return answer
}

describe('headers', () => {
  it.each(Object.entries(answers))('stand on every answer: %s', async (_, [status, ask]) => {
    const answer = await ask(new Person(door.url))
    expect([answer.status, faultsOf(answer)]).toEqual([status, []])
  })

  it('are missed where they are missing', async () => {
    const bare = new Hono().get('/', (c) => c.text('ok'))
    expect(faultsOf(await bare.request('/'))).toEqual(Object.keys(expected))
  })

  it.each([
    ['something that is not HTTP', 'once upon a time\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'],
  ])('stand even on the answer to %s', async (_, words) => {
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1')
    let said = ''
    socket.on('data', (part) => {
      said += part
    })
    socket.write(words)
    await once(socket, 'close')
    const [status, ...lines] = said.split('\r\n\r\n')[0]!.split('\r\n')
    const headers = new Headers(lines.map((line) => line.split(': ') as [string, string]))
    expect([status, faultsOf({ headers })]).toEqual(['HTTP/1.1 400 Bad Request', []])
  })

  it('tell the browser to come back over https only where there is https', async () => {
    const secure = await openDoor({ publicUrl: 'https://help.example' })
    const plain = await new Person(door.url).get('/')
    const safe = await new Person(secure.url).get('/')
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    expect(safe.headers.get('strict-transport-security')).toBe('max-age=63072000')
  })

  it('let a form lead to another site only where the exit is set to lead there', async () => {
    const away = await openDoor({ exitTo: 'https://weather.example/today' })
    const amina = new Person(away.url)
    await amina.post('/begin')
    const left = await amina.post('/leave')
    expect(left.headers.get('location')).toBe('https://weather.example/today')
    expect(left.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://weather.example;",
    )
  })
})

describe('the cookie', () => {
  it('comes with the first form and not before, and lives as long as the window', async () => {
    const amina = new Person(door.url)
    for (const path of ['/', '/notes', '/nowhere', '/static/page.js'])
      expect((await amina.get(path)).headers.getSetCookie()).toEqual([])
    const [cookie, ...others] = (await amina.post('/begin')).headers.getSetCookie()
    expect(others).toEqual([])
    expect(cookie).toMatch(/^s=[\w-]{24}\.en; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  it('travels over https only where there is https', async () => {
    const { url } = await openDoor({ publicUrl: 'https://help.example' })
    const [cookie] = (await new Person(url).post('/begin')).headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-s=[\w-]{24}\.en; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  })

  it('is a new one every time: one that nobody here knows is not taken over', async () => {
    const amina = new Person(door.url)
    amina.cookie = `s=${'x'.repeat(24)}.en`
    await amina.post('/begin')
    expect(amina.cookie).not.toContain('xxx')
    const mine = amina.cookie
    await amina.post('/begin')
    expect(amina.cookie).toBe(mine)
  })
})

describe('a form', () => {
  const own = [
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': '', origin: 'null' },
    { 'sec-fetch-site': '' },
  ]
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': '', origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': '', origin: 'nonsense' },
  ]
  const sent = async (headers: Record<string, string>) => {
    const amina = new Person(door.url)
    await amina.post('/begin')
    const step = stepOf(await (await amina.get()).text())
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
    const before = door.inputs.length
    const answer = await fetch(`${door.url}/turn`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ step, option: '1' }),
      headers: { cookie: amina.cookie!, ...given },
    })
    return { status: answer.status, inputs: door.inputs.length - before }
  }

  it.each(own)('of our own page is taken: %o', async (headers) => {
    expect(await sent(headers)).toEqual({ status: 303, inputs: 1 })
  })

  it.each(foreign)('of another site is refused and does nothing: %o', async (headers) => {
    expect(await sent(headers)).toEqual({ status: 403, inputs: 0 })
  })

  it('is taken from the address people open, whatever the proxy calls it', async () => {
    const { url } = await openDoor({ publicUrl: 'http://help.onion' })
    const from = (origin: string) =>
      fetch(`${url}/begin`, { method: 'POST', redirect: 'manual', headers: { origin } })
    expect((await from('http://help.onion')).status).toBe(303)
    expect((await from(url)).status).toBe(303)
    expect((await from('http://other.onion')).status).toBe(403)
  })
})
