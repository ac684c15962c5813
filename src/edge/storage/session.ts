import BetterSqlite3 from 'better-sqlite3'
import pg from 'pg'
import { durable } from './sqlite.ts'

/** One raw connection for work that Prisma has no part in: bringing a database up to date. */
export type SqlSession = {
  readonly dialect: 'sqlite' | 'postgresql'
  /** Runs one or many statements without parameters. */
  readonly script: (sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => Promise<void>
}

/** How long a second process waits while the first one migrates, in milliseconds. */
const PATIENCE_MS = 60_000

/** A session on a SQLite file, as durable as the house's own connection. */
export function sqliteSession(path: string): SqlSession {
  const database = new BetterSqlite3(path, { timeout: PATIENCE_MS })
  database.exec(durable)
  return {
    dialect: 'sqlite',
    script: async (sql) => void database.exec(sql),
    rows: async (sql) => database.prepare<[], Record<string, unknown>>(sql).all(),
    close: async () => void database.close(),
  }
}

/** A session on a PostgreSQL server. */
export async function postgresqlSession(url: string): Promise<SqlSession> {
  const client = new pg.Client({ connectionString: url, application_name: 'stezhka-migrate' })
  await client.connect()
  return {
    dialect: 'postgresql',
    script: async (sql) => void (await client.query(sql)),
    rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  }
}
