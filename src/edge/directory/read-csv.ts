import { basename } from 'node:path'
import { dayOf } from '../../directory/day.ts'
import type { Entry } from '../../directory/entry.ts'
import { readHours } from '../../directory/hours.ts'
import { readPhones } from '../../directory/phone.ts'
import { areaOf, placed } from './area.ts'
import type { Country } from './gazetteer.ts'
import { type Row, rowsOf, SourceFault, textOf } from './rows.ts'
import { filled, pointOf, type Reader, sourceOf } from './source.ts'

/** The header of our own table, in any order; id, name and category must be filled in. */
export const columns = [
  'id',
  'name',
  'organization',
  'category',
  'phones',
  'hours',
  'oblast',
  'community',
  'address',
  'latitude',
  'longitude',
  'accessibility',
  'languages',
  'woman_officer',
  'checked',
  'expires',
] as const

const dayIn = (text: string) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return at && !Number.isNaN(at.getTime()) ? dayOf(at) : undefined
}

const list = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)

/** An area by KATOTTG code or by name; a name that is not certain is a reason to reject the line. */
function areaIn(row: Row, country: Country) {
  const [oblast, community] = [row.get('oblast'), row.get('community')]
  const known = country.community(community)
  if (known) return { oblast: known.oblast.id, community: known.id }
  if (!oblast && !community) return {}
  const area = areaOf(country, [community, oblast].filter(Boolean).join(', '))
  const missed = community ? !area.community : !area.oblast
  return missed
    ? `“${[community, oblast].filter(Boolean).join(', ')}” is no certain place: give the KATOTTG code`
    : area
}

function entryOf(row: Row, country: Country): Entry | string {
  const missing = ['id', 'name', 'category'].find((column) => !row.get(column))
  if (missing) return `${missing} is empty`
  const pair = pointOf(row.get('latitude'), row.get('longitude'))
  if (pair && !pair.point) return 'its coordinates are no place on Earth'
  const wrongDate = ['checked', 'expires'].find(
    (column) => row.get(column) && dayIn(row.get(column)) === undefined,
  )
  if (wrongDate) return `${wrongDate} is not a date like 2026-11-21`
  const area = areaIn(row, country)
  if (typeof area === 'string') return area
  const hours = readHours(row.get('hours'))
  const [checkedDay, expiresDay] = [dayIn(row.get('checked')), dayIn(row.get('expires'))]
  const spot = placed(country, {
    ...area,
    phones: readPhones(row.get('phones')),
    ...(hours ? { hours } : {}),
    ...filled('address', row.get('address')),
    ...pair,
    accessibility: list(row.get('accessibility')),
  })
  const organization = row.get('organization')
  return {
    origin: row.origin,
    sourceId: row.get('id'),
    name: row.get('name'),
    ...(organization ? { organization: { sourceId: organization, name: organization } } : {}),
    category: row.get('category'),
    ...(row.get('woman_officer')
      ? { womanOfficer: /^(?:1|yes|так|true)$/i.test(row.get('woman_officer')) }
      : {}),
    languages: list(row.get('languages')),
    spots: [spot],
    ...(checkedDay === undefined ? {} : { checkedDay }),
    ...(expiresDay === undefined ? {} : { expiresDay }),
  }
}

/** Our own table, for an organization that keeps its services in a spreadsheet. */
export const readCsv: Reader = async (path, country) => {
  const text = await textOf(path)
  const header = text
    .split(/\r?\n/, 1)[0]!
    .replace('\ufeff', '')
    .split(/[;,]/)
    .map((name) => name.trim().toLowerCase())
  const missing = ['id', 'name', 'category'].filter((column) => !header.includes(column))
  if (missing.length > 0) {
    const reason = `the header lacks ${missing.join(', ')}`
    throw new SourceFault(
      { file: basename(path), line: 1 },
      reason,
      `begin with a line like ${columns.join(',')}`,
    )
  }
  return sourceOf(rowsOf(text, basename(path)), (row) => entryOf(row, country))
}
