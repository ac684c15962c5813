import type { Case } from '../casework/case.ts'
import type { Channel } from '../channel/channel.ts'
import type { Wording } from '../consent/consent.ts'
import type { Oblast } from '../directory/place.ts'
import type { Words } from '../edge/words.ts'
import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { Saying } from '../outbox/message.ts'
import type { Answers } from '../outbox/screen.ts'
import type { Referral } from '../referral/referral.ts'
import type { Brief } from './brief.ts'
import type { CodeTries } from './code-tries.ts'

/** What she decides when her caseworker would hand her case on (`channel/her-referral.ts`). */
export type Decisions = {
  toDecide(channel: Channel, person: PersonId): Promise<readonly ToDecide[]>
  agree(channel: Channel, found: Case, to: OrganizationId, wording: Wording): Promise<{ readonly ok: boolean }>
  refuse(channel: Channel, found: Case, to: OrganizationId): Promise<{ readonly ok: boolean }>
}
type ToDecide = { readonly found: Case; readonly referral: Referral }

/** What the acts of the help channel stand on: the channel of one transaction, and what the house holds beside it. */
export type Help = {
  readonly channel: Channel
  readonly words: Words
  readonly brief: Brief
  readonly tries: CodeTries
  /** SHA-256 in 64 hex digits. */
  hash(text: string): string
  oblasts(): Promise<readonly Oblast[]>
  readonly decisions: Decisions
  /** Sets out for something she sent (`reference`, as her door names it): it is fetched, cleaned and sealed after the turn. */
  setOut(found: Case, reference: string): Promise<void>
  /** Says a letter's file at her door. */
  file(letter: string): Saying
}

/** The acts are named and inspected before any database is open. */
export type Here = () => Help

/** One answer as a text; of several, the last. Nothing is the empty text. */
export const textOf = (answers: Answers, name: string): string => {
  const answer = answers[name]
  return typeof answer === 'string' ? answer : (answer?.at(-1) ?? '')
}

export const listOf = (answers: Answers, name: string): readonly string[] => {
  const answer = answers[name]
  return typeof answer === 'string' ? (answer === '' ? [] : [answer]) : (answer ?? [])
}
