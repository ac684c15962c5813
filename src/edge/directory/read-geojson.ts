import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Entry, Remark } from '../../directory/entry.ts'
import { readHours } from '../../directory/hours.ts'
import { readPhones } from '../../directory/phone.ts'
import { areaOf } from './area.ts'
import type { Country } from './gazetteer.ts'
import { SourceFault, textOf } from './rows.ts'
import { pointOf, type Reader, together } from './source.ts'

const Feature = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })

const categories: Readonly<Record<string, string>> = {
  pharmacy: 'pharmacy',
  hospital: 'hospital',
  clinic: 'hospital',
  emergency_ward: 'hospital',
  police: 'police',
}

type Tags = (name: string) => string

const tagsOf =
  (properties: Readonly<Record<string, unknown>>): Tags =>
  (name) => {
    const value = properties[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }

const nameOf = (tag: Tags, category: string) =>
  (tag('name:uk') || tag('name') || tag('operator') || (tag('ref') && `${category} ${tag('ref')}`))
    .replace(/^"+|"+$/g, '')
    .replace(/""/g, '"')

const addressOf = (tag: Tags) =>
  [
    tag('addr:city') || tag('addr:place'),
    [tag('addr:street'), tag('addr:housenumber')].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(', ')

const isPoint = (coordinates: unknown): coordinates is readonly [number, number] =>
  Array.isArray(coordinates) && typeof coordinates[0] === 'number' && typeof coordinates[1] === 'number'

const idOf = (feature: z.infer<typeof Feature>, tag: Tags) => {
  const own = feature.id ?? (tag('@id') || tag('ref:csioz') || tag('osm_id'))
  const digest = () =>
    createHash('sha256').update(
      JSON.stringify([feature.geometry, feature.properties['name'], feature.properties['amenity']]),
    )
  return own === '' ? digest().digest('hex').slice(0, 20) : String(own)
}

function entryOf(raw: unknown, line: number, file: string, country: Country): Entry | string {
  const parsed = Feature.safeParse(raw)
  if (!parsed.success) return 'it is not a feature'
  const feature = parsed.data
  const tag = tagsOf(feature.properties)
  const category = categories[tag('amenity')] ?? categories[tag('healthcare')]
  if (!category)
    return `“${tag('amenity') || tag('healthcare')}” is none of pharmacy, hospital, clinic, emergency_ward, police`
  const coordinates = feature.geometry?.coordinates
  if (feature.geometry?.type !== 'Point' || !isPoint(coordinates)) return 'it is not a point'
  const point = pointOf(String(coordinates[1]), String(coordinates[0]))?.point
  if (!point) return 'its coordinates are no place on Earth'
  const hours = readHours(tag('opening_hours'))
  const written = addressOf(tag)
  const spot = {
    ...areaOf(country, '', point),
    phones: together([tag('phone'), tag('contact:phone')].map((cell) => readPhones(cell))),
    ...(hours ? { hours } : {}),
    ...(written ? { address: written } : {}),
    point,
    accessibility: tag('wheelchair') === 'yes' ? ['wheelchair'] : [],
  }
  const name = nameOf(tag, category) || written
  if (!name) return 'it has neither a name nor an address'
  return {
    origin: { file, line },
    sourceId: idOf(feature, tag),
    name,
    category,
    languages: [],
    spots: [spot],
  }
}

/** Points with OpenStreetMap tags. The line of a remark is the number of the feature: GeoJSON has no lines of its own. */
export const readGeojson: Reader = async (path, country) => {
  const file = basename(path)
  const parse = (text: string): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      throw new SourceFault({ file, line: 1 }, 'it is not JSON', 'export it again as GeoJSON')
    }
  }
  const collection = Collection.safeParse(parse(await textOf(path)))
  if (!collection.success)
    throw new SourceFault({ file, line: 1 }, 'it is not a FeatureCollection', 'export it again as GeoJSON')
  const rejected: Remark[] = []
  const entries: Entry[] = []
  for (const [at, feature] of collection.data.features.entries()) {
    const entry = entryOf(feature, at + 1, file, country)
    if (typeof entry === 'string')
      rejected.push({ file, line: at + 1, reason: entry, mend: 'mend the feature or leave it out' })
    else entries.push(entry)
  }
  return { read: collection.data.features.length, entries, rejected, orphans: [], remarks: [] }
}
