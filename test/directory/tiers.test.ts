import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { categories, mayHavePlace } from '../../src/directory/category.ts'
import { admit, type Entry } from '../../src/directory/entry.ts'
import { keepServices } from '../../src/edge/storage/directory.ts'
import { migrationsOf } from '../../src/edge/storage/migrations.ts'
import type { Db, Storage } from '../../src/edge/storage/open.ts'
import { eachDatabase, prisma } from '../storage/databases.ts'

const service = (id: string, category: string, tier: string) =>
  `INSERT INTO "Service" ("id", "source", "category", "tier", "name", "checkedDay", "recheckDays", "digest")
   VALUES ('${id}', 'test', '${category}', '${tier}', 'Anna', 0, 1, '')`
const place = (id: string, tier: string, community = 'NULL') =>
  `INSERT INTO "ServiceAtLocation" ("id", "serviceId", "tier", "community") VALUES ('${id}', '${id}', '${tier}', ${community})`
const location = (id: string, tier: string, column = `"address"`, value = `'7 Hidden Road'`) =>
  `INSERT INTO "Location" ("id", "tier", ${column}) VALUES ('${id}', '${tier}', ${value})`

const ready = [
  ...categories.map(
    ({ id, tier }) => `INSERT INTO "TaxonomyTerm" ("id", "tier") VALUES ('${id}', '${tier}')`,
  ),
  service('shelter', 'shelter', 'never'),
  place('shelter', 'never'),
  service('line', 'call_centre', 'none_phone_only'),
  place('line', 'none_phone_only'),
  service('open', 'pharmacy', 'public'),
  place('open', 'public'),
]

/** Ways to put an address beside a service that must have none. Each is tried alone, by somebody with the database in hand. */
const attacks: Readonly<Record<string, readonly string[]>> = {
  'a location beside a shelter': [location('shelter', 'never')],
  'coordinates beside a shelter': [location('shelter', 'never', `"latitude", "longitude"`, '49.2, 28.4')],
  'a location that claims another tier': [location('shelter', 'public')],
  'a location beside a hotline': [location('line', 'none_phone_only')],
  'a location of nobody': [location('nobody', 'public')],
  'a location moved to a shelter': [
    location('open', 'public'),
    `UPDATE "Location" SET "id" = 'shelter' WHERE "id" = 'open'`,
  ],
  'a service that turns into a shelter with its location': [
    location('open', 'public'),
    `UPDATE "Service" SET "category" = 'shelter' WHERE "id" = 'open'`,
  ],
  'a shelter that claims the public tier': [service('s2', 'shelter', 'public')],
  'a place that claims another tier': [
    `UPDATE "ServiceAtLocation" SET "tier" = 'public' WHERE "id" = 'shelter'`,
  ],
  'a taxonomy that makes shelters public': [
    `DELETE FROM "Service" WHERE "id" = 'shelter'`,
    `UPDATE "TaxonomyTerm" SET "tier" = 'public' WHERE "id" = 'shelter'`,
  ],
  'a taxonomy that gives hotlines an address': [
    `DELETE FROM "Service" WHERE "id" = 'line'`,
    `UPDATE "TaxonomyTerm" SET "tier" = 'on_request' WHERE "id" = 'call_centre'`,
  ],
  'a community beside a shelter': [
    `UPDATE "ServiceAtLocation" SET "community" = 'UA05' WHERE "id" = 'shelter'`,
  ],
  'an address where a number belongs': [
    `INSERT INTO "Phone" ("id", "serviceAtLocationId", "number") VALUES ('p', 'shelter', '7 Hidden Road')`,
  ],
  'an address where an extension belongs': [
    `INSERT INTO "Phone" ("id", "serviceAtLocationId", "number", "extension") VALUES ('p', 'shelter', '102', 'Road 7')`,
  ],
}

class Undo extends Error {}

/** The attacks that got through. Whatever they did is undone, so that each meets the same tables. */
async function through(storage: Storage): Promise<string[]> {
  await storage.transaction(async (tx) => {
    for (const statement of ready) await tx.$executeRawUnsafe(statement)
  })
  const got: string[] = []
  for (const [name, statements] of Object.entries(attacks)) {
    const outcome = await storage
      .transaction(async (tx: Db) => {
        for (const statement of statements) await tx.$executeRawUnsafe(statement)
        throw new Undo()
      })
      .catch((error: unknown) => error)
    if (outcome instanceof Undo) got.push(name)
  }
  return got
}

eachDatabase('an address beside a guarded category', (open) => {
  it('cannot be written, not even by hand', async () => {
    expect(await through(await open())).toEqual([])
  })

  it('does not get past the tables when the import forgets to look', async () => {
    const storage = await open()
    const record = {
      id: 'csv:1',
      source: 'csv',
      digest: '',
      tier: 'never' as const,
      checkedDay: 0,
      recheckDays: 1,
      entry: { ...shelter, spots: [{ phones: { phones: [] }, accessibility: [], address: '7 Hidden Road' }] },
    }
    await expect(
      storage.transaction((tx) => keepServices(tx, storage.dialect, { records: [record], replaced: [] })),
    ).rejects.toThrow()
    expect(await storage.db.service.count()).toBe(0)
  })
})

/** The migration without its hand-written checks: a house that forgot them. */
function unguarded(pattern: RegExp): string[] {
  const database = new Database(':memory:')
  database.pragma('foreign_keys = ON')
  for (const { sql } of migrationsOf(prisma, 'sqlite')) database.exec(sql.replace(pattern, ''))
  for (const statement of ready) database.exec(statement)
  const got = Object.entries(attacks).filter(([, statements]) => {
    database.exec('BEGIN')
    try {
      for (const statement of statements) database.exec(statement)
      return true
    } catch {
      return false
    } finally {
      database.exec('ROLLBACK')
    }
  })
  return got.map(([name]) => name)
}

describe('without one of its guards the house is open, and these sentences say so', () => {
  const check = (name: string) => new RegExp(`,\\s*CONSTRAINT "${name}" CHECK \\([^\\n]*\\)(?=,?\\n)`, 'g')
  it.each([
    [
      'the tiers that admit a place',
      check('Location_tier_admits'),
      ['a location beside a shelter', 'coordinates beside a shelter', 'a location beside a hotline'],
    ],
    ['the taxonomy’s never', check('TaxonomyTerm_never_stays'), ['a taxonomy that makes shelters public']],
    [
      'the taxonomy’s phone only',
      check('TaxonomyTerm_phone_only_stays'),
      ['a taxonomy that gives hotlines an address'],
    ],
    ['the oblast of a shelter', check('ServiceAtLocation_never_by_oblast'), ['a community beside a shelter']],
    ['digits in a number', check('Phone_digits'), ['an address where a number belongs']],
    ['digits in an extension', check('Phone_extension_digits'), ['an address where an extension belongs']],
    [
      'the pair of a location',
      /,\s*CONSTRAINT "Location_id_tier_fkey"[^\n]*/g,
      ['a location that claims another tier', 'a location of nobody', 'a location moved to a shelter'],
    ],
    [
      'the pair of a place',
      /,\s*CONSTRAINT "ServiceAtLocation_serviceId_tier_fkey"[^\n,]*\([^)]*\)[^\n]*/g,
      ['a place that claims another tier'],
    ],
  ])('%s', (_, pattern, opened) => {
    expect(unguarded(pattern)).toEqual(expect.arrayContaining(opened))
  })

  it('and with all of them it is shut', () => {
    expect(unguarded(/(?!)/)).toEqual([])
  })

  it('the checks name the tiers of the register', () => {
    const guarded = categories.filter(({ tier }) => !mayHavePlace(tier)).map(({ id }) => id)
    for (const dialect of ['sqlite', 'postgresql'] as const) {
      const sql = migrationsOf(prisma, dialect)
        .map((migration) => migration.sql)
        .join('\n')
      for (const id of guarded) expect(sql, `${dialect} ${id}`).toContain(`'${id}'`)
    }
  })
})

const shelter: Entry = {
  origin: { file: 'a.csv', line: 2 },
  sourceId: '1',
  name: 'Притулок',
  category: 'shelter',
  languages: [],
  spots: [
    {
      oblast: 'ua05',
      community: 'UA05020030000031457',
      phones: {
        phones: [{ number: '+380432655052', readable: '+380 43 265 5052' }],
        text: 'вул. Прихована, 3',
      },
      hours: { kind: 'unreadable', text: 'стукати у двері на Прихованій' },
      address: 'вул. Прихована, 3',
      point: { latitude: 49.2, longitude: 28.4 },
      accessibility: ['ramp'],
    },
  ],
}

describe('what is admitted', () => {
  it.each(categories.filter(({ tier }) => !mayHavePlace(tier)))(
    'of a $id: numbers and the area, never a place',
    ({ id, tier }) => {
      const admitted = admit({ ...shelter, category: id })
      if (!admitted.ok) throw new Error(admitted.remark.reason)
      const { community, ...spot } = admitted.entry.spots[0]!
      expect(community).toBe(tier === 'never' ? undefined : 'UA05020030000031457')
      expect(spot).toEqual({
        oblast: 'ua05',
        phones: { phones: shelter.spots[0]!.phones.phones },
        accessibility: ['ramp'],
      })
      expect(admitted.remarks[0]?.reason).toMatch(/its address, its coordinates, .* left behind/)
    },
  )

  it('of an open category: everything', () => {
    expect(admit({ ...shelter, category: 'day_centre' })).toMatchObject({
      ok: true,
      entry: { spots: shelter.spots },
      remarks: [],
    })
  })

  it.each(['Притулок на вул. Прихованій', 'Safe house, 7 Hidden Road', 'Кризова кімната, проспект Миру'])(
    'nothing when its name is its address: %s',
    (name) => {
      expect(admit({ ...shelter, name })).toMatchObject({ ok: false })
      expect(admit({ ...shelter, name, category: 'pharmacy' })).toMatchObject({ ok: true })
    },
  )
})
