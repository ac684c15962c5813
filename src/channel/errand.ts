import type { CaseId, PersonId } from '../kernel/id.ts'

/** Something to fetch and do outside a transaction, such as a file that she sent. It stays until it is done. */
export type Errand = {
  readonly id: string
  readonly kind: string
  readonly case: CaseId
  readonly person: PersonId
  /** What it is about: kept sealed. */
  readonly payload: unknown
  /** When it is tried next. */
  readonly at: Date
  /** How often it was tried. */
  readonly attempt: number
}

/** Errands that wait. */
export type Errands = {
  /** A new one, or a known one to be tried again. */
  save(errand: Errand): Promise<void>
  /** Those whose time has come, the oldest first. */
  due(at: Date, most: number): Promise<readonly Errand[]>
  /** When the next one is tried. */
  next(): Promise<Date | undefined>
  drop(id: string): Promise<void>
}
