import { setTimeout as wait } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { Adapter, AdapterTransaction } from './adapter.ts'
import { type Lock, oneAtATime } from './lock.ts'
import type { Sql } from './sql.ts'
import { preparedOn } from './sql-on.ts'
import { openForReading, openForWriting } from './sqlite-file.ts'

/** How long a statement waits for another process to finish writing before it fails. */
const PATIENCE_MS = 30_000

/**
 * The official adapter, made safe to acknowledge writes on. By itself it shares one connection between an open
 * transaction and everybody else, begins transactions that may fail at their first write, and stays inside one
 * whose COMMIT failed. Here everything waits its turn, a transaction takes the write lock first, none is left open.
 */
export async function openSqlite(
  path: string,
  options: { readOnly?: boolean } = {},
): Promise<Adapter & { prepared: Sql }> {
  // While the driver waits, the process stands still: it gets a moment, `patiently` the rest.
  const database = options.readOnly ? openForReading(path) : openForWriting(path, 10)
  const adapter = guarded(await official(database), database, options.readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE')
  return { ...adapter, prepared: preparedOn(database) }
}

/** The official adapter on a connection of ours. Its field is private in the types alone; the version is pinned and sqlite-traps.test.ts stands on it. */
async function official(database: Database): Promise<Adapter> {
  const adapter = await new PrismaBetterSqlite3({ url: ':memory:' }).connect()
  const inside = adapter as unknown as { client: Database }
  inside.client.close()
  inside.client = database.defaultSafeIntegers(true)
  return adapter
}

function guarded(adapter: Adapter, database: Database, begin: string): Adapter {
  const turn = oneAtATime()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => turn.run(() => patiently(() => adapter.queryRaw(query))),
    executeRaw: (query) => turn.run(() => patiently(() => adapter.executeRaw(query))),
    executeScript: (script) => turn.run(() => patiently(() => adapter.executeScript(script))),
    startTransaction: () => startTransaction(adapter, database, begin, turn),
    dispose: () => turn.run(() => adapter.dispose()),
  }
}

async function startTransaction(adapter: Adapter, database: Database, begin: string, turn: Lock) {
  const leave = await turn.take()
  try {
    await patiently(() => adapter.executeRaw(plain(begin)))
  } catch (fault) {
    leave()
    throw fault
  }
  return transaction(adapter, database, leave)
}

function transaction(adapter: Adapter, database: Database, leave: () => void): AdapterTransaction {
  // Prisma has sent COMMIT or ROLLBACK as a statement by now. Where that failed, the driver is still inside.
  const end = async () => {
    try {
      if (database.inTransaction) database.exec('ROLLBACK')
    } finally {
      leave()
    }
  }
  const run = async (sql: string) => void (await adapter.executeRaw(plain(sql)))
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    commit: end,
    rollback: end,
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  }
}

const plain = (sql: string) => ({ sql, args: [], argTypes: [] })

/** Tries again while another process writes, without stopping this one: a busy statement has changed nothing. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return await attempt()
    } catch (fault) {
      if (!isBusy(fault) || Date.now() > until) throw fault
    }
    await wait(pause)
  }
}

/** The adapter's name for SQLITE_BUSY. */
const isBusy = (fault: unknown) =>
  fault instanceof Error && (fault.cause as { kind?: unknown } | undefined)?.kind === 'SocketTimeout'
