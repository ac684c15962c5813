import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { admit } from '../../src/directory/entry.ts'
import { formats } from '../../src/edge/directory/import.ts'
import { country } from './open-directory.ts'

const data = process.env['STEZHKA_DATA'] ?? ''
if (!data) console.log('real registers: not read, because STEZHKA_DATA names no folder')

const read = async (format: keyof typeof formats, path: string) => {
  const source = await formats[format](join(data, path), await country())
  const admitted = source.entries.map(admit)
  const spots = source.entries.flatMap(({ spots }) => spots)
  return { source, admitted, spots }
}

describe.skipIf(!existsSync(data))('real registers', () => {
  it('service centres: reads 338 of 366 timetables, and the others stay text', async () => {
    const { source, spots } = await read('cnap', 'ukraine-cnap/ua_cnap_4_oblasts.csv')
    expect(source).toMatchObject({ read: 635, rejected: [] })
    const hours = spots.flatMap((spot) => spot.hours ?? [])
    expect(hours.filter(({ kind }) => kind === 'schedule')).toHaveLength(338)
    expect(hours.filter(({ kind }) => kind === 'unreadable')).toHaveLength(29)
    expect(spots.filter(({ phones }) => phones.text !== undefined)).toHaveLength(37)
    expect(spots.filter(({ community }) => community !== undefined).length).toBeGreaterThanOrEqual(561)
  })

  it('health providers: every row is a hospital or a family doctor, with a name nobody shouts', async () => {
    const { source, spots } = await read('nhsu', 'ukraine-health/ua_health_nhsu_6_regions.csv')
    expect(source).toMatchObject({ read: 1_041, rejected: [] })
    expect(spots.filter(({ phones }) => phones.phones.length > 0).length).toBe(1_037)
    expect(source.entries.filter(({ name }) => /\p{Lu}{12}/u.test(name))).toEqual([])
    expect(spots.filter(({ address }) => /\((?:з|пн)\)/iu.test(address ?? ''))).toEqual([])
  })

  it('an HSDS package: names its orphans and hides its shelters', async () => {
    const { source, admitted } = await read('hsds', 'hsds-miami-211')
    expect(source.read).toBe(469)
    expect(source.orphans).toHaveLength(43)
    const confidential = new Set(['3024', '3292', '5071'])
    const hidden = admitted.flatMap((one) => (one.ok && confidential.has(one.entry.sourceId) ? [one] : []))
    expect(hidden.map(({ tier }) => tier)).toEqual(['never', 'never', 'never'])
    for (const { entry } of hidden) {
      expect(entry.spots[0]?.phones.phones).toHaveLength(1)
      expect(entry.spots[0]).not.toHaveProperty('address')
      expect(entry.spots[0]).not.toHaveProperty('point')
    }
  })

  it('points with OpenStreetMap tags: all of them', async () => {
    const { source } = await read(
      'geojson',
      'poland-osm-health/pl_health_osm_tags_lubelskie_podkarpackie.geojson',
    )
    expect(source).toMatchObject({ read: 1_937, rejected: [] })
  })
})
