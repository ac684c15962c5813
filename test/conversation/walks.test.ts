import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { converse } from '../../src/conversation/converse.ts'
import { inspect } from '../../src/conversation/inspect.ts'
import { generatedActs, generatedFlows, Tape } from './generated-house.ts'
import { mutants } from './mutants.ts'
import { Broken, promises } from './promises.ts'
import { houseOf } from './small-house.ts'
import { type Engine, Walk } from './walk.ts'

/** The same walks on every machine; SEED=… takes others. fast-check prints the seed of what it found. */
const fixed = 20261124
const seed = Number(process.env['SEED'] ?? fixed)

const FLOWS = 10_000
const STEPS = 100_000
const HOUSES = 1_430
const STEPS_A_HOUSE = Math.ceil(STEPS / HOUSES)

const tape = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
/** A house, a walk through it, and how its acts end: decisions, as bytes. */
const world = fc.tuple(tape(160), tape(STEPS_A_HOUSE * 3), tape(40))
type World = [house: Uint8Array, walk: Uint8Array, acts: Uint8Array]

async function walked(engine: Engine, [house, walk, acts]: World): Promise<Walk> {
  const flows = generatedFlows(new Tape(house))
  const through = new Walk(engine, flows, generatedActs(new Tape(acts)), new Tape(walk))
  await through.go(STEPS_A_HOUSE)
  return through
}

it('every generated house is sound, and every walk through it keeps every promise', {
  timeout: 300_000,
}, async () => {
  const seen = { flows: 0, steps: 0 }
  const sound = fc.asyncProperty(world, async (bytes) => {
    const { flows } = await walked(converse, bytes)
    const acts = generatedActs(new Tape(bytes[2]))
    expect(inspect(houseOf(flows, {}, { acts, languages: ['uk'] }))).toEqual([])
    seen.flows += flows.length
    seen.steps += STEPS_A_HOUSE
  })
  await fc.assert(sound, { seed, numRuns: HOUSES })
  expect(seen.flows).toBeGreaterThanOrEqual(FLOWS)
  expect(seen.steps).toBeGreaterThanOrEqual(STEPS)
})

describe('an engine that breaks a promise is caught', () => {
  const cases = Object.entries(mutants).flatMap(([promise, engines]) =>
    Object.entries(engines).map(([what, engine]) => [promise, what, engine] as const),
  )

  it.each(cases)('%s: %s', async (promise, _, engine) => {
    const worlds = fc.sample(world, { seed: fixed, numRuns: 150 })
    const broken = await firstBroken(engine, worlds)
    expect(broken).toBe(promise)
  })

  it('for every promise there is', () => {
    expect(Object.keys(mutants).sort()).toEqual([...Object.keys(promises), 'no-fault', 'a-way-out'].sort())
  })
})

async function firstBroken(engine: Engine, worlds: readonly World[]): Promise<string | undefined> {
  for (const one of worlds) {
    try {
      await walked(engine, one)
    } catch (broken) {
      if (broken instanceof Broken) return broken.promise
      throw broken
    }
  }
  return undefined
}
