import type { OrganizationId, StaffId } from '../kernel/id.ts'
import type { Conflicts } from './conflicts.ts'

/** What somebody does at an organization. One person may do several things. */
export const roles = [
  'caseworker',
  'lawyer',
  'psychologist',
  'supervisor',
  'coordinator',
  'editor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Those who answer people themselves. */
const answering: readonly Role[] = ['caseworker', 'lawyer', 'psychologist']

/** Somebody who works at one organization and may see something here. */
export type StaffMember = {
  readonly id: StaffId
  /** What colleagues call her. No person ever sees it. */
  readonly name: string
  readonly organization: OrganizationId
  readonly roles: readonly Role[]
  readonly languages: readonly string[]
  /** Whom a person meets who asks for a woman or for a man; unsaid, neither wish is met. */
  readonly gender?: 'woman' | 'man'
  readonly conflicts: Conflicts
  /** Not active: on leave or gone. Sees nothing and is offered nothing. */
  readonly active: boolean
}

/** Whether this member takes cases, as far as roles go. */
export const answers = ({ active, roles: held }: StaffMember) =>
  active && held.some((role) => answering.includes(role))

/** Everybody who works at the organizations of this house. */
export type Staff = {
  find(id: StaffId): Promise<StaffMember | undefined>
  of(organization: OrganizationId): Promise<readonly StaffMember[]>
  save(member: StaffMember): Promise<void>
}
