import type { Waiting } from './queue.ts'

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

type Repeats = { readonly probability: number; readonly shuffle?: boolean }
type Planned = Rule & { fitted: number; played: number }

/** Befalls a call before anything but its address is known. */
const unread = ({ fault, chat }: Rule) =>
  chat === undefined && fault.kind === 'reset' && fault.when === 'before-reading'

const names = (rule: Rule, method: string) =>
  rule.method === undefined ||
  (typeof rule.method === 'string' ? rule.method === method : rule.method.includes(method))

/** What will go wrong, in a way that a second run repeats exactly. */
export class Faults {
  readonly #rules = new Set<Planned>()
  #random: () => number
  #repeats: Repeats | undefined

  constructor(seed = 1) {
    this.#random = seeded(seed)
  }

  add(rule: Rule): Played {
    const planned = { ...rule, fitted: 0, played: 0 }
    this.#rules.add(planned)
    return { count: () => planned.played, remove: () => this.#rules.delete(planned) }
  }

  clear() {
    this.#rules.clear()
    this.#repeats = undefined
  }

  seed(seed: number) {
    this.#random = seeded(seed)
  }

  /** Each delivery repeats, with this probability, each update delivered before; `shuffle` mixes the batch. */
  duplicates(how: Repeats | undefined) {
    this.#repeats = how
  }

  /** The fault that befalls this call, if any; the first rule that fits wins. */
  pick(stage: 'before-reading' | 'read', method: string, chat?: number): Fault | undefined {
    if (this.#rules.size === 0) return undefined
    for (const rule of this.#rules) {
      if (unread(rule) !== (stage === 'before-reading') || !names(rule, method)) continue
      if (rule.chat !== undefined && rule.chat !== chat) continue
      if (this.#falls(rule)) return rule.fault
    }
    return undefined
  }

  /** What a delivery becomes: never more than `most`, and every fresh update of it stays in. */
  spoil(fresh: readonly Waiting[], before: readonly Waiting[], most: number): readonly Waiting[] {
    if (!this.#repeats) return fresh
    const { probability, shuffle } = this.#repeats
    const again = before.slice(-most).filter(() => this.#random() < probability)
    const all = [...again.slice(0, Math.max(0, most - fresh.length)), ...fresh]
    return shuffle ? this.#shuffled(all) : all
  }

  #falls(rule: Planned) {
    rule.fitted += 1
    if (rule.times !== undefined && rule.played >= rule.times) return false
    if (rule.calls && !rule.calls.includes(rule.fitted)) return false
    if (rule.probability !== undefined && this.#random() >= rule.probability) return false
    rule.played += 1
    return true
  }

  #shuffled(batch: readonly Waiting[]) {
    const mixed = [...batch]
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(this.#random() * (last + 1))
      ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
    }
    return mixed
  }
}
