import type { StaffId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { atDesk } from './permit.ts'

/**
 * The device that shows a member's codes is lost: it counts no more, and she is out everywhere. The next link lets her set
 * up another one. Her own device nobody takes away so, because she would be shut out with it.
 */
export const takeDevice = atDesk('change-staff', async ({ channel, member, organization }, id: StaffId) => {
  const known = await channel.staff.find(id)
  if (known?.organization !== organization.id || id === member.id) return refuse('not-permitted')
  await channel.signIns.dropSecret(id)
  await channel.signIns.endAll(id)
  await channel.audit.append({
    at: channel.at,
    by: member.id,
    what: 'device-taken',
    organization: organization.id,
  })
  return done(known)
})
