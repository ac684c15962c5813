import { beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { claimCase } from '../../src/channel/deskwork.ts'
import { mayAtAll } from '../../src/edge/console/layout.ts'
import { routes } from '../../src/edge/console/routes.ts'
import type { Route } from '../../src/edge/console/visit.ts'
import { access } from '../../src/staff/access.ts'
import { roles, type StaffMember } from '../../src/staff/staff.ts'
import { ash, bako, member, oak } from '../casework/world.ts'
import { granted } from '../sealing/entries.ts'
import { type Desk, hanna, openDesk } from './house.ts'
import { AtDesk } from './staff-browser.ts'

/** One member of Oak for each role, and one who has them all at another organization. */
const oneEach = roles.map((role) => member(`only-${role}`, { roles: [role] }))
const stranger = member('stranger', { organization: ash, roles })
const keptAway = member('kept-away', {
  roles,
  conflicts: { organizations: [], branches: [], regions: ['ua05'] },
})

type Opened = { readonly desk: Desk; readonly found: Case; readonly entry: string }

/** A desk with a case that Bako has, and something in it. */
async function openWith(table?: readonly Route[]): Promise<Opened> {
  const desk = await openDesk(table && { table })
  const found = await desk.asks('amina', { region: 'ua05', track: 'service' })
  granted(await desk.within((channel) => claimCase(channel, bako, found.id, undefined)))
  await desk.says(found, 'Лише для Дуба.')
  const [entry] = await desk.within((channel) => channel.entries.of(found.id))
  await desk.within(async (channel) => {
    for (const one of [...oneEach, stranger, keptAway]) await channel.staff.save(one)
  })
  return { desk, found, entry: entry!.about.entry }
}

const pathTo = ({ path }: Route, { found, entry }: Opened) =>
  `/desk${path}`
    .replace(':code', encodeURIComponent(found.code))
    .replace(':entry', entry)
    .replace(':handle', 'ab'.repeat(16))
    .replace(':staff', bako.id)
    .replace(/\/$/, '')

/** What nobody may read who may not do this: the case, its colleagues, the key. */
const secretsIn = (body: string, { found }: Opened) =>
  [
    found.code,
    encodeURIComponent(found.code),
    found.id,
    'wrapped',
    'bolek',
    '"wraps"',
    'only-supervisor',
  ].filter((secret) => body.includes(secret))

async function asks(one: AtDesk, route: Route, opened: Opened) {
  const path = pathTo(route, opened)
  const answer = await (route.method === 'get' ? one.get(path) : one.post(path))
  return { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' }
}

/** What members get to whom the table gives nothing: anything but a bare 403 is told. */
async function gapsIn(
  table: readonly Route[],
  opened: Opened,
  who: readonly StaffMember[],
): Promise<string[]> {
  const gaps: string[] = []
  for (const one of who) {
    const browser = await AtDesk.signedIn(opened.desk, one)
    for (const route of table.filter(({ action }) => action !== 'everybody' && !mayAtAll(one, action))) {
      const { status, body } = await asks(browser, route, opened)
      const told = secretsIn(body, opened)
      if (status !== 403 || told.length > 0)
        gaps.push(`${one.name} ${route.method} ${route.path}: ${status} ${told.join(' ')}`)
    }
  }
  return gaps
}

let opened: Opened
beforeAll(async () => {
  opened = await openWith()
})

describe('every route of the desk', () => {
  it('names what somebody must be allowed to do; these few are for everybody who works here', () => {
    const free = routes
      .filter(({ action }) => action === 'everybody')
      .map(({ method, path }) => `${method} ${path}`)
    expect(free).toEqual(['get /', 'get /key', 'get /me', 'get /device', 'post /device', 'post /here'])
    for (const { action } of routes)
      expect(action === 'everybody' || Object.hasOwn(access, action)).toBe(true)
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length)
  })

  it('answers 403 with nothing in it to every role that may not', async () => {
    expect(await gapsIn(routes, opened, oneEach)).toEqual([])
  }, 120_000)

  it('answers nothing to somebody who is not signed in', async () => {
    const nobody = new AtDesk(opened.desk)
    for (const route of routes) {
      const { status, body, to } = await asks(nobody, route, opened)
      expect([route.path, status, to, secretsIn(body, opened)]).toEqual([
        route.path,
        303,
        '/desk/sign-in?away=1',
        [],
      ])
    }
  })

  it.each([
    ['another organization', stranger],
    ['who declared a conflict', keptAway],
  ])('shows nothing of a case to somebody of %s, whatever her roles', async (_, who) => {
    const browser = await AtDesk.signedIn(opened.desk, who)
    const ofCase = routes.filter(({ path }) => path.includes(':code'))
    expect(ofCase.length).toBeGreaterThan(15)
    for (const route of ofCase) {
      const { status, body } = await asks(browser, route, opened)
      expect([route.path, status, body.includes(opened.found.id)]).toEqual([
        route.path,
        expect.any(Number),
        false,
      ])
      expect([403, 404, 409]).toContain(status)
      expect([route.path, body.includes('Лише для Дуба'), body.includes('"wraps"')]).toEqual([
        route.path,
        false,
        false,
      ])
    }
    for (const path of ['waiting', 'open', 'overdue', 'audit', 'key', 'key/wraps']) {
      const seen = await (await browser.get(`/desk/${path}`)).text()
      expect([path, seen.includes(opened.found.code), seen.includes(opened.found.id)]).toEqual([
        path,
        false,
        false,
      ])
    }
    expect((await browser.get(`/desk/find?code=${encodeURIComponent(opened.found.code)}`)).status).toBe(404)
  })
})

describe('the test of the routes', () => {
  it('sees a route that is open to everybody', async () => {
    const loose = routes.map(
      (route): Route => (route.path === '/key/kept' ? { ...route, action: 'everybody' } : route),
    )
    const mutant = await openWith(loose)
    const [editor] = oneEach.filter(({ roles: [role] }) => role === 'editor')
    expect(await gapsIn(routes, mutant, [editor!])).toEqual([
      expect.stringContaining('get /key/kept: 200 wrapped'),
    ])
  })

  it('sees a route that asks for less than it should', async () => {
    const loose = routes.map(
      (route): Route => (route.path === '/staff' ? { ...route, action: 'see-waiting' } : route),
    )
    const mutant = await openWith(loose)
    const [lawyer] = oneEach.filter(({ roles: [role] }) => role === 'lawyer')
    expect((await gapsIn(routes, mutant, [lawyer!])).length).toBe(2)
  })
})

describe('the organization’s key', () => {
  const key = async (desk: Desk, who: StaffMember, fields: Record<string, string>) =>
    (await AtDesk.signedIn(desk, who)).post('/desk/key', fields)

  it('is taken as it is, or not at all', async () => {
    const kept = await opened.desk.within((channel) => channel.keys.present(oak))
    const { publicKey } = kept!.recipient
    const other = (await opened.desk.within((channel) => channel.keys.present(ash)))!
    for (const fields of [
      { publicKey, wrapped: 'no json' },
      { publicKey: 'age1nothing', wrapped: kept!.wrapped },
      { publicKey, wrapped: other.wrapped },
      {},
    ])
      expect((await key(opened.desk, hanna, fields as Record<string, string>)).status).toBe(409)
    expect((await opened.desk.within((channel) => channel.keys.all(oak))).length).toBe(1)
  })

  it('of another organization cannot be put under another passphrase', async () => {
    const other = (await opened.desk.within((channel) => channel.keys.present(ash)))!
    const one = await AtDesk.signedIn(opened.desk, hanna)
    const answer = await one.post('/desk/key/again', {
      publicKey: other.recipient.publicKey,
      wrapped: other.wrapped,
    })
    expect(answer.status).toBe(409)
  })
})
