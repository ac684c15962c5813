import { categoryOf, type Tier, tiers } from '../../directory/category.ts'
import type { Hours, Opening } from '../../directory/hours.ts'
import { type Phone, readPhones } from '../../directory/phone.ts'
import type { ServiceAtLocation, Venue } from '../../directory/service.ts'
import type { Db } from './open.ts'

const PAGE = 1_000
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const pageAfter = (db: Db, after: string) =>
  db.service.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: PAGE,
    include: {
      organization: true,
      languages: { orderBy: { id: 'asc' } },
      places: {
        orderBy: { id: 'asc' },
        include: {
          location: true,
          phones: { orderBy: { id: 'asc' } },
          schedules: { orderBy: { id: 'asc' } },
          accessibility: { orderBy: { id: 'asc' } },
        },
      },
    },
  })

type ServiceRow = Awaited<ReturnType<typeof pageAfter>>[number]
type PlaceRow = ServiceRow['places'][number]

/** A tier that nobody knows any more guards like the strictest. */
const tierOf = (text: string): Tier => tiers.find((tier) => tier === text) ?? 'never'

const phoneOf = ({ number, extension }: PlaceRow['phones'][number]): Phone => {
  const read = readPhones(number).phones[0] ?? { number, readable: number }
  return extension ? { ...read, extension } : read
}

function hoursOf(place: PlaceRow): Hours | undefined {
  const week = place.schedules.flatMap(({ byday, opensAt, closesAt }) =>
    byday
      .split(',')
      .map((day): Opening => ({ day: weekdays.indexOf(day), opens: opensAt, closes: closesAt })),
  )
  if (week.length > 0) {
    week.sort((one, other) => one.day - other.day || one.opens - other.opens)
    return { kind: 'schedule', schedule: week }
  }
  const text = place.location?.hoursText
  return text ? { kind: 'unreadable', text } : undefined
}

function venueOf({ location }: PlaceRow): Venue | undefined {
  if (!location) return undefined
  const { address, latitude, longitude, approximate, phoneText } = location
  return {
    approximate,
    ...(address === null ? {} : { address }),
    ...(latitude === null || longitude === null ? {} : { point: { latitude, longitude } }),
    ...(phoneText === null ? {} : { phoneText }),
  }
}

function offered(service: ServiceRow, place: PlaceRow): ServiceAtLocation {
  const [hours, venue] = [hoursOf(place), venueOf(place)]
  return {
    id: place.id,
    serviceId: service.id,
    name: service.name,
    ...(service.organization ? { organization: service.organization.name } : {}),
    category: categoryOf(service.category)?.id ?? 'unclassified',
    tier: tierOf(service.tier),
    ...(place.oblast === null ? {} : { oblast: place.oblast }),
    ...(place.community === null ? {} : { community: place.community }),
    phones: place.phones.map(phoneOf),
    ...(hours ? { hours } : {}),
    ...(venue ? { venue } : {}),
    ...(service.womanOfficer === null ? {} : { womanOfficer: service.womanOfficer }),
    accessibility: place.accessibility.map(({ feature }) => feature),
    languages: service.languages.map(({ code }) => code),
    source: service.source,
    checkedDay: service.checkedDay,
    recheckDays: service.recheckDays,
    ...(service.expiresDay === null ? {} : { expiresDay: service.expiresDay }),
  }
}

/** Everything in the directory, a thousand services at a time. */
export async function* storedServices(db: Db): AsyncGenerator<readonly ServiceAtLocation[]> {
  for (let after = ''; ; ) {
    const page = await pageAfter(db, after)
    const last = page.at(-1)
    if (!last) return
    yield page.flatMap((service) => service.places.map((place) => offered(service, place)))
    after = last.id
  }
}
