import { schedule } from 'node-cron'
import type { Log } from './log.ts'

/** Something the house does by the clock. It decides itself what is due: the schedule only knocks. */
export type Chore = { readonly name: string; readonly when: string; readonly run: () => Promise<unknown> }

/** Runs chores at their times (Europe/Kyiv), one at a time each; gives the way to stop them. */
export function keepTime(chores: readonly Chore[], log: Log): () => void {
  const tasks = chores.map(({ name, when, run }) =>
    schedule(when, () => run().catch((fault: unknown) => log.fault('chore-failed', fault, { job: name })), {
      name,
      timezone: 'Europe/Kyiv',
      noOverlap: true,
    }),
  )
  return () => {
    for (const task of tasks) void task.destroy()
  }
}
