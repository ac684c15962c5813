import type { PersonId } from '../kernel/id.ts'
import { type Delivery, type Lane, lanes } from '../outbox/message.ts'
import { afterDelivery } from '../outbox/retry.ts'
import type { Settled } from './ledger.ts'
import type { Waiting } from './storage/waiting.ts'

/** Says one message and tells what became of it. Never throws: a fault is a delivery that is `unknown`. */
export type Sender = (waiting: Waiting) => Promise<Delivery>

/** Calls under way at once. After a kill, each of them may be said a second time: this is the bound on forced repeats. */
export const IN_FLIGHT = 200

/**
 * The one mouth of the house: upper lanes first, one message at a time to one person, silence for exactly as long as
 * Telegram asks for it. It holds nothing that the outbox does not hold too.
 */
export class Mouth {
  private readonly queues: Record<Lane, Map<string, Waiting>> = {
    alarm: new Map(),
    reply: new Map(),
    screen: new Map(),
    broadcast: new Map(),
  }
  /** Who is being spoken to, and with which message. */
  private readonly busy = new Map<PersonId, string>()
  /** The present bubbles of a person whose delivery the ledger has not noted yet. */
  private readonly lives = new Map<PersonId, readonly number[]>()
  private readonly send: Sender
  private readonly settle: (settled: Settled) => void
  private silentUntil = 0
  private stopped = false
  private readonly timers = new Set<NodeJS.Timeout>()
  private idle: (() => void)[] = []

  constructor(send: Sender, settle: (settled: Settled) => void) {
    this.send = send
    this.settle = settle
  }

  get inFlight(): number {
    return this.busy.size
  }

  /** Takes what a committed turn said. A newer screen takes the place of a waiting one. */
  take(messages: readonly Waiting[]): void {
    for (const waiting of messages) {
      for (const lane of lanes) this.queues[lane].delete(waiting.id)
      this.queues[waiting.lane].set(waiting.id, waiting)
    }
    this.speak()
  }

  /** The ledger has noted this delivery: from now on it knows the live bubble itself. */
  noted({ waiting }: Settled): void {
    if (!this.busy.has(waiting.person)) this.lives.delete(waiting.person)
  }

  /** Says no more, and waits for what is under way (at most `ms`). */
  async stop(ms: number): Promise<void> {
    this.stopped = true
    for (const timer of this.timers) clearTimeout(timer)
    if (this.busy.size === 0) return
    await Promise.race([
      new Promise<void>((resolve) => this.idle.push(resolve)),
      new Promise<void>((resolve) => setTimeout(resolve, ms).unref()),
    ])
  }

  private speak(): void {
    const wait = this.silentUntil - Date.now()
    if (wait > 0) {
      this.later(wait, () => this.speak())
      return
    }
    for (const lane of lanes) {
      for (const waiting of this.queues[lane].values()) {
        if (this.stopped || this.busy.size >= IN_FLIGHT) return
        if (this.busy.has(waiting.person)) continue
        this.queues[lane].delete(waiting.id)
        this.busy.set(waiting.person, waiting.id)
        void this.say(waiting)
      }
    }
  }

  private async say(waiting: Waiting): Promise<void> {
    const live = this.lives.get(waiting.person) ?? waiting.live
    const delivery = await this.send({ ...waiting, live })
    this.busy.delete(waiting.person)
    const next = afterDelivery(delivery, waiting.attempt)
    if (delivery.status === 'delivered') this.lives.set(waiting.person, delivery.live)
    if (delivery.status === 'busy' && next.do === 'try-again')
      this.silentUntil = Date.now() + next.inSeconds * 1000
    if (next.do === 'try-again') this.again(waiting, next.inSeconds)
    else this.settle({ waiting, delivery, over: true })
    if (this.busy.size === 0) for (const resolve of this.idle.splice(0)) resolve()
    this.speak()
  }

  private again(waiting: Waiting, inSeconds: number): void {
    this.later(inSeconds * 1000, () => {
      const replaced =
        lanes.some((lane) => this.queues[lane].has(waiting.id)) ||
        this.busy.get(waiting.person) === waiting.id
      // A newer screen of hers is on its way, and says more than this one.
      if (replaced) return
      this.take([{ ...waiting, attempt: waiting.attempt + 1 }])
    })
  }

  private later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (!this.stopped) work()
    }, ms)
    this.timers.add(timer)
  }
}
