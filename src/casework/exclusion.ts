import type { StaffId } from '../kernel/id.ts'
import { type Action, mayDo, type Relation } from '../staff/access.ts'
import { conflict, type Touched } from '../staff/conflicts.ts'
import type { StaffMember } from '../staff/staff.ts'
import type { Case } from './case.ts'
import type { HelpingOrganization } from './organization.ts'
import type { Request } from './request.ts'

/** What a request touches. In the service track what she left out counts: nobody tied to any branch or region may guess. */
const touchedBy = (request: Request): Touched => ({
  organizations: request.exclusions.organizations,
  ...(request.branch && { branch: request.branch }),
  ...(request.region && { region: request.region }),
  silent: request.track === 'service',
})

type Tied = Pick<StaffMember, 'conflicts'>

/** She keeps away whoever is tied to her service, or to an oblast that she named. */
function keptAway({ branch, exclusions }: Request, { conflicts }: Tied): boolean {
  const tied = branch ? conflicts.branches.includes(branch) : conflicts.branches.length > 0
  return (
    (exclusions.tiedToService && tied) || conflicts.regions.some((one) => exclusions.regions.includes(one))
  )
}

/** Whether this organization must learn nothing of the request: she said so, or it declared a conflict. */
export const organizationExcluded = (request: Request, organization: HelpingOrganization) =>
  request.exclusions.organizations.includes(organization.id) ||
  request.exclusions.regions.includes(organization.seat) ||
  keptAway(request, organization) ||
  conflict(organization.conflicts, touchedBy(request))

/** Whether this member must learn nothing of the request, whatever her organization does. */
export const memberExcluded = (request: Request, member: StaffMember) =>
  request.exclusions.organizations.includes(member.organization) ||
  keptAway(request, member) ||
  conflict(member.conflicts, touchedBy(request))

/** How a member stands to a case now. The exclusions of her organization are looked at where the case is offered. */
export function relationOf(member: StaffMember, { request, state }: Case): Relation {
  if (memberExcluded(request, member)) return 'excluded'
  if (!('organization' in state) || state.organization !== member.organization) return 'other-organization'
  return 'caseworker' in state && state.caseworker === member.id ? 'assigned' : 'own-organization'
}

/** Whether a member may do that to that case: what every page, search and button asks. */
export const mayDoTo = (member: StaffMember, action: Action, found: Case) =>
  mayDo(member, action, relationOf(member, found))

/** Who of these may be told that a case is there; a group only if everybody in it is of that desk and nobody is kept away. */
export const noticeTo = (found: Case, members: readonly StaffMember[]) => ({
  members: members.filter((one) => mayDoTo(one, 'see-waiting', found)).map(({ id }): StaffId => id),
  group: members.length > 0 && members.every((one) => near.includes(relationOf(one, found))),
})
const near: readonly Relation[] = ['assigned', 'own-organization']
