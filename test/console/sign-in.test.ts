import { TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { bako } from '../casework/world.ts'
import { type Desk, gulya, hanna, openDesk } from './house.ts'
import { AtDesk } from './staff-browser.ts'

const MINUTE = 60_000
const later = (desk: Desk, minutes: number) => {
  desk.now = new Date(desk.now.getTime() + minutes * MINUTE)
}

describe('a one-time link', () => {
  it('lets in once, and looking at it does not use it up', async () => {
    const desk = await openDesk()
    const link = await desk.link(bako)
    const [guest, other] = [new AtDesk(desk), new AtDesk(desk)]
    for (let looks = 0; looks < 3; looks++) expect((await guest.get(link)).status).toBe(200)
    const code = link.split('/').at(-1)!
    expect((await guest.post('/desk/in', { code })).headers.get('location')).toBe('/desk')
    expect((await guest.get('/desk/waiting')).status).toBe(200)
    const second = await other.post('/desk/in', { code })
    expect([second.status, await second.text()]).toEqual([
      410,
      expect.stringContaining('Ask your administrator'),
    ])
    expect((await other.get('/desk/waiting')).headers.get('location')).toContain('/desk/sign-in')
  })

  it('is over after an hour', async () => {
    const desk = await openDesk()
    const code = (await desk.link(bako)).split('/').at(-1)!
    later(desk, 61)
    expect((await new AtDesk(desk).post('/desk/in', { code })).status).toBe(410)
  })
})

describe('a session', () => {
  it('ends when nobody did anything for ten minutes, and listening is no sign of life', async () => {
    const desk = await openDesk()
    const one = await AtDesk.signedIn(desk, bako)
    later(desk, 9)
    expect((await one.get('/desk/waiting')).status).toBe(200)
    later(desk, 9)
    expect((await one.get('/desk/waiting')).status).toBe(200)
    later(desk, 6)
    const listening = await one.get('/desk/live')
    expect(listening.headers.get('content-type')).toBe('text/event-stream')
    await listening.body!.cancel()
    later(desk, 5)
    const gone = await one.get('/desk/waiting')
    expect(gone.headers.get('location')).toBe('/desk/sign-in?away=1')
  })

  it('ends after eight hours whatever she does', async () => {
    const desk = await openDesk()
    const one = await AtDesk.signedIn(desk, bako)
    for (let nth = 0; nth < 59; nth++) {
      later(desk, 8)
      expect((await one.get('/desk/waiting')).status).toBe(200)
    }
    later(desk, 9)
    expect((await one.get('/desk/waiting')).status).toBe(303)
  })

  it('ends when she signs out or does not work here any more', async () => {
    const desk = await openDesk()
    const one = await AtDesk.signedIn(desk, bako)
    await one.post('/desk/sign-out')
    expect((await one.get('/desk/waiting')).status).toBe(303)
    const two = await AtDesk.signedIn(desk, bako)
    await desk.within((channel) => channel.staff.save({ ...bako, active: false }))
    expect((await two.get('/desk/waiting')).status).toBe(303)
  })

  it('has cookies that say nothing, and that travel over https only where there is https', async () => {
    const desk = await openDesk({ publicUrl: 'https://help.example' })
    const code = (await desk.link(bako)).split('/').at(-1)!
    const answer = await new AtDesk(desk).post('/desk/in', { code })
    const cookies = answer.headers.getSetCookie()
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies)
      expect(cookie).toMatch(
        /^__Host-[bd]=[\w-]{32}; (Max-Age=7776000; )?Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      )
  })
})

/** Sets up the device and gives back what shows its codes. */
async function withDevice(desk: Desk, one: AtDesk): Promise<(at: Date) => string> {
  const page = await (await one.get('/desk/device')).text()
  const secret = /name="secret" value="(\w+)"/.exec(page)![1]!
  const device = new TOTP({ secret })
  const codeAt = (at: Date) => device.generate({ timestamp: at.getTime() })
  await one.post('/desk/device', { secret, code: codeAt(desk.now) })
  return codeAt
}

describe('the device that shows codes', () => {
  it('is set up before anything else where real people come', async () => {
    const desk = await openDesk({ demo: false })
    const one = await AtDesk.signedIn(desk, bako)
    expect((await one.get('/desk/waiting')).headers.get('location')).toBe('/desk/device')
    const page = await (await one.get('/desk/device')).text()
    expect(page).toContain('<svg')
    const secret = /name="secret" value="(\w+)"/.exec(page)![1]!
    const wrong = await one.post('/desk/device', { secret, code: '000000' })
    expect(await wrong.text()).toContain('did not fit')
    expect((await one.get('/desk/waiting')).headers.get('location')).toBe('/desk/device')
    await withDevice(desk, one)
    expect((await one.get('/desk/waiting')).status).toBe(200)
  })

  it('is asked for each time, and each of its codes counts once', async () => {
    const desk = await openDesk({ demo: false })
    const one = await AtDesk.signedIn(desk, bako)
    const codeAt = await withDevice(desk, one)
    await one.post('/desk/sign-out')
    const used = await one.post('/desk/sign-in', { code: codeAt(desk.now) })
    expect([used.status, await used.text()]).toEqual([403, expect.stringContaining('Wait for the next one')])
    later(desk, 1)
    const code = codeAt(desk.now)
    expect((await one.post('/desk/sign-in', { code })).headers.get('location')).toBe('/desk')
    await one.post('/desk/sign-out')
    expect((await one.post('/desk/sign-in', { code })).status).toBe(403)
  })

  it('may be half a minute off, and no more', async () => {
    const desk = await openDesk({ demo: false })
    const one = await AtDesk.signedIn(desk, bako)
    const codeAt = await withDevice(desk, one)
    await one.post('/desk/sign-out')
    later(desk, 5)
    const at = (seconds: number) => codeAt(new Date(desk.now.getTime() + seconds * 1000))
    expect((await one.post('/desk/sign-in', { code: at(-70) })).status).toBe(403)
    expect((await one.post('/desk/sign-in', { code: at(70) })).status).toBe(403)
    expect((await one.post('/desk/sign-in', { code: at(30) })).status).toBe(303)
  })

  it('pauses after five wrong codes, even for the right one', async () => {
    const desk = await openDesk({ demo: false })
    const one = await AtDesk.signedIn(desk, bako)
    const codeAt = await withDevice(desk, one)
    await one.post('/desk/sign-out')
    later(desk, 1)
    for (let tries = 0; tries < 5; tries++) await one.post('/desk/sign-in', { code: '12' })
    const paused = await one.post('/desk/sign-in', { code: codeAt(desk.now) })
    expect([paused.status, await paused.text()]).toEqual([403, expect.stringContaining('Too many tries')])
    later(desk, 16)
    expect((await one.post('/desk/sign-in', { code: codeAt(desk.now) })).status).toBe(303)
  })

  it('is nothing to a browser that nobody knows', async () => {
    const desk = await openDesk({ demo: false })
    const codeAt = await withDevice(desk, await AtDesk.signedIn(desk, bako))
    later(desk, 1)
    const stranger = new AtDesk(desk)
    expect(await (await stranger.get('/desk/sign-in')).text()).not.toContain('name="code"')
    expect((await stranger.post('/desk/sign-in', { code: codeAt(desk.now) })).status).toBe(403)
    expect((await stranger.get('/desk/waiting')).status).toBe(303)
  })

  it('is asked for after a link as well: a link alone opens no second device', async () => {
    const desk = await openDesk({ demo: false })
    await withDevice(desk, await AtDesk.signedIn(desk, bako))
    const thief = await AtDesk.signedIn(desk, bako)
    expect((await thief.get('/desk/waiting')).headers.get('location')).toContain('/desk/sign-in')
    expect((await thief.get('/desk/device')).headers.get('location')).toContain('/desk/sign-in')
  })
})

describe('a lost device', () => {
  it('is taken away by who keeps the list: every session ends, and a link sets up another one', async () => {
    const desk = await openDesk({ demo: false })
    const keeper = await AtDesk.signedIn(desk, hanna)
    await withDevice(desk, keeper)
    const one = await AtDesk.signedIn(desk, bako)
    const codeAt = await withDevice(desk, one)
    later(desk, 1)
    const taken = await keeper.post(`/desk/staff/${bako.id}/device`)
    expect(taken.headers.get('location')).toBe('/desk/staff?said=device-taken')
    expect((await one.get('/desk/waiting')).headers.get('location')).toContain('/desk/sign-in')
    expect((await one.post('/desk/sign-in', { code: codeAt(desk.now) })).status).toBe(403)
    const again = await AtDesk.signedIn(desk, bako)
    expect((await again.get('/desk/waiting')).headers.get('location')).toBe('/desk/device')
    await withDevice(desk, again)
    expect((await again.get('/desk/waiting')).status).toBe(200)
    const [event] = await desk.within((channel) => channel.audit.of(bako.organization, 1))
    expect(event).toMatchObject({ by: hanna.id, what: 'device-taken' })
  })

  it('is taken from nobody of another organization, by nobody who may not, and by nobody from herself', async () => {
    const desk = await openDesk({ demo: false })
    const keeper = await AtDesk.signedIn(desk, hanna)
    await withDevice(desk, keeper)
    const other = await AtDesk.signedIn(desk, gulya)
    await withDevice(desk, other)
    const one = await AtDesk.signedIn(desk, bako)
    await withDevice(desk, one)
    for (const [by, of] of [
      [keeper, gulya],
      [keeper, hanna],
      [one, hanna],
      [other, bako],
    ] as const)
      expect([403, 404]).toContain((await by.post(`/desk/staff/${of.id}/device`)).status)
    for (const { id } of [hanna, gulya, bako])
      expect(await desk.within((channel) => channel.signIns.secretOf(id))).toBeDefined()
    for (const browser of [keeper, other, one]) expect((await browser.get('/desk/me')).status).toBe(200)
  })
})

describe('the first page after a device was set up', () => {
  it('says that it was, and repeats nothing else that an address says', async () => {
    const desk = await openDesk({ demo: false })
    const one = await AtDesk.signedIn(desk, bako)
    await withDevice(desk, one)
    const to = (await one.get('/desk?said=device')).headers.get('location')!
    expect(await (await one.get(to)).text()).toContain('The device is set up.')
    expect((await one.get('/desk?said=%0d%0aX:1')).headers.get('location')).toBe('/desk/waiting')
  })
})

describe('a form of the desk', () => {
  it('of another site is refused and does nothing', async () => {
    const desk = await openDesk()
    const one = await AtDesk.signedIn(desk, bako)
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await one.post('/desk/sign-out', {}, { 'sec-fetch-site': site })).status).toBe(403)
    expect((await one.get('/desk/waiting')).status).toBe(200)
  })
})
