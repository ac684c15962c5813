import { done, refuse } from '../kernel/outcome.ts'
import type { StaffMember } from '../staff/staff.ts'
import { askNext, type Ground } from './asking.ts'
import { type Case, type ClosureReason, closureReasons } from './case.ts'
import { mayDoTo } from './exclusion.ts'
import { type CaseSaying, move, settle } from './move.ts'

/** Who ends a case: a member of staff, the person herself, or the house when nobody continues. */
export type Closing = StaffMember | 'person' | 'house'

/** Ends a case, with a reason. What was still owed is nobody's broken promise. */
export function close(found: Case, by: Closing, reason: ClosureReason | undefined, at: Date) {
  if (typeof by === 'object' && !mayDoTo(by, 'close-case', found)) return refuse('not-permitted')
  const { state } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (!reason || !closureReasons.includes(reason)) return refuse('reason-missing')
  const holder = {
    ...('organization' in state && { organization: state.organization }),
    ...('caseworker' in state && { caseworker: state.caseworker }),
  }
  const sayings: CaseSaying[] = [{ to: 'person', word: 'closed' }]
  if (holder.organization) sayings.push({ to: 'desk', word: 'closed', organization: holder.organization })
  const closed: Case = {
    ...settle(found, { is: 'taken-back', at }),
    state: { status: 'closed', reason, closedAt: at, ...holder },
  }
  return done(move(closed, sayings))
}

/** Begins again: who had the case is asked first, if she still agrees, then those who were not asked yet. */
export function reopen(found: Case, by: StaffMember | 'person', ground: Ground) {
  if (typeof by === 'object' && !mayDoTo(by, 'reopen-case', found)) return refuse('not-permitted')
  const { state } = found
  if (state.status !== 'closed') return refuse('not-closed')
  const before = state.organization ? [state.organization] : []
  const others = found.recipients.filter((one) => one !== state.organization)
  return done(askNext({ ...found, recipients: [...before, ...others] }, ground))
}
