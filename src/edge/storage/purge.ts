import { firstKeptDay } from '../../retention/periods.ts'
import type { Storage } from './open.ts'

const DAY = 24 * 3600 * 1000

/** What one purge took away. */
export type Purged = { readonly conversations: number; readonly pages: number; readonly aside: number }

/**
 * Ends conversations nobody touched, forgets updates that cannot come again, and then takes the bytes out of the log.
 * A person with a kept safety plan keeps her row: she asked for it, and only she takes it back.
 */
export async function purge(storage: Storage, at: Date): Promise<Purged> {
  const today = Math.floor(at.getTime() / DAY)
  const purged = await storage.transaction(async (tx) => {
    const idle = firstKeptDay('idleConversation', today)
    const conversations = await tx.$executeRaw`DELETE FROM "Person" WHERE "seenDay" < ${idle}
      AND "id" NOT IN (SELECT "person" FROM "SafetyPlan") AND "id" NOT IN (SELECT "person" FROM "Outbox")`
    await tx.$executeRaw`UPDATE "Person" SET "session" = NULL, "trail" = NULL, "live" = NULL WHERE "seenDay" < ${idle}`
    const pages = await tx.$executeRaw`DELETE FROM "Seen" WHERE "day" < ${firstKeptDay('seenUpdates', today)}`
    const before = new Date(firstKeptDay('quarantine', today) * DAY)
    const { count: aside } = await tx.quarantine.deleteMany({ where: { at: { lt: before } } })
    return { conversations, pages, aside }
  })
  await storage.checkpoint()
  return purged
}
