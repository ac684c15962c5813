import type { Answer } from './answer.ts'
import { bad, refused } from './answer.ts'
import type { BotClock } from './clock.ts'

/** An update waiting for the bot, written out as it was when it happened. */
export type Waiting = {
  readonly id: number
  readonly at: number
  /** Updates of one lane are delivered one after the other. */
  readonly lane: number
  readonly json: string
  done: boolean
}

/** Changes what a delivery holds; a plan of faults may repeat updates and shuffle them. */
export type Spoil = (
  batch: readonly Waiting[],
  before: readonly Waiting[],
  most: number,
) => readonly Waiting[]

export type Poll = { readonly offset: number; readonly limit: number; readonly seconds: number }

/** The updates of one bot until it has confirmed them; none is kept longer than 24 hours. */
export type Queue = {
  readonly push: (kind: string, content: unknown, lane: number) => number | undefined
  readonly poll: (poll: Poll, gone: (hangUp: () => void) => void) => Promise<Answer>
  /** Ends the long poll that is under way, if any, with a 409. */
  readonly interrupt: (by: 'setWebhook' | 'other getUpdates') => void
  readonly allow: (kinds: readonly string[]) => void
  readonly allowed: () => readonly string[]
  readonly pending: () => readonly Waiting[]
  readonly confirm: (waiting: Waiting) => void
  readonly drop: () => void
  /** Delivers again what was delivered before, confirmed or not: with the next poll, or at once to a webhook. */
  readonly repeat: (ids: readonly number[]) => void
  /** Hands every update to a webhook as it comes, or (`undefined`) keeps them for polling. */
  readonly deliverTo: (deliver: ((waiting: Waiting) => void) | undefined) => void
  spoil: Spoil | undefined
}

const retention = 24 * 60 * 60 * 1000
const notByDefault = new Set(['chat_member', 'message_reaction', 'message_reaction_count'])
const remembered = 1_000

export const startQueue = (clock: BotClock, firstId = 100_000_001): Queue => {
  let waiting: Waiting[] = []
  let head = 0
  let nextId = firstId
  let allowed: readonly string[] = []
  const again: Waiting[] = []
  const before: Waiting[] = []
  let deliver: ((waiting: Waiting) => void) | undefined
  let hanging: { readonly wake: () => void; readonly end: (answer: Answer) => void } | undefined

  const remember = (gone: readonly Waiting[]) => {
    before.push(...gone)
    if (before.length > remembered) before.splice(0, before.length - remembered)
  }
  const tidy = () => {
    const oldest = clock.now() - retention
    let next = head
    while (next < waiting.length && (waiting[next]!.done || waiting[next]!.at < oldest)) next += 1
    remember(waiting.slice(Math.max(head, next - remembered), next))
    head = next
    if (head > 10_000 && head * 2 > waiting.length) {
      waiting = waiting.slice(head)
      head = 0
    }
  }
  const confirmBelow = (offset: number) => {
    for (let next = head; next < waiting.length && waiting[next]!.id < offset; next += 1)
      waiting[next]!.done = true
  }
  const take = (limit: number): Answer | undefined => {
    tidy()
    const repeated = again.splice(0, limit)
    const fresh: Waiting[] = []
    for (let next = head; next < waiting.length && fresh.length + repeated.length < limit; next += 1)
      if (!waiting[next]!.done) fresh.push(waiting[next]!)
    const usual = [...repeated, ...fresh]
    const batch = usual.length > 0 && queue.spoil ? queue.spoil(usual, before, limit) : usual
    if (batch.length === 0) return undefined
    return { ok: true, json: `[${batch.map(({ json }) => json).join(',')}]`, count: batch.length }
  }
  const none: Answer = { ok: true, json: '[]', count: 0 }

  const queue: Queue = {
    spoil: undefined,
    push: (kind, content, lane) => {
      if (allowed.length > 0 ? !allowed.includes(kind) : notByDefault.has(kind)) return undefined
      const id = nextId++
      const json = `{"update_id":${id},${JSON.stringify(kind)}:${JSON.stringify(content)}}`
      const one = { id, at: clock.now(), lane, json, done: false }
      waiting.push(one)
      hanging?.wake()
      deliver?.(one)
      return id
    },
    poll: ({ offset, limit, seconds }, gone) => {
      queue.interrupt('other getUpdates')
      tidy()
      const open = waiting.length - head
      confirmBelow(offset < 0 ? (waiting[head + Math.max(0, open + offset)]?.id ?? 0) : offset)
      const now = take(limit)
      if (now || seconds === 0) return Promise.resolve(now ?? none)
      return new Promise((resolve) => {
        const end = (answer: Answer) => {
          if (hanging !== mine) return
          hanging = undefined
          cancel()
          resolve(answer)
        }
        let woken = false
        // What is pushed in one go is delivered in one go.
        const look = () => {
          woken = false
          const found = hanging === mine ? take(limit) : undefined
          if (found) end(found)
        }
        const wake = () => {
          if (!woken) setImmediate(look)
          woken = true
        }
        const cancel = clock.after(seconds * 1000, () => end(none))
        const mine = { wake, end }
        hanging = mine
        gone(() => end(none))
      })
    },
    interrupt: (by) => {
      const more = by === 'setWebhook' ? '' : '; make sure that only one bot instance is running'
      hanging?.end(refused(409, `Conflict: terminated by ${by} request${more}`))
    },
    allow: (kinds) => {
      allowed = kinds
    },
    allowed: () => allowed,
    pending: () => {
      tidy()
      return waiting.slice(head).filter(({ done }) => !done)
    },
    confirm: (one) => {
      one.done = true
      tidy()
    },
    drop: () => {
      for (const one of waiting) one.done = true
      tidy()
    },
    repeat: (ids) => {
      const all = [...before, ...waiting]
      const found = ids.flatMap((id) => all.find((one) => one.id === id) ?? [])
      if (!deliver) again.push(...found)
      for (const one of found) deliver?.({ ...one, done: false })
      hanging?.wake()
    },
    deliverTo: (taker) => {
      deliver = taker
    },
  }
  return queue
}

/** What `allowed_updates` may be: a list of names. */
export const allowedUpdates = (given: unknown) =>
  given === undefined || (Array.isArray(given) && given.every((kind) => typeof kind === 'string'))
    ? (given as readonly string[] | undefined)
    : bad("can't parse allowed updates JSON object")
