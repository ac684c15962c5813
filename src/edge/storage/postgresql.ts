import { PrismaPg } from '@prisma/adapter-pg'
import type { Adapter } from './adapter.ts'
import { StorageFault } from './fault.ts'

/** PostgreSQL through the official adapter, once the server has said that it keeps what it acknowledges. */
export async function openPostgresql(url: string): Promise<Adapter> {
  const adapter = await new PrismaPg({ connectionString: url, application_name: 'stezhka' }).connect()
  try {
    await reached(refuseIfNotDurable(adapter))
  } catch (fault) {
    await adapter.dispose()
    throw fault
  }
  // The adapter calls its provider "postgres" as SQLite's calls its own "sqlite": to our one type both are a name.
  return adapter as unknown as Adapter
}

/** Refuses a server that answers before its disk has the data: what people were told is kept could be lost. */
export async function refuseIfNotDurable(adapter: Pick<Adapter, 'queryRaw'>): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await adapter.queryRaw({ sql: `SHOW ${setting}`, args: [], argTypes: [] })
    if (rows[0]?.[0] !== 'off') continue
    throw new StorageFault(
      'database-not-durable',
      `The PostgreSQL server runs with ${setting}=off: a write could be lost when its power goes. ` +
        `Set ${setting}=on for this database, or choose another server.`,
    )
  }
}

/** Waits for the server's first answer, and says plainly when there is none. The address, which holds a password, is not repeated. */
export async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (fault) {
    if (fault instanceof StorageFault) throw fault
    const reason = fault instanceof Error ? fault.message || fault.name : String(fault)
    throw new StorageFault(
      'database-unreachable',
      `PostgreSQL could not be reached (${reason}). Check DATABASE_URL and that the server runs and lets this account in.`,
      fault,
    )
  }
}
