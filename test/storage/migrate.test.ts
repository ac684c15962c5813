import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, schemaOf } from '../../scripts/prisma.ts'
import { drift } from '../../scripts/scratch.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { migrationsOf } from '../../src/edge/storage/migrations.ts'
import { prisma } from './databases.ts'
import { temporaryFolder } from './folder.ts'
import { postgresqlBinaries, type Server, startPostgresql } from './postgresql-server.ts'
import { together } from './processes.ts'

const folder = temporaryFolder()
const binaries = postgresqlBinaries()
let server: Server | undefined
beforeAll(async () => {
  server = binaries ? await startPostgresql(binaries) : undefined
})
afterAll(() => server?.stop())

let count = 0
const fresh = (kind: string) => {
  count += 1
  return join(folder, `${kind}${count}`)
}
const freshUrl = {
  sqlite: async () => `file:${fresh('database')}`,
  postgresql: async () => (await server?.freshDatabase()) ?? '',
}

/** A folder like `prisma/` that the test may change. */
function ownMigrations(): string {
  const own = fresh('prisma')
  for (const dialect of dialects)
    cpSync(join(prisma, dialect, 'migrations'), join(own, dialect, 'migrations'), { recursive: true })
  return own
}

function add(own: string, name: string, sql: string): string {
  for (const dialect of dialects) {
    mkdirSync(join(own, dialect, 'migrations', name), { recursive: true })
    writeFileSync(join(own, dialect, 'migrations', name, 'migration.sql'), sql)
  }
  return name
}

const later = '29990101000000_later'

describe.each(dialects)('the committed migrations (%s)', (dialect) => {
  const schema = schemaOf(join(prisma, '..'), dialect)

  it('end where the models are', async () => {
    expect(await drift(prisma, dialect, schema)).toBe('')
  })
  it('are found short when a model has one column more', async () => {
    const more = schema.replace('model Person {', 'model Person {\n  nickname String?')
    expect(await drift(prisma, dialect, more)).toMatch(/ADD COLUMN\s+"nickname" TEXT/)
  })
})

describe.each(dialects)('a database brought up to date (%s)', (dialect) => {
  const test = it.skipIf(dialect === 'postgresql' && !binaries)
  const names = migrationsOf(prisma, dialect).map(({ name }) => name)

  test('has everything the first time and nothing to do the second', async () => {
    const url = await freshUrl[dialect]()
    expect(await migrate({ url, prisma })).toEqual(names)
    expect(await migrate({ url, prisma })).toEqual([])
  })

  test('by two processes at once, gets every migration once', async () => {
    const url = await freshUrl[dialect]()
    const own = ownMigrations()
    const all = [...names]
    for (let nth = 10; nth < 30; nth += 1)
      all.push(add(own, `299901010000${nth}_step`, `CREATE TABLE "step${nth}" ("id" TEXT PRIMARY KEY);`))
    const applied = (await together('migrating.process.ts', [url, own], [url, own])) as string[][]
    expect(applied.flat().sort()).toEqual(all)
  })

  test('is refused when a migration was edited afterwards, and the file is named', async () => {
    const url = await freshUrl[dialect]()
    const own = ownMigrations()
    await migrate({ url, prisma: own })
    const file = join(own, dialect, 'migrations', names[0] ?? '', 'migration.sql')
    writeFileSync(file, `${readFileSync(file, 'utf8')}-- a harmless thought\n`)
    await expect(migrate({ url, prisma: own })).rejects.toMatchObject({
      fault: 'migration-edited',
      message: expect.stringContaining(file),
    })
  })

  test('is refused by an older program', async () => {
    const url = await freshUrl[dialect]()
    const own = ownMigrations()
    add(own, later, 'CREATE TABLE "later" ("id" TEXT PRIMARY KEY);')
    await migrate({ url, prisma: own })
    rmSync(join(own, dialect, 'migrations', later), { recursive: true })
    await expect(migrate({ url, prisma: own })).rejects.toMatchObject({
      fault: 'migration-unknown',
      message: expect.stringContaining(later),
    })
  })

  test('stays as it was when a migration fails half-way, and goes on once that is mended', async () => {
    const url = await freshUrl[dialect]()
    const own = ownMigrations()
    add(own, later, 'CREATE TABLE "half" ("id" TEXT PRIMARY KEY); CREATE TABLE nonsense nonsense;')
    await expect(migrate({ url, prisma: own })).rejects.toMatchObject({ fault: 'migration-failed' })
    add(own, later, 'CREATE TABLE "half" ("id" TEXT PRIMARY KEY);')
    expect(await migrate({ url, prisma: own })).toEqual([later])
  })

  test('says so in the table that Prisma itself would read', async () => {
    const url = await freshUrl[dialect]()
    await migrate({ url, prisma })
    const sql =
      'SELECT "migration_name", "checksum", "finished_at" IS NOT NULL AS "done" FROM "_prisma_migrations"'
    const rows = dialect === 'sqlite' ? sqliteRows(url, sql) : await postgresqlRows(url, sql)
    const expected = migrationsOf(prisma, dialect).map(({ name, checksum }) => [name, checksum, true])
    expect(rows.map((row) => [row['migration_name'], row['checksum'], Boolean(row['done'])])).toEqual(
      expected,
    )
  })
})

describe('rebuilding a table that others point at (SQLite)', () => {
  const made = `CREATE TABLE "home" ("id" TEXT PRIMARY KEY);
    CREATE TABLE "guest" ("id" TEXT PRIMARY KEY, "home" TEXT REFERENCES "home" ON DELETE CASCADE);
    INSERT INTO "home" VALUES ('h'); INSERT INTO "guest" VALUES ('g', 'h');`
  const rebuilt = `CREATE TABLE "new_home" ("id" TEXT PRIMARY KEY, "name" TEXT);
    INSERT INTO "new_home" ("id") SELECT "id" FROM "home";
    DROP TABLE "home"; ALTER TABLE "new_home" RENAME TO "home";`
  const guests = (url: string) => sqliteRows(url, 'SELECT * FROM "guest"').length

  it('keeps the rows that point at it', async () => {
    const url = await freshUrl.sqlite()
    const own = ownMigrations()
    add(own, '29990101000001_made', made)
    add(own, '29990101000002_rebuilt', rebuilt)
    await migrate({ url, prisma: own })
    expect(guests(url)).toBe(1)
  })
  it('would take them along with foreign keys on', async () => {
    const url = await freshUrl.sqlite()
    const database = new BetterSqlite3(url.slice('file:'.length))
    database.exec(`PRAGMA foreign_keys = ON; ${made} BEGIN; ${rebuilt} COMMIT`)
    database.close()
    expect(guests(url)).toBe(0)
  })
  it('is refused when a row is left pointing at nothing', async () => {
    const url = await freshUrl.sqlite()
    const own = ownMigrations()
    add(own, '29990101000001_made', made)
    add(own, '29990101000002_emptied', `DELETE FROM "home";`)
    await expect(migrate({ url, prisma: own })).rejects.toThrow(/a row of "guest" points at nothing/)
    expect(guests(url)).toBe(1)
  })
})

function sqliteRows(url: string, sql: string) {
  const database = new BetterSqlite3(url.slice('file:'.length), { readonly: true })
  const rows = database.prepare<[], Record<string, unknown>>(sql).all()
  database.close()
  return rows
}

async function postgresqlRows(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}
