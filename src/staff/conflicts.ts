import type { OrganizationId } from '../kernel/id.ts'

/** Branches of the security sector, as coarse as they are ever asked. Never a unit, a rank, a place. */
export const branches = [
  'army',
  'national-guard',
  'police',
  'border-guard',
  'emergency-service',
  'security-service',
  'other',
] as const
export type Branch = (typeof branches)[number]

/** What a member of staff, or an organization as a whole, is tied to and therefore keeps away from. Regions are oblasts. */
export type Conflicts = {
  readonly organizations: readonly OrganizationId[]
  readonly branches: readonly Branch[]
  readonly regions: readonly string[]
}

/** What a case touches. `silent`: what was not told counts as touched, so that saying less never opens a door. */
export type Touched = {
  readonly organizations: readonly OrganizationId[]
  readonly branch?: Branch
  readonly region?: string
  readonly silent: boolean
}

export const noConflicts: Conflicts = { organizations: [], branches: [], regions: [] }

/** Whether somebody so tied must stay away from what touches this. */
export function conflict(conflicts: Conflicts, touched: Touched): boolean {
  const meets = <Value>(tied: readonly Value[], told: Value | undefined) =>
    told === undefined ? touched.silent && tied.length > 0 : tied.includes(told)
  return (
    conflicts.organizations.some((one) => touched.organizations.includes(one)) ||
    meets(conflicts.branches, touched.branch) ||
    meets(conflicts.regions, touched.region)
  )
}
