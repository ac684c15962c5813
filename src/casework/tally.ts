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

/** Kept and broken promises for each organization that was ever asked. */
export function tally(offers: readonly Offer[]): ReadonlyMap<OrganizationId, Tally> {
  const all = new Map<OrganizationId, Tally>()
  for (const { organization, outcome } of offers) {
    const sofar = all.get(organization) ?? { kept: 0, broken: 0, declined: 0, open: 0 }
    const counted = counts[outcome.is]
    all.set(organization, counted ? { ...sofar, [counted]: sofar[counted] + 1 } : sofar)
  }
  return all
}
