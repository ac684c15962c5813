import type { OrganizationId } from '../kernel/id.ts'
import type { Conflicts } from '../staff/conflicts.ts'
import type { PublishedHours } from './promise.ts'
import type { Help, Track } from './request.ts'

/** An organization as it takes part in the help channel: whom it helps, where, when, and how many at once. */
export type HelpingOrganization = {
  readonly id: OrganizationId
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
}

/** The organizations of the help channel, as their coordinators set them up. */
export type HelpingOrganizations = {
  find(id: OrganizationId): Promise<HelpingOrganization | undefined>
  all(): Promise<readonly HelpingOrganization[]>
  save(organization: HelpingOrganization): Promise<void>
}
