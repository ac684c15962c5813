import type { Prisma, PrismaClient } from '../../../prisma/client/sqlite/client.ts'
import type { Adapter } from './adapter.ts'
import { type Dialect, dialectOf, sqlitePath } from './database-url.ts'
import type { Sql } from './sql.ts'
import { sqlOn, turnOn } from './sql-on.ts'

declare const inTransaction: unique symbol

/** Every collection of the house and `$queryRaw`, `$executeRaw`; each statement is its own commit. */
export type Db = Prisma.TransactionClient

/** The same inside a transaction: all of it is kept, or none. What must not be torn apart asks for a `Tx`, not a `Db`. */
export type Tx = Db & { readonly [inTransaction]: true }

/** One open database. */
export type Storage = {
  readonly dialect: Dialect
  /** Runs `work` and commits; when it throws, nothing of it happened. `db` must not be awaited inside: it waits for the end. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly db: Db
  /** The same for written-out statements, as a turn has them. `sql` and `db` must not be awaited inside. */
  readonly turn: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>
  /** Written-out statements outside a transaction, each its own commit. */
  readonly sql: Sql
  /** Takes erased bytes out of the write-ahead log. `busy`: somebody still reads there, ask again. */
  readonly checkpoint: () => Promise<'done' | 'busy'>
  readonly close: () => Promise<void>
}

/**
 * Prisma gives a transaction 5 s and a waiter 2 s by default. A cheap disk that writes back a backlog stalls one
 * fsync longer than that, and a directory import works for a minute: both would be rolled back, and tried again, for ever.
 */
const patience = { maxWait: 120_000, timeout: 600_000 }

/** Opens `file:…` (SQLite) or `postgresql://…`; refuses one that could lose an acknowledged write. `readOnly`: nothing can be written, reading works. */
export async function openStorage(at: { url: string; readOnly?: boolean }): Promise<Storage> {
  const dialect = dialectOf(at.url)
  // Only the driver that is used is loaded: the other one would cost every start its 10 to 60 ms.
  if (dialect === 'postgresql') {
    const { openPostgresql } = await import('./postgresql.ts')
    return storageOn(dialect, await openPostgresql(at.url))
  }
  const { openSqlite } = await import('./sqlite.ts')
  return storageOn(dialect, await openSqlite(sqlitePath(at.url), { readOnly: at.readOnly ?? false }))
}

/** A storage over a connected adapter: how the tests bring PostgreSQL in process. */
export async function storageOn(
  dialect: Dialect,
  adapter: Adapter & { readonly prepared?: Sql },
): Promise<Storage> {
  const client = await clientOf(dialect, adapter)
  return {
    dialect,
    turn: (work) => turnOn(adapter, dialect, work),
    sql: sqlOn(adapter, dialect),
    transaction: (work) => client.$transaction((tx) => work(tx as Tx), patience),
    db: client,
    checkpoint: () => (dialect === 'sqlite' ? truncateLog(client) : Promise.resolve('done')),
    close: () => client.$disconnect(),
  }
}

async function clientOf(dialect: Dialect, connected: Adapter): Promise<PrismaClient> {
  const adapter = {
    provider: connected.provider,
    adapterName: connected.adapterName,
    connect: () => Promise.resolve(connected),
  }
  const { PrismaClient } =
    dialect === 'sqlite'
      ? await import('../../../prisma/client/sqlite/client.ts')
      : // Of one set of models and without native types: the same collections, though TypeScript sees two families.
        ((await import(
          '../../../prisma/client/postgresql/client.ts'
        )) as unknown as typeof import('../../../prisma/client/sqlite/client.ts'))
  return new PrismaClient({ adapter })
}

async function truncateLog(db: Db): Promise<'done' | 'busy'> {
  const [row] = await db.$queryRaw<{ busy: bigint }[]>`PRAGMA wal_checkpoint(TRUNCATE)`
  return row !== undefined && Number(row.busy) === 0 ? 'done' : 'busy'
}
