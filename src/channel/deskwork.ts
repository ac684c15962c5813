import { assign } from '../casework/assigning.ts'
import type { DeclineReason } from '../casework/case.ts'
import { memberExcluded } from '../casework/exclusion.ts'
import { claim, decline, handOver } from '../casework/working.ts'
import type { StaffId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { answers, type StaffMember } from '../staff/staff.ts'
import { moved } from './deed.ts'
import { groundOf } from './keep.ts'
import { atCase } from './permit.ts'

/** She takes a case. Of two at once, the second is told that it is taken. */
export const claimCase = atCase('claim-case', async (at) =>
  moved(at, claim(at.found, at.member), 'case-claimed'),
)

/** Her organization says no, and why; the next one is asked at once. */
export const declineCase = atCase('decline-case', async (at, reason: DeclineReason | undefined) => {
  const ground = await groundOf(at.channel, at.found.person)
  return moved(at, decline(at.found, at.member, reason, ground), 'case-declined')
})

/** Who supervises gives the case to somebody. */
export const assignCase = atCase('assign-case', async (at, to: StaffId) => {
  const colleague = await at.channel.staff.find(to)
  if (!colleague) return refuse('cannot-take-case')
  return moved(at, assign(at.found, at.member, colleague), 'case-assigned')
})

/** Her caseworker gives the case to a colleague. */
export const handOverTo = atCase('hand-over-case', async (at, to: StaffId) => {
  const colleague = await at.channel.staff.find(to)
  if (!colleague) return refuse('cannot-take-case')
  return moved(at, handOver(at.found, at.member, colleague), 'case-handed-over')
})

/** A colleague as a list shows her. */
export type Colleague = Pick<StaffMember, 'id' | 'name' | 'languages' | 'gender'>

/** The colleagues who could take this case: nobody who is away, or whom she keeps away. */
export const whoCanTake = atCase('hand-over-case', async ({ channel, found, organization }) => {
  const all = await channel.staff.of(organization.id)
  const free = all.filter((one) => answers(one) && !memberExcluded(found.request, one))
  return done<readonly Colleague[]>(
    free.map(({ id, name, languages, gender }) => ({ id, name, languages, ...(gender && { gender }) })),
  )
})
