import { recheck } from '../casework/her-side.ts'
import type { HelpingOrganization } from '../casework/organization.ts'
import type { OrganizationId, StaffId } from '../kernel/id.ts'
import { staffId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { mayDo } from '../staff/access.ts'
import type { Conflicts } from '../staff/conflicts.ts'
import type { StaffMember } from '../staff/staff.ts'
import type { Channel } from './channel.ts'
import { groundOf, keep, newId } from './keep.ts'
import { type AtDesk, atDesk } from './permit.ts'

/** Everybody of her own organization, for who keeps the list. */
export const rosterOf = atDesk('change-staff', async ({ channel, organization }) =>
  done(await channel.staff.of(organization.id)),
)

/** Somebody new works here. */
export const addMember = atDesk(
  'change-staff',
  async (at, asked: Omit<StaffMember, 'id' | 'organization' | 'active'>) => {
    if (!mayDo(at.member, 'change-roles', 'own-organization')) return refuse('not-permitted')
    const { channel, organization } = at
    const id = staffId(newId(channel))
    return kept(at, { ...asked, id, organization: organization.id, active: true }, 'member-added')
  },
)

/** What about a member can change. What is not named stays. */
export type MemberChange = { readonly id: StaffId } & Partial<Omit<StaffMember, 'id' | 'organization'>>

/**
 * A member changes: her name, roles, languages, conflicts, or she is away. Cases that she may not have any more are
 * taken. Nobody takes a conflict of her own away.
 */
export const changeMember = atDesk('change-staff', async (at, { id, ...change }: MemberChange) => {
  const { channel, member, organization } = at
  const known = await channel.staff.find(id)
  if (known?.organization !== organization.id) return refuse('not-permitted')
  if (change.roles && !mayDo(member, 'change-roles', 'own-organization')) return refuse('not-permitted')
  if (id === member.id && change.conflicts && !covers(change.conflicts, known.conflicts))
    return refuse('not-permitted')
  const changed = { ...known, ...change, id, organization: organization.id }
  const others = (await channel.staff.of(organization.id)).filter((one) => one.id !== id)
  if (!others.concat(changed).some(keepsRoster)) return refuse('last-administrator')
  return kept(at, changed, 'member-changed')
})

/** She says what she is tied to. It is added to what she said before; taking away is for who keeps the list. */
export const declareConflict = atDesk('declare-conflict', async (at, more: Conflicts) => {
  const { organizations, branches, regions } = at.member.conflicts
  const conflicts: Conflicts = {
    organizations: [...new Set([...organizations, ...more.organizations])],
    branches: [...new Set([...branches, ...more.branches])],
    regions: [...new Set([...regions, ...more.regions])],
  }
  return kept(at, { ...at.member, conflicts }, 'conflict-declared')
})

/** What a coordinator decides of her organization. What is not named stays. */
export type OrganizationChange = Partial<
  Pick<
    HelpingOrganization,
    'hours' | 'capacity' | 'helps' | 'tracks' | 'regions' | 'conflicts' | 'answersIn' | 'active'
  >
>

/** The organization works otherwise from now on. Cases that it may not hold any more go to the next one. */
export const changeOrganization = atDesk('change-hours', async (at, change: OrganizationChange) => {
  const { channel, organization } = at
  const changed = { ...organization, ...change, id: organization.id }
  await channel.organizations.save(changed)
  await deed(at, 'organization-changed')
  await recheckAll(channel, organization.id)
  return done(changed)
})

const ties = ({ organizations, branches, regions }: Conflicts): readonly string[] => [
  ...organizations,
  ...branches,
  ...regions,
]
const covers = (all: Conflicts, some: Conflicts) => ties(some).every((one) => ties(all).includes(one))

const keepsRoster = (member: StaffMember) => mayDo(member, 'change-roles', 'own-organization')

async function kept(at: AtDesk, changed: StaffMember, what: string) {
  await at.channel.staff.save(changed)
  await deed(at, what)
  await recheckAll(at.channel, changed.organization)
  return done(changed)
}

async function deed({ channel, member, organization }: AtDesk, what: string): Promise<void> {
  await channel.audit.append({ at: channel.at, by: member.id, what, organization: organization.id })
  channel.news.ring(organization.id)
}

/** Nobody keeps what she may not have any more. */
async function recheckAll(channel: Channel, organization: OrganizationId): Promise<void> {
  for (const found of await channel.cases.at(organization, 'open')) {
    const move = recheck(found, await groundOf(channel, found.person))
    if (move.case !== found) await keep(channel, found, move, { by: 'house', what: 'case-rechecked' })
  }
}
