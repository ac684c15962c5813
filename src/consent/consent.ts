import type { OrganizationId, PersonId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'

/** What a recipient may do with what she agreed to: answer her request, or take over a case that another one refers. */
export const purposes = ['request', 'referral'] as const
export type Purpose = (typeof purposes)[number]

/** The text she saw: its key, and the SHA-256 (64 hex digits) of the very words, with every name and time filled in. */
export type Wording = { readonly id: string; readonly version: string }

/** One recipient, one purpose. A yes to one says nothing about another. */
export type Matter = { readonly recipient: OrganizationId; readonly purpose: Purpose }

export type Given = Matter & {
  readonly kind: 'given'
  readonly person: PersonId
  readonly wording: Wording
  /** What may be passed on, by name: what the text listed, and nothing else. */
  readonly shares: readonly string[]
  readonly at: Date
  /** The first moment at which it does not hold any more. */
  readonly until: Date
}
export type Withdrawn = Matter & { readonly kind: 'withdrawn'; readonly person: PersonId; readonly at: Date }

/** What one person agreed to and took back, in the order in which it happened. Nothing in it is ever changed. */
export type Ledger = readonly (Given | Withdrawn)[]

/** Nobody agrees for longer than a year: what she wanted then is asked again. */
export const LONGEST_DAYS = 366
const DAY = 86_400_000

/** She agreed to this text. Refused: an end that is not ahead or too far, a text nobody could find again. */
export function give(consent: Omit<Given, 'kind'>) {
  const lasts = consent.until.getTime() - consent.at.getTime()
  if (!(lasts > 0 && lasts <= LONGEST_DAYS * DAY)) return refuse('consent-without-end')
  if (!/^[0-9a-f]{64}$/.test(consent.wording.version)) return refuse('consent-without-wording')
  return done<Given>({ kind: 'given', ...consent })
}

/** She took it back. What was read before cannot be called back, and the record of her yes stays. */
export function withdraw(ledger: Ledger, { recipient, purpose, at }: Matter & { readonly at: Date }) {
  const consent = standing(ledger, { recipient, purpose, at })
  if (!consent) return refuse('no-consent')
  return done<Withdrawn>({ kind: 'withdrawn', person: consent.person, recipient, purpose, at })
}

/**
 * The consent that holds at this moment. The last word on a matter decides, in the order of the ledger and not of clocks:
 * a yes after a no holds again, and an older yes never comes back.
 */
export function standing(ledger: Ledger, { recipient, purpose, at }: Matter & { readonly at: Date }) {
  const last = ledger.findLast(
    (entry) => entry.recipient === recipient && entry.purpose === purpose && entry.at <= at,
  )
  return last?.kind === 'given' && at < last.until ? last : undefined
}

/** The ledgers of all people. There is no way to change an entry; forgetting a person drops her ledger whole. */
export type Consents = {
  of(person: PersonId): Promise<Ledger>
  append(entry: Given | Withdrawn): Promise<void>
  /** She is forgotten: her ledger goes whole. */
  forget(person: PersonId): Promise<void>
}
