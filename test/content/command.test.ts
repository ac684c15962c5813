import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { program } from '../../src/edge/command/program.ts'
import { type Copied, copies, fact } from './copied.ts'

const copy = copies()
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

/** Runs the command as an operator would; gives what was printed and the exit code. */
async function stezhka(house: Copied, ...args: string[]) {
  let printed = ''
  const keep = (text: string | Uint8Array) => {
    printed += text
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  process.exitCode = 0
  const away = () => Promise.reject(new Error('no database here'))
  const inspect = () => ({ table: '', faults: [], told: '' })
  await program({
    content: house.deeds,
    openWorkplace: away,
    openDesk: away,
    inspect,
    shown: inspect,
    lens: () => [],
  }).parseAsync(['content', ...args], {
    from: 'user',
  })
  vi.restoreAllMocks()
  return { printed, code: process.exitCode }
}

it('status says who must read how much, what strict would hide, and what to do next; for programs as JSON', async () => {
  const house = copy()
  await stezhka(house, 'sign-off', 'orders', '--role', 'lawyer', '--initials', 'LAW')
  const { printed } = await stezhka(house, 'status')
  expect(printed).toMatch(/lawyer +█+░+ +\d+ % +15 of \d+ cards/)
  expect(printed).toMatch(/orders +15 of 15 +0 of 16/)
  expect(printed).toContain('CONTENT_GATE=mark hides 0 of')
  expect(printed).toMatch(/These do not open at all: .*domestic-violence/)
  expect(printed).toContain('Next: npm run stezhka -- content report --open --role lawyer')
  const status = JSON.parse((await stezhka(house, 'status', '--json')).printed)
  expect(status.flows.find(({ flow }: { flow: string }) => flow === 'orders').roles.lawyer).toEqual({
    wanted: 15,
    signed: 15,
  })
})

it('expired says what is due, what goes with it, and what stays', async () => {
  const house = copy()
  house.change('flows/facts.json', fact('F-101', { checkedOn: '2026-11-01', recheckAfterDays: 25 }))
  const { printed } = await stezhka(house, 'expired', '--within', '5d')
  expect(printed).toContain('Due within 5 days: 1')
  expect(printed).toContain('F-101  until 2026-11-26, 2 days left')
  expect(printed).toMatch(/stays, marked as overdue: .*flows\/emergency:numbers/)
  expect((await stezhka(house, 'expired', '--within', '1')).printed).toBe('No fact is due within 1 days.\n')
})

it('a refusal is told with what it is about and the way out, and the exit code is 1', async () => {
  const house = copy()
  const { printed, code } = await stezhka(
    house,
    'sign-off',
    'orders:nowhere',
    '--role',
    'editor',
    '--initials',
    'ABC',
  )
  expect(printed).toContain('Nothing was recorded.')
  expect(printed).toContain('orders:nowhere: unknown-card — there is no card, flow or fact of that name')
  expect(code).toBe(1)
})

it('the report has every text beside its facts, and its code records it; what is signed is left out with --open', async () => {
  const house = copy()
  const out = join(house.root, 'pages')
  const { printed } = await stezhka(house, 'report', '--out', out, '--json')
  const made = JSON.parse(printed)
  const html = readFileSync(join(out, 'perevirka.html'), 'utf8')
  const { content } = house.open()
  expect(made.cards).toBe(content.cards.length)
  expect(html.match(/<article /g)).toHaveLength(content.cards.length)
  for (const { id } of content.facts) expect(html).toContain(`<b>${id}</b>`)
  expect(html).not.toMatch(/\{\{|[\uE000-\uE002]|<script|https?:/)
  const pdf = readFileSync(join(out, 'perevirka.pdf'), 'latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(made.pages)

  const command = /content sign-off (orders@[0-9a-f]{8}) --role lawyer/.exec(html)![1]!
  expect((await stezhka(house, 'sign-off', command, '--role', 'lawyer', '--initials', 'LAW')).code).toBe(0)
  await stezhka(house, 'report', '--out', out, '--open', '--role', 'lawyer')
  const left = readFileSync(join(out, 'perevirka.html'), 'utf8')
  expect(left).not.toContain('id="orders:police"')
  expect(left).toContain('id="domestic-violence:law"')
  expect(existsSync(join(out, 'perevirka.pdf'))).toBe(true)
})
