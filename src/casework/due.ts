import { done, refuse } from '../kernel/outcome.ts'
import { askNext, type Ground } from './asking.ts'
import type { Case } from './case.ts'
import { close } from './closing.ts'
import { type Move, move, settle, type Timer, timersOf } from './move.ts'

/** A timer rang. One that the case does not have any more, or that rings too early, changes nothing. */
export function due(found: Case, timer: Timer, ground: Ground) {
  const set = timersOf(found).some(
    ({ kind, at }) => kind === timer.kind && at.getTime() === timer.at.getTime() && at <= ground.at,
  )
  if (!set) return refuse('timer-stale')
  if (timer.kind === 'remind-desk') return done(remind(found))
  if (timer.kind === 'close-idle')
    return close(found, 'house', found.state.status === 'answered' ? 'no-contact' : 'nobody-free', ground.at)
  return done(lapse(found, ground))
}

function remind(found: Case): Move {
  const organization = 'organization' in found.state ? found.state.organization : undefined
  const reminded = { ...found, reminded: true }
  return move(reminded, organization ? [{ to: 'desk', word: 'reminder', organization }] : [])
}

/** A promise is broken: the next organization is asked, or she hears the truth. Who already knows her keeps the case. */
function lapse(found: Case, ground: Ground): Move {
  const broken = settle(found, { is: 'lapsed', at: ground.at })
  const { state } = found
  if (!('organization' in state)) return askNext(broken, ground)
  const { organization } = state
  if (state.status === 'answered')
    return move({ ...broken, reminded: false }, [
      { to: 'person', word: 'honest-word' },
      { to: 'desk', word: 'reminder', organization },
    ])
  return askNext(broken, ground, [{ to: 'desk', word: 'taken-back', organization }])
}
