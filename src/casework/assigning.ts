import { done, refuse } from '../kernel/outcome.ts'
import { answers, type StaffMember } from '../staff/staff.ts'
import type { Case } from './case.ts'
import { mayDoTo, memberExcluded } from './exclusion.ts'
import { move } from './move.ts'

/** Who supervises gives a case to a caseworker, whether somebody has it already or not. What was promised stays promised. */
export function assign(found: Case, by: StaffMember, to: StaffMember) {
  if (!mayDoTo(by, 'assign-case', found)) return refuse('not-permitted')
  const { state } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (state.status === 'received') return refuse('not-waiting')
  const { organization } = state
  if (to.organization !== organization || !answers(to) || memberExcluded(found.request, to))
    return refuse('cannot-take-case')
  const known = state.status === 'accepted' || state.status === 'answered'
  return done(
    move(
      {
        ...found,
        state: known
          ? { ...state, caseworker: to.id }
          : { status: 'accepted', organization, caseworker: to.id },
      },
      [
        { to: 'person', word: known ? 'handed-over' : 'accepted', organization },
        { to: 'desk', word: 'handed-over', organization },
      ],
    ),
  )
}
