import type { PersonId } from '../kernel/id.ts'
import { type Delivery, type Lane, lanes } from '../outbox/message.ts'
import { afterDelivery } from '../outbox/retry.ts'
import type { Settled } from './ledger.ts'
import type { Waiting } from './storage/waiting.ts'

type Delivered = Extract<Delivery, { status: 'delivered' }>

/** What became of an attempt; `partly`: what had arrived before the rest of it failed. */
export type Attempt = Delivery & { readonly partly?: Pick<Delivered, 'messages' | 'live'> }

/** Says one message and tells what became of it. Never throws: a fault is a delivery that is `unknown`. The same `saying` again is a second attempt, which goes on where the first one stopped. */
export type Sender = (waiting: Waiting) => Promise<Attempt>

/** Messages under way at once. After a kill, each of them, and each that arrived but was not noted yet, may be said a second time. */
export const IN_FLIGHT = 200

/** A person who leaves does not wait longer than this for a message that is still on its way to her. */
const OVERTAKES_MS = 1000

/** Telegram takes 20 messages a minute in a group (Bots FAQ, "My bot is hitting limits"): so many milliseconds for each, and a little more. */
const GROUP_MS = 3100

const leaves = ({ saying }: Waiting) => saying.kind === 'farewell'
/** A board that goes is no message: a stranger in the group does not read it three seconds longer. */
const takesAway = ({ saying }: Waiting) => saying.kind === 'board' && saying.gone === true

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
  /** What failed and is tried again later. */
  private readonly resting = new Map<string, { waiting: Waiting; timer: NodeJS.Timeout }>()
  private readonly underWay = new Set<Waiting>()
  /** Who is being spoken to, with which message, since when. */
  private readonly busy = new Map<PersonId, { waiting: Waiting; since: number }>()
  /** On its way to somebody who has left meanwhile. */
  private readonly overtaken = new Set<Waiting>()
  /** On its way for so long that a farewell goes without it. */
  private readonly tooLong = new Set<Waiting>()
  /** The present bubbles of a person whose delivery the ledger has not noted yet. */
  private readonly lives = new Map<PersonId, readonly number[]>()
  /** Until when Telegram wants silence: in one chat, or altogether. */
  private readonly hushed = new Map<PersonId, number>()
  private silentUntil = 0
  /** Until when a group of staff is left in peace: Telegram takes twenty messages a minute there. */
  private readonly paced = new Map<PersonId, number>()
  private readonly send: Sender
  private readonly groupMs: number
  private readonly settle: (settled: Settled) => void
  private stopped = false
  private readonly timers = new Set<NodeJS.Timeout>()
  private idle: (() => void)[] = []

  /** `groupMs`: how long a group of staff rests after a board. */
  constructor(send: Sender, settle: (settled: Settled) => void, groupMs = GROUP_MS) {
    this.groupMs = groupMs
    this.send = send
    this.settle = settle
  }

  get inFlight(): number {
    return this.underWay.size
  }

  /** Takes what a committed turn said. A newer screen takes the place of a waiting one; a farewell, that of everything. */
  take(messages: readonly Waiting[]): void {
    for (const waiting of messages) {
      const before = this.withdraw(waiting.id)
      if (leaves(waiting)) this.withdrawAllOf(waiting.person)
      this.queues[waiting.lane].set(waiting.id, withPressesOf(before, waiting))
    }
    this.speak()
  }

  /** The ledger has noted this delivery: from now on it knows the live bubble itself. */
  noted({ waiting: { person } }: Settled): void {
    const waits = lanes.some((lane) => this.queues[lane].has(person)) || this.resting.has(person)
    if (!waits && !this.busy.has(person)) this.lives.delete(person)
  }

  /** Says no more, and waits for what is under way (at most `ms`). */
  async stop(ms: number): Promise<void> {
    this.stopped = true
    for (const timer of this.timers) clearTimeout(timer)
    if (this.underWay.size === 0) return
    await Promise.race([
      new Promise<void>((resolve) => this.idle.push(resolve)),
      new Promise<void>((resolve) => setTimeout(resolve, ms).unref()),
    ])
  }

  private withdraw(id: string): Waiting | undefined {
    const rested = this.resting.get(id)
    if (rested) this.stopTimer(rested.timer)
    this.resting.delete(id)
    const queued = lanes.flatMap((lane) => this.queues[lane].get(id) ?? [])
    for (const lane of lanes) this.queues[lane].delete(id)
    return queued[0] ?? rested?.waiting
  }

  /** She has left: nothing said before may reach her chat any more, and what is on its way does not hold her up. */
  private withdrawAllOf(person: PersonId): void {
    const waiting = [
      ...lanes.flatMap((lane) => [...this.queues[lane].values()]),
      ...[...this.resting.values()].map((rested) => rested.waiting),
    ]
    for (const one of waiting) if (one.person === person && one.saying.kind !== 'sweep') this.withdraw(one.id)
    const now = this.busy.get(person)
    if (!now || leaves(now.waiting)) return
    this.overtaken.add(now.waiting)
    this.later(Math.max(now.since + OVERTAKES_MS - Date.now(), 0), () => {
      if (this.underWay.has(now.waiting)) this.tooLong.add(now.waiting)
      this.speak()
    })
  }

  private speak(): void {
    if (this.silentUntil > Date.now()) return
    for (const lane of lanes) {
      for (const waiting of this.queues[lane].values()) {
        if (this.stopped || this.underWay.size >= IN_FLIGHT) return
        if (this.mustWait(waiting)) continue
        this.queues[lane].delete(waiting.id)
        void this.say(waiting)
      }
    }
  }

  private mustWait(waiting: Waiting): boolean {
    const { person } = waiting
    const hushed = this.hushed.get(person)
    if (hushed !== undefined && hushed > Date.now()) return true
    this.hushed.delete(person)
    if ((this.paced.get(person) ?? 0) > Date.now() && !takesAway(waiting)) return true
    this.paced.delete(person)
    const now = this.busy.get(person)
    if (!now) return false
    return !(leaves(waiting) && !leaves(now.waiting) && this.tooLong.has(now.waiting))
  }

  private async say(waiting: Waiting): Promise<void> {
    const { person } = waiting
    const under = { waiting, since: Date.now() }
    this.busy.set(person, under)
    this.underWay.add(waiting)
    const live = this.lives.get(person) ?? waiting.live
    const attempt = await this.send({ ...waiting, live })
    this.underWay.delete(waiting)
    this.tooLong.delete(waiting)
    if (this.busy.get(person) === under) this.busy.delete(person)
    this.follow(waiting, attempt)
    if (this.underWay.size === 0) for (const resolve of this.idle.splice(0)) resolve()
    this.speak()
  }

  private follow(waiting: Waiting, attempt: Attempt): void {
    if (waiting.saying.kind === 'board') this.pace(waiting.person)
    const next = afterDelivery(attempt, waiting.attempt)
    const overtaken = this.overtaken.delete(waiting)
    const delivery = arrivedOf(attempt)
    if (delivery.status === 'delivered' && waiting.saying.kind !== 'sweep' && !overtaken)
      this.lives.set(waiting.person, delivery.live)
    if (attempt.status === 'busy' && attempt.retryAfterSeconds !== undefined)
      this.hush(waiting.person, attempt.retryAfterSeconds * 1000)
    // A newer screen of hers is on its way, and says more than this one.
    const replaced = overtaken || lanes.some((lane) => this.queues[lane].has(waiting.id))
    const again = next.do === 'try-again' && !replaced
    if (again) this.again(waiting, next.inSeconds * 1000)
    if (!again || delivery.status === 'delivered')
      this.settle({ waiting, delivery, over: !again, ...(overtaken && { overtaken }) })
  }

  private again(waiting: Waiting, ms: number): void {
    const timer = this.later(ms, () => {
      this.resting.delete(waiting.id)
      this.queues[waiting.lane].set(waiting.id, { ...waiting, attempt: waiting.attempt + 1 })
      this.speak()
    })
    this.resting.set(waiting.id, { waiting, timer })
  }

  /** Telegram does not say whether it means one chat or all: when a second chat is told the same, it means all. */
  private hush(person: PersonId, ms: number): void {
    const now = Date.now()
    for (const [other, until] of this.hushed)
      if (other !== person && until > now) this.silentUntil = Math.max(this.silentUntil, now + ms)
    this.hushed.set(person, now + ms)
    this.later(ms + 1, () => this.speak())
  }

  /** What waits for the group meanwhile is replaced by what is newer, so nothing piles up. */
  private pace(group: PersonId): void {
    this.paced.set(group, Date.now() + this.groupMs)
    this.later(this.groupMs + 1, () => this.speak())
  }

  private later(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (!this.stopped) work()
    }, ms)
    this.timers.add(timer)
    return timer
  }

  private stopTimer(timer: NodeJS.Timeout): void {
    clearTimeout(timer)
    this.timers.delete(timer)
  }
}

/** What has arrived of an attempt, whatever became of the rest. */
function arrivedOf({ partly, ...delivery }: Attempt): Delivery {
  return partly && partly.messages.length > 0 ? { status: 'delivered', ...partly } : delivery
}

/** A press on a screen that was never sent still wants to be acknowledged. */
function withPressesOf(before: Waiting | undefined, waiting: Waiting): Waiting {
  if (!before || !('acknowledges' in before.saying) || !('acknowledges' in waiting.saying)) return waiting
  const acknowledges = [...new Set([...before.saying.acknowledges, ...waiting.saying.acknowledges])]
  return { ...waiting, saying: { ...waiting.saying, acknowledges } }
}
