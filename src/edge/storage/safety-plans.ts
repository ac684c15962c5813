import type { SafetyPlan, SafetyPlans } from '../../safety/safety-plan.ts'
import type { Seal } from '../../sealing/seal.ts'
import type { Db } from './open.ts'
import { decode, encode } from './people.ts'

/** A plan that does not open any more is as good as none: she is offered to make one. */
function planIn(seal: Seal, sealed: Uint8Array, person: string): SafetyPlan | undefined {
  try {
    return decode<SafetyPlan>(seal.open(sealed, `SafetyPlan.plan.${person}`))
  } catch {
    return undefined
  }
}

/** Kept safety plans, sealed with the host key: the disk alone tells nothing of them. */
export const safetyPlans = (db: Db, seal: Seal): SafetyPlans => ({
  of: async (person) => {
    const kept = await db.safetyPlan.findUnique({ where: { person } })
    return kept ? planIn(seal, kept.plan, person) : undefined
  },
  keep: async (person, plan, keptAt) => {
    const sealed = Buffer.from(seal.seal(encode(plan), `SafetyPlan.plan.${person}`))
    await db.safetyPlan.upsert({
      where: { person },
      create: { person, plan: sealed, keptAt },
      update: { plan: sealed, keptAt },
    })
  },
  drop: async (person) => {
    await db.safetyPlan.deleteMany({ where: { person } })
  },
})
