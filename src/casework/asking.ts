import { type Ledger, type Purpose, purposes, standing } from '../consent/consent.ts'
import type { CaseId, OrganizationId, PersonId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { answers, type StaffMember } from '../staff/staff.ts'
import type { Case } from './case.ts'
import { memberExcluded, organizationExcluded } from './exclusion.ts'
import { type CaseSaying, type Move, move } from './move.ts'
import type { HelpingOrganization } from './organization.ts'
import { promiseOf } from './promise.ts'
import type { Request } from './request.ts'

/** What a move stands on: the organizations, who works there, what she agreed to, and the time. */
export type Ground = {
  readonly organization: (id: OrganizationId) => HelpingOrganization | undefined
  readonly staff: (id: OrganizationId) => readonly StaffMember[]
  readonly ledger: Ledger
  readonly at: Date
}

/** Whether an organization may hold this request at all: she agreed to it, and nothing keeps it away. */
export function mayHold(request: Request, id: OrganizationId, ground: Ground, purpose: readonly Purpose[]) {
  const organization = ground.organization(id)
  if (!organization?.active) return refuse('no-such-organization')
  if (organizationExcluded(request, organization)) return refuse('organization-excluded')
  if (!purpose.some((one) => standing(ground.ledger, { recipient: id, purpose: one, at: ground.at })))
    return refuse('no-consent')
  return done(organization)
}

/** By when it would answer, if it can be asked now: it may hold the request, is not full, and somebody there may see it. */
export function askable(request: Request, id: OrganizationId, ground: Ground, purpose: readonly Purpose[]) {
  const holder = mayHold(request, id, ground, purpose)
  if (!holder.ok) return holder
  if (holder.value.load >= holder.value.capacity) return refuse('no-capacity')
  if (!ground.staff(id).some((member) => answers(member) && !memberExcluded(request, member)))
    return refuse('nobody-to-answer')
  return promiseOf(holder.value.hours, request.urgency, ground.at)
}

/** Asks the next organization that she agreed to; when there is none, she is told so at once. */
export function askNext(found: Case, ground: Ground, said: readonly CaseSaying[] = []): Move {
  const { request, recipients, offers } = found
  for (const [at, organization] of recipients.entries()) {
    const promise = askable(request, organization, ground, purposes)
    if (!promise.ok) continue
    const offered: Case = {
      ...found,
      recipients: recipients.slice(at + 1),
      offers: [...offers, { organization, promise: promise.value, outcome: { is: 'open' } }],
      state: { status: 'offered', organization },
      reminded: false,
    }
    return move(offered, [
      ...said,
      { to: 'person', word: 'offered', organization, by: promise.value.by },
      { to: 'desk', word: 'waiting', organization },
    ])
  }
  const nobody: Case = {
    ...found,
    recipients: [],
    state: { status: 'received', since: ground.at },
    reminded: false,
  }
  return move(nobody, [...said, { to: 'person', word: 'honest-word' }])
}

/** What she asked for becomes a case, and the first organization is asked. */
export type NewCase = {
  readonly id: CaseId
  readonly person: PersonId
  readonly code: string
  readonly request: Request
  readonly recipients: readonly OrganizationId[]
}

export const receive = (asked: NewCase, ground: Ground): Move =>
  askNext({ ...asked, state: { status: 'received', since: ground.at }, offers: [], reminded: false }, ground)
