import type { Dialect } from './database-url.ts'

/** One raw connection for work that Prisma has no part in: bringing a database up to date. */
export type SqlSession = {
  readonly dialect: Dialect
  /** Runs one or many statements without parameters. */
  readonly script: (sql: string) => Promise<void>
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly close: () => Promise<void>
}

/** How long a second process waits while the first one migrates. */
const PATIENCE_MS = 60_000

/** A session on a SQLite file, as durable as the house's own connection. */
export async function sqliteSession(path: string): Promise<SqlSession> {
  const { openForWriting } = await import('./sqlite-file.ts')
  const database = openForWriting(path, PATIENCE_MS)
  return {
    dialect: 'sqlite',
    script: async (sql) => void database.exec(sql),
    rows: async (sql) => database.prepare<[], Record<string, unknown>>(sql).all(),
    close: async () => void database.close(),
  }
}

/** A session on a PostgreSQL server. */
export async function postgresqlSession(url: string): Promise<SqlSession> {
  const [{ default: pg }, { reached }] = await Promise.all([import('pg'), import('./postgresql.ts')])
  const client = new pg.Client({ connectionString: url, application_name: 'stezhka-migrate' })
  await reached(client.connect())
  return {
    dialect: 'postgresql',
    script: async (sql) => void (await client.query(sql)),
    rows: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  }
}
