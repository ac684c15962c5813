import type { SafetyPlan, SafetyPlans } from '../../safety/safety-plan.ts'
import type { Seal } from '../../sealing/seal.ts'
import { decode, encode } from './people.ts'
import { moment, type Sql } from './sql.ts'

/** A plan that does not open any more is as good as none: she is offered to make one. */
function planIn(seal: Seal, sealed: Uint8Array, person: string): SafetyPlan | undefined {
  try {
    return decode<SafetyPlan>(seal.open(sealed, `SafetyPlan.plan.${person}`))
  } catch {
    return undefined
  }
}

/** Kept safety plans, sealed with the host key: the disk alone tells nothing of them. */
export const safetyPlans = (sql: Sql, seal: Seal): SafetyPlans => ({
  of: async (person) => {
    const [kept] = await sql.rows<{ plan: Uint8Array }>(
      'SELECT "plan" FROM "SafetyPlan" WHERE "person" = ?',
      [person],
    )
    return kept ? planIn(seal, kept.plan, person) : undefined
  },
  keep: async (person, plan, keptAt) => {
    const sealed = seal.seal(encode(plan), `SafetyPlan.plan.${person}`)
    await sql.run(
      `INSERT INTO "SafetyPlan" ("person", "plan", "keptAt") VALUES (?, ?, ?)
        ON CONFLICT ("person") DO UPDATE SET "plan" = excluded."plan", "keptAt" = excluded."keptAt"`,
      [person, sealed, moment(keptAt)],
    )
  },
  drop: async (person) => {
    await sql.run('DELETE FROM "SafetyPlan" WHERE "person" = ?', [person])
  },
})
