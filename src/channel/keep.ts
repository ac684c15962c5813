import type { Ground } from '../casework/asking.ts'
import type { Case } from '../casework/case.ts'
import type { Move } from '../casework/move.ts'
import type { HelpingOrganization } from '../casework/organization.ts'
import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { StaffMember } from '../staff/staff.ts'
import type { Event } from './audit.ts'
import type { Channel } from './channel.ts'
import { remindCaseworker } from './relay.ts'

/** What moves of this person's case stand on, read once: the organizations, who works there, what she agreed to. */
export async function groundOf(channel: Channel, person: PersonId): Promise<Ground> {
  const all = await channel.organizations.all()
  const organizations = new Map(all.map((one): [OrganizationId, HelpingOrganization] => [one.id, one]))
  const staff = new Map<OrganizationId, readonly StaffMember[]>()
  for (const { id } of all) staff.set(id, await channel.staff.of(id))
  return {
    organization: (id) => organizations.get(id),
    staff: (id) => staff.get(id) ?? [],
    ledger: await channel.consents.of(person),
    at: channel.at,
  }
}

/** Who did something to a case, and what it was called. */
export type Deed = Pick<Event, 'by' | 'what'>

/** Keeps what a move made of a case: the case and its timers, what became of promises, who must look, and that it was done. */
export async function keep(channel: Channel, before: Case | undefined, move: Move, deed: Deed) {
  const { case: found, sayings } = move
  await channel.cases.save(move)
  for (const [at, offer] of found.offers.entries()) {
    const { is } = offer.outcome
    if (is !== 'open' && before?.offers[at]?.outcome.is !== is)
      await channel.organizations.count(offer.organization, is, channel.at)
  }
  for (const saying of sayings)
    if (saying.to === 'desk') {
      channel.news.ring(saying.organization)
      // Who took it is not on the board of the group any more: the reminder is hers.
      if (saying.word === 'reminder') await remindCaseworker(channel, found)
    }
    // What she did herself she sees on the screen that answers it.
    else if (deed.by !== 'person') channel.news.knock(found.id)
  const organization = 'organization' in found.state ? found.state.organization : undefined
  await channel.audit.append({
    ...deed,
    at: channel.at,
    case: found.id,
    ...(organization && { organization }),
  })
  return found
}

/** An id that nobody can guess: 12 random bytes in hex. */
export const newId = (channel: Pick<Channel, 'random'>) =>
  Array.from(channel.random(12), (byte) => byte.toString(16).padStart(2, '0')).join('')
