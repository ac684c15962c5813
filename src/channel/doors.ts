import type { CaseId, PersonId } from '../kernel/id.ts'

/** The doors from which people see their cases (`Cases.join` adds one), and whether anything still reaches them there. */
export type CaseDoors = {
  /** Nothing reaches this person any more, as when she blocked the bot. */
  lose(person: PersonId): Promise<void>
  /** She was here. */
  meet(person: PersonId): Promise<void>
  /** Where something about this case can be sent. */
  reachable(found: CaseId): Promise<readonly PersonId[]>
  /** Since when nothing reaches her at any door; nothing while one is open, or the case has none. */
  lostSince(found: CaseId): Promise<Date | undefined>
  /** This door sees no case any more. The cases stay: she comes back with her code. */
  leave(person: PersonId): Promise<void>
}
