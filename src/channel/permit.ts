import { mayHold } from '../casework/asking.ts'
import type { Case } from '../casework/case.ts'
import { organizationExcluded, relationOf } from '../casework/exclusion.ts'
import type { HelpingOrganization } from '../casework/organization.ts'
import { purposes } from '../consent/consent.ts'
import type { CaseId } from '../kernel/id.ts'
import { type Outcome, refuse } from '../kernel/outcome.ts'
import type { Referral } from '../referral/referral.ts'
import { type Action, mayDo, type Relation } from '../staff/access.ts'
import type { StaffMember } from '../staff/staff.ts'
import type { Channel } from './channel.ts'
import { groundOf } from './keep.ts'

/** A member of staff at the desk of her organization, as both are now and not as a page remembers them. */
export type AtDesk = {
  readonly channel: Channel
  readonly member: StaffMember
  readonly organization: HelpingOrganization
}

/** The same with one case before her, and how she stands to it. */
export type AtCase = AtDesk & { readonly found: Case; readonly relation: Relation }

type Work<At, Asked, Value, Why extends string> = (at: At, asked: Asked) => Promise<Outcome<Value, Why>>

/** What staff do at their own desk. Nobody gets to the work whom the access table does not let. */
export function atDesk<Asked, Value, Why extends string>(
  action: Action,
  work: Work<AtDesk, Asked, Value, Why>,
) {
  const does = async (channel: Channel, who: StaffMember, asked: Asked) => {
    const at = await deskFor(channel, who)
    if (!at || !mayDo(at.member, action, 'own-organization')) return refuse('not-permitted')
    return work(at, asked)
  }
  return Object.assign(does, { action })
}

/** What staff do to one case. A case that is not there and one that she must not know of are refused alike. */
export function atCase<Asked, Value, Why extends string>(
  action: Action,
  work: Work<AtCase, Asked, Value, Why>,
) {
  const does = async (channel: Channel, who: StaffMember, id: CaseId, asked: Asked) => {
    const at = await deskFor(channel, who)
    const found = at && (await channel.cases.find(id))
    if (!found) return refuse('not-permitted')
    const relation = await relationTo(at, found)
    if (!mayDo(at.member, action, relation)) return refuse('not-permitted')
    return work({ ...at, found, relation }, asked)
  }
  return Object.assign(does, { action })
}

/** How she stands to a case, with what her organization must not learn, and what she is still handing over. */
export async function relationTo({ channel, member, organization }: AtDesk, found: Case): Promise<Relation> {
  if (organizationExcluded(found.request, organization)) return 'excluded'
  const relation = relationOf(member, found)
  if (relation !== 'other-organization' || found.state.status === 'closed') return relation
  const handing = await handingOver(channel, found)
  if (!handing.some(({ by, from }) => by === member.id && from === member.organization)) return relation
  const ground = await groundOf(channel, found.person)
  return mayHold(found.request, organization.id, ground, purposes).ok ? 'handing-over' : relation
}

/** The referrals by which this case came to where it is now, while whoever handed it over has not left. */
export async function handingOver(channel: Channel, { id, state }: Case): Promise<readonly Referral[]> {
  if (!('organization' in state) || state.status === 'closed') return []
  const referrals = await channel.referrals.of(id)
  return referrals.filter(({ to, state: { status } }) => status === 'accepted' && to === state.organization)
}

async function deskFor(channel: Channel, { id }: StaffMember): Promise<AtDesk | undefined> {
  const member = await channel.staff.find(id)
  const organization = member?.active && (await channel.organizations.find(member.organization))
  return organization ? { channel, member, organization } : undefined
}
