import { categories, type Tier } from '../../directory/category.ts'
import type { Entry, Spot } from '../../directory/entry.ts'
import type { Schedule } from '../../directory/hours.ts'
import { insertRows } from './bulk.ts'
import type { Dialect } from './database-url.ts'
import type { Db, Tx } from './open.ts'

/** When a service was checked and how long that holds, in days since 1970. */
export type Term = { readonly checkedDay: number; readonly recheckDays: number; readonly expiresDay?: number }

/** One admitted service on its way into the tables. */
export type ServiceRecord = Term & {
  readonly id: string
  readonly source: string
  readonly digest: string
  readonly tier: Tier
  readonly entry: Entry
}

/** What the tables hold of a service, as far as an import must know. */
export type Kept = Term & { readonly digest: string }

/** Services at a time, and ids in one statement: few enough for the parameters of any database. */
const BATCH = 500
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

async function inBatches<Row>(rows: readonly Row[], work: (batch: Row[]) => Promise<unknown>) {
  for (let at = 0; at < rows.length; at += BATCH) await work(rows.slice(at, at + BATCH))
}

/** What is kept of a source, by service id. */
export async function keptServices(db: Db, source: string): Promise<ReadonlyMap<string, Kept>> {
  const rows = await db.service.findMany({
    where: { source },
    select: { id: true, digest: true, checkedDay: true, recheckDays: true, expiresDay: true },
  })
  return new Map(
    rows.map(({ id, expiresDay, ...row }) => [
      id,
      { ...row, ...(expiresDay === null ? {} : { expiresDay }) },
    ]),
  )
}

/** The taxonomy as the register has it. A category whose tier changed loses its services: they must be admitted anew. */
async function keepTerms(tx: Tx) {
  const known = new Map((await tx.taxonomyTerm.findMany()).map(({ id, tier }) => [id, tier]))
  const fresh = categories.filter(({ id }) => !known.has(id)).map(({ id, tier }) => ({ id, tier }))
  if (fresh.length > 0) await tx.taxonomyTerm.createMany({ data: fresh })
  for (const { id, tier } of categories) {
    if ((known.get(id) ?? tier) === tier) continue
    await tx.service.deleteMany({ where: { category: id } })
    await tx.taxonomyTerm.update({ where: { id }, data: { tier } })
  }
}

async function keepOrganizations(tx: Tx, dialect: Dialect, records: readonly ServiceRecord[]) {
  const named = new Map<string, { id: string; source: string; name: string }>()
  for (const { source, entry } of records) {
    if (!entry.organization) continue
    const id = `${source}:${entry.organization.sourceId}`
    if (!named.has(id)) named.set(id, { id, source, name: entry.organization.name })
  }
  const known = new Map((await tx.organization.findMany()).map(({ id, name }) => [id, name]))
  const all = [...named.values()]
  const fresh = all.filter(({ id }) => !known.has(id))
  await insertRows(tx, dialect, tables.organizations, fresh)
  for (const { id, name } of all) {
    if ((known.get(id) ?? name) !== name) await tx.organization.update({ where: { id }, data: { name } })
  }
}

const two = (count: number) => String(count).padStart(2, '0')

function scheduleRows(spot: string, schedule: Schedule) {
  const spans = new Map<string, { opensAt: number; closesAt: number; days: number[] }>()
  for (const { day, opens, closes } of schedule) {
    const key = `${opens}-${closes}`
    const span = spans.get(key) ?? { opensAt: opens, closesAt: closes, days: [] }
    span.days.push(day)
    spans.set(key, span)
  }
  return [...spans.values()].map(({ days, ...span }, at) => ({
    id: `${spot}#${two(at)}`,
    serviceAtLocationId: spot,
    ...span,
    byday: days.map((day) => weekdays[day]).join(','),
  }))
}

/** A location only where something of a place is known; the tables refuse it for any tier without a place. */
function locationRow(id: string, tier: Tier, spot: Spot) {
  const row = {
    address: spot.address ?? null,
    latitude: spot.point?.latitude ?? null,
    longitude: spot.point?.longitude ?? null,
    hoursText: spot.hours?.kind === 'unreadable' ? spot.hours.text : null,
    phoneText: spot.phones.text ?? null,
  }
  const empty = Object.values(row).every((value) => value === null)
  return empty ? [] : [{ id, tier, ...row, approximate: spot.approximate ?? false }]
}

const spotsOf = ({ id, tier, entry }: ServiceRecord) =>
  entry.spots.map((spot, at) => ({
    id: entry.spots.length === 1 ? id : `${id}/${spot.sourceId ?? at}`,
    serviceId: id,
    tier,
    spot,
  }))
type SpotRecord = ReturnType<typeof spotsOf>[number]

const spotRow = ({ spot, ...row }: SpotRecord) => ({
  ...row,
  oblast: spot.oblast ?? null,
  community: spot.community ?? null,
})

const phoneRows = (serviceAtLocationId: string, spot: Spot) =>
  spot.phones.phones.map(({ number, extension }, at) => ({
    id: `${serviceAtLocationId}#${two(at)}`,
    serviceAtLocationId,
    number,
    extension: extension ?? null,
  }))

const accessibilityRows = (serviceAtLocationId: string, spot: Spot) =>
  spot.accessibility.map((feature, at) => ({
    id: `${serviceAtLocationId}#${two(at)}`,
    serviceAtLocationId,
    feature,
  }))

/** What hangs on services and on their places. */
const detailsOf = (records: readonly ServiceRecord[], spots: readonly SpotRecord[]) => ({
  languages: records.flatMap(({ id, entry }) =>
    entry.languages.map((code, at) => ({ id: `${id}#${two(at)}`, serviceId: id, code })),
  ),
  locations: spots.flatMap(({ id, tier, spot }) => locationRow(id, tier, spot)),
  phones: spots.flatMap(({ id, spot }) => phoneRows(id, spot)),
  schedules: spots.flatMap(({ id, spot }) =>
    spot.hours?.kind === 'schedule' ? scheduleRows(id, spot.hours.schedule) : [],
  ),
  accessibility: spots.flatMap(({ id, spot }) => accessibilityRows(id, spot)),
})

const serviceRow = ({ entry, ...record }: ServiceRecord) => ({
  ...record,
  expiresDay: record.expiresDay ?? null,
  organizationId: entry.organization ? `${record.source}:${entry.organization.sourceId}` : null,
  category: entry.category,
  name: entry.name,
  womanOfficer: entry.womanOfficer ?? null,
})

const tables = {
  organizations: { table: 'Organization', columns: { id: 'TEXT', source: 'TEXT', name: 'TEXT' } },
  services: {
    table: 'Service',
    columns: {
      id: 'TEXT',
      source: 'TEXT',
      organizationId: 'TEXT',
      category: 'TEXT',
      tier: 'TEXT',
      name: 'TEXT',
      womanOfficer: 'BOOLEAN',
      checkedDay: 'INTEGER',
      recheckDays: 'INTEGER',
      expiresDay: 'INTEGER',
      digest: 'TEXT',
    },
  },
  places: {
    table: 'ServiceAtLocation',
    columns: { id: 'TEXT', serviceId: 'TEXT', tier: 'TEXT', oblast: 'TEXT', community: 'TEXT' },
  },
  locations: {
    table: 'Location',
    columns: {
      id: 'TEXT',
      tier: 'TEXT',
      address: 'TEXT',
      latitude: 'DOUBLE PRECISION',
      longitude: 'DOUBLE PRECISION',
      approximate: 'BOOLEAN',
      hoursText: 'TEXT',
      phoneText: 'TEXT',
    },
  },
  phones: {
    table: 'Phone',
    columns: { id: 'TEXT', serviceAtLocationId: 'TEXT', number: 'TEXT', extension: 'TEXT' },
  },
  schedules: {
    table: 'Schedule',
    columns: {
      id: 'TEXT',
      serviceAtLocationId: 'TEXT',
      byday: 'TEXT',
      opensAt: 'INTEGER',
      closesAt: 'INTEGER',
    },
  },
  languages: { table: 'Language', columns: { id: 'TEXT', serviceId: 'TEXT', code: 'TEXT' } },
  accessibility: {
    table: 'Accessibility',
    columns: { id: 'TEXT', serviceAtLocationId: 'TEXT', feature: 'TEXT' },
  },
} as const

/** Services on their way in; those in `replaced` were there before, and go with all that hangs on them. */
export type Keeping = {
  readonly records: readonly ServiceRecord[]
  readonly replaced: readonly string[]
  readonly told?: (done: number) => void
}

/** Puts services into the tables. */
export async function keepServices(tx: Tx, dialect: Dialect, { records, replaced, told }: Keeping) {
  await keepTerms(tx)
  await inBatches(replaced, (batch) => tx.service.deleteMany({ where: { id: { in: batch } } }))
  await keepOrganizations(tx, dialect, records)
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH)
    const spots = batch.flatMap(spotsOf)
    const details = detailsOf(batch, spots)
    await insertRows(tx, dialect, tables.services, batch.map(serviceRow))
    await insertRows(tx, dialect, tables.places, spots.map(spotRow))
    await insertRows(tx, dialect, tables.locations, details.locations)
    await insertRows(tx, dialect, tables.phones, details.phones)
    await insertRows(tx, dialect, tables.schedules, details.schedules)
    await insertRows(tx, dialect, tables.languages, details.languages)
    await insertRows(tx, dialect, tables.accessibility, details.accessibility)
    told?.(at + batch.length)
  }
}

/** The source stated them again: what it says is the same, and newer. */
export async function recheckServices(tx: Tx, ids: readonly string[], term: Term) {
  const { checkedDay, recheckDays, expiresDay } = term
  const data = { checkedDay, recheckDays, expiresDay: expiresDay ?? null }
  await inBatches(ids, (batch) => tx.service.updateMany({ where: { id: { in: batch } }, data }))
}
