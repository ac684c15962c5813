import type { CaseId, OrganizationId, PersonId } from '../kernel/id.ts'
import { type Case, type Outcome, owed } from './case.ts'

/** When the house looks at a case again by itself. */
export type Timer = {
  readonly kind: 'remind-desk' | 're-offer' | 'honest-word' | 'close-idle'
  readonly at: Date
}

/** What a move makes the house say. Words are found last; a desk is told the code and the urgency, nothing else. */
export type CaseSaying =
  | {
      readonly to: 'person'
      readonly word:
        | 'received'
        | 'offered'
        | 'accepted'
        | 'answered'
        | 'with-another'
        | 'noted'
        | 'handed-over'
      readonly organization: OrganizationId
      readonly by?: Date
    }
  /** Nobody answered: said plainly, with the hotlines. `closed` and `reopened` name no organization either. */
  | { readonly to: 'person'; readonly word: 'honest-word' | 'closed' }
  | {
      readonly to: 'desk'
      readonly organization: OrganizationId
      readonly word: 'waiting' | 'reminder' | 'she-wrote' | 'taken-back' | 'handed-over' | 'closed'
    }

/** What follows from one thing that happened to a case. The timers replace all that it had. */
export type Move = {
  readonly case: Case
  readonly sayings: readonly CaseSaying[]
  readonly timers: readonly Timer[]
}

const DAY = 86_400_000
/** A conversation that nobody continues, and a request that nobody could take, end by themselves. */
const IDLE_DAYS = { answered: 30, received: 14 } as const

const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY)

/** What a case is waiting for. Every open case waits for something. */
export function timersOf(found: Case): readonly Timer[] {
  const { state, reminded, recipients } = found
  if (state.status === 'closed') return []
  const promise = owed(found)?.promise
  const moves = state.status !== 'answered' && recipients.length > 0
  const promised: Timer[] = promise ? [{ kind: moves ? 're-offer' : 'honest-word', at: promise.by }] : []
  if (promise && !reminded) promised.unshift({ kind: 'remind-desk', at: promise.remindAt })
  if (state.status === 'answered')
    return [...promised, { kind: 'close-idle', at: later(state.lastAt, IDLE_DAYS.answered) }]
  if (state.status === 'received') return [{ kind: 'close-idle', at: later(state.since, IDLE_DAYS.received) }]
  return promised
}

export const move = (changed: Case, sayings: readonly CaseSaying[]): Move => ({
  case: changed,
  sayings,
  timers: timersOf(changed),
})

/** The case with what is owed now settled; a case that owes nothing stays as it is. */
export const settle = (found: Case, outcome: Outcome): Case =>
  owed(found)
    ? { ...found, offers: found.offers.map((one) => (one.outcome.is === 'open' ? { ...one, outcome } : one)) }
    : found

/** All cases. What a case waits for goes with it, in the same commit. */
export type Cases = {
  find(id: CaseId): Promise<Case | undefined>
  withCode(code: string): Promise<Case | undefined>
  /** The cases that a person can see from where she is, the newest first: her own, and those she opened with a code. */
  of(person: PersonId): Promise<readonly Case[]>
  /** Every case that an organization holds or is asked for: those that are not closed, those that nobody there has taken, or all. */
  at(organization: OrganizationId, which?: 'open' | 'waiting'): Promise<readonly Case[]>
  /** A new case, or a known one as it is now. Its timers replace all that it had. */
  save(move: Pick<Move, 'case' | 'timers'>): Promise<void>
  /** From now on this person sees the case too, at her door. */
  join(id: CaseId, person: PersonId): Promise<void>
  /** Everybody who sees the case: one person, at one or more doors. */
  doors(id: CaseId): Promise<readonly PersonId[]>
  /** Nothing of the case is left but its numbers. */
  erase(id: CaseId): Promise<void>
}
