import type { Entry, Remark, Spot } from '../../directory/entry.ts'
import { readPhones } from '../../directory/phone.ts'
import { areaOf } from './area.ts'
import type { Country } from './gazetteer.ts'
import { categoriesOf } from './hsds-categories.ts'
import { hoursOf } from './hsds-hours.ts'
import { grouped, openPackage, type Package, type TableName } from './hsds-package.ts'
import type { Row } from './rows.ts'
import { pointOf, type Reader, sourceOf, together } from './source.ts'

type Groups = Readonly<Record<'bySpot' | 'byService' | 'byLocation', ReadonlyMap<string, readonly Row[]>>>

/** A table whose rows may point to a service at location, to a service or to a location. */
const groupsOf = (rows: readonly Row[]): Groups => ({
  bySpot: grouped(rows, 'service_at_location_id'),
  byService: grouped(rows, 'service_id'),
  byLocation: grouped(rows, 'location_id'),
})

const languages: Readonly<Record<string, string>> = {
  ukrainian: 'uk',
  english: 'en',
  russian: 'ru',
  polish: 'pl',
  romanian: 'ro',
  hungarian: 'hu',
  spanish: 'es',
  french: 'fr',
  creole: 'ht',
  'haitian creole': 'ht',
  portuguese: 'pt',
  german: 'de',
  italian: 'it',
  greek: 'el',
  hebrew: 'he',
  arabic: 'ar',
  'american sign language': 'ase',
  'ukrainian sign language': 'ukl',
}

const languageOf = (row: Row) =>
  (row.get('code') || languages[(row.get('language') || row.get('name')).toLowerCase()]) ?? ''

const phoneOf = (row: Row) => {
  const number = row.get('number').replace(/^"+|"+$/g, '')
  const extension = row.get('extension')
  return readPhones(extension ? `${number} ext ${extension}` : number, 'north-america')
}

const addressOf = (row: Row) =>
  ['address_1', 'address_2', 'city', 'state_province', 'postal_code']
    .map((column) => row.get(column))
    .filter(Boolean)
    .join(', ')

/** What a package knows, ready to be asked by service and location. */
function indexed(tables: Package) {
  const by = (table: TableName) => groupsOf(tables[table])
  return {
    organizations: new Map(tables.organization.map((row) => [row.get('id'), row])),
    locations: new Map(tables.location.map((row) => [row.get('id'), row])),
    spots: grouped(tables.service_at_location, 'service_id'),
    address: by('address').byLocation,
    accessibility: by('accessibility').byLocation,
    phone: by('phone'),
    schedule: by('schedule'),
    language: by('language'),
    categories: categoriesOf(tables),
  }
}
type Index = ReturnType<typeof indexed>

/** The rows that speak of this very service at this location, else of the service, else of the location. */
const about = (groups: Groups, spot: string, service: string, location: string): readonly Row[] => {
  const found =
    groups.bySpot.get(spot) ??
    groups.byService.get(service)?.filter((row) => [location, ''].includes(row.get('location_id')))
  return found && found.length > 0
    ? found
    : (groups.byLocation.get(location) ?? []).filter((row) => !row.get('service_id'))
}

function spotOf(index: Index, service: Row, at: Row | undefined, country: Country): Spot {
  const [id, location] = [service.get('id'), at?.get('location_id') ?? '']
  const where = index.locations.get(location)
  const address =
    (index.address.get(location) ?? []).find((row) => row.get('address_type') !== 'postal') ??
    index.address.get(location)?.[0]
  const point = pointOf(where?.get('latitude') ?? '', where?.get('longitude') ?? '')?.point
  const hours = hoursOf(about(index.schedule, at?.get('id') ?? '', id, location))
  const wheelchair = (index.accessibility.get(location) ?? []).some((row) =>
    /wheelchair|handicap/i.test(row.get('accessibility') + row.get('description')),
  )
  const written = address ? addressOf(address) : ''
  return {
    ...(location ? { sourceId: location } : {}),
    ...areaOf(country, '', point),
    phones: together(about(index.phone, at?.get('id') ?? '', id, location).map(phoneOf)),
    ...(hours ? { hours } : {}),
    ...(written ? { address: written } : {}),
    ...(point ? { point } : {}),
    accessibility: wheelchair ? ['wheelchair'] : [],
  }
}

function entryOf(index: Index, row: Row, country: Country): Entry | string {
  const [id, name] = [row.get('id'), row.get('name')]
  if (!id || !name) return id ? 'the service has no name' : 'the service has no id'
  if (row.get('status') && row.get('status') !== 'active') return `its status is “${row.get('status')}”`
  const places = index.spots.get(id) ?? []
  const spots = (places.length > 0 ? places : [undefined]).map((at) => spotOf(index, row, at, country))
  const organization = index.organizations.get(row.get('organization_id'))
  const spoken = (index.language.byService.get(id) ?? []).map(languageOf)
  return {
    origin: row.origin,
    sourceId: id,
    name,
    ...(organization
      ? { organization: { sourceId: organization.get('id'), name: organization.get('name') } }
      : {}),
    category: index.categories(id),
    languages: [...new Set(spoken)].filter(Boolean),
    spots,
  }
}

/** Locations whose coordinates are no place on Earth: the service stays, the coordinates do not. */
const misplaced = (row: Row): Remark[] => {
  const pair = pointOf(row.get('latitude'), row.get('longitude'))
  const reason = `location ${row.get('id')} lies nowhere on Earth: its coordinates were left out`
  return pair && !pair.point ? [{ ...row.origin, reason, mend: 'mend its latitude and longitude' }] : []
}

/** An HSDS package, 1.1 or 3: a folder of tables. A service of an unknown organization is kept, and named. */
export const readHsds: Reader = async (path, country) => {
  const tables = await openPackage(path)
  const index = indexed(tables)
  const orphans = tables.service
    .filter((row) => !index.organizations.has(row.get('organization_id')))
    .map((row) => ({
      ...row.origin,
      id: row.get('id'),
      name: row.get('name'),
      reason: row.get('organization_id')
        ? `organization ${row.get('organization_id')} is not in the package`
        : 'it names no organization',
      mend: 'add the organization to organizations.csv',
    }))
  const source = sourceOf(tables.service, (row) => entryOf(index, row, country))
  return { ...source, orphans, remarks: tables.location.flatMap(misplaced) }
}
