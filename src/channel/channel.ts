import type { Cases, Timer } from '../casework/move.ts'
import type { HelpingOrganizations } from '../casework/organization.ts'
import type { Consents } from '../consent/consent.ts'
import type { CaseId, OrganizationId, PersonId } from '../kernel/id.ts'
import type { DeskSaying } from '../outbox/message.ts'
import type { Referrals } from '../referral/referral.ts'
import type { Entries } from '../sealing/entry.ts'
import type { EntrySeal } from '../sealing/entry-seal.ts'
import type { OrganizationKeys } from '../sealing/organization-key.ts'
import type { Staff } from '../staff/staff.ts'
import type { Audit } from './audit.ts'
import type { CaseDoors } from './doors.ts'
import type { Errands } from './errand.ts'
import type { Letters, Receipts } from './letter.ts'
import type { DeskGroups, LinkCodes, SignIns, StaffChats } from './staff-doors.ts'

/** When the house looks at something by itself: one time for each owner (a case) and kind. */
export type Timers = {
  set(owner: string, kind: LookKind, at: Date): Promise<void>
  clear(owner: string, kind: LookKind): Promise<void>
  /** Those whose time has come, the oldest first. They stay until they are cleared, or their case is saved. */
  due(at: Date, most: number): Promise<readonly Look[]>
  /** When the next one of all is due. */
  next(): Promise<Date | undefined>
  /** What these owners wait for, the soonest first. */
  of(owners: readonly string[]): Promise<readonly Look[]>
}
/**
 * Beside what a case waits for: a person's hours have come, or a caseworker wanted to be reminded. `follow-up-due` stands
 * from then on until she did something, and rings every day. Saving a case leaves these three as they are.
 */
export type LookKind = Timer['kind'] | 'knock' | 'follow-up' | 'follow-up-due' | 'reminder'

/** One time at which the house looks at something. */
export type Look = { readonly owner: string; readonly kind: LookKind; readonly at: Date }

/** What must be told once the transaction is kept. To a person: that something is there, never what. */
export type News = {
  /** Something is new in her case: a neutral line, when her contact contract allows it. */
  knock(found: CaseId): void
  /** A time that she asked to be reminded of has come. */
  remind(person: PersonId): void
  /** Something is new at this desk. */
  ring(organization: OrganizationId): void
  /** Something to staff in a chat at Telegram, in the first of these languages that the house speaks. */
  tell(chat: string, languages: readonly string[], saying: DeskSaying): void
}

/** Everything of the help channel that one transaction holds. */
export type Channel = {
  readonly at: Date
  readonly cases: Cases
  readonly consents: Consents
  readonly organizations: HelpingOrganizations
  readonly staff: Staff
  readonly entries: Entries
  readonly keys: OrganizationKeys
  readonly seal: EntrySeal
  readonly referrals: Referrals
  readonly letters: Letters
  readonly receipts: Receipts
  readonly timers: Timers
  readonly doors: CaseDoors
  readonly errands: Errands
  readonly staffChats: StaffChats
  readonly deskGroups: DeskGroups
  readonly linkCodes: LinkCodes
  readonly signIns: SignIns
  readonly audit: Audit
  readonly news: News
  /** So many bytes that nobody can guess. */
  random(bytes: number): Uint8Array
  /** 16 bytes by which the same text is found again, and from which nobody without the host key gets back to it. */
  digest(text: string): Uint8Array
}
