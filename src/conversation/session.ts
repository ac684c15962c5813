import type { Answers, Line } from '../outbox/screen.ts'

/** One thing a person may pick from a list that an act found: an id for us, a label for her. */
export type Item = { readonly id: string; readonly label: string }

/** Where a person sits in one flow. */
export type Seat = {
  readonly flow: string
  readonly version: number
  /** The node whose answer we wait for. */
  readonly at: string
  readonly answers: Answers
  /** Lists that acts left for the questions of this flow. */
  readonly lists?: Readonly<Record<string, readonly Item[]>>
  /** The page of a long list that is being shown, from 0. */
  readonly page?: number
  /** The questions she came from, the last one last; `back` walks along them. */
  readonly path: readonly string[]
  /** What the present screen says, so that it can be shown again as it was. */
  readonly shown: readonly Line[]
}

/** One person's conversation. `paused` is the one that a lobby command interrupted. */
export type Session = Seat & {
  /** Grows with every screen shown; a press names the step it belongs to. */
  readonly step: number
  readonly paused?: Seat
  /** What she has been told and need not hear again, by name (the limits). */
  readonly knows?: readonly string[]
  /** The buttons that were withheld when her screen was drawn: a press counts the ones that stood on it. */
  readonly without?: string
}

/** Only where she sits: what is left of a session when the lobby sets it aside. */
export function seatOf({ step: _, paused: __, knows: ___, without: ____, ...seat }: Session): Seat {
  return seat
}
