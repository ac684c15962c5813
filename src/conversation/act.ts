import type { PersonId } from '../kernel/id.ts'
import type { Saying, Lane } from '../outbox/message.ts'
import type { Answers } from '../outbox/screen.ts'
import type { Item } from './session.ts'

/** What an act is told: who asks, what she answered so far in this flow, her language, the time. */
export type Request = {
  readonly person: PersonId
  readonly answers: Answers
  readonly language: string
  readonly at: Date
}

/** What an act gives back: the result that the flow branches on, answers and lists for the next steps, and what else is to be said. */
export type Acted = {
  readonly result: string
  readonly answers?: Answers
  readonly lists?: Readonly<Record<string, readonly Item[]>>
  readonly language?: string
  readonly says?: readonly { readonly lane: Lane; readonly saying: Saying }[]
}

/** What a flow may cause. The table of acts in app.ts is the complete list; an act touches only what the turn's transaction holds. */
export type Act = (request: Request) => Promise<Acted>
