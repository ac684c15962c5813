import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, instantOf, localOf, weekdayOf } from '../../src/casework/kyiv.ts'
import { type Promised, type PublishedHours, promiseOf, urgencies } from '../../src/casework/promise.ts'
import { openAt } from '../../src/directory/open.ts'
import { always, workdays } from './world.ts'

const seed = 20261124
const HOUR = 3_600_000

/** A moment as the clocks of Ukraine show it: "2026-11-24 09:30". */
const kyiv = (text: string) => {
  const [date, time] = text.split(' ')
  const [hour, minute] = time!.split(':').map(Number)
  return instantOf({ day: Date.parse(date!) / 86_400_000, minute: hour! * 60 + minute! })
}
const shown = (at: Date) => {
  const { day, minute } = localOf(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${dateOf(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
function promised(hours: PublishedHours, urgency: (typeof urgencies)[number], now: string): Promised {
  const promise = promiseOf(hours, urgency, kyiv(now))
  if (!promise.ok) throw new Error(promise.refusal)
  return promise.value
}
const by = (...asked: Parameters<typeof promised>) => shown(promised(...asked).by)

describe('the clocks of Ukraine', () => {
  it('are two hours ahead of UTC in winter and three in summer', () => {
    expect(kyiv('2026-11-24 09:30').toISOString()).toBe('2026-11-24T07:30:00.000Z')
    expect(kyiv('2026-07-24 09:30').toISOString()).toBe('2026-07-24T06:30:00.000Z')
  })

  it('leave an hour out in spring, and show one twice in autumn: the first is meant', () => {
    expect(shown(kyiv('2027-03-28 03:30'))).toBe('2027-03-28 04:30')
    expect(kyiv('2026-10-25 03:30').toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(kyiv('2026-10-25 04:00').toISOString()).toBe('2026-10-25T02:00:00.000Z')
  })

  it('show what was asked of them, at every other minute of ten years', () => {
    const minute = fc.record({ day: fc.integer({ min: 20_454, max: 24_106 }), minute: fc.nat(1439) })
    fc.assert(
      fc.property(minute, (local) => {
        const skipped =
          local.minute >= 180 && local.minute < 240 && localOf(instantOf(local)).minute !== local.minute
        if (!skipped) expect(localOf(instantOf(local))).toEqual(local)
      }),
      { seed, numRuns: 3_000 },
    )
  })

  it('begin their weeks on Monday', () => {
    expect(weekdayOf(localOf(kyiv('2026-11-23 00:00')).day)).toBe(0)
    expect(weekdayOf(localOf(kyiv('2026-11-29 23:59')).day)).toBe(6)
  })
})

describe('a promise', () => {
  it('"now" is an hour in which the doors are open', () => {
    expect(by(workdays, 'now', '2026-11-24 09:30')).toBe('2026-11-24 10:30')
    expect(by(workdays, 'now', '2026-11-24 12:40')).toBe('2026-11-24 14:40')
    expect(by(workdays, 'now', '2026-11-24 17:50')).toBe('2026-11-25 09:50')
    expect(by(workdays, 'now', '2026-11-24 22:00')).toBe('2026-11-25 10:00')
    expect(by(workdays, 'now', '2026-11-27 22:00')).toBe('2026-11-30 10:00')
    expect(by(always, 'now', '2026-11-24 23:30')).toBe('2026-11-25 00:30')
  })

  it('"today" is the end of this open day while two hours of it are left, else of the next', () => {
    expect(by(workdays, 'today', '2026-11-24 09:30')).toBe('2026-11-24 18:00')
    expect(by(workdays, 'today', '2026-11-24 16:00')).toBe('2026-11-24 18:00')
    expect(by(workdays, 'today', '2026-11-24 16:01')).toBe('2026-11-25 18:00')
    expect(by(workdays, 'today', '2026-11-28 12:00')).toBe('2026-11-30 18:00')
  })

  it('"these days" is the third open day, "no hurry" the seventh', () => {
    expect(by(workdays, 'these-days', '2026-11-24 09:30')).toBe('2026-11-26 18:00')
    expect(by(workdays, 'no-hurry', '2026-11-24 09:30')).toBe('2026-12-02 18:00')
  })

  it('heeds the dates on which nobody is there', () => {
    const holidays = { ...workdays, closedDates: ['2026-11-24', '2026-11-25'] }
    expect(by(holidays, 'now', '2026-11-24 09:30')).toBe('2026-11-26 10:00')
    expect(by(holidays, 'these-days', '2026-11-24 09:30')).toBe('2026-11-30 18:00')
  })

  it('is kept by an organization that opens for half an hour a week', () => {
    const rarely = { week: [{ day: 3, opens: 600, closes: 630 }], closedDates: [] }
    expect(by(rarely, 'now', '2026-11-24 09:30')).toBe('2026-11-26 10:30')
    expect(by(rarely, 'no-hurry', '2026-11-24 09:30')).toBe('2026-12-03 10:30')
  })

  it('is not made where the doors stay shut', () => {
    const shut = {
      ...workdays,
      closedDates: Array.from({ length: 20 }, (_, day) =>
        dateOf(localOf(kyiv('2026-11-20 00:00')).day + day),
      ),
    }
    for (const hours of [shut, { week: [], closedDates: [] }])
      for (const urgency of urgencies)
        expect(promiseOf(hours, urgency, kyiv('2026-11-24 09:30'))).toEqual({
          ok: false,
          refusal: 'no-open-hours',
        })
  })

  it('counts the real hours of the nights in which the clocks change', () => {
    const night = { week: [{ day: 5, opens: 1320, closes: 1440 + 360 }], closedDates: [] }
    // 22:00 to 06:00 is nine hours in the night that has one more, and seven where one is missing.
    const autumn = promised(night, 'today', '2026-10-24 22:00')
    expect(autumn.by.getTime() - autumn.from.getTime()).toBe(9 * HOUR)
    const spring = promised(night, 'today', '2027-03-27 22:00')
    expect(spring.by.getTime() - spring.from.getTime()).toBe(7 * HOUR)
    expect(by(night, 'now', '2026-10-25 03:30')).toBe('2026-10-25 03:30')
    expect(by(night, 'now', '2027-03-28 02:30')).toBe('2027-03-28 04:30')
  })

  it('reminds the desk in open time, half-way', () => {
    expect(shown(promised(workdays, 'today', '2026-11-24 09:00').remindAt)).toBe('2026-11-24 13:00')
    expect(shown(promised(workdays, 'now', '2026-11-24 22:00').remindAt)).toBe('2026-11-25 09:30')
  })
})

const opening = fc.record({
  day: fc.nat(6),
  opens: fc.integer({ min: 0, max: 47 }),
  length: fc.integer({ min: 1, max: 24 }),
})
/** Weeks as organizations have them: up to two openings a day, none overlapping, also past midnight. */
const week = fc.array(opening, { minLength: 1, maxLength: 8 }).map((openings) => {
  const taken = new Set<number>()
  const free = openings.flatMap(({ day, opens, length }) => {
    const halves = Array.from({ length }, (_, half) => (day * 48 + opens + half) % 336)
    if (halves.some((half) => taken.has(half))) return []
    for (const half of halves) taken.add(half)
    return [{ day, opens: opens * 30, closes: (opens + length) * 30 }]
  })
  return free.sort((one, other) => one.day - other.day || one.opens - other.opens)
})
/** Moments about the changes of the clocks, and all the others. */
const moment = fc.oneof(
  fc.integer({ min: Date.parse('2026-10-23'), max: Date.parse('2026-10-27') }),
  fc.integer({ min: Date.parse('2027-03-26'), max: Date.parse('2027-03-30') }),
  fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }),
)

type Rule = typeof promiseOf

/** The hour that clocks show twice in autumn: two clocks may differ about it. */
const mayComeTwice = (at: Date) => Math.floor(localOf(at).minute / 60) === 3

/** What holds for every promise, told by another clock: the one of the directory. */
function keepable(rule: Rule): void {
  fc.assert(
    fc.property(week, moment, (openings, time) => {
      const now = new Date(Math.floor(time / 60_000) * 60_000)
      const hours = { week: openings, closedDates: [dateOf(localOf(now).day + 1)] }
      let before = 0
      for (const urgency of urgencies) {
        const promise = rule(hours, urgency, now)
        if (!promise.ok) {
          expect(urgency).not.toBe('no-hurry')
          continue
        }
        const { remindAt, by: end } = promise.value
        expect(remindAt.getTime()).toBeGreaterThan(now.getTime())
        expect(remindAt.getTime()).toBeLessThanOrEqual(end.getTime())
        expect(end.getTime()).toBeGreaterThanOrEqual(before)
        before = end.getTime()
        // Somebody is there in the last moment of it, and before: nobody promises for a night.
        for (const last of [end, remindAt].map((at) => new Date(at.getTime() - 60_000)))
          if (!mayComeTwice(last)) expect(openAt(openings, last).state).toBe('open')
        expect((end.getTime() - now.getTime()) / 86_400_000).toBeLessThan(16)
      }
    }),
    { seed, numRuns: 1_500 },
  )
}

describe('any promise', () => {
  it('ends while somebody is there, after its reminder, and later where there is less hurry', () =>
    keepable(promiseOf))

  const shifted =
    (by: number): Rule =>
    (...asked) => {
      const promise = promiseOf(...asked)
      return promise.ok
        ? { ...promise, value: { ...promise.value, by: new Date(promise.value.by.getTime() + by) } }
        : promise
    }
  const mutants: Record<string, Rule> = {
    'forgets summer time': (hours, urgency, now) => {
      const promise = promiseOf(hours, urgency, now)
      const summer = new Date(now.getTime() + 2 * HOUR).getUTCHours() !== Math.floor(localOf(now).minute / 60)
      return promise.ok && summer ? shifted(HOUR)(hours, urgency, now) : promise
    },
    'promises a day later than the doors shut': shifted(8 * HOUR),
    'counts hours of the clock, not of the desk': (hours, urgency, now) => {
      const promise = promiseOf(hours, urgency, now)
      return promise.ok && urgency === 'now'
        ? { ...promise, value: { ...promise.value, by: new Date(now.getTime() + HOUR) } }
        : promise
    },
    'takes no hurry for now': (hours, urgency, now) =>
      promiseOf(hours, urgency === 'no-hurry' ? 'now' : urgency, now),
  }
  for (const [what, rule] of Object.entries(mutants))
    it(`is not made by a rule that ${what}`, () => expect(() => keepable(rule)).toThrow())
})
