import { type Case, type DeclineReason, declineReasons } from '../casework/case.ts'
import { memberExcluded } from '../casework/exclusion.ts'
import type { Ledger } from '../consent/consent.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { mayDo } from '../staff/access.ts'
import type { StaffMember } from '../staff/staff.ts'
import { consentTo, type Referral } from './referral.ts'

/** Whether a member may see and answer a referral. Who is kept from the request is kept from its referral. */
export const mayAnswer = ({ to }: Referral, { request }: Case, member: StaffMember) =>
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
