import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addTraces, DELETABLE_SECONDS, noTrail, readTrail, type Trace } from '../../src/outbox/trail.ts'

const now = 1_795_500_000
const seed = 20261124

/** Traces as chats really have them, and as they should never come: far ids, out of order. */
const trace: fc.Arbitrary<Trace> = fc.record({
  message: fc.oneof(
    fc.nat(1000),
    fc.integer({ min: 2 ** 31 - 5, max: 2 ** 31 + 5 }),
    fc.integer({ min: 1, max: 2 ** 51 }),
  ),
  at: fc.integer({ min: now - DELETABLE_SECONDS + 1, max: now }),
})
const batches = fc.array(fc.array(trace, { maxLength: 5 }), { maxLength: 30 })

describe('a trail', () => {
  it('gives back what was put on it, in any order of ids and times', () => {
    fc.assert(
      fc.property(batches, (added) => {
        const trail = added.reduce((sofar, traces) => addTraces(sofar, traces, now), noTrail)
        expect(readTrail(trail, now)).toEqual({ traces: added.flat(), tooOld: 0 })
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('counts what has grown too old, and loses none of it', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(hours, (gaps) => {
        let at = now
        let trail = noTrail
        const all: Trace[] = []
        for (const [index, gap] of gaps.entries()) {
          at += gap * 997
          const one = { message: index + 1, at }
          all.push(one)
          trail = addTraces(trail, [one], at)
          const { traces, tooOld } = readTrail(trail, at)
          expect(traces).toEqual(all.filter((each) => at - each.at < DELETABLE_SECONDS))
          expect(traces.length + tooOld).toBe(all.length)
        }
      }),
      { seed, numRuns: 500 },
    )
  })

  it('keeps a message up to the last second of 48 hours', () => {
    const trail = addTraces(noTrail, [{ message: 7, at: now }], now)
    expect(readTrail(trail, now + 48 * 3600 - 1)).toEqual({ traces: [{ message: 7, at: now }], tooOld: 0 })
    expect(readTrail(trail, now + 48 * 3600)).toEqual({ traces: [], tooOld: 1 })
  })

  it('is empty before anything stands in the chat', () => {
    expect(noTrail.length).toBe(0)
    expect(readTrail(noTrail, now)).toEqual({ traces: [], tooOld: 0 })
    expect(addTraces(noTrail, [], now)).toBe(noTrail)
  })

  it('takes two to four bytes a message where she writes steadily', () => {
    const steady = Array.from({ length: 200 }, (_, index) => ({
      message: 900 + 2 * index,
      at: now + index * 40,
    }))
    const trail = steady.reduce((sofar, one) => addTraces(sofar, [one], one.at), noTrail)
    expect(trail.length / steady.length).toBeLessThanOrEqual(4)
    expect(readTrail(trail, now + 200 * 40).traces).toEqual(steady)
  })

  it('does not grow for ever: a chat of a year is as long as one of a few days', () => {
    let trail = noTrail
    let longest = 0
    for (let hour = 0; hour < 365 * 24; hour++) {
      const at = now + hour * 3600
      trail = addTraces(trail, [{ message: hour, at }], at)
      longest = Math.max(longest, trail.length)
    }
    expect(longest).toBeLessThanOrEqual(96 * 4)
    expect(readTrail(trail, now + 365 * 24 * 3600 - 3600)).toMatchObject({ tooOld: 365 * 24 - 48 })
  })
})
