import { expect, it } from 'vitest'
import { channelCrash } from '../../bench/channel-crash.ts'
import { faultsBetween } from '../../bench/channel-judge.ts'

it('loses and doubles no request, no entry and no timer, killed three times among people who write', async () => {
  const report = await channelCrash({ kills: 3, people: 10, each: 2, seed: 5, pauseMs: 400 })
  expect(report.faults).toEqual([])
  expect(report.integrity).toBe('ok')
  expect(report.groupMost).toBeLessThanOrEqual(20)
  // The run was worth something: people wrote, and timers fell due.
  expect(report.cases).toBe(10)
  expect(report.entries).toBeGreaterThanOrEqual(20)
  expect(report.timers.rung).toBeGreaterThan(0)
}, 120_000)

it.each([
  ['lost', { texts: ['one'] }, ['lost: two']],
  ['kept twice', { texts: ['one', 'two', 'one'] }, ['kept twice: one']],
  ['opened by nobody', { texts: ['one', 'two', 'three'] }, ['nobody wrote: three']],
  ['under another code', { code: 'b', texts: ['one', 'two'] }, ['not there: the case a']],
])('finds an entry that is %s', (_, change, faults) => {
  const people = [{ code: 'a', passed: ['one', 'two'], unsure: undefined }]
  expect(faultsBetween(people, [{ code: 'a', ...change }])).toEqual(faults)
  expect(faultsBetween(people, [{ code: 'a', texts: ['one', 'two'] }])).toEqual([])
})

it('takes an entry that she was not told of as kept or not, and finds a case that nobody opened', () => {
  const people = [{ code: 'a', passed: ['one'], unsure: 'two' }]
  for (const texts of [['one'], ['one', 'two']])
    expect(faultsBetween(people, [{ code: 'a', texts }])).toEqual([])
  expect(faultsBetween([], [{ code: 'a', texts: [] }])).toEqual(['1 cases of 0 people'])
})
