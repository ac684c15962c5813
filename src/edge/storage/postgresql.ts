import { PrismaPg } from '@prisma/adapter-pg'
import type { Adapter } from './adapter.ts'
import { StorageFault } from './fault.ts'

/** PostgreSQL through the official adapter, once the server has said that it keeps what it acknowledges. */
export async function openPostgresql(url: string): Promise<Adapter> {
  const adapter = await new PrismaPg({ connectionString: url, application_name: 'stezhka' }).connect()
  try {
    await refuseIfNotDurable(adapter)
  } catch (fault) {
    await adapter.dispose()
    throw fault
  }
  return adapter
}

/** A server that answers before its disk has the data would lose what people were told is kept. */
export async function refuseIfNotDurable(adapter: Pick<Adapter, 'queryRaw'>): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await adapter.queryRaw({ sql: `SHOW ${setting}`, args: [], argTypes: [] })
    if (rows[0]?.[0] !== 'off') continue
    throw new StorageFault(
      'database-not-durable',
      `The PostgreSQL server runs with ${setting}=off; a write could be lost when its power goes. ` +
        `Set ${setting}=on for this database or choose another server.`,
    )
  }
}
