import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { claimCase } from '../../src/channel/deskwork.ts'
import { closeCase } from '../../src/channel/ending.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { words } from '../../src/sealing/entry-content.ts'
import { bako, bolek, oak } from '../casework/world.ts'
import { granted } from '../sealing/entries.ts'
import { type Desk, ivan, openDesk } from './house.ts'
import { AtDesk } from './staff-browser.ts'

const hrefOf = ({ code }: Case) => `/desk/case/${encodeURIComponent(code)}`

async function taken(desk: Desk): Promise<Case> {
  const found = await desk.asks(`person-${randomBytes(4).toString('hex')}`)
  granted(await desk.within((channel) => claimCase(channel, bako, found.id, undefined)))
  return found
}

/** A reply as a browser seals and sends it. */
async function replyForm(desk: Desk, found: Case, text: string, off = 0): Promise<FormData> {
  const at = new Date(desk.now.getTime() + off)
  const about = { entry: randomBytes(12).toString('hex'), case: found.id, author: 'staff', at } as const
  const key = await desk.within((channel) => channel.keys.present(oak))
  const sealed = await ageEntrySeal().seal({ about, content: words(text) }, [key!.recipient])
  const form = new FormData()
  form.set('entry', about.entry)
  form.set('at', at.toISOString())
  form.set('wraps', new Blob([Buffer.from(sealed.wraps)]))
  form.set('body', new Blob([Buffer.from(sealed.body)]))
  form.set('text', text)
  return form
}

const data = { accept: 'application/json' }
const lettersOf = (desk: Desk, found: Case) => desk.within((channel) => channel.letters.of(found.id))

describe('a “no” at the desk is a sentence', () => {
  it('of two who take a case at once, the second is told so in her language', async () => {
    const desk = await openDesk()
    const found = await desk.asks('amina')
    const [one, other] = [await AtDesk.signedIn(desk, bako), await AtDesk.signedIn(desk, bolek)]
    const answers = await Promise.all([
      one.post(`${hrefOf(found)}/claim`),
      other.post(`${hrefOf(found)}/claim`, {}, { 'accept-language': 'uk' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)!
    expect(await late.text()).toMatch(/щойно взяли інші|has just taken the case/)
    const state = (await desk.within((channel) => channel.cases.find(found.id)))!.state
    expect(state.status).toBe('accepted')
  })

  it('a reply to a closed case says so, and neither entry nor letter is kept', async () => {
    const desk = await openDesk()
    const found = await taken(desk)
    granted(await desk.within((channel) => closeCase(channel, bako, found.id, 'helped')))
    const one = await AtDesk.signedIn(desk, bako)
    const answer = await one.post(`${hrefOf(found)}/reply`, await replyForm(desk, found, 'Пізно'), data)
    expect([answer.status, await answer.json()]).toEqual([
      409,
      { refused: expect.stringContaining('The case is closed') },
    ])
    expect(await lettersOf(desk, found)).toEqual([])
  })

  it('a reply that was sealed for another case, or by a clock that is wrong, is not kept', async () => {
    const desk = await openDesk()
    const [found, other] = [await taken(desk), await taken(desk)]
    const one = await AtDesk.signedIn(desk, bako)
    const late = await one.post(
      `${hrefOf(found)}/reply`,
      await replyForm(desk, found, 'Так', 11 * 60_000),
      data,
    )
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('the clock of your computer')
    const bare = await one.post(`${hrefOf(other)}/reply`, { text: 'Без запису' }, data)
    expect(bare.status).toBe(409)
    expect([...(await lettersOf(desk, found)), ...(await lettersOf(desk, other))]).toEqual([])
  })

  it('a reply sent twice is one reply', async () => {
    const desk = await openDesk()
    const found = await taken(desk)
    const one = await AtDesk.signedIn(desk, bako)
    const form = await replyForm(desk, found, 'Один раз')
    for (let times = 0; times < 2; times++)
      expect((await one.post(`${hrefOf(found)}/reply`, form, data)).status).toBe(200)
    expect((await lettersOf(desk, found)).map(({ text }) => text)).toEqual(['Один раз'])
  })

  it('a file that is too large or of another type is not sent; what is sent keeps no name of hers', async () => {
    const desk = await openDesk()
    const found = await taken(desk)
    const one = await AtDesk.signedIn(desk, bako)
    const sent = async (name: string, bytes: Uint8Array) => {
      const form = await replyForm(desk, found, '')
      form.set('file', new File([Buffer.from(bytes)], name))
      const answer = await one.post(`${hrefOf(found)}/reply`, form, data)
      return [answer.status, await answer.text()]
    }
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    expect(await sent('paper.png', Buffer.of(0x4d, 0x5a, 0, 1, 2))).toEqual([
      409,
      expect.stringContaining('this type'),
    ])
    expect(await sent('big.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).toEqual([
      409,
      expect.stringContaining('larger than 20 MB'),
    ])
    expect(await lettersOf(desk, found)).toEqual([])
    expect((await sent('Bako at home.png', picture))[0]).toBe(200)
    const [letter] = await lettersOf(desk, found)
    expect(letter?.file?.type).toBe('image/png')
    expect(letter?.file?.name).not.toContain('Bako')
  })

  it('more than any form can hold is not read to its end', async () => {
    const desk = await openDesk()
    const found = await taken(desk)
    const one = await AtDesk.signedIn(desk, bako)
    const answer = await one.post(`${hrefOf(found)}/close`, { reason: 'x'.repeat(300_000) })
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('too large')])
  })

  it('hours that cannot be read change nothing', async () => {
    const desk = await openDesk()
    const one = await AtDesk.signedIn(desk, ivan)
    const before = await desk.within((channel) => channel.organizations.find(oak))
    const answer = await one.post('/desk/organization', { 'opens-0-0': '09:00', capacity: '10' })
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('could not be read')])
    expect(await desk.within((channel) => channel.organizations.find(oak))).toEqual(before)
  })

  it('a fault of ours names nothing, in the log neither', async () => {
    const desk = await openDesk()
    const found = await taken(desk)
    const one = await AtDesk.signedIn(desk, bako)
    const form = await replyForm(desk, found, 'Секретне слово')
    form.set('entry', 'not hex')
    await one.post(`${hrefOf(found)}/reply`, form, data)
    expect(desk.log.join()).not.toMatch(/Секретне|person-|not hex/)
  })
})

describe('what a coordinator sets', () => {
  it('is what promises are made from: hours, dates, capacity, whom it helps', async () => {
    const desk = await openDesk()
    const one = await AtDesk.signedIn(desk, ivan)
    const answer = await one.post('/desk/organization', [
      ['opens-1-0', '09:00'],
      ['closes-1-0', '13:00'],
      ['opens-5-0', '22:00'],
      ['closes-5-0', '02:00'],
      ['closed', '2026-12-25\n2026-12-26'],
      ['capacity', '7'],
      ['help', 'legal'],
      ['track', 'service'],
      ['region', 'ua05'],
      ['branch', 'police'],
      ['answers-in', 'telegram'],
      ['active', 'yes'],
    ])
    expect(answer.status).toBe(303)
    expect(await desk.within((channel) => channel.organizations.find(oak))).toMatchObject({
      hours: {
        week: [
          { day: 1, opens: 540, closes: 780 },
          { day: 5, opens: 1320, closes: 1560 },
        ],
        closedDates: ['2026-12-25', '2026-12-26'],
      },
      capacity: 7,
      helps: ['legal'],
      tracks: ['service'],
      regions: ['ua05'],
      conflicts: { branches: ['police'] },
      answersIn: 'telegram',
    })
  })
})
