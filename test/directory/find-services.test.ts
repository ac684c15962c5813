import { beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '../../src/directory/day.ts'
import { findServices } from '../../src/directory/find-services.ts'
import type { ServiceAtLocation } from '../../src/directory/service.ts'
import { showService, showVenue } from '../../src/directory/show-service.ts'
import type { Country } from '../../src/edge/directory/gazetteer.ts'
import { type ServicesInMemory, servicesInMemory } from '../../src/edge/directory/services.ts'
import { country, friday } from './open-directory.ts'

const vinnytsia = 'UA05020030000031457'
const sevastopol = 'UA85000000000065278'
const today = dayOf(friday)

const base = {
  oblast: 'ua05',
  phones: [{ number: '+380432655050', readable: '+380 43 265 5050' }],
  accessibility: [],
  languages: ['uk'],
  source: 'test',
  checkedDay: today - 10,
  recheckDays: 180,
} as const
const service = (id: string, more: Partial<ServiceAtLocation>): ServiceAtLocation => ({
  ...base,
  id,
  serviceId: id,
  name: id,
  category: 'pharmacy',
  tier: 'public',
  ...more,
})
const at = (latitude: number, longitude: number, approximate = false) => ({
  point: { latitude, longitude },
  approximate,
  address: `street of ${latitude}`,
})
const weekdays = [0, 1, 2, 3, 4].map((day) => ({ day, opens: 480, closes: 1020 }))

const all: readonly ServiceAtLocation[] = [
  service('far', { venue: at(49.3, 28.5) }),
  service('near', {
    venue: at(49.235, 28.47),
    hours: { kind: 'schedule', schedule: weekdays },
    womanOfficer: true,
  }),
  service('ended', { venue: at(49.234, 28.468), expiresDay: today }),
  service('old', { venue: at(49.4, 28.5, true), checkedDay: today - 400 }),
  service('elsewhere', { category: 'court', venue: at(49.23, 28.46) }),
  service('crimea', { oblast: 'ua85', venue: at(44.6, 33.5) }),
  service('shelter', { category: 'shelter', tier: 'never' }),
  service('lviv shelter', { category: 'shelter', tier: 'never', oblast: 'ua46' }),
  service('day centre', { category: 'day_centre', tier: 'on_request', venue: at(49.23, 28.46) }),
]

let places: Country
let memory: ServicesInMemory
beforeAll(async () => {
  places = await country()
  const anywhere = service('anywhere', { category: 'shelter', tier: 'never' })
  const { oblast: _, ...everywhere } = anywhere
  async function* pages() {
    yield all
    yield [everywhere]
  }
  memory = servicesInMemory(pages, (id) =>
    places.oblasts.some((oblast) => oblast.id === id && oblast.localServices),
  )
})

const find = (asked: {
  category?: string
  community?: string
  near?: { latitude: number; longitude: number }
  limit?: number
}) => findServices({ services: memory.services, places })({ category: 'pharmacy', at: friday, ...asked })
const offers = (asked: Parameters<typeof find>[0]) => {
  const found = find(asked)
  if (!found.ok) throw new Error(found.refusal)
  return found.value.offers
}

describe('before the directory was read', () => {
  it('says that it is not ready, and nothing waits', () => {
    expect(find({ community: vinnytsia })).toEqual({ ok: false, refusal: 'directory-not-ready' })
  })
})

describe('services near a place', () => {
  beforeAll(async () => {
    expect(await memory.reload()).toBe(all.length)
  })

  it('are the nearest of their category, without those that ended', () => {
    expect(offers({ near: { latitude: 49.23, longitude: 28.47 } }).map(({ id }) => id)).toEqual([
      'near',
      'far',
      'old',
    ])
    expect(offers({ near: { latitude: 49.23, longitude: 28.47 }, limit: 1 }).map(({ id }) => id)).toEqual([
      'near',
    ])
  })

  it('come with what a person needs to go there', () => {
    expect(offers({ near: { latitude: 49.23, longitude: 28.47 } })[0]).toMatchObject({
      distance: { metres: expect.closeTo(556, 0), approximate: false },
      phones: [{ number: '+380432655050' }],
      open: { state: 'open', closes: { inDays: 0, minute: 1020 } },
      address: 'street of 49.235',
      pin: true,
      womanOfficer: true,
      checkedOn: '2026-11-10',
      stale: false,
      source: 'test',
    })
  })

  it('say “about” where the door or the person is only known by the community, and mark what is old', () => {
    const [, , old] = offers({ near: { latitude: 49.23, longitude: 28.47 } })
    expect(old).toMatchObject({ distance: { approximate: true }, pin: false, stale: true })
    expect(offers({ community: vinnytsia })[0]?.distance?.approximate).toBe(true)
  })

  it('of a guarded category have a phone and no place, in the oblast first', () => {
    const found = offers({ community: vinnytsia, category: 'shelter' })
    expect(found.map(({ id }) => id)).toEqual(['shelter', 'anywhere'])
    for (const offer of found) {
      expect(offer).not.toHaveProperty('address')
      expect(offer).not.toHaveProperty('distance')
      expect(offer.pin).toBe(false)
    }
  })

  it('of a category on request hint at the address and do not tell it', () => {
    const [offer] = offers({ community: vinnytsia, category: 'day_centre' })
    expect(offer).toMatchObject({ addressOnRequest: true, pin: false })
    expect(offer).not.toHaveProperty('address')
  })

  it('are refused by name', () => {
    expect(find({ community: sevastopol })).toEqual({ ok: false, refusal: 'remote-help-only' })
    expect(find({ near: { latitude: 44.6, longitude: 33.53 } })).toEqual({
      ok: false,
      refusal: 'remote-help-only',
    })
    expect(find({ community: 'UA99' })).toEqual({ ok: false, refusal: 'unknown-place' })
    expect(find({ near: { latitude: 0, longitude: 0 } })).toEqual({ ok: false, refusal: 'unknown-place' })
    expect(find({})).toEqual({ ok: false, refusal: 'unknown-place' })
    expect(find({ community: vinnytsia, category: 'gym' })).toEqual({
      ok: false,
      refusal: 'unknown-category',
    })
  })

  it('in occupied oblasts are not even in memory', () => {
    expect(memory.services.find('crimea')).toBeUndefined()
  })
})

describe('a service by itself', () => {
  it('is shown while it is in force', () => {
    expect(showService(memory.services)({ id: 'near', at: friday })).toMatchObject({
      ok: true,
      value: { name: 'near' },
    })
    expect(showService(memory.services)({ id: 'ended', at: friday })).toEqual({
      ok: false,
      refusal: 'no-such-service',
    })
    expect(showService(memory.services)({ id: 'nobody', at: friday })).toEqual({
      ok: false,
      refusal: 'no-such-service',
    })
  })

  it('has a pin on the map only where it is public and the point is its door', () => {
    const venue = (id: string) => showVenue(memory.services)({ id, at: friday })
    expect(venue('near')).toMatchObject({ ok: true, value: { point: { latitude: 49.235 } } })
    for (const id of ['old', 'shelter', 'day centre'])
      expect(venue(id)).toEqual({ ok: false, refusal: 'no-venue' })
    expect(venue('ended')).toEqual({ ok: false, refusal: 'no-such-service' })
  })
})
