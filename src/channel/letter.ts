import type { CaseId } from '../kernel/id.ts'

/** What a caseworker wrote and the person has not put away yet: sealed with the house's key, gone once she has read it. */
export type Letter = {
  readonly id: string
  readonly case: CaseId
  readonly at: Date
  readonly text: string
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
}

/** Letters that wait for people. */
export type Letters = {
  add(letter: Letter): Promise<void>
  /** The oldest first. */
  of(found: CaseId): Promise<readonly Letter[]>
  /** How many wait in each of these cases; a case without one is not among them. */
  waiting(cases: readonly CaseId[]): Promise<ReadonlyMap<CaseId, number>>
  drop(letters: readonly string[]): Promise<void>
}

/** Codes that open a case at another door, as keyed digests. A case has one; a new one takes its place. */
export type Receipts = {
  keep(digest: Uint8Array, found: CaseId): Promise<void>
  find(digest: Uint8Array): Promise<CaseId | undefined>
}
