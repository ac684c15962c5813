import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStorage } from '../../src/edge/storage/open.ts'
import { People } from '../../src/edge/storage/people.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { openWords, readCatalogues } from '../../src/edge/words.ts'
import type { Person } from '../bot-api/phone.ts'
import { openStreet, quiet, type Street } from './street.ts'

const words = openWords(readCatalogues(join(import.meta.dirname, '../../locales')), {})
const gone = words.say('en', 'neutral:gone')
const HOUR = 3600_000

let street: Street
beforeAll(async () => {
  street = await openStreet()
}, 60_000)
afterAll(() => street.close())

async function atTheList(language?: string): Promise<Person> {
  const amina = street.newcomer(language)
  amina.comes()
  await amina.waits(/^Home/)
  amina.presses('A list')
  await amina.waits('Write the first.')
  return amina
}

async function writes(amina: Person, text: string): Promise<void> {
  const shown = amina.answers()
  amina.says(text)
  await amina.waits(() => amina.answers() > shown && amina.buttons().length > 0)
}

/** Only the neutral screen stands in her chat, and it stays so. */
async function isGone(amina: Person, text = gone): Promise<void> {
  await amina.waits(() => amina.chat().length === 1 && amina.sees() === text)
  await quiet(street.api)
  expect(amina.chat()).toMatchObject([{ from: 'bot', text, rows: [] }])
}

/** What the house knows of her now. */
async function known(amina: Person) {
  const storage = await openStorage({ url: `file:${join(street.folder, 'data/stezhka.db')}`, readOnly: true })
  const people = new People(hostSeal(readFileSync(join(street.folder, 'data/host.key'))))
  const address = { door: 'telegram', id: String(amina.id) } as const
  const found = await people.at(storage.sql, [address])
  await storage.close()
  return found.get(`telegram:${amina.id}`)
}

const sent = (amina: Person) =>
  amina.history
    .filter(({ what, message }) => what === 'sent' && message.byBot)
    .map(({ message }) => message.json.text)

it('deletes 120 messages of both sides within five seconds, and puts a neutral one in their place', async () => {
  const amina = await atTheList()
  while (amina.chat().length < 120) await writes(amina, `line ${amina.chat().length}`)
  await quiet(street.api)
  expect((await known(amina))?.session).toBeDefined()
  const since = Date.now()
  amina.presses('Close quickly')
  await amina.waits(() => amina.chat().length === 1)
  expect(Date.now() - since).toBeLessThan(5000)
  await isGone(amina)
  expect(await known(amina)).toMatchObject({ session: undefined, live: [] })
})

it('brings nothing back: neither by /start nor by a button from before', async () => {
  const amina = await atTheList()
  await writes(amina, 'nobody must see this')
  const before = amina.chat().at(-1)!.id
  amina.says('/stop')
  await isGone(amina)
  const since = amina.history.length
  amina.pressesOld(before, 'More')
  await amina.waits('Home.')
  amina.comes()
  await quiet(street.api)
  const texts = amina.history.slice(since).map(({ message }) => message.json.text)
  expect(texts.join()).not.toContain('nobody')
  expect(amina.buttons()).not.toContain('Return to where I was')
})

it.each([
  ['en', 1],
  ['uk', 2],
])('says how many are too old to delete, with the plural of the language (%s)', async (language, lines) => {
  const amina = await atTheList(language)
  for (let line = 0; line < lines; line++) await writes(amina, `line ${line}`)
  // A hint above the screen; both give way to the next one, and are not counted.
  amina.presses('More')
  await amina.waits('Write one more.')
  await quiet(street.api)
  const old = amina.chat().length
  street.later(49 * HOUR)
  await writes(amina, 'today')
  amina.says('/stop')
  const text = [words.say(language, 'neutral:gone'), words.count(language, 'neutral:too-old', old)].join('\n')
  await amina.waits(() => amina.sees() === text)
  await amina.waits(() => amina.chat().length === old + 1)
})

it('deletes the others when one has grown too old meanwhile', async () => {
  const amina = await atTheList()
  for (let line = 0; line < 10; line++) await writes(amina, `line ${line}`)
  const refused = {
    kind: 'refuse',
    code: 400,
    description: "Bad Request: message can't be deleted for everyone",
  } as const
  const played = street.api.faults.add({ method: 'deleteMessages', chat: amina.id, fault: refused, times: 1 })
  amina.says('/stop')
  await isGone(amina)
  expect(played.count()).toBe(1)
})

it('says goodbye once, though deleting had to be tried again', async () => {
  const amina = await atTheList()
  street.api.faults.add({
    method: 'deleteMessages',
    chat: amina.id,
    fault: { kind: 'refuse', code: 500 },
    times: 2,
  })
  amina.says('/stop')
  await isGone(amina)
  expect(sent(amina).filter((text) => text === gone)).toHaveLength(1)
})

it.each([300, 2500])('takes away a screen that was %i ms on its way when she left', async (ms) => {
  const amina = await atTheList()
  await quiet(street.api)
  street.api.faults.add({ method: 'sendMessage', chat: amina.id, fault: { kind: 'delay', ms }, times: 1 })
  amina.says('on its way')
  await new Promise((resolve) => setTimeout(resolve, 150))
  const since = Date.now()
  amina.presses('Close quickly')
  await amina.waits(gone)
  expect(Date.now() - since).toBeLessThan(2000)
  await amina.waits(() => sent(amina).includes('Noted: on its way.'))
  await isGone(amina)
})

it('takes away a screen whose bubble was gone when the change reached it', async () => {
  const amina = await atTheList()
  await writes(amina, 'first')
  await quiet(street.api)
  street.api.faults.add({
    method: 'editMessageText',
    chat: amina.id,
    fault: { kind: 'delay', ms: 2500 },
    times: 1,
  })
  amina.presses('More')
  await new Promise((resolve) => setTimeout(resolve, 150))
  amina.presses('Close quickly')
  await amina.waits(gone)
  await amina.waits(() => sent(amina).includes('Write one more.'))
  await isGone(amina)
})

it('does not say afterwards what could not be said before', async () => {
  const amina = await atTheList()
  await quiet(street.api)
  const fault = { kind: 'refuse', code: 502 } as const
  const screens = street.api.faults.add({ method: ['sendMessage'], chat: amina.id, fault, times: 1 })
  const papers = street.api.faults.add({ method: 'sendDocument', chat: amina.id, fault, times: 1 })
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A paper')
  await street.api.ledger.until(({ method, answer }) => method === 'sendDocument' && !answer.ok)
  amina.says('/stop')
  await isGone(amina)
  // Both would have been tried again by now.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await isGone(amina)
  expect([screens.count(), papers.count()]).toEqual([1, 1])
  expect(amina.history.filter(({ message }) => message.json['document'])).toEqual([])
})

it('leaves nothing of a chat that is forgotten, on its way or not', async () => {
  const amina = await atTheList()
  await writes(amina, 'all of it')
  amina.says('/forget')
  await amina.waits('Erase?')
  await quiet(street.api)
  street.api.faults.add({
    method: 'sendMessage',
    chat: amina.id,
    fault: { kind: 'delay', ms: 2500 },
    times: 1,
  })
  amina.says('one word more')
  await new Promise((resolve) => setTimeout(resolve, 150))
  amina.presses('Erase')
  const forgotten = words.say('en', 'neutral:forgotten')
  await amina.waits(forgotten)
  await amina.waits(() => sent(amina).length > 3 && amina.chat().length === 1)
  await isGone(amina, forgotten)
  expect(await known(amina)).toBeUndefined()
})

it('lets her leave while nothing can be written, and does it properly once afterwards', async () => {
  const amina = await atTheList()
  const bako = await atTheList()
  for (let line = 0; line < 5; line++) await writes(amina, `line ${line}`)
  await writes(bako, 'stays')
  await quiet(street.api)
  street.house.signal('SIGUSR2')
  await street.house.says('read-only now')

  // A call for somebody else that hangs does not hold her up.
  const chidi = street.newcomer()
  street.api.faults.add({ method: 'sendMessage', chat: chidi.id, fault: { kind: 'delay', ms: 20_000 } })
  chidi.says('hello')
  await new Promise((resolve) => setTimeout(resolve, 300))
  const since = Date.now()
  amina.presses('Close quickly')
  await amina.waits(() => amina.chat().length === 1 && amina.sees() === gone)
  expect(Date.now() - since).toBeLessThan(5000)
  bako.says('/help')
  await bako.waits('102')
  bako.says('and more')
  await bako.waits(words.say('en', 'neutral:emergency'))
  await new Promise((resolve) => setTimeout(resolve, 2500))
  // However often Telegram brings them, each is answered once.
  expect(sent(amina).filter((text) => text === gone)).toHaveLength(1)
  expect(street.api.updates.waiting()).toBe(4)

  street.house.signal('SIGUSR2')
  await street.house.says('writable again')
  await isGone(amina)
  expect(await known(amina)).toMatchObject({ session: undefined })
  expect(sent(amina).filter((text) => text === gone)).toHaveLength(2)
  // What stood in for the real answers is gone.
  expect(
    bako
      .chat()
      .map(({ text }) => text)
      .join(),
  ).not.toContain(words.say('en', 'neutral:down'))
  bako.presses('Return')
  await bako.waits('Noted: stays')
}, 30_000)

it('is found out when a house does not take away what came too late', async () => {
  await street.house.end('SIGTERM')
  await street.reopen({ MUTANT: 'sweep-nothing' })
  const amina = await atTheList()
  await quiet(street.api)
  street.api.faults.add({
    method: 'sendMessage',
    chat: amina.id,
    fault: { kind: 'delay', ms: 2500 },
    times: 1,
  })
  amina.says('left behind')
  await new Promise((resolve) => setTimeout(resolve, 150))
  amina.presses('Close quickly')
  await amina.waits('Noted: left behind.')
  await quiet(street.api)
  expect(amina.chat()).toHaveLength(2)
}, 30_000)
