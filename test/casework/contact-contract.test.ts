import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksSafeWord, type ContactContract, mayWrite } from '../../src/casework/contact-contract.ts'
import { instantOf, localOf, weekdayOf } from '../../src/casework/kyiv.ts'
import { morning } from '../cast.ts'
import { contract } from './world.ts'

const seed = 20261124
const at = (date: string, hour: number, minute = 0) =>
  instantOf({ day: Date.parse(date) / 86_400_000, minute: hour * 60 + minute })
const asks = (date: string, hour: number, minute = 0) =>
  mayWrite(contract, at(date, hour, minute), 'we-begin')

describe('a contact contract', () => {
  it('lets us write in the hours and on the days that she named', () => {
    expect(asks('2026-11-24', 10)).toEqual({ may: 'now' })
    expect(asks('2026-11-24', 17, 59)).toEqual({ may: 'now' })
  })

  it('holds what comes at another time until the next hour that she named', () => {
    expect(asks('2026-11-24', 9, 59)).toEqual({ may: 'later', at: at('2026-11-24', 10) })
    expect(asks('2026-11-24', 18)).toEqual({ may: 'later', at: at('2026-11-25', 10) })
    expect(asks('2026-11-27', 18)).toEqual({ may: 'later', at: at('2026-11-30', 10) })
  })

  it('lets a night begin on one day and end on the next', () => {
    const night = { ...contract, from: 1320, until: 120, days: [4] }
    expect(mayWrite(night, at('2026-11-28', 1, 30), 'we-begin')).toEqual({ may: 'now' })
    expect(mayWrite(night, at('2026-11-28', 2), 'we-begin')).toEqual({
      may: 'later',
      at: at('2026-12-04', 22),
    })
  })

  it('that says never, or names no day, is never broken', () => {
    for (const never of [{ neverFirst: true }, { channel: 'none' as const }, { days: [] }])
      expect(mayWrite({ ...contract, ...never }, morning, 'we-begin')).toEqual({ may: 'never' })
  })

  it('does not stand between her and the answer to what she just did', () => {
    expect(mayWrite({ ...contract, neverFirst: true }, morning, 'she-is-here')).toEqual({ may: 'now' })
  })
})

describe('the safe word', () => {
  const chosen = { ...contract, safeWord: Uint8Array.of(1) }
  const awayFor = (hours: number) => new Date(morning.getTime() + hours * 3_600_000)

  it('is asked after twelve hours of silence, of whom has chosen one', () => {
    expect(asksSafeWord(chosen, morning, awayFor(12))).toBe(true)
    expect(asksSafeWord(chosen, morning, new Date(awayFor(12).getTime() - 1))).toBe(false)
    expect(asksSafeWord(contract, morning, awayFor(100))).toBe(false)
  })
})

const contracts: fc.Arbitrary<ContactContract> = fc.record({
  channel: fc.constantFrom('chat', 'chat', 'none'),
  from: fc.nat(1439),
  until: fc.nat(1439),
  days: fc.uniqueArray(fc.nat(6)),
  neutralWord: fc.constant('notice'),
  neverFirst: fc.boolean(),
})
const moments = fc
  .oneof(
    fc.integer({ min: Date.parse('2026-10-24'), max: Date.parse('2026-10-26') }),
    fc.integer({ min: Date.parse('2027-03-27'), max: Date.parse('2027-03-29') }),
    fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }),
  )
  .map((time) => new Date(Math.floor(time / 60_000) * 60_000))

type Rule = typeof mayWrite

/** Her hours, told by the clock on the wall. The one hour that a clock shows twice is left to the table above. */
function agreed({ days, from, until }: ContactContract, when: Date): boolean {
  const { day, minute } = localOf(when)
  const today = days.includes(weekdayOf(day))
  const yesterday = days.includes(weekdayOf(day - 1))
  if (from < until) return today && minute >= from && minute < until
  return (today && minute >= from) || (yesterday && minute < until)
}

function neverAgainstHer(rule: Rule): void {
  fc.assert(
    fc.property(contracts, moments, (one, when) => {
      const { minute } = localOf(when)
      const answer = rule(one, when, 'we-begin')
      if (one.neverFirst || one.channel === 'none' || one.days.length === 0) {
        expect(answer.may).toBe('never')
        return
      }
      if (minute < 180 || minute >= 300) expect(answer.may === 'now').toBe(agreed(one, when))
      if (answer.may !== 'later') {
        expect(answer.may).toBe('now')
        return
      }
      expect(answer.at.getTime()).toBeGreaterThan(when.getTime())
      expect(answer.at.getTime() - when.getTime()).toBeLessThan(8 * 86_400_000)
      expect(rule(one, answer.at, 'we-begin')).toEqual({ may: 'now' })
    }),
    { seed, numRuns: 3_000 },
  )
}

describe('nobody is written to against her word', () => {
  it('at any minute of any contract, and what is held goes out in the end', () => neverAgainstHer(mayWrite))

  const mutants: Record<string, Rule> = {
    'lets something urgent through': (one, when) =>
      one.channel === 'chat' && !one.neverFirst && one.days.length > 0
        ? { may: 'now' }
        : mayWrite(one, when, 'we-begin'),
    'writes first to whom it must not': (one, when, occasion) =>
      mayWrite({ ...one, neverFirst: false }, when, occasion),
    'does not look at the days': (one, when, occasion) =>
      mayWrite({ ...one, days: one.days.length > 0 ? [0, 1, 2, 3, 4, 5, 6] : [] }, when, occasion),
    'reads the clock of another country': (one, when, occasion) =>
      mayWrite(one, new Date(when.getTime() - 3_600_000), occasion),
    'takes an open night for a short day': (one, when, occasion) =>
      mayWrite(one.from > one.until ? { ...one, from: one.until, until: one.from } : one, when, occasion),
  }
  for (const [what, rule] of Object.entries(mutants))
    it(`which a rule breaks that ${what}`, () => expect(() => neverAgainstHer(rule)).toThrow())
})
