import { randomUUID } from 'node:crypto'
import { dialectOf, sqlitePath } from './database-url.ts'
import { StorageFault } from './fault.ts'
import { type Migration, migrationsOf } from './migrations.ts'
import { postgresqlSession, type SqlSession, sqliteSession } from './session.ts'

/** Prisma's own record of what was applied, column for column, so that its tools agree about this database. */
const journal = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
}

/** Any number, the same in every house: PostgreSQL's advisory lock under which one process at a time migrates. */
const LOCK = 7_305_118

/**
 * Brings the database up to date with the committed migrations and says which ones it applied.
 * Refuses one that was edited after it had been applied, and a database that is newer than this program.
 */
export async function migrate(at: { url: string; prisma: string }): Promise<readonly string[]> {
  const dialect = dialectOf(at.url)
  const committed = migrationsOf(at.prisma, dialect)
  const session = await (dialect === 'sqlite' ? sqliteSession(sqlitePath(at.url)) : postgresqlSession(at.url))
  try {
    return await migrateSession(session, committed)
  } finally {
    await session.close()
  }
}

/** The same on a session that is open already; it is left open. */
export async function migrateSession(
  session: SqlSession,
  committed: readonly Migration[],
): Promise<readonly string[]> {
  // Looked up without the lock first: an ordinary start must not wait for somebody's long import.
  if ((await hasJournal(session)) && !pending(await applied(session), committed)) return []
  const done: string[] = []
  for (;;) {
    const name = await oneStep(session, committed)
    if (name === undefined) return done
    done.push(name)
  }
}

/** Under the lock: looks afresh what is missing, applies the first of it, and commits it with its record. */
async function oneStep(session: SqlSession, committed: readonly Migration[]): Promise<string | undefined> {
  // Rebuilding a table drops the old one, and rows that point at it must not go with it. Inside a transaction SQLite ignores this.
  if (session.dialect === 'sqlite') await session.script('PRAGMA foreign_keys = OFF')
  await session.script(
    session.dialect === 'sqlite' ? 'BEGIN IMMEDIATE' : `BEGIN; SELECT pg_advisory_xact_lock(${LOCK})`,
  )
  try {
    await session.script(journal[session.dialect])
    const next = pending(await applied(session), committed)
    if (next) await apply(session, next)
    await session.script('COMMIT')
    return next?.name
  } catch (fault) {
    await session.script('ROLLBACK').catch(() => undefined)
    throw fault
  } finally {
    if (session.dialect === 'sqlite') await session.script('PRAGMA foreign_keys = ON')
  }
}

async function hasJournal(session: SqlSession): Promise<boolean> {
  const tables =
    session.dialect === 'sqlite'
      ? 'SELECT name FROM sqlite_master'
      : 'SELECT tablename AS name FROM pg_tables'
  const found = await session.rows(`SELECT 1 FROM (${tables}) AS t WHERE name = '_prisma_migrations'`)
  return found.length > 0
}

async function applied(session: SqlSession): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows(
    'SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  )
  return new Map(rows.map((row) => [String(row['migration_name']), String(row['checksum'])]))
}

/** The first committed migration that the database does not have, once both histories agree. */
function pending(
  applied: ReadonlyMap<string, string>,
  committed: readonly Migration[],
): Migration | undefined {
  const unknown = [...applied.keys()].find((name) => !committed.some((migration) => migration.name === name))
  if (unknown !== undefined)
    throw new StorageFault(
      'migration-unknown',
      `The database was brought to "${unknown}" by a newer version of this program. Run that version or a later one.`,
    )
  const edited = committed.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum)
  if (edited)
    throw new StorageFault(
      'migration-edited',
      `${edited.file} was changed after it had been applied to this database. Put back the committed text ` +
        'and write a new migration for the change.',
    )
  return committed.find(({ name }) => !applied.has(name))
}

async function apply(session: SqlSession, migration: Migration): Promise<void> {
  try {
    await session.script(migration.sql)
    await refuseOrphans(session)
  } catch (fault) {
    throw new StorageFault(
      'migration-failed',
      `${migration.file} could not be applied, and the database stays as it was: ${String(fault)}`,
      fault,
    )
  }
  await session.script(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
     VALUES ('${randomUUID()}', '${migration.checksum}', CURRENT_TIMESTAMP, '${migration.name.replaceAll("'", "''")}', 1)`,
  )
}

/** With foreign keys off while SQLite rebuilt a table, this is where a row that points nowhere would show. */
async function refuseOrphans(session: SqlSession): Promise<void> {
  if (session.dialect !== 'sqlite') return
  const [orphan] = await session.rows('PRAGMA foreign_key_check')
  if (orphan) throw new Error(`a row of "${String(orphan['table'])}" points at nothing`)
}
