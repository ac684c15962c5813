import type { CaseId, PersonId } from '../kernel/id.ts'
import type { Answers, Screen } from './screen.ts'

/** Who goes first at the mouth: an alarm overtakes a reply, a reply a screen, a screen a broadcast. */
export const lanes = ['alarm', 'reply', 'screen', 'broadcast'] as const
export type Lane = (typeof lanes)[number]

/** What is to be said. Words, pictures and papers are made of it at the mouth, and nothing made is kept. */
export type Saying =
  /** The present screen. A newer one replaces it while it waits: a person has one screen. `below`: she wrote, so it goes under her words. */
  | {
      readonly kind: 'screen'
      readonly screen: Screen
      readonly below: boolean
      readonly acknowledges: readonly string[]
    }
  /** Leave quickly: these messages of the chat are deleted and a neutral screen (`neutral:<word>`) stands instead. */
  | {
      readonly kind: 'farewell'
      readonly word: 'gone' | 'forgotten'
      readonly remove: readonly number[]
      readonly tooOld: number
      readonly acknowledges: readonly string[]
    }
  /** What arrived in the chat while she was leaving goes as well. */
  | { readonly kind: 'sweep'; readonly remove: readonly number[] }
  /** A paper (PDF) made when it is sent. */
  | { readonly kind: 'paper'; readonly template: string; readonly values: Answers }
  /** Something is new, and nothing more: one of the neutral lines (`neutral:<word>`), with a button that opens the conversation it is about. */
  | { readonly kind: 'knock'; readonly word: string; readonly opens: 'case' | 'complaint' }
  /** The file of a letter that waits for her: brought when it is said, at either door. */
  | { readonly kind: 'file'; readonly case: CaseId; readonly letter: string }
  | DeskSaying
  /** A place on the map, by service at location; only where its address tier allows. */
  | { readonly kind: 'venue'; readonly service: string }

/** What is said to staff, in their group or in their own chat. */
export type DeskSaying =
  /**
   * What waits at a desk, in one message of a group: the code and the urgency, and whether half of the promised time is
   * over; nothing else. `case` is for the button alone. A newer board takes the place of the one that stands. `gone`: none may stand there.
   */
  | {
      readonly kind: 'board'
      readonly rows: readonly {
        readonly case: string
        readonly code: string
        readonly urgency: string
        readonly reminded?: true
      }[]
      readonly more: number
      readonly gone?: true
    }
  /** A line (`desk:<word>`) to one member of staff. */
  | { readonly kind: 'desk-line'; readonly word: string; readonly values: Answers }

/** One thing to be said to one person. */
export type Message = { readonly to: PersonId; readonly lane: Lane; readonly saying: Saying }

/** What became of one attempt to send. `unknown`: it may have arrived (time-out or reset after the request left). */
export type Delivery =
  | { readonly status: 'delivered'; readonly messages: readonly number[]; readonly live: readonly number[] }
  | { readonly status: 'unreachable' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'busy'; readonly retryAfterSeconds?: number }
  | { readonly status: 'unknown' }
