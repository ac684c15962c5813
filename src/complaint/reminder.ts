import { instantOf, localOf, weekdayOf } from '../casework/kyiv.ts'

/** When she may be reminded. The first two are terms that a fact gives (F-253, F-116); the others are plain. */
export const terms = ['two-days', 'thirty-working-days', 'week', 'two-weeks', 'month'] as const
export type Term = (typeof terms)[number]

/** Reminders come in the middle of a morning, on the clocks of Ukraine: not at night, and not first thing. */
const MORNING = 10 * 60

const calendarDays = { 'two-days': 2, week: 7, 'two-weeks': 14, month: 30 } as const

/** The morning after the term has run out. Holidays are not known here: where there are any, it comes a little before that. */
export function reminderAt(term: Term, at: Date): Date {
  const { day } = localOf(at)
  const last = term === 'thirty-working-days' ? workingDays(day, 30) : day + calendarDays[term]
  return instantOf({ day: last + 1, minute: MORNING })
}

const isWorking = (day: number) => weekdayOf(day) < 5

/** The last of so many working days, counted from the day after. */
function workingDays(from: number, count: number): number {
  let day = from
  for (let left = count; left > 0; ) {
    day++
    if (isWorking(day)) left--
  }
  return day
}
