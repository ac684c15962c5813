import type { Answer } from './answer.ts'
import { bad, refused } from './answer.ts'
import type { BotClock } from './clock.ts'

/** An update waiting for the bot, written out as it was when it happened. */
export type Waiting = {
  readonly id: number
  readonly at: number
  /** Updates of one lane are delivered to a webhook one after the other. */
  readonly lane: number
  readonly json: string
  done: boolean
}

/** Changes what a delivery holds; a plan of faults may repeat updates and shuffle them. */
export type Spoil = (
  fresh: readonly Waiting[],
  before: readonly Waiting[],
  most: number,
) => readonly Waiting[]

export type Poll = { readonly offset: number; readonly limit: number; readonly seconds: number }

type Hanging = { readonly wake: () => void; readonly end: (answer: Answer) => void }

const retention = 24 * 60 * 60 * 1000
const notByDefault = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])
const remembered = 1_000
const none: Answer = { ok: true, json: '[]', count: 0 }

/** The updates of one bot until it has confirmed them; none waits longer than 24 hours. */
export class Queue {
  spoil: Spoil | undefined
  readonly #clock: BotClock
  #nextId: number
  /** In the order of ids without a gap; before `#head` all are done or too old. */
  #updates: Waiting[] = []
  #head = 0
  #undone = 0
  #allowed: readonly string[] = []
  #again: Waiting[] = []
  readonly #before: Waiting[] = []
  #hanging: Hanging | undefined
  #deliver: ((waiting: Waiting) => void) | undefined

  constructor(clock: BotClock, firstId = 100_000_001) {
    this.#clock = clock
    this.#nextId = firstId
  }

  /** Gives the update's id, or nothing when the bot has not asked for this kind. */
  push(kind: string, content: unknown, lane: number): number | undefined {
    if (this.#allowed.length > 0 ? !this.#allowed.includes(kind) : notByDefault.has(kind)) return undefined
    const id = this.#nextId++
    const json = `{"update_id":${id},${JSON.stringify(kind)}:${JSON.stringify(content)}}`
    const update = { id, at: this.#clock.now(), lane, json, done: false }
    this.#updates.push(update)
    this.#undone += 1
    this.#hanging?.wake()
    this.#deliver?.(update)
    return id
  }

  /** One getUpdates: confirms what is below the offset, then gives what waits, or waits for it. */
  poll({ offset, limit, seconds }: Poll, gone: (hangUp: () => void) => void): Answer | Promise<Answer> {
    this.interrupt('other getUpdates')
    this.#confirmBelow(offset < 0 ? this.#fromTheEnd(-offset) : offset)
    const now = this.#take(limit)
    if (now || seconds === 0) return now ?? none
    return new Promise((resolve) => this.#hang({ limit, seconds, resolve }, gone))
  }

  /** Ends the long poll that is under way, if any, with a 409. */
  interrupt(by: 'setWebhook' | 'other getUpdates') {
    const more = by === 'setWebhook' ? '' : '; make sure that only one bot instance is running'
    this.#hanging?.end(refused(409, `Conflict: terminated by ${by} request${more}`))
  }

  allow(kinds: readonly string[]) {
    this.#allowed = kinds
  }

  allowed() {
    return this.#allowed
  }

  /** How many wait; with a long history this is cheaper than the list. */
  waiting() {
    this.#tidy()
    return this.#undone
  }

  /** Whether a long poll is under way. */
  polled() {
    return this.#hanging !== undefined
  }

  pending(): readonly Waiting[] {
    this.#tidy()
    return this.#updates.slice(this.#head).filter(({ done }) => !done)
  }

  confirm(update: Waiting) {
    this.#finish(update)
    this.#tidy()
  }

  drop() {
    this.#confirmBelow(Number.POSITIVE_INFINITY)
    this.#tidy()
  }

  /** Delivers again what was delivered before, confirmed or not: with the next poll, or at once to a webhook. */
  repeat(ids: readonly number[]) {
    const all = [...this.#before, ...this.#updates.slice(this.#head)]
    const found = ids.flatMap((id) => all.find((update) => update.id === id) ?? [])
    if (!this.#deliver) this.#again.push(...found)
    for (const update of found) this.#deliver?.({ ...update, done: true })
    this.#hanging?.wake()
  }

  /** Hands every update to a webhook as it comes, or (`undefined`) keeps them for polling. */
  deliverTo(deliver: ((waiting: Waiting) => void) | undefined) {
    this.#deliver = deliver
  }

  #fromTheEnd(count: number) {
    const open = this.pending()
    return open[Math.max(0, open.length - count)]?.id ?? 0
  }

  #finish(update: Waiting) {
    if (!update.done) this.#undone -= 1
    update.done = true
  }

  #confirmBelow(offset: number) {
    for (let at = this.#head; at < this.#updates.length && this.#updates[at]!.id < offset; at += 1)
      this.#finish(this.#updates[at]!)
  }

  #tidy() {
    const oldest = this.#clock.now() - retention
    let next = this.#head
    while (next < this.#updates.length && (this.#updates[next]!.done || this.#updates[next]!.at < oldest)) {
      this.#finish(this.#updates[next]!)
      next += 1
    }
    this.#before.push(...this.#updates.slice(Math.max(this.#head, next - remembered), next))
    if (this.#before.length > remembered * 2) this.#before.splice(0, this.#before.length - remembered)
    this.#head = next
    if (this.#head < 10_000 || this.#head * 2 < this.#updates.length) return
    this.#updates = this.#updates.slice(this.#head)
    this.#head = 0
  }

  #take(limit: number): Answer | undefined {
    this.#tidy()
    const fresh = this.#again.splice(0, limit)
    for (let at = this.#head; at < this.#updates.length && fresh.length < limit; at += 1)
      if (!this.#updates[at]!.done) fresh.push(this.#updates[at]!)
    if (fresh.length === 0) return undefined
    const batch = this.spoil?.(fresh, this.#before, limit) ?? fresh
    return { ok: true, json: `[${batch.map(({ json }) => json).join(',')}]`, count: batch.length }
  }

  #hang(
    { limit, seconds, resolve }: { limit: number; seconds: number; resolve: (answer: Answer) => void },
    gone: (hangUp: () => void) => void,
  ) {
    let woken = false
    const end = (answer: Answer) => {
      if (this.#hanging !== mine) return
      this.#hanging = undefined
      cancel()
      resolve(answer)
    }
    const look = () => {
      woken = false
      const found = this.#hanging === mine ? this.#take(limit) : undefined
      if (found) end(found)
    }
    const wake = () => {
      // What is pushed in one go is delivered in one go.
      if (!woken) setImmediate(look)
      woken = true
    }
    const mine = { wake, end }
    const cancel = this.#clock.after(seconds * 1000, () => end(none))
    this.#hanging = mine
    gone(() => end(none))
  }
}

/** What `allowed_updates` may be: a list of names. */
export const allowedUpdates = (given: unknown) =>
  given === undefined || (Array.isArray(given) && given.every((kind) => typeof kind === 'string'))
    ? (given as readonly string[] | undefined)
    : bad("can't parse allowed updates JSON object")
