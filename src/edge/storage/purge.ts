import { firstKeptDay } from '../../retention/periods.ts'
import type { Storage, Tx } from './open.ts'
import { type PurgedChannel, purgeChannel } from './purge-channel.ts'

const DAY = 24 * 3600 * 1000

/** What one purge took away. */
export type Purged = PurgedConversations & PurgedChannel
type PurgedConversations = { readonly conversations: number; readonly pages: number; readonly aside: number }

/**
 * Ends conversations nobody touched, forgets updates that cannot come again and cases that are long over, and then takes
 * the bytes out of the log. Somebody with a kept safety plan keeps her row: she asked for it, and only she takes it back.
 * So does somebody whose case is open: the answer to it must still find her.
 */
export async function purge(storage: Storage, at: Date): Promise<Purged> {
  const today = Math.floor(at.getTime() / DAY)
  const conversations = await storage.transaction((tx) => purgeConversations(tx, today))
  const channel = await storage.turn((sql) => purgeChannel(sql, at))
  await storage.checkpoint()
  return { ...conversations, ...channel }
}

async function purgeConversations(tx: Tx, today: number): Promise<PurgedConversations> {
  const idle = firstKeptDay('idleConversation', today)
  const conversations = await tx.$executeRaw`DELETE FROM "Person" WHERE "seenDay" < ${idle}
    AND "id" NOT IN (SELECT "person" FROM "SafetyPlan") AND "id" NOT IN (SELECT "person" FROM "Outbox")
    AND "id" NOT IN (SELECT d."person" FROM "CaseDoor" d JOIN "Case" c ON c."id" = d."case" WHERE c."closedAt" IS NULL)`
  await tx.$executeRaw`UPDATE "Person" SET "session" = NULL, "trail" = NULL, "live" = NULL WHERE "seenDay" < ${idle}`
  const pages = await tx.$executeRaw`DELETE FROM "Seen" WHERE "day" < ${firstKeptDay('seenUpdates', today)}`
  const before = new Date(firstKeptDay('quarantine', today) * DAY)
  const { count: aside } = await tx.quarantine.deleteMany({ where: { at: { lt: before } } })
  return { conversations, pages, aside }
}
