import type { Move } from '../casework/move.ts'
import { done, type Outcome } from '../kernel/outcome.ts'
import type { Event } from './audit.ts'
import { keep } from './keep.ts'
import type { AtCase } from './permit.ts'

/** Keeps what staff made of a case, with who it was. Everything that a desk does to a case ends here. */
export async function moved<Why extends string>(at: AtCase, move: Outcome<Move, Why>, what: Event['what']) {
  if (!move.ok) return move
  await keep(at.channel, at.found, move.value, { by: at.member.id, what })
  at.channel.news.ring(at.organization.id)
  return done({ status: move.value.case.state.status })
}

/** Something was done: what was due is not due any more. */
export const followedUp = ({ channel, found }: AtCase) => channel.timers.clear(found.id, 'follow-up-due')

/** Something that staff did, and that leaves the case as it is. */
export function deskDeed({ channel, member, organization, found }: AtCase, what: string): Promise<void> {
  channel.news.ring(organization.id)
  return channel.audit.append({
    at: channel.at,
    by: member.id,
    what,
    case: found.id,
    organization: organization.id,
  })
}
