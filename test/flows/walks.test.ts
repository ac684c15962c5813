import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import type { Acts } from '../../src/conversation/act.ts'
import { converse } from '../../src/conversation/converse.ts'
import { morning } from '../cast.ts'
import { generatedActs, Tape } from '../conversation/generated-house.ts'
import { mutants } from '../conversation/mutants.ts'
import { Broken } from '../conversation/promises.ts'
import { type Engine, Walk } from '../conversation/walk.ts'
import { flows, given, productActs, root } from './shipped.ts'

const seed = 20261124
const STEPS = 80
const tape = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const worlds = fc.tuple(tape(STEPS * 3), tape(80))

/** Every act of the shipped flows ends as the tape says; new versions of a flow bring generated ones. */
function actsOf(bytes: Uint8Array): Acts {
  const own = new Tape(bytes)
  const nodes = flows.flatMap((flow) => Object.values(flow.nodes)).filter((node) => node.kind === 'do')
  const shipped = nodes.map(({ act, results }) => [
    act,
    {
      results: Object.keys(results),
      ...(productActs[act]?.leaves && { leaves: productActs[act].leaves }),
      run: async () => {
        const result = own.one(Object.keys(results))
        return { ...given[act]?.[result], result }
      },
    },
  ])
  return { ...Object.fromEntries(shipped), ...generatedActs(own) }
}

const walked = (engine: Engine, [walk, acts]: [Uint8Array, Uint8Array]) =>
  new Walk(engine, flows, actsOf(acts), new Tape(walk)).go(STEPS)

it('the shipped flows and words have no fault', () => {
  expect(() => openGround(root, () => morning)).not.toThrow()
})

it('every walk through the shipped flows keeps every promise', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, (bytes) => walked(converse, bytes)),
    { seed, numRuns: 80 },
  )
})

describe('an engine that breaks a promise is caught on them', () => {
  const those = ['emergency-on-every-screen', 'leave-works', 'an-interruption-loses-nothing', 'a-way-out']
  const cases = those.flatMap((promise) =>
    Object.entries(mutants[promise]!).map(([what, engine]) => [promise, what, engine] as const),
  )

  it.each(cases)('%s: %s', async (promise, _, engine) => {
    const found: string[] = []
    for (const one of fc.sample(worlds, { seed, numRuns: 20 }))
      await walked(engine, one).catch((broken: unknown) => {
        if (!(broken instanceof Broken)) throw broken
        found.push(broken.promise)
      })
    expect(found).toContain(promise)
  })
})
