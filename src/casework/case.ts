import type { CaseId, OrganizationId, PersonId, StaffId } from '../kernel/id.ts'
import type { Promised } from './promise.ts'
import type { Request } from './request.ts'

/** Why an organization says no. She is told that another one is asked, never why. */
export const declineReasons = ['no-capacity', 'conflict', 'not-our-field', 'no-language', 'not-safe'] as const
export type DeclineReason = (typeof declineReasons)[number]

export const closureReasons = ['helped', 'her-wish', 'no-contact', 'nobody-free', 'passed-on'] as const
export type ClosureReason = (typeof closureReasons)[number]

/**
 * What became of one offer. `lapsed`: nobody answered in time; `late`: answered, but after the promise; `taken-back`: she
 * did not want this organization any more, or the case closed or moved on before.
 */
export type Outcome =
  | { readonly is: 'open' }
  | { readonly is: 'kept' | 'late' | 'lapsed' | 'taken-back'; readonly at: Date }
  | { readonly is: 'declined'; readonly at: Date; readonly reason: DeclineReason }

/** One time that an organization was asked to answer: at first, and again whenever she wrote and nobody has answered yet. */
export type Offer = {
  readonly organization: OrganizationId
  readonly promise: Promised
  readonly outcome: Outcome
}

/** Where a case is, as she sees it. Only who holds it has a caseworker, and there is one. */
export type State =
  /** Nobody is asked now. `since`: when she was told so, with the hotlines. */
  | { readonly status: 'received'; readonly since: Date }
  | { readonly status: 'offered' | 'with-another'; readonly organization: OrganizationId }
  | { readonly status: 'accepted'; readonly organization: OrganizationId; readonly caseworker: StaffId }
  | {
      readonly status: 'answered'
      readonly organization: OrganizationId
      readonly caseworker: StaffId
      readonly lastAt: Date
    }
  | {
      readonly status: 'closed'
      readonly reason: ClosureReason
      readonly closedAt: Date
      readonly organization?: OrganizationId
      readonly caseworker?: StaffId
    }
export type Status = State['status']

/** Which status may follow which. Moves within one status (a new promise, another caseworker) stand there too. */
export const graph: Readonly<Record<Status, readonly Status[]>> = {
  received: ['received', 'offered', 'closed'],
  offered: ['offered', 'accepted', 'received', 'closed'],
  accepted: ['accepted', 'answered', 'with-another', 'offered', 'received', 'closed'],
  answered: ['answered', 'with-another', 'offered', 'received', 'closed'],
  'with-another': ['with-another', 'accepted', 'offered', 'received', 'closed'],
  closed: ['offered', 'received'],
}

/** A request and what has become of it. Nothing in it is her own words: those are entries, sealed to the organization. */
export type Case = {
  readonly id: CaseId
  readonly person: PersonId
  /** What is said aloud and stands in a staff group: two words and two digits. */
  readonly code: string
  readonly request: Request
  readonly state: State
  /** The organizations she agreed to, in order, that were not asked yet. */
  readonly recipients: readonly OrganizationId[]
  /** Everybody who was asked, oldest first; at most the last one is open. */
  readonly offers: readonly Offer[]
  /** The desk was reminded of what it owes now. */
  readonly reminded: boolean
}

/** What an organization owes her now: the offer that is open. */
export function owed({ offers }: Case): Offer | undefined {
  const last = offers.at(-1)
  return last?.outcome.is === 'open' ? last : undefined
}
