import type { Card } from '../conversation/card.ts'
import type { FactEntry } from './register.ts'

/** What happens to a card that states facts nobody signed: `mark` says so under its words, `strict` withholds it. */
export type Gate = 'mark' | 'strict'

/** Why a card is not shown: a fact too weak or past its term, no lawyer's sign-off (`strict`), or a way into the service whose way outside it is withheld. */
export type Reason = 'weak' | 'expired' | 'unsigned' | 'unguarded'

/** What is judged: the cards, the facts they state, those that stay whatever comes, and whether a lawyer stands for one. */
export type Judged = {
  readonly cards: readonly Card[]
  readonly facts: readonly FactEntry[]
  readonly kept: ReadonlySet<string>
  isLawful(card: Card): boolean
}

const DAY = 24 * 3600 * 1000
const SHOWN = ['V1', 'V2']

/** The last day on which a fact may be shown without a new check, as 2026-11-21. */
export const termOf = ({ checkedOn, recheckAfterDays }: FactEntry) =>
  new Date(Date.parse(checkedOn) + recheckAfterDays * DAY).toISOString().slice(0, 10)

/** The day in Kyiv, as 2026-11-21: a term ends there at midnight. */
export const dayIn = (at: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Kyiv' }).format(at)

export const isWeak = ({ confidence }: FactEntry) => !SHOWN.includes(confidence)

/** The cards that are withheld on a day, and why. The strongest reason is told. */
export function withheldOn(day: string, gate: Gate, judged: Judged): Map<string, Reason> {
  const { cards, facts, kept } = judged
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const reasonFor = (card: Card): Reason | undefined => {
    const stated = card.facts.flatMap((id) => byId.get(id) ?? [])
    if (stated.some(isWeak)) return 'weak'
    if (stated.some((fact) => termOf(fact) < day)) return 'expired'
    return gate === 'strict' && card.facts.length > 0 && !judged.isLawful(card) ? 'unsigned' : undefined
  }
  return new Map(
    cards.flatMap((card) => {
      const reason = kept.has(card.key) ? undefined : reasonFor(card)
      return reason ? [[card.key, reason] as const] : []
    }),
  )
}
