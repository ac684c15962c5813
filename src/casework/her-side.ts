import { purposes } from '../consent/consent.ts'
import type { OrganizationId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { answers } from '../staff/staff.ts'
import { askNext, type Ground, mayHold } from './asking.ts'
import { type Case, owed } from './case.ts'
import { memberExcluded } from './exclusion.ts'
import { type CaseSaying, type Move, move, settle } from './move.ts'
import { promiseOf } from './promise.ts'
import type { Exclusions } from './request.ts'

/** She wrote. Whoever answered her before owes an answer again; an older promise that is still open stands. */
export function wrote(found: Case, ground: Ground) {
  const { state, offers } = found
  if (state.status === 'closed') return refuse('case-closed')
  if (state.status === 'received') return done(move(found, []))
  const { organization } = state
  const told: CaseSaying = { to: 'desk', word: 'she-wrote', organization }
  if (state.status !== 'answered' || owed(found)) return done(move(found, [told]))
  const asked: Case = { ...found, state: { ...state, lastAt: ground.at }, reminded: false }
  const hours = ground.organization(organization)?.hours
  const promise = hours && promiseOf(hours, 'today', ground.at)
  if (!promise?.ok) return done(move(asked, [{ to: 'person', word: 'honest-word' }, told]))
  const promised: Case = {
    ...asked,
    offers: [...offers, { organization, promise: promise.value, outcome: { is: 'open' } }],
  }
  return done(move(promised, [{ to: 'person', word: 'noted', organization, by: promise.value.by }, told]))
}

/** Nobody is asked now, and she agreed to others. */
export function askAgain(found: Case, recipients: readonly OrganizationId[], ground: Ground) {
  if (found.state.status !== 'received') return refuse('not-waiting')
  return done(askNext({ ...found, recipients }, ground))
}

/** She keeps others away from now on. */
export const exclude = (found: Case, exclusions: Exclusions, ground: Ground): Move =>
  recheck({ ...found, request: { ...found.request, exclusions } }, ground)

/**
 * Looks again after she took a consent back or excluded somebody, or after somebody declared a conflict or left. A case
 * is taken from whoever must not hold it any more, and the next one is asked.
 */
export function recheck(found: Case, ground: Ground): Move {
  const { request, state } = found
  if (state.status === 'closed' || state.status === 'received') return move(found, [])
  const { organization } = state
  const free = () => settle(found, { is: 'taken-back', at: ground.at })
  if (!mayHold(request, organization, ground, purposes).ok)
    return askNext(free(), ground, [{ to: 'desk', word: 'taken-back', organization }])
  const members = ground.staff(organization).filter((one) => answers(one) && !memberExcluded(request, one))
  const stays = 'caseworker' in state ? members.some(({ id }) => id === state.caseworker) : members.length > 0
  if (stays) return move(found, [])
  const others = found.recipients.filter((one) => one !== organization)
  return askNext({ ...free(), recipients: [organization, ...others] }, ground)
}
