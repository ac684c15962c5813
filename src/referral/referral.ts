import type { DeclineReason } from '../casework/case.ts'
import type { Request } from '../casework/request.ts'
import { type Given, type Ledger, standing } from '../consent/consent.ts'
import type { CaseId, OrganizationId, StaffId } from '../kernel/id.ts'

/** What a referral can carry. Whom she keeps away is never among it: the house heeds that, and nobody reads it. */
export const fields = [
  'track',
  'kind',
  'topic',
  'branch',
  'region',
  'language',
  'prefers',
  'urgency',
  'contract',
  'entries',
] as const
export type Field = (typeof fields)[number]

/** A case handed to another organization, with her consent. */
export type Referral = {
  readonly case: CaseId
  readonly from: OrganizationId
  readonly to: OrganizationId
  readonly by: StaffId
  /** What she is asked to agree to; once it is sent, exactly what she agreed to. */
  readonly fields: readonly Field[]
  /** Warm: both caseworkers speak with her before the first one leaves. */
  readonly warm: boolean
  /** `proposed`: she has not said yet; `refused`: she does not want it. */
  readonly state:
    | {
        readonly status: 'proposed' | 'refused' | 'sent' | 'accepted' | 'completed'
        readonly at: Date
      }
    | { readonly status: 'declined'; readonly at: Date; readonly reason: DeclineReason }
}

/** Her yes to this handing over, if it holds. */
export const consentTo = (ledger: Ledger, to: OrganizationId, at: Date): Given | undefined =>
  standing(ledger, { recipient: to, purpose: 'referral', at })

/** The fields of the request that go along: those and no others. Entries are sealed anew by those who can open them. */
export const shared = (referral: Referral, request: Request): Partial<Request> =>
  Object.fromEntries(
    Object.entries(request).filter(([name]) => referral.fields.some((field) => field === name)),
  )

/** All referrals. Of those between the same two about one case, one at most is not over, and saving replaces it. */
export type Referrals = {
  of(found: CaseId): Promise<readonly Referral[]>
  /** What was sent to this organization and not answered yet. */
  waitingFor(organization: OrganizationId): Promise<readonly Referral[]>
  /** What this organization proposed, sent, or is handing over: everything of it that is not over. */
  from(organization: OrganizationId): Promise<readonly Referral[]>
  save(referral: Referral): Promise<void>
}
