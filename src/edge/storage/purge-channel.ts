import { firstKeptDay } from '../../retention/periods.ts'
import { eraseCases } from './cases.ts'
import type { Sql } from './sql.ts'

const DAY = 24 * 3600 * 1000

/** What one purge took away of the help channel. */
export type PurgedChannel = { readonly cases: number; readonly letters: number; readonly signIns: number }

/** Takes away what is past its day: closed cases whole, letters in them before that, whatever staff signed in with. */
export async function purgeChannel(sql: Sql, at: Date): Promise<PurgedChannel> {
  const today = Math.floor(at.getTime() / DAY)
  const closed = firstKeptDay('closedCase', today) * DAY
  const cases = await eraseCases(sql, 'IN (SELECT "id" FROM "Case" WHERE "closedAt" < ?)', [closed])
  // What she agreed to belongs to her cases, and the door of somebody who is gone leads nowhere.
  await sql.run('DELETE FROM "Consent" WHERE "person" NOT IN (SELECT "person" FROM "Case")')
  await sql.run('DELETE FROM "CaseDoor" WHERE "person" NOT IN (SELECT "id" FROM "Person")')
  const letters = await sql.run(
    'DELETE FROM "Letter" WHERE "case" IN (SELECT "id" FROM "Case" WHERE "closedAt" < ?)',
    [firstKeptDay('lettersOfClosedCase', today) * DAY],
  )
  await sql.run('DELETE FROM "Errand" WHERE "at" < ?', [firstKeptDay('errand', today) * DAY])
  const sessions = await sql.run('DELETE FROM "StaffSession" WHERE "until" <= ?', [at.getTime()])
  const codes = await sql.run('DELETE FROM "LinkCode" WHERE "until" <= ?', [at.getTime()])
  return { cases, letters, signIns: sessions + codes }
}
