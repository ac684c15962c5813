import { type Case, type DeclineReason, declineReasons } from '../casework/case.ts'
import { mayDoTo, memberExcluded, organizationExcluded } from '../casework/exclusion.ts'
import type { HelpingOrganization } from '../casework/organization.ts'
import type { Request } from '../casework/request.ts'
import { type Given, type Ledger, standing } from '../consent/consent.ts'
import type { CaseId, OrganizationId, StaffId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { mayDo } from '../staff/access.ts'
import type { StaffMember } from '../staff/staff.ts'

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
  /** Exactly what she agreed to. */
  readonly fields: readonly Field[]
  /** Warm: both caseworkers speak with her before the first one leaves. */
  readonly warm: boolean
  readonly state:
    | { readonly status: 'sent' | 'accepted' | 'completed'; readonly at: Date }
    | { readonly status: 'declined'; readonly at: Date; readonly reason: DeclineReason }
}

const consentTo = (ledger: Ledger, to: OrganizationId, at: Date): Given | undefined =>
  standing(ledger, { recipient: to, purpose: 'referral', at })

/** What is being sent where, and what that stands on. */
export type Sending = {
  readonly to: HelpingOrganization
  readonly warm: boolean
  readonly ledger: Ledger
  readonly at: Date
}

/** Her caseworker hands the case to another organization. What goes along is read from her consent, not chosen by staff. */
export function send(found: Case, by: StaffMember, { to, warm, ledger, at }: Sending) {
  if (!mayDoTo(by, 'refer-case', found)) return refuse('not-permitted')
  if (found.state.status === 'closed') return refuse('case-closed')
  if (to.id === by.organization) return refuse('same-organization')
  if (!to.active) return refuse('no-such-organization')
  if (organizationExcluded(found.request, to)) return refuse('organization-excluded')
  const consent = consentTo(ledger, to.id, at)
  if (!consent) return refuse('no-consent')
  return done<Referral>({
    case: found.id,
    from: by.organization,
    to: to.id,
    by: by.id,
    fields: fields.filter((field) => consent.shares.includes(field)),
    warm,
    state: { status: 'sent', at },
  })
}

/** The fields of the request that go along: those and no others. Entries are sealed anew by those who can open them. */
export const shared = (referral: Referral, request: Request): Partial<Request> =>
  Object.fromEntries(
    Object.entries(request).filter(([name]) => referral.fields.some((field) => field === name)),
  )

/** How a member of staff stands to a referral. Who is kept from the request is kept from its referral. */
const mayAnswer = ({ to }: Referral, { request }: Case, member: StaffMember) =>
  mayDo(
    member,
    'answer-referral',
    memberExcluded(request, member)
      ? 'excluded'
      : member.organization === to
        ? 'own-organization'
        : 'other-organization',
  )

/** What somebody answers to a referral. */
export type Answer = {
  readonly by: StaffMember
  readonly says: 'accepted' | { readonly declined: DeclineReason | undefined }
  readonly ledger: Ledger
  readonly at: Date
}

/** The other organization says yes, or no with a reason. A consent that she took back meanwhile makes a yes impossible. */
export function respond(referral: Referral, found: Case, { by, says, ledger, at }: Answer) {
  if (!mayAnswer(referral, found, by)) return refuse('not-permitted')
  if (referral.state.status !== 'sent') return refuse('already-answered')
  if (says !== 'accepted') {
    const reason = says.declined
    if (!reason || !declineReasons.includes(reason)) return refuse('reason-missing')
    return done<Referral>({ ...referral, state: { status: 'declined', at, reason } })
  }
  if (!consentTo(ledger, referral.to, at)) return refuse('no-consent')
  return done<Referral>({ ...referral, state: { status: 'accepted', at } })
}

/** The referral has done its work once the other organization has answered her. */
export function complete(referral: Referral, { id, state }: Case, at: Date) {
  if (referral.state.status !== 'accepted') return refuse('not-accepted')
  const there = id === referral.case && state.status === 'answered' && state.organization === referral.to
  return there ? done<Referral>({ ...referral, state: { status: 'completed', at } }) : refuse('not-answered')
}

/** All referrals, of a case and to an organization. */
export type Referrals = {
  of(found: CaseId): Promise<readonly Referral[]>
  waitingFor(organization: OrganizationId): Promise<readonly Referral[]>
  save(referral: Referral): Promise<void>
}
