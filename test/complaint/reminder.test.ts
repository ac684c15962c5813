import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localOf, weekdayOf } from '../../src/casework/kyiv.ts'
import { reminderAt, terms } from '../../src/complaint/reminder.ts'

const day = (date: Date) => date.toISOString().slice(0, 16)

it.each([
  ['two-days', '2026-11-21T08:00Z', '2026-11-24T08:00'],
  ['week', '2026-11-21T08:00Z', '2026-11-29T08:00'],
  ['two-weeks', '2026-11-21T08:00Z', '2026-12-06T08:00'],
  ['month', '2026-11-21T08:00Z', '2026-12-22T08:00'],
  // From a Saturday: six weeks of five days end on Friday, 1 January.
  ['thirty-working-days', '2026-11-21T08:00Z', '2027-01-02T08:00'],
  // In summer the clocks of Ukraine are an hour further ahead.
  ['week', '2026-03-25T08:00Z', '2026-04-02T07:00'],
] as const)('%s from %s comes at %s', (term, from, at) => {
  expect(day(reminderAt(term, new Date(from)))).toBe(at)
})

it('always comes at ten in the morning in Ukraine, never before the term is over', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...terms),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
      (term, from) => {
        const at = reminderAt(term, from)
        expect(localOf(at).minute).toBe(600)
        const days = localOf(at).day - localOf(from).day - 1
        const least = { 'two-days': 2, week: 7, 'two-weeks': 14, month: 30, 'thirty-working-days': 40 }[term]
        expect(days).toBeGreaterThanOrEqual(least)
        const working = Array.from({ length: days }, (_, index) => localOf(from).day + 1 + index)
        if (term === 'thirty-working-days')
          expect(working.filter((one) => weekdayOf(one) < 5)).toHaveLength(30)
      },
    ),
  )
})
