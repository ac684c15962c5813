/** Measures how long people wait: from the moment something was due until the bot shows something in that chat. */
export type Stopwatch = {
  /** `due` in milliseconds since 1970, with fractions; now unless given. */
  readonly start: (chat: number, due?: number) => void
  readonly stop: (chat: number) => void
  /** The waits measured so far, in milliseconds; they are handed over and forgotten. */
  readonly collect: () => readonly number[]
  readonly running: () => number
}

/** Milliseconds since 1970 with the precision of the machine's steady clock. */
export const preciseNow = () => performance.timeOrigin + performance.now()

export const startStopwatch = (): Stopwatch => {
  const since = new Map<number, number>()
  let waits: number[] = []
  return {
    start: (chat, due = preciseNow()) => {
      if (!since.has(chat)) since.set(chat, due)
    },
    stop: (chat) => {
      const due = since.get(chat)
      if (due === undefined) return
      since.delete(chat)
      waits.push(preciseNow() - due)
    },
    collect: () => {
      const all = waits
      waits = []
      return all
    },
    running: () => since.size,
  }
}
