import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readCatalogues } from '../../src/edge/words.ts'
import type { Fault } from '../bot-api/faults.ts'
import { postgresqlBinaries, startPostgresql } from '../storage/postgresql-server.ts'
import { Person as Visitor } from '../web/person.ts'
import { canaryChat, canaryCyrillic, canaryWord, everything, formsOf, hits } from './canary.ts'
import { type entries, openStreet, quiet, type Street } from './street.ts'

const words = readCatalogues(join(import.meta.dirname, '../../locales'))['en']!
const say = (catalogue: string, key: string) => words[catalogue]![key]!

let street: Street
afterEach(() => street.close())

/** One of each kind of thing that a person may give away without wanting to. */
const plant = () => ({
  text: canaryWord(),
  'Ukrainian text': canaryCyrillic(),
  'plan note': canaryWord(),
  'set aside': canaryWord(),
  waiting: canaryWord(),
  'first name': canaryWord(),
  'last name': canaryWord(),
  username: canaryWord(),
  caption: canaryWord(),
  'file name': canaryWord(),
  'start code': canaryWord(),
  'button of another bot': canaryWord(),
  latitude: `50.${String(canaryChat()).slice(0, 10)}`,
  longitude: `30.${String(canaryChat()).slice(0, 10)}`,
  chat: canaryChat(),
  'web text': canaryWord(),
})
type Planted = ReturnType<typeof plant>

const faults: readonly Fault[] = [
  { kind: 'refuse', code: 400, description: 'Bad Request: no such thing' },
  { kind: 'refuse', code: 500 },
  { kind: 'refuse', code: 429, retryAfter: 1 },
  { kind: 'html', code: 502 },
  { kind: 'reset', when: 'after-work' },
  { kind: 'reset', when: 'mid-body' },
  { kind: 'truncate' },
]

async function open(entry: keyof typeof entries, settings: Record<string, string> = {}) {
  street = await openStreet({ entry, settings })
}

/** Everything of a person's that Telegram tells a bot, in updates that her phone would send. */
function pushes(planted: Planted, ...messages: Readonly<Record<string, unknown>>[]) {
  const who = {
    id: planted.chat,
    first_name: planted['first name'],
    last_name: planted['last name'],
    username: planted.username,
  }
  const chat = { ...who, type: 'private' }
  const from = { ...who, is_bot: false, language_code: 'en' }
  const date = Math.floor(Date.now() / 1000)
  // Her chat is open: she has pressed Start.
  street.api.service().bot.chats.open(planted.chat, chat).state = 'open'
  for (const [index, message] of messages.entries())
    street.api.updates.push(
      'message',
      { message_id: 900_000 + index, date, chat, from, ...message },
      planted.chat,
    )
  const data = planted['button of another bot']
  const message = { message_id: 1, date: 0, chat }
  street.api.updates.push(
    'callback_query',
    { id: 'q1', from, chat_instance: '1', data, message },
    planted.chat,
  )
}

async function tellsMuch(planted: Planted): Promise<void> {
  const file = { file_id: 'x', file_unique_id: 'y', file_size: 1 }
  pushes(
    planted,
    { text: `/start ${planted['start code']}` },
    { photo: [file], caption: planted.caption },
    { document: { ...file, file_name: planted['file name'] } },
    { contact: { phone_number: '+380', first_name: planted['first name'], user_id: planted.chat } },
    { location: { latitude: Number(planted.latitude), longitude: Number(planted.longitude) } },
  )
  await quiet(street.api, 15_000)
}

/** A person in the small house: she writes, stumbles, meets every fault there is, and leaves an answer waiting. */
async function walksTheSmallHouse(planted: Planted): Promise<void> {
  const amina = street.api.person({ id: planted.chat, language: 'en' })
  const opens = async (button: string, first: string) => {
    amina.comes()
    await quiet(street.api)
    amina.presses(button)
    await amina.waits(first)
  }
  await opens('A stumble', 'Words to stumble over?')
  amina.says(planted['set aside'])
  await amina.waits(say('refusals', 'try-again'))
  await opens('A diary', 'The first line?')
  amina.says(planted.text)
  await amina.waits(planted.text)
  for (const fault of faults) {
    street.api.faults.add({ method: 'sendMessage', chat: amina.id, fault, times: 1 })
    const seen = street.api.ledger.counters().calls
    amina.says(planted['Ukrainian text'])
    await street.api.ledger.until(({ number, method }) => number > seen && method === 'sendMessage')
    await quiet(street.api, 10_000)
  }
  street.house.signal('SIGUSR2')
  await street.house.says('read-only now')
  amina.says(planted.waiting)
  await amina.waits('102, 103, 112')
  street.house.signal('SIGUSR2')
  await street.house.says('writable again')
  street.api.faults.add({ method: 'sendMessage', chat: amina.id, fault: { kind: 'delay', ms: 60_000 } })
  await quiet(street.api)
  // Killed while an answer waits: it lies in the outbox.
  await street.house.end('SIGKILL')
}

const scanned = (planted: Planted) =>
  hits(planted, everything([street.folder], { output: street.house.output() }))

/** A chat in the product: her own words in a plan that she asks to keep, and the page beside it. */
async function walksTheProduct(planted: Planted): Promise<void> {
  const amina = street.api.person({ id: planted.chat, language: 'en' })
  const press = async (catalogue: string, key: string) => {
    const shown = amina.answers()
    amina.presses(say(catalogue, key))
    await amina.waits(() => amina.answers() > shown)
    await quiet(street.api)
  }
  amina.comes()
  await amina.waits(() => amina.buttons().length > 0)
  await quiet(street.api)
  await press('flows/lobby', 'safe-now#yes')
  await press('flows/lobby', 'home#plan')
  await press('flows/safety-plan', 'sections#now')
  await press('flows/safety-plan', 'now#own')
  amina.says(planted['plan note'])
  await amina.waits(() => amina.buttons().includes(say('flows/safety-plan', 'now#next')))
  for (let part = 0; part < 5; part++) await press('lobby', 'skip')
  await press('flows/safety-plan', 'read#keep')
  await press('flows/safety-plan', 'keep#yes')
}

async function walksTheWebPage(planted: Planted): Promise<string> {
  const amina = new Visitor(`http://127.0.0.1:${street.house.port}`)
  await amina.post('/begin')
  for (const key of ['safe-now#yes', 'home#plan']) await amina.press(say('flows/lobby', key))
  for (const key of ['sections#now', 'now#own']) await amina.press(say('flows/safety-plan', key))
  await amina.write(planted['web text'])
  return amina.cookie!.split('=')[1]!
}

describe('nothing that a person gives is found', () => {
  it('in what the small house leaves behind, killed in the middle of faults', async () => {
    await open('small')
    const planted = plant()
    await tellsMuch(planted)
    await walksTheSmallHouse(planted)
    expect(scanned({ ...planted })).toEqual([])
    expect(street.house.output()).not.toMatch(
      new RegExp(`${street.api.token}|${street.api.token.split(':')[1]}`),
    )
  }, 120_000)

  it('in what the product leaves behind, from either door', async () => {
    await open('product')
    const planted = plant()
    await tellsMuch(planted)
    await walksTheProduct(planted)
    const cookie = await walksTheWebPage(planted)
    await street.house.end('SIGKILL')
    expect(scanned({ ...planted })).toEqual([])
    expect(hits({ cookie }, everything([street.folder], { output: street.house.output() }))).toEqual([])
    expect(street.house.output()).not.toContain(street.api.token.split(':')[1])
  }, 120_000)

  const binaries = postgresqlBinaries()
  it.skipIf(!binaries)(
    'in the folder of a PostgreSQL server',
    async () => {
      const server = await startPostgresql(binaries!)
      const url = await server.freshDatabase()
      await open('small', { DATABASE_URL: url })
      const planted = plant()
      await tellsMuch(planted)
      const amina = street.api.person({ id: planted.chat, language: 'en' })
      amina.presses('A diary')
      await amina.waits('The first line?')
      amina.says(planted.text)
      await amina.waits(planted.text)
      await quiet(street.api)
      await street.house.end('SIGTERM')
      const folder = decodeURIComponent(new URL(url).hostname)
      expect(hits({ ...planted }, everything([folder], { output: street.house.output() }))).toEqual([])
      await server.stop()
    },
    120_000,
  )
})

describe('a house that seals nothing is found out', () => {
  it('by every kind that it stores', async () => {
    await open('small', { MUTANT: 'unsealed' })
    const planted = plant()
    await tellsMuch(planted)
    await walksTheSmallHouse(planted)
    const kinds = new Set(scanned({ ...planted }).map((hit) => hit.split(' in ')[0]))
    expect([...kinds].sort()).toEqual(['Ukrainian text', 'chat', 'set aside', 'text', 'waiting'])
  }, 120_000)

  it('by a plan and by words from the page', async () => {
    await open('small', { MUTANT: 'unsealed', CONTENT: 'product' })
    const planted = plant()
    await walksTheProduct(planted)
    await street.house.end('SIGKILL')
    const kinds = new Set(scanned({ ...planted }).map((hit) => hit.split(' in ')[0]))
    expect([...kinds].sort()).toEqual(['chat', 'plan note'])
  }, 120_000)
})

it('knows each shape in which a canary may lie', () => {
  const text = canaryCyrillic()
  const around = (bytes: Buffer) => Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')])
  const shapes: Buffer[] = [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('hex')),
    ...[0, 1, 2].map((offset) =>
      Buffer.from(Buffer.from(`${'x'.repeat(offset)}${text}yz`).toString('base64')),
    ),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(
      JSON.stringify(text).replace(
        /[^\x20-\x7e]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
  ]
  for (const shape of shapes) expect(formsOf(text).some((form) => around(shape).includes(form))).toBe(true)
  const chat = canaryChat()
  const little = Buffer.alloc(8)
  little.writeBigInt64LE(BigInt(chat))
  for (const shape of [
    Buffer.from(String(chat)),
    Buffer.from(chat.toString(16)),
    little,
    Buffer.from(little.toString('base64')),
  ])
    expect(formsOf(chat).some((form) => around(shape).includes(form))).toBe(true)
})
