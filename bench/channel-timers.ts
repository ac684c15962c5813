import type { CaseId } from '../src/kernel/id.ts'
import { oak } from '../test/casework/world.ts'
import { withChannel } from './channel-world.ts'

/** A follow-up that was to ring at a moment of our choice, most of them while the house is dead. */
export type Planted = Map<CaseId, { readonly at: number }>

/** What became of planted timers: how late each of them rang, in milliseconds, and which never did. */
export type Rung = { readonly late: number[]; readonly never: string[] }

const DAY = 86_400_000
/** So many timers fall due around each restart. */
const EACH = 5
/** A life that lasted so long must have rung whatever was due at its beginning. */
export const SOON_MS = 5000

/** When the house was open (never: infinity), and when it was killed. */
export type Life = { readonly from: number; readonly until: number }

/** Looks, in a house that is dead, which timers rang in its last life; and plants new ones that fall due at once, or soon. */
export async function tendTimers(
  folder: string,
  planted: Planted,
  rung: Rung,
  life: Life,
  random: () => number,
): Promise<void> {
  await withChannel(folder, async ({ timers, cases }) => {
    for (const { owner, kind, at } of await timers.of([...planted.keys()])) {
      const id = owner as CaseId
      const due = planted.get(id)!.at
      // What rang stands a day later: so the row tells when that was.
      if (kind === 'follow-up-due') {
        rung.late.push(Math.max(0, at.getTime() - DAY - Math.max(due, life.from)))
        planted.delete(id)
        await timers.clear(id, kind)
      } else if (kind === 'follow-up' && life.until - Math.max(due, life.from) > SOON_MS)
        rung.never.push(
          `a follow-up was due for ${life.until - Math.max(due, life.from)} ms and had not rung`,
        )
    }
    const free = (await cases.at(oak, 'open')).filter(({ id }) => !planted.has(id))
    for (let count = 0; count < EACH && free.length > 0; count++) {
      const [found] = free.splice(Math.floor(random() * free.length), 1)
      const at = Date.now() + Math.floor(random() * 3000)
      await timers.set(found!.id, 'follow-up', new Date(at))
      planted.set(found!.id, { at })
    }
  })
}
