import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { Database } from 'better-sqlite3'
import type { Adapter, AdapterTransaction } from './adapter.ts'
import { StorageFault } from './fault.ts'
import { type Lock, oneAtATime } from './lock.ts'

/** How long a statement waits for another process to finish writing before it fails. */
const PATIENCE_MS = 30_000

/** What every connection of this house must be before it may acknowledge a write. */
export const durable = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON`

export type SqliteOptions = { readonly readOnly?: boolean }

/**
 * The official adapter, made safe to acknowledge writes on: it shares one connection between an open
 * transaction and everybody else, begins transactions deferred, and stays inside one whose COMMIT failed.
 * Here everything waits its turn, a transaction takes the write lock first, and none is left open.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Adapter> {
  prepareFile(path, options.readOnly ?? false)
  // The driver sleeps in its busy timeout and the whole process with it: it gets a moment, `patiently` the rest.
  const config = { url: path, timeout: 10, readonly: options.readOnly ?? false }
  const adapter = await new PrismaBetterSqlite3(config).connect()
  // `client` is private in the types only; the exact version is pinned and sqlite-traps.test.ts holds it to this.
  const { client } = adapter as unknown as { readonly client: Database }
  try {
    makeDurable(client, options.readOnly ?? false)
  } catch (fault) {
    client.close()
    throw fault
  }
  return guarded(adapter, client, options.readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE')
}

/** Makes the file and its folder where they are missing, readable by their owner alone. */
export function prepareFile(path: string, readOnly: boolean) {
  if (existsSync(path)) return
  if (readOnly) throw new StorageFault('database-not-found', `There is no database at ${path} to read from.`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // Made here so that nobody else on this machine may read it; its WAL takes over the same rights.
  closeSync(openSync(path, 'a', 0o600))
}

function makeDurable(client: Database, readOnly: boolean) {
  if (readOnly) return
  client.exec(durable)
  const journal = client.pragma('journal_mode', { simple: true })
  const synchronous = Number(client.pragma('synchronous', { simple: true }))
  if (journal === 'wal' && synchronous >= 2) return
  throw new StorageFault(
    'database-not-durable',
    `The database keeps its journal as "${String(journal)}" with synchronous=${synchronous}; a write could be lost ` +
      'when the power goes. Put DATA_DIR on a local disk that can hold a WAL (not a network share).',
  )
}

function guarded(adapter: Adapter, client: Database, begin: string): Adapter {
  const turn = oneAtATime()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => turn.run(() => patiently(() => adapter.queryRaw(query))),
    executeRaw: (query) => turn.run(() => patiently(() => adapter.executeRaw(query))),
    executeScript: (script) => turn.run(() => patiently(() => adapter.executeScript(script))),
    startTransaction: () => startTransaction(adapter, client, begin, turn),
    dispose: () => turn.run(() => adapter.dispose()),
  }
}

async function startTransaction(adapter: Adapter, client: Database, begin: string, turn: Lock) {
  const release = await turn.take()
  try {
    await patiently(() => adapter.executeRaw({ sql: begin, args: [], argTypes: [] }))
  } catch (fault) {
    release()
    throw fault
  }
  return transaction(adapter, client, release)
}

function transaction(adapter: Adapter, client: Database, release: () => void): AdapterTransaction {
  const run = async (sql: string) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] })
  }
  // Prisma has sent COMMIT or ROLLBACK as a statement by now. Where that failed, the driver is still inside.
  const end = async () => {
    try {
      if (client.inTransaction) client.exec('ROLLBACK')
    } finally {
      release()
    }
  }
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

function isBusy(fault: unknown): boolean {
  const cause = fault instanceof Error ? (fault.cause as { kind?: unknown } | undefined) : undefined
  return cause?.kind === 'SocketTimeout'
}
