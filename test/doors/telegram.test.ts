import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCatalogues } from '../../src/edge/words.ts'
import type { Person } from '../bot-api/phone.ts'
import { openStreet, quiet, type Street } from './street.ts'

const words = readCatalogues(join(import.meta.dirname, '../../locales'))['en']!
const say = (catalogue: string, key: string) => words[catalogue]![key]!
const lobby = (key: string) => say('lobby', key)

let street: Street
beforeAll(async () => {
  street = await openStreet({ entry: 'product' })
}, 120_000)
afterAll(() => street.close())

const callsFor = (person: Person, method: string) =>
  street.api.ledger.calls(method).filter(({ fields }) => String(fields['chat_id']) === String(person.id))

/** Has come and stands on the first screen. */
async function arrived(language = 'en'): Promise<Person> {
  const amina = street.newcomer(language)
  amina.comes()
  await amina.waits(() => amina.buttons().length > 0)
  return amina
}

/** Stands at the question for her own words in the safety plan. */
async function writing(): Promise<Person> {
  const amina = await arrived()
  const press = async (catalogue: string, key: string, then: string) => {
    amina.presses(say(catalogue, key))
    await amina.waits(say(catalogue, then).split('\n')[0]!)
  }
  await press('flows/lobby', 'safe-now#yes', 'home')
  amina.presses(say('flows/lobby', 'home#plan'))
  await amina.waits(say('flows/safety-plan', 'sections'))
  await press('flows/safety-plan', 'sections#now', 'now')
  await press('flows/safety-plan', 'now#own', 'now-own')
  return amina
}

it('answers the first /start with a screen that has buttons, emergency and leaving last', async () => {
  const amina = await arrived()
  const labels = amina.chat().at(-1)!.rows
  expect(labels.length).toBeGreaterThan(1)
  expect(labels.at(-1)).toEqual([lobby('emergency'), lobby('leave')])
})

it('speaks the language of the phone, and another one once she chose it', async () => {
  const amina = await arrived('uk')
  expect(amina.sees()).toMatch(/\p{Script=Cyrillic}/u)
  amina.says('/language')
  await amina.waits(() => amina.buttons().includes('English'))
  amina.presses('English')
  await amina.waits(() => amina.buttons().includes(lobby('leave')))
})

it('sends everything guarded, silent and without link previews', async () => {
  const amina = await arrived()
  for (const { silent, guarded } of amina.chat().filter(({ from }) => from === 'bot'))
    expect({ silent, guarded }).toEqual({ silent: true, guarded: true })
  for (const { fields } of callsFor(amina, 'sendMessage'))
    expect(fields['link_preview_options']).toEqual({ is_disabled: true })
})

it('changes the bubble in place when she presses, and acknowledges the press', async () => {
  const amina = await arrived()
  const bubble = amina.chat().at(-1)!.id
  const press = amina.presses(say('flows/lobby', 'safe-now#yes'))
  await amina.waits(say('flows/lobby', 'home').split('\n')[0]!)
  await quiet(street.api)
  expect(press).toHaveProperty('answer')
  expect(amina.chat().at(-1)).toMatchObject({ id: bubble, edited: true })
  // What the earlier screen said above its question is gone with it.
  expect(amina.chat().map(({ from }) => from)).toEqual(['me', 'bot'])
})

it('answers what she writes below it, with her words as they are', async () => {
  const amina = await writing()
  const mine = amina.says('my neighbour knows')
  await amina.waits(() => amina.buttons().includes(say('flows/safety-plan', 'now#next')))
  expect(amina.chat().at(-1)!.id).toBeGreaterThan(mine)
  amina.presses(say('flows/safety-plan', 'now#next'))
  await amina.waits(say('flows/safety-plan', 'living'))
})

it('asks again when an old button is pressed, and changes nothing', async () => {
  const amina = await arrived()
  const old = amina.chat().at(-1)!.id
  amina.presses(say('flows/lobby', 'safe-now#yes'))
  await amina.waits(say('flows/lobby', 'home').split('\n')[0]!)
  await quiet(street.api)
  amina.pressesOld(old, say('flows/lobby', 'safe-now#nearby'))
  await quiet(street.api)
  expect(amina.sees()).toContain(say('flows/lobby', 'home').split('\n')[0]!)
})

it('takes a press once, however often she presses', async () => {
  const amina = await writing()
  amina.says('one thing')
  await amina.waits(() => amina.buttons().includes(say('flows/safety-plan', 'now#room')))
  await quiet(street.api)
  // A tick taken twice would be no tick.
  const bubble = amina.chat().at(-1)!.id
  const presses = [1, 2, 3].map(() => amina.pressesOld(bubble, say('flows/safety-plan', 'now#room')))
  await amina.waits(() => amina.buttons().includes(`✓ ${say('flows/safety-plan', 'now#room')}`))
  await quiet(street.api)
  expect(amina.buttons()).toContain(`✓ ${say('flows/safety-plan', 'now#room')}`)
  for (const press of presses) expect(press).toHaveProperty('answer')
})

it('does what comes twice or out of order once', async () => {
  const amina = await writing()
  street.api.faults.duplicates({ probability: 0.5, shuffle: true })
  for (const text of ['first', 'second', 'third']) {
    amina.says(text)
    await amina.waits(() => amina.buttons().includes(say('flows/safety-plan', 'now#next')))
    amina.presses(say('flows/safety-plan', 'now#own'))
    await amina.waits(say('flows/safety-plan', 'now-own').split('\n')[0]!)
  }
  street.api.faults.clear()
  amina.presses(lobby('skip'))
  await amina.waits(say('flows/safety-plan', 'now'))
  for (let part = 0; part < 5; part++) {
    const shown = amina.answers()
    amina.presses(lobby('skip'))
    await amina.waits(() => amina.answers() > shown)
  }
  await amina.waits('first')
  expect(amina.sees().match(/first|second|third/g)).toEqual(['first', 'second', 'third'])
})

it('obeys its commands anywhere', async () => {
  const amina = await writing()
  amina.says('/help')
  await amina.waits('102')
  amina.says('/forget')
  await amina.waits(say('flows/forget', 'ask').split('\n')[0]!)
  amina.says('/START leaflet-7')
  await amina.waits(say('flows/lobby', 'home').split('\n')[0]!)
  amina.says('/stop')
  await amina.waits(() => amina.chat().length === 1)
  expect(amina.chat()).toMatchObject([{ from: 'bot', text: say('neutral', 'gone'), rows: [] }])
})

it('says so, or asks again, when it gets what it has no use for', async () => {
  const amina = await arrived()
  const doings = [
    () => amina.sendsSticker(),
    () => amina.sendsPhoto(Buffer.from('a picture'), 'of me'),
    () => amina.sendsDocument('notes.txt', Buffer.from('notes')),
    () => amina.sharesLocation(50.450123, 30.523456),
    () => amina.says('/constructor'),
    () => amina.says('/__proto__'),
  ]
  for (const does of doings) {
    const shown = amina.answers()
    does()
    await amina.waits(() => amina.answers() > shown && amina.buttons().includes(lobby('leave')))
  }
  // An edited message is not told of, and changes nothing.
  amina.edits(amina.says('hello'), 'hello again')
  await quiet(street.api)
  expect(amina.buttons()).toContain(lobby('leave'))
})

it('leaves every group that nobody links, and says nothing there', async () => {
  const dana = { id: 900001, is_bot: false, first_name: 'Dana' }
  const group = street.api.group(-1001234567890, 'Family')
  group.adds(dana)
  group.says(dana, '/start')
  await street.api.ledger.until(({ method }) => method === 'leaveChat')
  await quiet(street.api)
  expect(group.hasBot()).toBe(false)
  expect(callsFor({ id: -1001234567890 } as Person, 'sendMessage')).toEqual([])
})

it('asks again when a button was not written by this house', async () => {
  const amina = await arrived()
  const shown = amina.answers()
  const from = { id: amina.id, is_bot: false, first_name: 'Amina', language_code: 'en' }
  const chat = { id: amina.id, first_name: 'Amina', type: 'private' }
  const message = { message_id: 1, date: 0, chat }
  for (const data of ['x', 'AAAAAAAAAAAAAAAAAAAAAA', '{"step":1}', '🙂'.repeat(16)])
    street.api.updates.push(
      'callback_query',
      { id: `foreign-${data}`, from, chat_instance: '1', data, message },
      amina.id,
    )
  await amina.waits(() => amina.answers() > shown)
  await quiet(street.api)
  expect(amina.buttons()).toContain(say('flows/lobby', 'safe-now#yes'))
})

it('confirms nothing before it is kept, and loses nothing when it is closed', async () => {
  const amina = await writing()
  amina.says('before the end')
  expect(await street.house.end('SIGTERM')).toBe(0)
  await street.reopen()
  await amina.waits(() => amina.buttons().includes(say('flows/safety-plan', 'now#next')))
  await quiet(street.api)
})

it('was never refused for what it said', () => {
  const refused = street.api.ledger.calls().flatMap(({ method, answer }) => {
    if (answer.ok || answer.error_code !== 400 || !/^(send|edit)/.test(method)) return []
    // To say the same again is no fault: the bubble says it.
    return /not modified/.test(answer.description) ? [] : [[method, answer.description]]
  })
  expect(refused).toEqual([])
  expect(street.house.output()).not.toContain(street.api.token)
})
