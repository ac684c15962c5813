import { randomBytes } from 'node:crypto'
import type { Channel, News } from '../../channel/channel.ts'
import type { EntrySeal } from '../../sealing/entry-seal.ts'
import type { Seal } from '../../sealing/seal.ts'
import { auditTrail } from './audit-trail.ts'
import { caseDoors } from './case-doors.ts'
import { cases } from './cases.ts'
import { consents } from './consents.ts'
import { deskGroups } from './desk-groups.ts'
import { entries } from './entries.ts'
import { errands } from './errands.ts'
import { letters, receipts } from './letters.ts'
import { linkCodes } from './link-codes.ts'
import { organizationKeys } from './organization-keys.ts'
import { organizations } from './organizations.ts'
import { referrals } from './referrals.ts'
import { signIns } from './sign-ins.ts'
import type { Sql } from './sql.ts'
import { staffChats } from './staff-chats.ts'
import { staffMembers } from './staff-members.ts'
import { timers } from './timers.ts'

/** The whole help channel on one transaction. */
export const channelPorts = (sql: Sql, seal: Seal, entrySeal: EntrySeal, at: Date, news: News): Channel => ({
  at,
  cases: cases(sql, seal, at),
  consents: consents(sql, seal),
  organizations: organizations(sql),
  staff: staffMembers(sql, seal),
  entries: entries(sql),
  keys: organizationKeys(sql, seal),
  seal: entrySeal,
  referrals: referrals(sql, seal),
  letters: letters(sql, seal),
  receipts: receipts(sql),
  timers: timers(sql),
  doors: caseDoors(sql, at),
  errands: errands(sql, seal),
  staffChats: staffChats(sql, seal),
  deskGroups: deskGroups(sql, seal),
  linkCodes: linkCodes(sql, at),
  signIns: signIns(sql, seal, at),
  audit: auditTrail(sql, seal),
  news,
  random: (bytes) => randomBytes(bytes),
  digest: (text) => seal.index(text),
})
