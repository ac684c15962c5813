declare const brand: unique symbol
type Id<Kind extends string> = string & { readonly [brand]: Kind }

/** A pseudonym for one person at one door. Only `edge/storage` can turn it back into a chat or a cookie. */
export type PersonId = Id<'person'>
/** An organization that answers people here, by the name it has in the directory of this house. */
export type OrganizationId = Id<'organization'>
/** Somebody who works at an organization. */
export type StaffId = Id<'staff'>
/** One case; random, never shown to anybody. What people say aloud is its code. */
export type CaseId = Id<'case'>

export const personId = (text: string) => text as PersonId
export const organizationId = (text: string) => text as OrganizationId
export const staffId = (text: string) => text as StaffId
export const caseId = (text: string) => text as CaseId
