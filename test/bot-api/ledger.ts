import type { Answer } from './answer.ts'
import type { Watch } from './watch.ts'
import { watch } from './watch.ts'

/** One call that the bot made, and what came of it. */
export type Call = {
  /** From 1, in the order of arrival. */
  readonly number: number
  readonly at: number
  readonly method: string
  readonly fields: Readonly<Record<string, unknown>>
  /** The call was made before a 429's `retry_after` had passed. */
  readonly early: boolean
  /** The fault that was played on it, if any. */
  readonly fault?: string
  readonly answer: Answer
}

export type Counters = {
  readonly calls: number
  readonly refused: number
  readonly tooMany: number
  readonly early: number
  readonly byMethod: Readonly<Record<string, number>>
}

/** Every call, the latest last. */
export type Ledger = {
  readonly calls: (method?: string) => readonly Call[]
  readonly counters: () => Counters
  readonly add: (call: Omit<Call, 'number'>) => void
  readonly clear: () => void
  /** Waits for a call like this one, one that is already there counts. */
  readonly until: (like: (call: Call) => boolean, ms?: number) => Promise<Call>
}

/** `keep`: how many of the latest calls are held; the counters go on. */
export const startLedger = (keep = Number.POSITIVE_INFINITY): Ledger => {
  let calls: Call[] = []
  let number = 0
  let sums = { refused: 0, tooMany: 0, early: 0 }
  let byMethod: Record<string, number> = {}
  const changes: Watch = watch()
  return {
    calls: (method) => (method ? calls.filter((call) => call.method === method) : [...calls]),
    counters: () => ({ calls: number, ...sums, byMethod: { ...byMethod } }),
    add: (call) => {
      number += 1
      byMethod[call.method] = (byMethod[call.method] ?? 0) + 1
      if (!call.answer.ok) sums.refused += 1
      if (!call.answer.ok && call.answer.error_code === 429) sums.tooMany += 1
      if (call.early) sums.early += 1
      if (keep > 0) calls.push({ number, ...call })
      if (calls.length > keep * 2) calls = calls.slice(-keep)
      changes.changed()
    },
    clear: () => {
      calls = []
      number = 0
      sums = { refused: 0, tooMany: 0, early: 0 }
      byMethod = {}
    },
    until: (like, ms = 5_000) =>
      changes.until(
        () => calls.find(like),
        ms,
        () =>
          `the last calls were ${calls
            .slice(-8)
            .map((call) => call.method)
            .join(', ')}`,
      ),
  }
}
