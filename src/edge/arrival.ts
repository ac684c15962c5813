import type { Channel } from '../channel/channel.ts'
import type { Said } from '../conversation/converse.ts'
import type { Input } from '../conversation/input.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Screen, SpokenTo } from '../outbox/screen.ts'
import type { Trace } from '../outbox/trail.ts'
import type { Address } from './storage/people.ts'

/** One thing that reached a door. */
export type Arrival = {
  readonly from: Address
  readonly input: Input
  /** The door's own number for it, where the door may deliver it more than once. */
  readonly once?: number
  /** The language of her device: used when the house does not know her yet. */
  readonly language?: string
  /** Her own message in the chat, so that it can be deleted when she leaves. */
  readonly trace?: Trace
  /** The press to acknowledge, so that her button stops turning. */
  readonly acknowledges?: string
  /** The bubble that the pressed button stands on. */
  readonly on?: number
}

/** What became of an arrival: a screen, a farewell, nothing new (it came before), or it was set aside as indigestible. */
export type Turned =
  | {
      readonly ending: Said['ending']
      readonly language: string
      readonly spokenTo: SpokenTo
      readonly screen: Screen | undefined
      readonly person: PersonId
    }
  | { readonly ending: 'repeated' | 'set-aside' }

/** What is done in a transaction by anybody but a person: a desk, a timer, an errand. */
export type Work = {
  readonly run: (channel: Channel) => Promise<unknown>
  /** Telegram's own number for what set it off: a second one does nothing. */
  readonly once?: number
}

/** This arrival or work cannot be digested, whatever else is in its batch. */
export class Poisoned extends Error {
  readonly by: Arrival | Work

  constructor(by: Arrival | Work, cause: unknown) {
    super('something could not be digested', { cause })
    this.by = by
  }
}
