import type { LookKind } from '../../channel/channel.ts'
import type { Log } from '../log.ts'

/** A time that has come: whose, and for what. */
export type DueTimer = { readonly owner: string; readonly kind: LookKind; readonly at: Date }

type World = {
  /** Timers whose time has come, the oldest first. */
  readonly due: () => Promise<readonly DueTimer[]>
  /** Does what follows, in a transaction. */
  readonly look: (timer: DueTimer) => Promise<unknown>
  readonly log: Log
  readonly now: () => number
}

/** One that failed is not tried again at once: what made it fail is there for a while. */
const REST_MS = 60_000

/**
 * Rings what is due, all at once, so that it shares a commit. A timer is a row that goes with the move it causes: after
 * a kill it rings again, and what has been done knows no such timer any more.
 */
export function ringDue({ due, look, log, now }: World): () => Promise<void> {
  const resting = new Map<string, number>()
  const ring = async (timer: DueTimer) => {
    const name = `${timer.owner} ${timer.kind}`
    if ((resting.get(name) ?? 0) > now()) return
    resting.delete(name)
    await look(timer).catch((fault: unknown) => {
      resting.set(name, now() + REST_MS)
      log.fault('timer-failed', fault, { kind: timer.kind })
    })
  }
  return async () => {
    await Promise.all((await due()).map(ring))
  }
}
