/** Whose time the server goes by: message dates, the 48 h rule, the 24 h of waiting updates, 429 windows, long polls. */
export type BotClock = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs `then` once that many milliseconds have passed; what it gives back calls it off. */
  readonly after: (ms: number, then: () => void) => () => void
}

/** A clock that stands still until it is told to move. */
export type VirtualClock = BotClock & {
  /** Moves on by that many milliseconds and runs, in order, everything that falls due on the way. */
  readonly advance: (ms: number) => void
  /** How many things wait for their time. */
  readonly waiting: () => number
}

/** The machine's own time. Nothing that waits on it keeps the process alive. */
export const realClock: BotClock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms).unref()
    return () => clearTimeout(timer)
  },
}

type Due = { readonly at: number; readonly then: () => void }

/** Starts at 1 September 2026, 09:00 UTC, unless told otherwise. */
export const virtualClock = (start = Date.UTC(2026, 8, 1, 9)): VirtualClock => {
  let now = start
  const waiting = new Set<Due>()

  const soonest = (until: number) => {
    let first: Due | undefined
    for (const due of waiting) if (due.at <= until && (!first || due.at < first.at)) first = due
    return first
  }

  return {
    now: () => now,
    waiting: () => waiting.size,
    after: (ms, then) => {
      const due = { at: now + ms, then }
      waiting.add(due)
      return () => waiting.delete(due)
    },
    advance: (ms) => {
      const until = now + ms
      for (let due = soonest(until); due; due = soonest(until)) {
        waiting.delete(due)
        now = Math.max(now, due.at)
        due.then()
      }
      now = until
    },
  }
}
