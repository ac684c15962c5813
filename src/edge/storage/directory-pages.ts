import { categoryOf, type Tier, tiers } from '../../directory/category.ts'
import type { Hours, Opening } from '../../directory/hours.ts'
import { type Phone, readPhones } from '../../directory/phone.ts'
import type { ServiceAtLocation, Venue } from '../../directory/service.ts'
import type { Db } from './open.ts'

/** Below the number of parameters that every database takes in one statement. */
const PAGE = 800
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** One page of places with all that hangs on them: few statements, each over a range of ids. */
async function pageAfter(db: Db, after: string) {
  const places = await db.serviceAtLocation.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: PAGE,
  })
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last) return undefined
  const range = { gte: first.id, lte: last.id }
  const ofPlace = { where: { serviceAtLocationId: range }, orderBy: { id: 'asc' } } as const
  const services = await db.service.findMany({
    where: { id: { in: [...new Set(places.map(({ serviceId }) => serviceId))] } },
    include: { organization: true, languages: { orderBy: { id: 'asc' } } },
  })
  return {
    last: last.id,
    places,
    services: new Map(services.map((service) => [service.id, service])),
    locations: new Map((await db.location.findMany({ where: { id: range } })).map((row) => [row.id, row])),
    phones: grouped(await db.phone.findMany(ofPlace)),
    schedules: grouped(await db.schedule.findMany(ofPlace)),
    accessibility: grouped(await db.accessibility.findMany(ofPlace)),
  }
}

function grouped<Row extends { readonly serviceAtLocationId: string }>(rows: readonly Row[]) {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.serviceAtLocationId)
    if (group) group.push(row)
    else groups.set(row.serviceAtLocationId, [row])
  }
  return (id: string): readonly Row[] => groups.get(id) ?? []
}

type Page = NonNullable<Awaited<ReturnType<typeof pageAfter>>>
type LocationRow = Page['locations'] extends Map<string, infer Row> ? Row : never

/** A tier that nobody knows any more guards like the strictest. */
const tierOf = (text: string): Tier => tiers.find((tier) => tier === text) ?? 'never'

const phoneOf = ({ number, extension }: ReturnType<Page['phones']>[number]): Phone => {
  const read = readPhones(number).phones[0] ?? { number, readable: number }
  return extension ? { ...read, extension } : read
}

function hoursOf(schedules: ReturnType<Page['schedules']>, location?: LocationRow): Hours | undefined {
  const week = schedules.flatMap(({ byday, opensAt, closesAt }) =>
    byday
      .split(',')
      .map((day): Opening => ({ day: weekdays.indexOf(day), opens: opensAt, closes: closesAt })),
  )
  if (week.length > 0) {
    week.sort((one, other) => one.day - other.day || one.opens - other.opens)
    return { kind: 'schedule', schedule: week }
  }
  return location?.hoursText ? { kind: 'unreadable', text: location.hoursText } : undefined
}

function venueOf({ address, latitude, longitude, approximate, phoneText }: LocationRow): Venue {
  return {
    approximate,
    ...(address === null ? {} : { address }),
    ...(latitude === null || longitude === null ? {} : { point: { latitude, longitude } }),
    ...(phoneText === null ? {} : { phoneText }),
  }
}

function offered(page: Page, place: Page['places'][number]): ServiceAtLocation {
  const service = page.services.get(place.serviceId)!
  const location = page.locations.get(place.id)
  const hours = hoursOf(page.schedules(place.id), location)
  return {
    id: place.id,
    serviceId: service.id,
    name: service.name,
    ...(service.organization ? { organization: service.organization.name } : {}),
    category: categoryOf(service.category)?.id ?? 'unclassified',
    tier: tierOf(service.tier),
    ...(place.oblast === null ? {} : { oblast: place.oblast }),
    ...(place.community === null ? {} : { community: place.community }),
    phones: page.phones(place.id).map(phoneOf),
    ...(hours ? { hours } : {}),
    ...(location ? { venue: venueOf(location) } : {}),
    ...(service.womanOfficer === null ? {} : { womanOfficer: service.womanOfficer }),
    accessibility: page.accessibility(place.id).map(({ feature }) => feature),
    languages: service.languages.map(({ code }) => code),
    source: service.source,
    checkedDay: service.checkedDay,
    recheckDays: service.recheckDays,
    ...(service.expiresDay === null ? {} : { expiresDay: service.expiresDay }),
  }
}

/** Everything in the directory, some hundreds of services at a time. */
export async function* storedServices(db: Db): AsyncGenerator<readonly ServiceAtLocation[]> {
  for (let page = await pageAfter(db, ''); page; page = await pageAfter(db, page.last)) {
    const here = page
    yield here.places.map((place) => offered(here, place))
  }
}
