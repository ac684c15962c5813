declare const brand: unique symbol
type Id<Kind extends string> = string & { readonly [brand]: Kind }

/** A pseudonym for one person at one door. Only `edge/storage` can turn it back into a chat or a cookie. */
export type PersonId = Id<'person'>

export const personId = (text: string) => text as PersonId
