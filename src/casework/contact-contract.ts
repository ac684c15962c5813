import { instantOf, localOf, weekdayOf } from './kyiv.ts'

/**
 * When and how she may be written to, as she said it. A minute is a minute of the day on the clocks of Ukraine; `until`
 * before `from` is past midnight, and the same is the whole day.
 */
export type ContactContract = {
  readonly channel: 'chat' | 'none'
  readonly from: number
  readonly until: number
  /** 0 Monday … 6 Sunday: the days on which a stretch of hours begins. */
  readonly days: readonly number[]
  /** Which of the neutral sentences announces that something is there. */
  readonly neutralWord: string
  /** She comes back herself; nothing is ever sent before she writes. */
  readonly neverFirst: boolean
  /** A keyed digest of the word by which she is known again after a silence. */
  readonly safeWord?: Uint8Array
}

/** What the contract says to a message: send it, hold it until then, or leave it where she finds it when she comes. */
export type MayWrite =
  | { readonly may: 'now' }
  | { readonly may: 'later'; readonly at: Date }
  | { readonly may: 'never' }

/** What is written: the answer to something she did this minute, or something that begins with us. */
export type Occasion = 'she-is-here' | 'we-begin'

const DAY_MINUTES = 1440

/** After so long a silence somebody else may hold the phone. */
export const SILENCE_HOURS = 12

/** Whether the safe word is asked before anything of the case is shown. Who chose none is not asked for one. */
export const asksSafeWord = ({ safeWord }: ContactContract, lastSeen: Date, at: Date) =>
  safeWord !== undefined && at.getTime() - lastSeen.getTime() >= SILENCE_HOURS * 3_600_000

/** Whether she may be written to now. Who is here reads the answer; nothing else, however urgent, breaks a contract. */
export function mayWrite(contract: ContactContract, at: Date, occasion: Occasion): MayWrite {
  if (occasion === 'she-is-here') return { may: 'now' }
  if (contract.channel === 'none' || contract.neverFirst) return { may: 'never' }
  const { day: today } = localOf(at)
  const length = (contract.until - contract.from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
  for (let day = today - 1; day <= today + 7; day++) {
    if (!contract.days.includes(weekdayOf(day))) continue
    const opens = instantOf({ day, minute: contract.from })
    if (opens > at) return { may: 'later', at: opens }
    if (at < instantOf({ day, minute: contract.from + length })) return { may: 'now' }
  }
  return { may: 'never' }
}
