import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categories } from '../../src/directory/category.ts'
import { SourceFault } from '../../src/edge/directory/rows.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { eachDatabase } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { bring, everything, friday, packageFolder, table } from './open-directory.ts'

const folder = temporaryFolder()
const whole = { path: packageFolder, format: 'hsds' } as const
const lines = (remarks: readonly { file: string; line: number; reason: string }[]) =>
  remarks.map(({ file, line, reason }) => `${file}:${line}: ${reason}`)

const cell = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 12 }),
  fc.constantFrom('102', 'пн-пт 9:00-18:00', 'вул. Тиха, 1'),
)
const line = fc.record({
  id: fc.integer({ min: 1, max: 6 }).map(String),
  name: fc.constantFrom('Перша', 'Друга', 'Третя', ''),
  category: fc.constantFrom(...categories.map(({ id }) => id), 'gym'),
  phones: cell,
  hours: cell,
  address: cell,
  latitude: fc.constantFrom('', '49.2', '91'),
  longitude: fc.constantFrom('', '28.4'),
})
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

const fault = async (storage: Storage, path: string, format: 'csv' | 'hsds' | 'geojson') => {
  const caught = await bring(storage, { path, format }).catch((error: unknown) => error)
  return caught instanceof SourceFault ? `${caught.origin.line}: ${caught.reason} — ${caught.mend}` : caught
}

eachDatabase('the directory', (open) => {
  describe('an import', () => {
    it('brings an HSDS package in and says what it did with every service', async () => {
      const storage = await open()
      const report = await bring(storage, whole)
      expect(report).toMatchObject({ read: 8, added: 5, changed: 0, kept: 0, dryRun: false })
      expect(lines(report.rejected)).toEqual([
        'services.csv:6: the service has no name',
        'services.csv:7: its status is “inactive”',
        'services.csv:9: a shelter must not be found by its name, and this name tells a street',
      ])
      expect(report.orphans.map(({ id, name }) => `${id} ${name}`)).toEqual(['s3 Care to share'])
      expect(lines(report.remarks)).toEqual([
        'locations.csv:5: location l6 lies nowhere on Earth: its coordinates were left out',
        'services.csv:4: its address, its coordinates, a phone that could not be read, hours that could not be read left behind: a shelter is answered by phone only',
        'services.csv:5: its address, a phone that could not be read left behind: a call_centre is answered by phone only',
        'services.csv:10: its address, its coordinates left behind: a unclassified is answered by phone only',
      ])
    })

    it('keeps what can be read, and the rest as text', async () => {
      const storage = await open()
      await bring(storage, whole)
      const rows = await everything(storage)
      expect(
        rows.locations.map(({ id, address, latitude, hoursText }) => [id, address, latitude, hoursText]),
      ).toEqual([
        ['hsds:s1', '1 Invented Lane, Room 2, Vinnytsia, VN, 21000', 49.2328, null],
        ['hsds:s6', '3 Clinic Street, Vinnytsia, VN, 21003', null, '9:00am-5:00, Mon'],
      ])
      expect(
        rows.phones.map(({ serviceAtLocationId, number, extension }) => [
          serviceAtLocationId,
          number,
          extension,
        ]),
      ).toEqual([
        ['hsds:s1', '+380432655050', '12'],
        ['hsds:s2', '+13055550100', null],
        ['hsds:s6', '+380432655051', null],
      ])
      expect(rows.schedules).toMatchObject([{ byday: 'MO,TU', opensAt: 540, closesAt: 1020 }])
      expect(rows.languages.map(({ code }) => code)).toEqual(['uk', 'en'])
      expect(rows.accessibility).toMatchObject([{ serviceAtLocationId: 'hsds:s1', feature: 'wheelchair' }])
    })

    it('leaves nothing of a hidden address anywhere', async () => {
      const storage = await open()
      await bring(storage, whole)
      await bring(storage, { path: table('own.csv'), format: 'csv' })
      const kept = JSON.stringify(await everything(storage))
      for (const secret of ['Hidden', 'Прихована', '49.2571', '28.6123', 'PO Box', 'домовленістю'])
        expect(kept).not.toContain(secret)
      expect(kept).toContain('Invented Lane')
    })

    it('changes nothing when it is done again', async () => {
      const storage = await open()
      await bring(storage, whole)
      const before = await everything(storage)
      expect(await bring(storage, whole)).toMatchObject({ added: 0, changed: 0, kept: 5 })
      expect(await everything(storage)).toEqual(before)
    })

    it('writes nothing on a dry run, and says the same', async () => {
      const storage = await open()
      expect(await bring(storage, { ...whole, dryRun: true })).toMatchObject({ added: 5, dryRun: true })
      expect((await everything(storage)).services).toEqual([])
    })

    it('renews the day it was checked without calling that a change', async () => {
      const storage = await open()
      await bring(storage, whole)
      const later = new Date(friday.getTime() + 7 * 86_400_000)
      expect(await bring(storage, { ...whole, checkedAt: later, expiresAt: later })).toMatchObject({
        changed: 0,
        kept: 5,
      })
      const [service] = (await everything(storage)).services
      expect(service).toMatchObject({ checkedDay: 20_784, expiresDay: 20_784 })
    })

    it('keeps all of a source or nothing of it', async () => {
      const storage = await open()
      await expect(
        storage.transaction(async (tx) => {
          await tx.taxonomyTerm.createMany({ data: [{ id: 'pharmacy', tier: 'public' }] })
          await tx.service.create({
            data: {
              id: 'x',
              source: 'x',
              category: 'pharmacy',
              tier: 'never',
              name: 'x',
              checkedDay: 0,
              recheckDays: 1,
              digest: '',
            },
          })
        }),
      ).rejects.toThrow()
      expect((await everything(storage)).services).toEqual([])
      expect(await storage.db.taxonomyTerm.count()).toBe(0)
    })

    it('changes the service whose line changed, and only that one', async () => {
      const storage = await open()
      const path = join(folder, 'two.csv')
      const header = 'id,name,category,phones\n'
      writeFileSync(path, `${header}1,Перша,police,102\n2,Друга,police,102\n`)
      await bring(storage, { path, format: 'csv' })
      writeFileSync(path, `${header}1,Перша,police,102\n2,Друга,police,0432655050\n`)
      expect(await bring(storage, { path, format: 'csv' })).toMatchObject({ added: 0, changed: 1, kept: 1 })
      expect((await everything(storage)).phones.map(({ number }) => number)).toEqual(['102', '+380432655050'])
    })
  })

  describe('our own table', () => {
    it('names every line that it cannot take, with the reason', async () => {
      const report = await bring(await open(), { path: table('own.csv'), format: 'csv' })
      expect(report).toMatchObject({ read: 10, added: 4, unread: { hours: 1, phones: 0 } })
      expect(lines(report.rejected)).toEqual([
        'own.csv:6: name is empty',
        'own.csv:7: its coordinates are no place on Earth',
        'own.csv:8: “Миколаївка-Небувала, Вінницька область” is no certain place: give the KATOTTG code',
        'own.csv:9: checked is not a date like 2026-11-21',
        'own.csv:5: there is no category “gym”',
        'own.csv:10: the id 1 stands on line 2 already',
      ])
    })

    it('puts a service without coordinates into the middle of its community, and says so', async () => {
      const storage = await open()
      await bring(storage, { path: table('own.csv'), format: 'csv' })
      const police = await storage.db.location.findUnique({ where: { id: 'csv:2' } })
      expect(police).toMatchObject({ approximate: true, latitude: 49.239 })
      const place = await storage.db.serviceAtLocation.findUnique({
        where: { id: 'csv:2' },
        include: { service: true },
      })
      expect(place).toMatchObject({
        oblast: 'ua05',
        community: 'UA05020030000031457',
        service: { womanOfficer: true },
      })
    })

    it('keeps a shelter by its oblast only', async () => {
      const storage = await open()
      await bring(storage, { path: table('own.csv'), format: 'csv' })
      const shelter = await storage.db.serviceAtLocation.findUnique({
        where: { id: 'csv:3' },
        include: { location: true, phones: true },
      })
      expect(shelter).toMatchObject({
        oblast: 'ua05',
        community: null,
        location: null,
        phones: [{ number: '+380432655052' }],
      })
    })
  })

  describe('points of a map', () => {
    it('takes pharmacies, hospitals and police, and names the rest', async () => {
      const storage = await open()
      const report = await bring(storage, { path: table('osm.geojson'), format: 'geojson' })
      expect(report).toMatchObject({ read: 6, added: 2 })
      expect(lines(report.rejected)).toEqual([
        'osm.geojson:3: “fountain” is none of pharmacy, hospital, clinic, emergency_ward, police',
        'osm.geojson:4: it is not a point',
        'osm.geojson:5: its coordinates are no place on Earth',
        'osm.geojson:6: it has neither a name nor an address',
      ])
      const pharmacy = await storage.db.serviceAtLocation.findUnique({
        where: { id: 'geojson:node/1' },
        include: { phones: true, schedules: true },
      })
      expect(pharmacy).toMatchObject({
        oblast: 'ua05',
        phones: [{ number: '+380671112233' }],
        schedules: [{ byday: 'MO,TU,WE,TH,FR' }, { byday: 'SA' }],
      })
    })
  })

  describe('a source that cannot be read', () => {
    it('is told by file, line, cause and mend, and nothing is written', async () => {
      const storage = await open()
      const at = (name: string, text: string | Buffer) => {
        writeFileSync(join(folder, name), text)
        return join(folder, name)
      }
      expect(await fault(storage, join(folder, 'nowhere.csv'), 'csv')).toBe(
        '1: the file is not there — check the path',
      )
      expect(await fault(storage, at('a.csv', 'a,b\n'), 'csv')).toMatch(
        /^1: the header lacks id, name, category — begin with/,
      )
      expect(await fault(storage, at('b.csv', 'id,name,category\n1,"x,police\n'), 'csv')).toMatch(
        /^2: .* — look for a quote/,
      )
      expect(await fault(storage, at('c.csv', Buffer.from([0xff, 0xfe, 0x41])), 'csv')).toMatch(/UTF-8/)
      expect(await fault(storage, folder, 'hsds')).toMatch(/there are no services in it/)
      expect(await fault(storage, at('d.geojson', '{"type":'), 'geojson')).toMatch(/^1: it is not JSON/)
      expect((await everything(storage)).services).toEqual([])
    })
  })

  describe('whatever a table says', () => {
    it('importing it twice is importing it once, and no place stands beside a guarded category', async () => {
      const storage = await open()
      const path = join(folder, 'any.csv')
      const columns = [
        'id',
        'name',
        'category',
        'phones',
        'hours',
        'address',
        'latitude',
        'longitude',
      ] as const
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (rows) => {
          const table = rows.map((row) => columns.map((column) => quoted(row[column])).join(','))
          writeFileSync(path, [columns.join(','), ...table].join('\n'))
          const report = await bring(storage, { path, format: 'csv' })
          expect(report.read).toBe(report.added + report.changed + report.kept + report.rejected.length)
          const once = await everything(storage)
          expect(await bring(storage, { path, format: 'csv' })).toMatchObject({ added: 0, changed: 0 })
          expect(await everything(storage)).toEqual(once)
          for (const { tier } of once.locations) expect(['public', 'on_request']).toContain(tier)
        }),
        { numRuns: 8 },
      )
    })
  })
})
