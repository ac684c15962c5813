import type { CaseId, OrganizationId, StaffId } from '../kernel/id.ts'

/** What somebody did, for who looks after it later: no content, no names. */
export type Event = {
  readonly at: Date
  readonly by: StaffId | 'person' | 'house'
  readonly what: string
  readonly case?: CaseId
  readonly organization?: OrganizationId
}

/** All that was done, each entry bound to the one before it. */
export type Audit = {
  append(event: Event): Promise<void>
  /** The newest first. */
  of(organization: OrganizationId, most: number): Promise<readonly Event[]>
  /** How many events there are, and the place of the first one that is missing or not as it was written. */
  verify(): Promise<{ readonly events: number; readonly broken?: number }>
}
