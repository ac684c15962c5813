import { Agent, request } from 'node:http'
import type { BotClock } from './clock.ts'
import type { Queue, Waiting } from './queue.ts'

/** Where updates are taken, and how. */
export type Hook = {
  readonly url: string
  readonly secret?: string | undefined
  readonly connections: number
}

/** `timeoutMs`: how long a handler may take. `backOffMs`: the first pause after a second failure; it doubles up to a minute. */
export type Patience = { readonly timeoutMs: number; readonly backOffMs: number }

type Outcome = { readonly failed?: string; readonly retryAfter?: number; readonly reply?: unknown }
type Around = { readonly clock: BotClock; readonly queue: Queue; readonly patience: Patience }
type Parcel = { readonly agent: Agent; readonly hook: Hook; readonly json: string }
type Lane = { readonly waiting: Waiting[]; fails: number; busy: boolean }

const longestPause = 60_000

/** A webhook may answer with a call instead of making one; Telegram does it and tells nobody what came of it. */
const replied = (body: string): unknown => {
  try {
    return body ? JSON.parse(body) : undefined
  } catch {
    return undefined
  }
}

const deliver = ({ agent, hook, json }: Parcel, onLate: (late: () => void) => () => void) =>
  new Promise<Outcome>((resolve) => {
    const { url, secret } = hook
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(json),
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    }
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', () => {
        inTime()
        resolve({ failed: 'Connection reset by peer' })
      })
      response.on('end', () => {
        inTime()
        const code = response.statusCode ?? 0
        if (code >= 200 && code < 300) return resolve({ reply: replied(Buffer.concat(parts).toString()) })
        const retryAfter = Number(response.headers['retry-after'] ?? 0)
        const failed = `Wrong response from the webhook: ${code} ${response.statusMessage}`
        resolve({ failed, retryAfter: retryAfter > 0 ? Math.min(retryAfter, 3600) : 0 })
      })
    })
    const inTime = onLate(() => {
      resolve({ failed: 'Read timeout expired' })
      sending.destroy()
    })
    sending.on('error', () => {
      inTime()
      resolve({ failed: 'Connection refused or reset' })
    })
    sending.end(json)
  })

/** Delivers the updates of one bot: one chat in sequence, different chats side by side, again until a 2xx comes. */
export class Webhook {
  readonly #clock: BotClock
  readonly #queue: Queue
  readonly #patience: Patience
  readonly #call: (reply: unknown) => void
  #hook: Hook | undefined
  #agent = new Agent()
  #lanes = new Map<number, Lane>()
  #underWay = 0
  #error: { readonly at: number; readonly message: string } | undefined

  constructor({ clock, queue, patience }: Around, call: (reply: unknown) => void) {
    this.#clock = clock
    this.#queue = queue
    this.#patience = patience
    this.#call = call
  }

  hook() {
    return this.#hook
  }

  lastError() {
    return this.#error
  }

  /** Begins with what waits already; `undefined` ends it, and what is not delivered waits for polling. */
  set(hook: Hook | undefined) {
    this.#hook = hook
    this.#lanes = new Map()
    this.#underWay = 0
    this.#error = undefined
    this.#agent.destroy()
    this.#agent = new Agent({ keepAlive: true })
    this.#queue.deliverTo(hook && ((update) => this.#take(update)))
    if (hook) for (const update of this.#queue.pending()) this.#take(update)
  }

  #take(update: Waiting) {
    const lane = this.#lanes.get(update.lane) ?? { waiting: [], fails: 0, busy: false }
    this.#lanes.set(update.lane, lane)
    lane.waiting.push(update)
    if (!lane.busy) this.#next()
  }

  #next() {
    if (!this.#hook) return
    for (const [number, lane] of this.#lanes) {
      if (this.#underWay >= this.#hook.connections) return
      if (!lane.busy) void this.#send(number, lane, this.#hook)
    }
  }

  async #send(number: number, lane: Lane, to: Hook) {
    lane.busy = true
    this.#underWay += 1
    const lanes = this.#lanes
    const update = lane.waiting[0]!
    const late = (then: () => void) => this.#clock.after(this.#patience.timeoutMs, then)
    const outcome = await deliver({ agent: this.#agent, hook: to, json: update.json }, late)
    const well = outcome.failed === undefined
    if (well) this.#queue.confirm(update)
    if (well && outcome.reply !== undefined) this.#call(outcome.reply)
    // The webhook was set anew meanwhile: its lanes are others.
    if (lanes !== this.#lanes) return
    this.#underWay -= 1
    if (well) this.#arrived(number, lane)
    else this.#tryAgain(lane, outcome)
    this.#next()
  }

  #arrived(number: number, lane: Lane) {
    lane.fails = 0
    lane.waiting.shift()
    lane.busy = false
    if (lane.waiting.length === 0) this.#lanes.delete(number)
  }

  #tryAgain(lane: Lane, { failed = '', retryAfter }: Outcome) {
    this.#error = { at: this.#clock.now(), message: failed }
    lane.fails += 1
    const again = () => {
      lane.busy = false
      this.#next()
    }
    const ms = this.#pause(lane.fails, retryAfter)
    if (ms === 0) setImmediate(again)
    else this.#clock.after(ms, again)
  }

  /** The first failure is tried again at once, the next ones after pauses that double up to a minute. */
  #pause(fails: number, retryAfter = 0) {
    if (retryAfter > 0) return retryAfter * 1000
    return fails <= 1 ? 0 : Math.min(longestPause, this.#patience.backOffMs * 2 ** (fails - 1))
  }
}
