import type { PersonId } from '../kernel/id.ts'
import type { Lane, Saying } from '../outbox/message.ts'
import type { Answers, SpokenTo } from '../outbox/screen.ts'
import type { Seat } from './session.ts'

/** What an act is told: who asks, what she answered so far in this flow, her language, the time. */
export type Request = {
  readonly person: PersonId
  readonly answers: Answers
  readonly language: string
  readonly at: Date
  /** What her door can show besides screens; `line`: something that comes by itself, later. */
  readonly shows: readonly ('paper' | 'venue' | 'line')[]
  /** Her own message in the chat, where this turn began with one: so that it can be deleted when she wants that. */
  readonly message?: number
  /** What she has been told before in this session, by name (the limits). */
  readonly knows: readonly string[]
}

/** What an act gives back: the result the flow branches on, answers and lists for the next steps, and what else is to be said. */
export type Acted = {
  readonly result: string
  readonly answers?: Answers
  readonly lists?: Seat['lists']
  readonly language?: string
  /** How she wants to be spoken to from now on. */
  readonly spokenTo?: SpokenTo
  /** She need not be told this again while the session lasts. */
  readonly knows?: string
  /** What she gave in this flow is gone, from an interrupted turn of it as well. */
  readonly dropsAnswers?: true
  /** Everything about this person is to be erased. */
  readonly forget?: true
  readonly says?: readonly { readonly lane: Lane; readonly saying: Saying }[]
}

/** One thing a flow may cause. It touches only what the turn's transaction holds. */
export type Act = {
  /** Every result it can have: a flow must lead on from each. */
  readonly results: readonly string[]
  /** Answers it reads: a flow must have asked for them on every path to it. */
  readonly needs?: readonly string[]
  /** Answers and lists it leaves, by result. */
  readonly leaves?: Readonly<Record<string, readonly string[]>>
  readonly run: (request: Request) => Promise<Acted>
}

/** The complete list of what a flow may cause, by name. */
export type Acts = Readonly<Record<string, Act>>
