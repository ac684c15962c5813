import type { OrganizationId } from '../kernel/id.ts'
import type { Offer } from './case.ts'

/** How an organization keeps its word. An offer that was declined or taken back is neither kept nor broken. */
export type Tally = {
  readonly kept: number
  readonly broken: number
  readonly declined: number
  readonly open: number
}

const counts: Readonly<Record<Offer['outcome']['is'], keyof Tally | undefined>> = {
  kept: 'kept',
  late: 'broken',
  lapsed: 'broken',
  declined: 'declined',
  open: 'open',
  'taken-back': undefined,
}

export const noTally: Tally = { kept: 0, broken: 0, declined: 0, open: 0 }

/** The tally with so many more offers that ended like this. */
export function add(sofar: Tally, outcome: Offer['outcome']['is'], times = 1): Tally {
  const counted = counts[outcome]
  return counted ? { ...sofar, [counted]: sofar[counted] + times } : sofar
}

/** Promises are counted by the month (UTC) in which they ended: `2026-11`. */
export const monthOf = (at: Date) => at.toISOString().slice(0, 7)

/** Kept and broken promises for each organization that was ever asked. */
export function tally(offers: readonly Offer[]): ReadonlyMap<OrganizationId, Tally> {
  const all = new Map<OrganizationId, Tally>()
  for (const { organization, outcome } of offers)
    all.set(organization, add(all.get(organization) ?? noTally, outcome.is))
  return all
}
