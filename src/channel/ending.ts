import type { ClosureReason } from '../casework/case.ts'
import { close, reopen } from '../casework/closing.ts'
import { moved } from './deed.ts'
import { groundOf } from './keep.ts'
import { atCase } from './permit.ts'

/** Staff end a case, with a reason. */
export const closeCase = atCase('close-case', async (at, reason: ClosureReason | undefined) => {
  const { channel, found, member } = at
  const closed = await moved(at, close(found, member, reason, channel.at), 'case-closed')
  if (!closed.ok) return closed
  await channel.timers.clear(found.id, 'follow-up')
  await channel.timers.clear(found.id, 'follow-up-due')
  return closed
})

/** Staff begin a case again: their own organization is asked first. */
export const reopenCase = atCase('reopen-case', async (at) => {
  const ground = await groundOf(at.channel, at.found.person)
  return moved(at, reopen(at.found, at.member, ground), 'case-reopened')
})
