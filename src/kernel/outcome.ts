/** What a use case gives back: the thing asked for, or the named reason why not. */
export type Outcome<Value, Refusal extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

export const done = <Value>(value: Value) => ({ ok: true, value }) as const

/** An expected "no". Whoever asked turns its name into something a person can use; docs/refusals.md lists them all. */
export const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const
