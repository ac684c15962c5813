import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCatalogues } from '../../src/edge/words.ts'
import { openStreet, type Street } from '../doors/street.ts'
import { Person as Visitor } from '../web/person.ts'
import { type Copied, copies, words } from './copied.ts'

const copy = copies()
let house: Copied
let street: Street
beforeAll(async () => {
  house = copy()
  const settings = { STEZHKA_ROOT: house.root, CONTENT_GATE: 'strict' }
  street = await openStreet({ entry: 'product', settings })
}, 120_000)
afterAll(() => street.close())

const en = readCatalogues(new URL('../../locales', import.meta.url).pathname)['en']!
/** A house that has just opened asks Telegram a moment later. */
const PATIENCE = 30_000
const say = (flow: string, key: string) => en[`flows/${flow}`]![key]!
/** How a text begins: its first line, up to a phone. */
const first = (text: string) => text.split(/\n|\{\{/)[0]!.trim()
const rights = say('lobby', 'home#rights')
const serving = say('lobby', 'home#serving')
const close = say('rights', 'menu#close')
const orders = say('rights', 'close#orders')
const breach = say('orders', 'menu#breach')

/** At home at both doors. */
async function atHome() {
  const amina = street.newcomer()
  amina.comes()
  await amina.waits(() => amina.buttons().includes(say('lobby', 'safe-now#yes')), PATIENCE)
  amina.presses(say('lobby', 'safe-now#yes'))
  await amina.waits(first(say('lobby', 'home')), PATIENCE)
  const visitor = new Visitor(`http://localhost:${street.house.port}`)
  await visitor.post('/begin')
  await visitor.press(say('lobby', 'safe-now#yes'))
  return { amina, visitor, page: async () => (await visitor.get()).text() }
}

const reopen = async (gate: 'mark' | 'strict') => {
  await street.house.end('SIGTERM')
  await street.reopen({ CONTENT_GATE: gate })
}

it('at both doors a strict house shows nothing unsigned, and the emergency numbers', async () => {
  expect(street.house.output()).toMatch(/Texts that are hidden today: \d+/)
  const { amina, visitor, page } = await atHome()
  expect(amina.buttons()).not.toContain(serving)
  expect(await page()).not.toContain(serving)
  amina.says('/help')
  await amina.waits('102', PATIENCE)
  await visitor.press(en['lobby']!['emergency']!)
  expect(await page()).toContain('102')
})

it('signed, all is back; who stands on a text that has changed since is led on at both doors', async () => {
  house.deeds.signOff({ targets: ['all'], role: 'lawyer', initials: 'LAW', on: '2026-11-21', undo: false })
  await reopen('strict')
  expect(street.house.output()).not.toContain('hidden')
  const { amina, visitor, page } = await atHome()
  const ways = [
    [rights, 'rights', 'menu'],
    [close, 'rights', 'close'],
    [orders, 'orders', 'menu'],
    [breach, 'orders', 'breach'],
  ] as const
  for (const [label, flow, step] of ways) {
    amina.presses(label)
    await amina.waits(first(say(flow, step)), PATIENCE)
  }
  for (const label of [rights, close, orders, breach]) await visitor.press(label)
  expect(await page()).toContain(first(say('orders', 'breach')))

  house.change(
    'locales/en/flows/orders.json',
    words('breach', (text) => `${text} `),
  )
  await reopen('strict')
  // What she looks at tells her so; what she does next leads home.
  expect(await page()).toContain(en['neutral']!['moved'])
  await visitor.press(en['lobby']!['home']!)
  expect(await page()).toContain(rights)
  for (const label of [rights, close, orders]) await visitor.press(label)
  expect(await page()).not.toContain(breach)
  amina.presses(say('orders', 'breach#menu'))
  await amina.waits(() => amina.buttons().includes(rights), PATIENCE)
})

it('in a house that marks, the same text is there and says that nobody signed it', async () => {
  await reopen('mark')
  const { visitor, page } = await atHome()
  for (const label of [rights, close, orders, breach]) await visitor.press(label)
  expect(await page()).toContain(en['cards']!['not-signed'])
})
