import type { Entry } from '../../directory/entry.ts'
import { readHours } from '../../directory/hours.ts'
import { readPhones } from '../../directory/phone.ts'
import { areaOf, placed } from './area.ts'
import type { Country } from './gazetteer.ts'
import { type Row, tableOf } from './rows.ts'
import { filled, type Reader, sourceOf } from './source.ts'

const features: Readonly<Record<string, string>> = {
  pandus: 'ramp',
  dis_sanit: 'toilet',
  braille_mat: 'braille',
}

/** "…, с. Сокіл, Чернівецька територіальна громада, Вінницька область": the community first, then the settlement. */
function areaIn(address: string, oblast: string, country: Country) {
  const parts = address.split(',').map((part) => part.trim())
  const region = parts.find((part) => /область$/u.test(part)) ?? (oblast ? `${oblast} область` : '')
  const community = parts.find((part) => /територіальна громада$/u.test(part))
  const settlement =
    parts.find((part) => /^(?:м|с|смт|сел)\.?\s+\p{Lu}/u.test(part)) ??
    parts.find((part) => part.startsWith('м.'))
  const named = [community?.replace('територіальна ', ''), settlement].filter((part) => part !== undefined)
  for (const part of named) {
    const area = areaOf(country, region ? `${part}, ${region}` : part)
    if (area.community) return area
  }
  return areaOf(country, region)
}

function entryOf(row: Row, country: Country): Entry | string {
  const [id, name, address] = [row.get('code'), row.get('name'), row.get('address')]
  if (!id || !name) return id ? 'it has no name' : 'it has no code'
  const hours = readHours(row.get('timetable'))
  const spot = placed(country, {
    ...areaIn(address, row.get('oblast'), country),
    phones: readPhones(row.get('tel_consul')),
    ...(hours ? { hours } : {}),
    ...filled('address', address),
    accessibility: Object.keys(features).flatMap((column) =>
      row.get(column) === '1' ? features[column]! : [],
    ),
  })
  return { origin: row.origin, sourceId: id, name, category: 'service_centre', languages: [], spots: [spot] }
}

/** The register of administrative service centres: hours and phones as each centre wrote them, no coordinates. */
export const readCnap: Reader = async (path, country) =>
  sourceOf(await tableOf(path), (row) => entryOf(row, country))
