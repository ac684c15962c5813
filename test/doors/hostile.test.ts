import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person } from '../bot-api/phone.ts'
import { openStreet, quiet, type Street } from './street.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
}, 60_000)
afterAll(() => street.close())

const texts: readonly string[] = [
  '*bold* _italic_ ~strike~ ||spoiler|| `code` ```pre```',
  '\\_*[]()~`>#+-=|{}.!',
  '[a link](tg://user?id=1) and ![picture](tg://emoji?id=5)',
  '<b>bold</b> <a href="http://x">x</a> <script>alert(1)</script> &amp; &lt; &#39;',
  '<b>not closed',
  '_not closed *either',
  '@stezhka_bot @admin #tag $CASH /start /stop /forget x@y.org https://example.org',
  'tel:102 +380 44 123-45-67',
  '{{phone.police_102}} {{lines}} {{- lines}} $t(lobby:leave) $t(neutral:gone, {"x": 1})',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what must not be filled in
  '%s %d %n ${process.env} #{x} {0}',
  '\u202eright to left\u202c \u2066isolated\u2069',
  'zero\u200bwidth\u200djoined\ufeff',
  'א ב ג ع ر ب ي',
  'e\u0301\u0327\u0302'.repeat(40),
  '👩‍❤️‍👩 🏳️‍🌈 👍🏿 🇺🇦',
  'line one\nline two\n\n\nline five',
  '\'; DROP TABLE "Person"; --',
  '__proto__ constructor toString null undefined NaN',
  '=HYPERLINK("http://x")',
  '\ue000102\ue001 private use',
  '🙂'.repeat(490),
  'ї'.repeat(1000),
  'x'.repeat(1000),
]

/** As Telegram hands a text on, and as a bubble shows it: without what marks a phone inside. */
const shown = (text: string) => text.trim().replace(/[\ue000\ue001]/g, '')
/** Everything that stands in the chat from the house, one after the other. */
const said = (amina: Person) =>
  amina
    .chat()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text)
    .join('')

async function atTheDiary(): Promise<Person> {
  const amina = street.newcomer()
  amina.comes()
  await amina.waits('Home.')
  amina.presses('A diary')
  await amina.waits('The first line?')
  return amina
}

const refused = () =>
  street.api.ledger.calls().flatMap(({ method, answer }) => {
    if (answer.ok || answer.error_code !== 400 || !/^(send|edit)/.test(method)) return []
    return /not modified/.test(answer.description) ? [] : [`${method}: ${answer.description}`]
  })

it.each(texts.map((text) => [text.slice(0, 40), text]))('shows %j as it was written', async (_, text) => {
  const amina = await atTheDiary()
  amina.says(text)
  await amina.waits(() => said(amina).includes(shown(text)))
  await quiet(street.api)
  for (const { json } of amina.chat().filter(({ from }) => from === 'bot'))
    expect(json.entities).toBeUndefined()
  expect(refused()).toEqual([])
})

it('shows more than one bubble can hold in several, with the buttons under the last', async () => {
  const amina = await atTheDiary()
  const lines = Array.from({ length: 12 }, (_, index) => `${index} ${'🙂б'.repeat(330)}`)
  for (const line of lines) {
    const before = amina.answers()
    amina.says(line)
    await amina.waits(() => amina.answers() > before)
    await quiet(street.api)
  }
  const bubbles = amina.chat().filter(({ from }) => from === 'bot')
  const newest = bubbles.slice(bubbles.findLastIndex(({ text }) => text.startsWith('Lines:')))
  expect(newest.length).toBeGreaterThan(2)
  expect(newest.map(({ text }) => text).join('')).toBe(`Lines: ${lines.join(', ')}.`)
  expect(newest.map(({ rows }) => rows.length > 0)).toEqual([...newest.slice(1).map(() => false), true])
  expect(refused()).toEqual([])
}, 30_000)

it('asks again for less when she writes 4,096 letters, and keeps none of them', async () => {
  const amina = await atTheDiary()
  amina.says('y'.repeat(4096))
  await amina.waits('The first line?')
  await quiet(street.api)
  expect(said(amina)).toContain('too long')
  expect(said(amina)).not.toContain('yyyy')
  expect(refused()).toEqual([])
})

it('asks again when there is nothing to see in what she writes', async () => {
  const amina = await atTheDiary()
  const message = {
    message_id: 999,
    date: Math.floor(Date.now() / 1000),
    chat: { id: amina.id, type: 'private' },
  }
  for (const text of ['', ' ', '\u200b\u200b', '\u2800', '\u0000'])
    street.api.updates.push('message', { ...message, text }, amina.id)
  await quiet(street.api)
  amina.presses('Skip')
  await quiet(street.api)
  expect(refused()).toEqual([])
})
