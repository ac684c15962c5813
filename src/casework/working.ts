import type { OrganizationId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { answers, type StaffMember } from '../staff/staff.ts'
import { askable, askNext, type Ground } from './asking.ts'
import { type Case, type DeclineReason, declineReasons, owed } from './case.ts'
import { mayDoTo, memberExcluded } from './exclusion.ts'
import { move, settle } from './move.ts'

/** A member of the organization that was asked takes the case. Of two at once, the second is told that it is taken. */
export function claim(found: Case, member: StaffMember) {
  if (!mayDoTo(member, 'claim-case', found)) return refuse('not-permitted')
  const { state } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (state.status !== 'offered' && state.status !== 'with-another') return refuse('already-claimed')
  const { organization } = state
  return done(
    move({ ...found, state: { status: 'accepted', organization, caseworker: member.id } }, [
      { to: 'person', word: 'accepted', organization },
    ]),
  )
}

/** The organization says no, and why; the next one is asked at once. */
export function decline(found: Case, member: StaffMember, reason: DeclineReason | undefined, ground: Ground) {
  if (!mayDoTo(member, 'decline-case', found)) return refuse('not-permitted')
  const { status } = found.state
  if (status === 'closed') return refuse('case-closed')
  if (status === 'answered') return refuse('already-answered')
  if (!reason || !declineReasons.includes(reason)) return refuse('reason-missing')
  return done(askNext(settle(found, { is: 'declined', at: ground.at, reason }), ground))
}

/** Her caseworker answers: that, and only that, keeps a promise. */
export function answer(found: Case, member: StaffMember, at: Date) {
  if (!mayDoTo(member, 'answer-person', found)) return refuse('not-permitted')
  const { state } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (state.status !== 'accepted' && state.status !== 'answered') return refuse('not-claimed')
  const { organization, caseworker } = state
  const promise = owed(found)?.promise
  const answered = settle(found, { is: promise && at > promise.by ? 'late' : 'kept', at })
  return done(
    move(
      { ...answered, state: { status: 'answered', organization, caseworker, lastAt: at }, reminded: false },
      [{ to: 'person', word: 'answered', organization }],
    ),
  )
}

/** Another member of the same organization becomes her caseworker. What was promised stays promised. */
export function handOver(found: Case, by: StaffMember, to: StaffMember) {
  if (!mayDoTo(by, 'hand-over-case', found)) return refuse('not-permitted')
  const { state } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (state.status !== 'accepted' && state.status !== 'answered') return refuse('not-claimed')
  const { organization } = state
  if (to.organization !== organization || !answers(to) || memberExcluded(found.request, to))
    return refuse('cannot-take-case')
  return done(
    move({ ...found, state: { ...state, caseworker: to.id } }, [
      { to: 'person', word: 'handed-over', organization },
      { to: 'desk', word: 'handed-over', organization },
    ]),
  )
}

/** Another organization accepted her referral: it has the case now, and a promise of its own. */
export function passOn(found: Case, organization: OrganizationId, ground: Ground) {
  const { state } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (state.status !== 'accepted' && state.status !== 'answered') return refuse('not-claimed')
  const promise = askable(found.request, organization, ground, ['referral'])
  if (!promise.ok) return promise
  const left = settle(found, { is: 'taken-back', at: ground.at })
  const passed: Case = {
    ...left,
    state: { status: 'with-another', organization },
    recipients: left.recipients.filter((one) => one !== organization),
    offers: [...left.offers, { organization, promise: promise.value, outcome: { is: 'open' } }],
    reminded: false,
  }
  return done(
    move(passed, [
      { to: 'person', word: 'with-another', organization, by: promise.value.by },
      { to: 'desk', word: 'waiting', organization },
      { to: 'desk', word: 'handed-over', organization: state.organization },
    ]),
  )
}
