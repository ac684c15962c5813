import { done, refuse } from '../kernel/outcome.ts'
import { deskDeed } from './deed.ts'
import { atCase } from './permit.ts'

const LONGEST_MS = 366 * 86_400_000

/** The desk is reminded of this case then; without a time, not any more. */
export const planFollowUp = atCase('plan-follow-up', async (at, when: Date | undefined) => {
  const { channel, found } = at
  if (found.state.status === 'closed') return refuse('case-closed')
  const ahead = when ? when.getTime() - channel.at.getTime() : 1
  if (!(ahead > 0 && ahead <= LONGEST_MS)) return refuse('not-ahead')
  await channel.timers.clear(found.id, 'follow-up')
  await channel.timers.clear(found.id, 'follow-up-due')
  if (when) await channel.timers.set(found.id, 'follow-up', when)
  await deskDeed(at, when ? 'follow-up-planned' : 'follow-up-dropped')
  return done({ status: found.state.status })
})
