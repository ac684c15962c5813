import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { StorageFault } from './fault.ts'

/** What a connection must be before it may acknowledge a write; that what is erased is gone from its page; that no sorted rows are left in a temporary file; that the log is folded in every 16 MB, since each time everybody waits for the disk. */
const durable = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA wal_autocheckpoint = 4000`

/** How long opening waits for a process that is just closing the same file. */
const OPENING_MS = 5_000

/** Opens the file for writing and makes it where it is missing, for its owner alone. `waitMs`: how long the driver, and this process with it, stands still while another one writes. */
export function openForWriting(path: string, waitMs: number): Database {
  return explained(path, () => {
    makeFile(path)
    const database = new BetterSqlite3(path, { timeout: OPENING_MS })
    try {
      database.exec(durable)
      refuseIfNotDurable(database)
      refuseIfNotWritable(database)
      database.pragma(`busy_timeout = ${waitMs}`)
      return database
    } catch (fault) {
      database.close()
      throw fault
    }
  })
}

/** Opens an existing file for reading, also where nothing at all can be written. */
export function openForReading(path: string): Database {
  if (!existsSync(path))
    throw new StorageFault('database-missing', `There is no database at ${path} to read.`)
  return explained(path, () => {
    const database = new BetterSqlite3(path, { readonly: true, timeout: OPENING_MS })
    try {
      database.prepare('SELECT count(*) FROM sqlite_master').get()
      return database
    } catch (fault) {
      database.close()
      if (!/^SQLITE_(CANTOPEN|READONLY)/.test(codeOf(fault)) || existsSync(`${path}-wal`)) throw fault
      return readIntoMemory(path)
    }
  })
}

/**
 * Even to read, SQLite wants to lay an index of the log beside the file. In a folder where it cannot, a database
 * that was closed in good order is complete by itself: it is read whole, its two bytes that ask for a log changed.
 */
function readIntoMemory(path: string): Database {
  const bytes = readFileSync(path)
  bytes.fill(1, 18, 20)
  return new BetterSqlite3(bytes, { readonly: true })
}

/** Refuses a connection that could lose a write it has acknowledged. */
export function refuseIfNotDurable(database: Database): void {
  const journal = String(database.pragma('journal_mode', { simple: true }))
  const synchronous = Number(database.pragma('synchronous', { simple: true }))
  if (journal === 'wal' && synchronous >= 2) return
  throw new StorageFault(
    'database-not-durable',
    `The database runs with journal_mode=${journal} and synchronous=${synchronous}: a write could be lost when the ` +
      'power goes. Put it on a local disk that can hold a write-ahead log, not on a network share.',
  )
}

/** SQLite opens what it may not write without a word and refuses the first write, which would be the first person's. So one is tried, and taken back. */
function refuseIfNotWritable(database: Database) {
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; PRAGMA user_version = 0')
  } catch (fault) {
    if (!codeOf(fault).startsWith('SQLITE_BUSY')) throw fault
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}

function makeFile(path: string) {
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // The log beside it takes over these rights.
  closeSync(openSync(path, 'a', 0o600))
}

const codeOf = (fault: unknown) => String((fault as { code?: unknown } | undefined)?.code ?? '')

function explained<T>(path: string, open: () => T): T {
  try {
    return open()
  } catch (fault) {
    if (fault instanceof StorageFault) throw fault
    throw explain(path, fault)
  }
}

function explain(path: string, fault: unknown): StorageFault {
  const code = codeOf(fault)
  if (/^SQLITE_(READONLY|CANTOPEN|FULL)|^(EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST)$/.test(code))
    return new StorageFault(
      'database-not-writable',
      `The database ${path} cannot be written (${code}). Give the account that runs the house the right to write ` +
        'the file and its folder, and see that the disk is not full.',
      fault,
    )
  return new StorageFault(
    'database-unreadable',
    `The database ${path} cannot be read (${code || String(fault)}). If it was damaged, put back the latest backup.`,
    fault,
  )
}
