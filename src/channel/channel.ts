import type { Cases, Timer } from '../casework/move.ts'
import type { HelpingOrganizations } from '../casework/organization.ts'
import type { Consents } from '../consent/consent.ts'
import type { CaseId, OrganizationId, PersonId, StaffId } from '../kernel/id.ts'
import type { Referrals } from '../referral/referral.ts'
import type { Entries } from '../sealing/entry.ts'
import type { EntrySeal } from '../sealing/entry-seal.ts'
import type { OrganizationKeys } from '../sealing/organization-key.ts'
import type { Staff } from '../staff/staff.ts'

/** What a caseworker wrote and the person has not put away yet: sealed with the house's key, gone once she has read it. */
export type Letter = {
  readonly id: string
  readonly case: CaseId
  readonly at: Date
  readonly text: string
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
}

/** Letters that wait for people. */
export type Letters = {
  add(letter: Letter): Promise<void>
  /** The oldest first. */
  of(found: CaseId): Promise<readonly Letter[]>
  drop(letters: readonly string[]): Promise<void>
}

/** Codes that open a case at another door, as keyed digests. A case has one; a new one takes its place. */
export type Receipts = {
  keep(digest: Uint8Array, found: CaseId): Promise<void>
  find(digest: Uint8Array): Promise<CaseId | undefined>
}

/** When the house looks at something by itself: one time for each owner (a case) and kind. */
export type Timers = {
  set(owner: string, kind: LookKind, at: Date): Promise<void>
  clear(owner: string, kind: LookKind): Promise<void>
}
/** Beside what a case waits for: a person's hours have come, or a caseworker wanted to be reminded. */
export type LookKind = Timer['kind'] | 'knock' | 'follow-up'

/** What somebody did, for who looks after it later: no content, no names. */
export type Event = {
  readonly at: Date
  readonly by: StaffId | 'person' | 'house'
  readonly what: string
  readonly case?: CaseId
  readonly organization?: OrganizationId
}

/** All that was done, each entry bound to the one before it. */
export type Audit = {
  append(event: Event): Promise<void>
  of(organization: OrganizationId, most: number): Promise<readonly Event[]>
}

/** What must be told once the transaction is kept: to whom, never what. She reads it when she looks. */
export type News = {
  /** Something is new in her case: a neutral line, when her contact contract allows it. */
  knock(found: CaseId): void
  /** Something is new at this desk. */
  ring(organization: OrganizationId): void
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
  readonly audit: Audit
  readonly news: News
  /** So many bytes that nobody can guess. */
  random(bytes: number): Uint8Array
  /** 16 bytes by which the same text is found again, and from which nobody without the host key gets back to it. */
  digest(text: string): Uint8Array
}

/** Whom the person is to somebody in the channel. */
export type Her = { readonly person: PersonId; readonly language: string }
