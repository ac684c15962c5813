import { describe, expect, it } from 'vitest'
import { readHours, type Schedule } from '../../src/directory/hours.ts'
import { openAt } from '../../src/directory/open.ts'

const schedule = (text: string): Schedule => {
  const hours = readHours(text)
  if (hours?.kind !== 'schedule') throw new Error(text)
  return hours.schedule
}
const weekdays = schedule('пн-пт 8:00-17:00, перерва 12:00-13:00')
const at = (utc: string) => new Date(`${utc}:00Z`)

describe('on the clocks of Ukraine', () => {
  it.each([
    // Winter: two hours before UTC. 16 November 2026 is a Monday.
    ['Monday before eight', '2026-11-16T05:59', { state: 'closed', opens: { inDays: 0, minute: 480 } }],
    ['Monday at eight', '2026-11-16T06:00', { state: 'open', closes: { inDays: 0, minute: 720 } }],
    ['Monday at twelve', '2026-11-16T10:00', { state: 'closed', opens: { inDays: 0, minute: 780 } }],
    ['Monday at five', '2026-11-16T15:00', { state: 'closed', opens: { inDays: 1, minute: 480 } }],
    ['Friday evening', '2026-11-20T20:00', { state: 'closed', opens: { inDays: 3, minute: 480 } }],
    // Summer: three hours. The same UTC minute is an hour later on the wall.
    ['a summer Monday at eight', '2026-07-13T05:00', { state: 'open', closes: { inDays: 0, minute: 720 } }],
    [
      'a summer Monday before eight',
      '2026-07-13T04:59',
      { state: 'closed', opens: { inDays: 0, minute: 480 } },
    ],
    // The clocks go back on 25 October 2026 and forward on 29 March 2026, both Sundays.
    [
      'the Sunday the clocks go back',
      '2026-10-25T20:00',
      { state: 'closed', opens: { inDays: 1, minute: 480 } },
    ],
    ['the Monday after', '2026-10-26T06:00', { state: 'open', closes: { inDays: 0, minute: 720 } }],
    [
      'the Monday after they went forward',
      '2026-03-30T05:00',
      { state: 'open', closes: { inDays: 0, minute: 720 } },
    ],
  ])('%s', (_, utc, expected) => {
    expect(openAt(weekdays, at(utc))).toEqual(expected)
  })

  it('never closes what is open round the clock', () => {
    expect(openAt(schedule('цілодобово'), at('2026-11-16T21:59'))).toEqual({ state: 'open' })
  })

  it('walks through midnight', () => {
    const night: Schedule = [{ day: 4, opens: 1200, closes: 1560 }]
    expect(openAt(night, at('2026-11-20T23:30'))).toEqual({
      state: 'open',
      closes: { inDays: 0, minute: 120 },
    })
    const days: Schedule = [
      { day: 6, opens: 600, closes: 1440 },
      { day: 0, opens: 0, closes: 120 },
    ]
    expect(openAt(days, at('2026-11-22T20:00'))).toEqual({
      state: 'open',
      closes: { inDays: 1, minute: 120 },
    })
  })

  it('knows no opening of an empty week', () => {
    expect(openAt([], at('2026-11-16T10:00'))).toEqual({ state: 'closed' })
  })
})
