import { Secret, TOTP } from 'otpauth'
import type { StaffId } from '../../kernel/id.ts'
import { done, refuse } from '../../kernel/outcome.ts'

const PERIOD_S = 30
const SECRET_BYTES = 20
/** So many wrong codes in a row, and nobody may try for a while; twice as long after every further one. */
const TRIES = 5
const PAUSE_MS = 15 * 60_000
const LONGEST_PAUSE_MS = 24 * 3_600_000

const totpOf = (secret: Uint8Array, label = '') =>
  new TOTP({ secret: new Secret({ buffer: secret.slice().buffer }), label, digits: 6, period: PERIOD_S })

/** A new secret as an authenticator app takes it when it is typed: base32. */
export const newSecret = () => new Secret({ size: SECRET_BYTES }).base32

/** The bytes of a secret; undefined for what is none of ours. */
export function readSecret(base32: string): Uint8Array | undefined {
  const known = /^[A-Z2-7]{32}$/.test(base32)
  return known ? new Uint8Array(Secret.fromBase32(base32).buffer) : undefined
}

/** What an authenticator app reads. The picture of it says the same; the label names nobody. */
export const deviceLink = (secret: Uint8Array, label: string) => totpOf(secret, label).toString()

/** The half minute whose code this is: the present one, the one before or the one after. */
export function stepOf(secret: Uint8Array, written: string, at: Date): number | undefined {
  const token = written.replace(/\D/g, '')
  if (token.length !== 6) return undefined
  const delta = totpOf(secret).validate({ token, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD_S) + delta
}

type Tried = { readonly wrong: number; readonly pausedUntil?: Date }

/** How often each member was wrong in a row. Kept in memory: only a browser that is known can try at all. */
export class Tries {
  private readonly tried = new Map<StaffId, Tried>()

  /** Whether she may try now. */
  may(staff: StaffId, at: Date) {
    const { pausedUntil } = this.tried.get(staff) ?? {}
    return pausedUntil && at < pausedUntil ? refuse('code-paused') : done(undefined)
  }

  right(staff: StaffId): void {
    this.tried.delete(staff)
  }

  wrong(staff: StaffId, at: Date) {
    const wrong = (this.tried.get(staff)?.wrong ?? 0) + 1
    const pause = Math.min(PAUSE_MS * 2 ** (wrong - TRIES), LONGEST_PAUSE_MS)
    this.tried.set(staff, wrong < TRIES ? { wrong } : { wrong, pausedUntil: new Date(at.getTime() + pause) })
    return refuse('wrong-code')
  }
}
