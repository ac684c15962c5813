import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { migrateSession } from '../src/edge/storage/migrate.ts'
import { migrationsOf } from '../src/edge/storage/migrations.ts'
import { type SqlSession, sqliteSession } from '../src/edge/storage/session.ts'
import type { Dialect } from './prisma.ts'
import { difference } from './schema-engine.ts'

/** A raw session on PostgreSQL that runs inside this process: for authors and tests, never for a house. */
export const pgliteSession = (database: PGlite): SqlSession => ({
  dialect: 'postgresql',
  script: async (sql) => void (await database.exec(sql)),
  rows: async (sql) => (await database.query<Record<string, unknown>>(sql)).rows,
  close: () => database.close(),
})

/** What is missing between all committed migrations of a dialect, applied to an empty database, and a schema: SQL, empty if nothing. */
export async function drift(prisma: string, dialect: Dialect, schema: string): Promise<string> {
  const migrations = migrationsOf(prisma, dialect)
  if (dialect === 'postgresql') {
    const database = new PGlite()
    await migrateSession(pgliteSession(database), migrations)
    return difference(new PrismaPGlite(database), schema).finally(() => database.close())
  }
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-scratch-'))
  try {
    const url = join(folder, 'scratch.db')
    const session = await sqliteSession(url)
    await migrateSession(session, migrations)
    await session.close()
    return await difference(new PrismaBetterSqlite3({ url }), schema)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
