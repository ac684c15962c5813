import type { Case } from '../casework/case.ts'
import { mayDoTo, organizationExcluded } from '../casework/exclusion.ts'
import type { HelpingOrganization } from '../casework/organization.ts'
import type { Ledger } from '../consent/consent.ts'
import { done, refuse } from '../kernel/outcome.ts'
import type { StaffMember } from '../staff/staff.ts'
import { consentTo, type Field, fields, type Referral } from './referral.ts'

/** Without these nobody could answer her, or not safely: they are part of every proposal, and she sees them there. */
const always: readonly Field[] = ['track', 'kind', 'language', 'urgency', 'contract']

/** What a caseworker would hand over, and where. */
export type Proposal = {
  readonly to: HelpingOrganization
  readonly warm: boolean
  readonly fields: readonly Field[]
  readonly at: Date
}

/** Her caseworker would hand the case to another organization. Nothing leaves before she agreed to exactly this. */
export function propose(found: Case, by: StaffMember, { to, warm, fields: wished, at }: Proposal) {
  if (!mayDoTo(by, 'refer-case', found)) return refuse('not-permitted')
  if (found.state.status === 'closed') return refuse('case-closed')
  if (to.id === by.organization) return refuse('same-organization')
  if (!to.active) return refuse('no-such-organization')
  if (organizationExcluded(found.request, to)) return refuse('organization-excluded')
  return done<Referral>({
    case: found.id,
    from: by.organization,
    to: to.id,
    by: by.id,
    fields: fields.filter((field) => always.includes(field) || wished.includes(field)),
    warm,
    state: { status: 'proposed', at },
  })
}

/** What a referral is sent on: where to, what she agreed to, when. */
export type Sending = { readonly to: HelpingOrganization; readonly ledger: Ledger; readonly at: Date }

/** She agreed, and it goes. What goes along is what was proposed and what her consent names, and nothing else. */
export function send(referral: Referral, found: Case, { to, ledger, at }: Sending) {
  const { state } = found
  if (referral.state.status !== 'proposed') return refuse('already-answered')
  if (state.status === 'closed') return refuse('case-closed')
  if (!('caseworker' in state) || state.organization !== referral.from) return refuse('not-claimed')
  if (!to.active) return refuse('no-such-organization')
  if (organizationExcluded(found.request, to)) return refuse('organization-excluded')
  const consent = consentTo(ledger, to.id, at)
  if (!consent) return refuse('no-consent')
  const agreed = referral.fields.filter((field) => consent.shares.includes(field))
  return done<Referral>({ ...referral, fields: agreed, state: { status: 'sent', at } })
}
