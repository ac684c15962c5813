import { expect, it } from 'vitest'
import { crash } from '../../bench/crash-run.ts'

const plan = { kills: 10, people: 30, seed: 11, patienceMs: 15_000 }

it('loses nothing and repeats nothing it need not, killed ten times among 30 people and faults', async () => {
  const report = await crash(plan)
  expect(report.lost).toEqual([])
  expect(report.unforced).toEqual([])
  expect(report.disordered).toEqual([])
  expect(report.impatient).toEqual([])
  expect(report.forced).toBeLessThanOrEqual(report.bound)
  expect(report.integrity).toBe('ok')
  // The run was worth something: people were answered, faults fell, kills met messages on their way.
  expect(report.inputs).toBeGreaterThan(100)
  expect(report.faults).toBeGreaterThan(0)
  expect(report.bound).toBeGreaterThan(0)
}, 180_000)

it.each(['confirm-before-commit', 'drop-before-sending', 'forget-what-was-seen'])(
  'finds losses in a house that would %s',
  async (mutant) => {
    expect((await crash({ ...plan, mutant, patienceMs: 3000 })).lost).not.toEqual([])
  },
  180_000,
)
