import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { afterAll, beforeAll, describe } from 'vitest'
import { pgliteSession } from '../../scripts/scratch.ts'
import type { Adapter } from '../../src/edge/storage/adapter.ts'
import { migrate, migrateSession } from '../../src/edge/storage/migrate.ts'
import { migrationsOf } from '../../src/edge/storage/migrations.ts'
import { openStorage, type Storage, storageOn } from '../../src/edge/storage/open.ts'
import { temporaryFolder } from './folder.ts'
import { postgresqlBinaries, type Server, startPostgresql } from './postgresql-server.ts'

/** The folder with schemas and migrations, as the house is handed it. */
export const prisma = join(import.meta.dirname, '../../prisma')

/** An empty storage, migrated by the real runner. One at a time: the next one empties the one before. */
export type Open = () => Promise<Storage>

/** Runs the same sentences on every database the house may stand on: SQLite, and PostgreSQL in process and as a server. */
export function eachDatabase(name: string, contract: (open: Open) => void): void {
  describe(`${name} (SQLite)`, () => contract(onSqlite()))
  describe(`${name} (PostgreSQL in process)`, () => contract(onPglite()))
  const binaries = postgresqlBinaries()
  if (!binaries) console.log(`${name}: not run on a PostgreSQL server, because this machine has none`)
  describe.skipIf(!binaries)(`${name} (PostgreSQL server)`, () => contract(onServer(binaries ?? '')))
}

/** Closes what a test opened: before the next one opens, and after the last. */
function oneOpen(fresh: () => Promise<Storage>): Open {
  let present: Storage | undefined
  afterAll(() => present?.close())
  return async () => {
    await present?.close()
    present = await fresh()
    return present
  }
}

function onSqlite(): Open {
  const folder = temporaryFolder()
  let files = 0
  return oneOpen(async () => {
    files += 1
    const url = `file:${join(folder, `${files}.db`)}`
    await migrate({ url, prisma })
    return openStorage({ url })
  })
}

function onPglite(): Open {
  let database: PGlite
  beforeAll(async () => {
    database = new PGlite()
    await migrateSession(pgliteSession(database), migrationsOf(prisma, 'postgresql'))
  })
  afterAll(() => database.close())
  return oneOpen(async () => {
    await database.exec(emptyEveryTable)
    const adapter = await new PrismaPGlite(database).connect()
    // Closing the storage must leave the process's one PGlite open for the next test.
    const kept = Object.assign(adapter, { dispose: async () => undefined })
    return storageOn('postgresql', kept as unknown as Adapter)
  })
}

function onServer(binaries: string): Open {
  let server: Server
  beforeAll(async () => {
    server = await startPostgresql(binaries)
  })
  afterAll(() => server.stop())
  return oneOpen(async () => {
    const url = await server.freshDatabase()
    await migrate({ url, prisma })
    return openStorage({ url })
  })
}

const emptyEveryTable = `DO $$ BEGIN EXECUTE (
  SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' CASCADE'
  FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations') ; END $$`
