import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openWords, readCatalogues } from '../../src/edge/words.ts'
import { openStreet, quiet, type Street } from './street.ts'

const words = openWords(readCatalogues(join(import.meta.dirname, '../../locales')), {})
const gone = words.say('en', 'neutral:gone')

let street: Street
afterEach(() => street.close())

it.each([
  ['a folder that cannot be made', 'file:/dev/null/nowhere/stezhka.db'],
  ['a PostgreSQL server that is down', 'postgresql://stezhka:secret@127.0.0.1:1/stezhka'],
])(
  'shows emergency numbers and lets people leave with no database at all: %s',
  async (_, DATABASE_URL) => {
    street = await openStreet({ entry: 'product', settings: { DATABASE_URL } })
    const amina = street.newcomer()
    amina.says('/help')
    await amina.waits('102')
    expect(amina.chat().at(-1)!.rows).toEqual([['Urgent', 'Close quickly']])
    const press = amina.presses('Urgent')
    await street.api.ledger.until(({ method }) => method === 'answerCallbackQuery')
    expect(press).toHaveProperty('answer')
    amina.presses('Close quickly')
    await amina.waits(() => amina.chat().length === 1 && amina.sees() === gone)
    // Nothing is confirmed: all of it is done once the database is back.
    expect(street.api.updates.waiting()).toBe(3)
    expect(street.house.output()).not.toMatch(/secret|700001/)
  },
  60_000,
)

it('asks a webhook to come again while nothing can be kept, and keeps it then', async () => {
  street = await openStreet({ webhook: true })
  const amina = street.newcomer()
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A list')
  await amina.waits('Write the first.')
  await quiet(street.api)
  street.house.signal('SIGUSR2')
  await street.house.says('read-only now')
  amina.says('kept for later')
  await amina.waits(words.say('en', 'neutral:down'))
  expect(street.api.updates.waiting()).toBe(1)
  street.house.signal('SIGUSR2')
  await amina.waits('Noted: kept for later.', 10_000)
  await quiet(street.api)
})

it('is brought again what was not committed when it was killed', async () => {
  street = await openStreet({ webhook: true })
  const amina = street.newcomer()
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A list')
  await amina.waits('Write the first.')
  await quiet(street.api)
  for (let round = 1; round <= 3; round++) {
    amina.says(`line ${round}`)
    await new Promise((resolve) => setTimeout(resolve, round * 3))
    await street.house.end('SIGKILL')
    await street.reopen()
    await amina.waits(`line ${round}`, 15_000)
    amina.presses('More')
    await amina.waits('Write one more.')
  }
  amina.says('the end')
  await amina.waits('Noted: line 1, line 2, line 3, the end.')
}, 60_000)
