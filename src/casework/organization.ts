import type { OrganizationId } from '../kernel/id.ts'
import type { Conflicts } from '../staff/conflicts.ts'
import type { Outcome } from './case.ts'
import type { PublishedHours } from './promise.ts'
import type { Help, Track } from './request.ts'
import type { Tally } from './tally.ts'

/** An organization as it takes part in the help channel: whom it helps, where, when, and how many at once. */
export type HelpingOrganization = {
  readonly id: OrganizationId
  /** What people know it by, in each language of the house. */
  readonly names: Readonly<Record<string, string>>
  readonly active: boolean
  /** The oblast of its seat. */
  readonly seat: string
  /** Oblasts it helps in; empty: all of them. */
  readonly regions: readonly string[]
  readonly helps: readonly Help[]
  readonly tracks: readonly Track[]
  readonly hours: PublishedHours
  /** How many open cases it takes at most, and how many it has. */
  readonly capacity: number
  readonly load: number
  /** What the organization as a whole is tied to. */
  readonly conflicts: Conflicts
  /** Where its caseworkers answer. In Telegram, what people write reaches a caseworker's own chat. */
  readonly answersIn: 'console' | 'telegram'
}

/** The organizations of the help channel, as their coordinators set them up. */
export type HelpingOrganizations = {
  find(id: OrganizationId): Promise<HelpingOrganization | undefined>
  all(): Promise<readonly HelpingOrganization[]>
  /** The load is not saved: it is counted from the cases. */
  save(organization: HelpingOrganization): Promise<void>
  /** Adds what became of one offer to the numbers of this organization, which outlive its cases. */
  count(id: OrganizationId, outcome: Outcome['is'], at: Date): Promise<void>
  /** How often it kept its word, since the month of then (UTC), and how many promises are open now. */
  tally(id: OrganizationId, since: Date): Promise<Tally>
}
