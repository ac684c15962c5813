import type { Case } from '../casework/case.ts'
import { due } from '../casework/due.ts'
import { caseId, personId } from '../kernel/id.ts'
import type { Channel, Look } from './channel.ts'
import { groundOf, keep } from './keep.ts'

const DAY = 86_400_000

/** The house looks at what a timer rang for. Whatever comes of it, this timer does not ring a second time. */
export async function look(channel: Channel, { owner, kind, at }: Look): Promise<void> {
  if (kind === 'reminder') {
    await channel.timers.clear(owner, kind)
    return channel.news.remind(personId(owner))
  }
  const found = await channel.cases.find(caseId(owner))
  if (kind === 'knock') {
    await channel.timers.clear(owner, kind)
    if (found) channel.news.knock(found.id)
  } else if (kind === 'follow-up' || kind === 'follow-up-due') {
    await channel.timers.clear(owner, kind)
    if (found) await remind(channel, found)
  } else {
    const move = found && due(found, { kind, at }, await groundOf(channel, found.person))
    if (move?.ok) await keep(channel, found, move.value, { by: 'house', what: kind })
    else await channel.timers.clear(owner, kind)
  }
}

/** The desk wanted to be reminded: today, and every day until somebody did something. */
async function remind(channel: Channel, { id, state }: Case): Promise<void> {
  if (state.status === 'closed' || !('organization' in state)) return
  await channel.timers.set(id, 'follow-up-due', new Date(channel.at.getTime() + DAY))
  channel.news.ring(state.organization)
}
