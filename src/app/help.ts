import type { Case } from '../casework/case.ts'
import type { Channel } from '../channel/channel.ts'
import type { Oblast } from '../directory/place.ts'
import type { Words } from '../edge/words.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Saying } from '../outbox/message.ts'
import type { Answers } from '../outbox/screen.ts'
import type { Brief } from './brief.ts'
import type { CodeTries } from './code-tries.ts'

/** What the acts of the help channel stand on: the channel of one transaction, and what the house holds beside it. */
export type Help = {
  readonly channel: Channel
  readonly words: Words
  readonly brief: Brief
  readonly tries: CodeTries
  /** SHA-256 in 64 hex digits. */
  hash(text: string): string
  oblasts(): Promise<readonly Oblast[]>
  /** Sets out for something she sent (`reference`, as her door names it): it is fetched, cleaned and sealed after the turn. */
  setOut(found: Case, person: PersonId, reference: string): Promise<void>
  /** Says a letter's file at her door. */
  file(found: Case, letter: string): Saying
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
