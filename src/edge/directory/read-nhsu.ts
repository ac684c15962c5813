import type { Entry } from '../../directory/entry.ts'
import { readPhones } from '../../directory/phone.ts'
import { areaOf, placed } from './area.ts'
import { commonName, readable } from './capitals.ts'
import type { Country } from './gazetteer.ts'
import { type Row, tableOf } from './rows.ts'
import { filled, pointOf, type Reader, sourceOf } from './source.ts'

/** "ТЕПЛОДАР(ПН)", "Лебедин(З)": the settlement, without the register's mark. */
const settlementOf = (cell: string) => cell.replace(/\s*\([^)]*\)?\s*$/, '')

const kinds =
  /(?<=, )(?:вулиця|вул|проспект|просп|пр|провулок|пров|площа|пл|бульвар|бул|шосе|набережна|узвіз|мікрорайон)(?=[\s.])/giu

/** "Україна, 65490, Одеська обл., місто Теплодар(пн), ВУЛИЦЯ ПОЛЬОВА, будинок 2" as a letter would have it. */
const addressOf = (cell: string) =>
  cell
    .replace(/^Україна,\s*/u, '')
    .replace(/\((?:з|пн)\)/giu, '')
    .replace(/\s*,\s*/g, ', ')
    .replace(kinds, (word) => word.toLowerCase())
    .replace(/(?<=[\s.])[А-ЯҐЄІЇ][А-ЯҐЄІЇ'’-]{2,}(?![\p{L}])/gu, (word) => readable(word))

/** A family doctor's practice is no hospital, whatever else it is; a small-town hospital may be registered as primary care only. */
const isHospital = (row: Row) =>
  row.get('care_type').toLowerCase() !== 'первинна' || /лікарн/iu.test(row.get('name'))

function entryOf(row: Row, country: Country): Entry | string {
  const [id, name] = [row.get('id'), row.get('name')]
  if (!id || !name) return id ? 'it has no name' : 'it has no id'
  const point = pointOf(row.get('lat'), row.get('lng'))?.point
  const region = row.get('oblast').replace(/^М\.\s*/u, '')
  const town = settlementOf(row.get('settlement'))
  const where = town.toLowerCase() === region.toLowerCase() ? `м. ${town}` : `${town}, ${region} область`
  const spot = placed(country, {
    ...areaOf(country, where, point),
    phones: readPhones(row.get('phone')),
    ...filled('address', addressOf(row.get('address'))),
    ...(point ? { point } : {}),
    accessibility: [],
  })
  const legal = readable(name)
  const organization = { sourceId: row.get('edrpou') || id, name: legal }
  return {
    origin: row.origin,
    sourceId: id,
    name: commonName(legal),
    organization,
    category: isHospital(row) ? 'hospital' : 'primary_care',
    languages: [],
    spots: [spot],
  }
}

/** The health providers of the National Health Service of Ukraine (one row each). */
export const readNhsu: Reader = async (path, country) =>
  sourceOf(await tableOf(path), (row) => entryOf(row, country))
