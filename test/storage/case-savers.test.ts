import { expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import { claim } from '../../src/casework/working.ts'
import { cases } from '../../src/edge/storage/cases.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { asked, bako, bolek, ground } from '../casework/world.ts'
import { morning } from '../cast.ts'
import { eachDatabase, type Open } from './databases.ts'

const seal = hostSeal(new Uint8Array(32).fill(5))
const granted = <Value>(outcome: Outcome<Value, string>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** Bako and Bolek both read the case, then both save it. `reads`: the second one looks again before. */
async function savedByTwo(open: Open, reads: boolean) {
  const storage = await open()
  const move = receive(asked(), ground(morning))
  await storage.turn((sql) => cases(sql, seal, morning).save(move))
  const hands = [cases(storage.sql, seal, morning), cases(storage.sql, seal, morning)] as const
  const read = [await hands[0].find(move.case.id), await hands[1].find(move.case.id)]
  await hands[0].save(granted(claim(read[0]!, bako)))
  const second = reads ? await hands[1].find(move.case.id) : read[1]
  const taken = claim(second!, bolek)
  const outcome = taken.ok ? await hands[1].save(taken.value).then(() => 'saved', String) : taken.refusal
  const kept = await cases(storage.sql, seal, morning).find(move.case.id)
  return { outcome, caseworker: kept && 'caseworker' in kept.state && kept.state.caseworker }
}

eachDatabase('a case that two save', (open) => {
  it('cannot be saved by who read it before the other one saved it', async () => {
    expect(await savedByTwo(open, false)).toEqual({
      outcome: 'Error: a case was changed by somebody else meanwhile',
      caseworker: bako.id,
    })
  })

  it('is seen as it is now by who looks again', async () => {
    expect(await savedByTwo(open, true)).toEqual({ outcome: 'already-claimed', caseworker: bako.id })
  })

  it('would be taken from the first one if nobody looked at its revision (mutant)', async () => {
    const storage = await open()
    const move = receive(asked(), ground(morning))
    await storage.turn((sql) => cases(sql, seal, morning).save(move))
    // A collection that has not read the case saves it as it is told: that is how a new case comes in.
    for (const who of [bako, bolek])
      await cases(storage.sql, seal, morning).save(granted(claim(move.case, who)))
    expect(await cases(storage.sql, seal, morning).find(move.case.id)).toMatchObject({
      state: { caseworker: bolek.id },
    })
  })

  it('can be saved twice by one who read it once', async () => {
    const storage = await open()
    const move = receive(asked(), ground(morning))
    await storage.turn(async (sql) => {
      const all = cases(sql, seal, morning)
      await all.save(move)
      await all.save(granted(claim(move.case, bako)))
    })
    expect(await cases(storage.sql, seal, morning).find(move.case.id)).toMatchObject({
      state: { caseworker: bako.id },
    })
  })
})
