import type { Spoil, Waiting } from './queue.ts'

/** What can go wrong with one call. Times are real time. */
export type Fault =
  /** Nothing is done and the call is refused; `retryAfter` makes it Telegram's 429. */
  | {
      readonly kind: 'refuse'
      readonly code: number
      readonly description?: string
      readonly retryAfter?: number
    }
  /** The call waits before it is handled. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The work is done and the answer never comes. */
  | { readonly kind: 'silence' }
  /** The connection breaks: before the body is read, after the work, or in the middle of the answer. */
  | { readonly kind: 'reset'; readonly when: 'before-reading' | 'after-work' | 'mid-body' }
  /** The work is done and the answer is half a JSON. */
  | { readonly kind: 'truncate' }
  /** Nothing is done and a proxy's page comes instead of JSON. */
  | { readonly kind: 'html'; readonly code: number }
  /** The work is done and the answer comes a few bytes at a time. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }

/** Which calls a fault befalls. Everything that is named must fit. */
export type Rule = {
  readonly fault: Fault
  readonly method?: string | readonly string[]
  readonly chat?: number
  /** Only these of the calls that fit, counted from 1. */
  readonly calls?: readonly number[]
  /** Stops after so many. */
  readonly times?: number
  /** From 0 to 1, drawn from the plan's seed. */
  readonly probability?: number
}

export type Played = { readonly count: () => number; readonly remove: () => void }

/** What will go wrong, in a way that a second run repeats exactly. */
export type Faults = {
  readonly add: (rule: Rule) => Played
  readonly clear: () => void
  readonly seed: (seed: number) => void
  /** Each delivery repeats, with this probability, each update delivered before; `shuffle` mixes the batch. */
  readonly duplicates: (how: { readonly probability: number; readonly shuffle?: boolean } | undefined) => void
  readonly pick: (stage: 'before-reading' | 'read', method: string, chat?: number) => Fault | undefined
  readonly spoil: Spoil
}

/** A small seeded generator (mulberry32): numbers from 0 to 1, the same for the same seed. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Planned = Rule & { fitted: number; played: number }

const isEarly = ({ fault, chat }: Rule) =>
  chat === undefined && fault.kind === 'reset' && fault.when === 'before-reading'

const names = (rule: Rule, method: string) =>
  rule.method === undefined ||
  (typeof rule.method === 'string' ? rule.method === method : rule.method.includes(method))

export const startFaults = (seed = 1): Faults => {
  const rules = new Set<Planned>()
  let random = seeded(seed)
  let repeats: { readonly probability: number; readonly shuffle?: boolean } | undefined

  const falls = (rule: Planned) => {
    rule.fitted += 1
    if (rule.times !== undefined && rule.played >= rule.times) return false
    if (rule.calls && !rule.calls.includes(rule.fitted)) return false
    if (rule.probability !== undefined && random() >= rule.probability) return false
    rule.played += 1
    return true
  }
  const shuffled = (batch: readonly Waiting[]) => {
    const mixed = [...batch]
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1))
      ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
    }
    return mixed
  }

  return {
    add: (rule) => {
      const planned = { ...rule, fitted: 0, played: 0 }
      rules.add(planned)
      return { count: () => planned.played, remove: () => rules.delete(planned) }
    },
    clear: () => {
      rules.clear()
      repeats = undefined
    },
    seed: (next) => {
      random = seeded(next)
    },
    duplicates: (how) => {
      repeats = how
    },
    pick: (stage, method, chat) => {
      if (rules.size === 0) return undefined
      for (const rule of rules) {
        if (isEarly(rule) !== (stage === 'before-reading') || !names(rule, method)) continue
        if (rule.chat !== undefined && rule.chat !== chat) continue
        if (falls(rule)) return rule.fault
      }
      return undefined
    },
    spoil: (batch, before, most) => {
      if (!repeats) return batch
      const { probability, shuffle } = repeats
      const again = before.slice(-most).filter(() => random() < probability)
      // The oldest of the fresh ones stay in: whoever confirms the highest id must not skip a lower one unseen.
      const all = [...again.slice(0, Math.max(0, most - batch.length)), ...batch]
      return shuffle ? shuffled(all) : all
    },
  }
}
