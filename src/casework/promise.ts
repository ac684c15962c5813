import type { Schedule } from '../directory/hours.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { dateOf, instantOf, localOf, weekdayOf } from './kyiv.ts'

/** How soon she needs somebody, in the words she chose from. None of them stands for the emergency numbers. */
export const urgencies = ['now', 'today', 'these-days', 'no-hurry'] as const
export type Urgency = (typeof urgencies)[number]

/** When an organization answers: its week on the clocks of Ukraine (a break is a gap), and the dates on which it does not. */
export type PublishedHours = { readonly week: Schedule; readonly closedDates: readonly string[] }

/** Since when and by when somebody answers, and when the desk is reminded of it: after half of the open time between. */
export type Promised = { readonly from: Date; readonly remindAt: Date; readonly by: Date }

/** An urgency ends with so many open days, of those in so many days from now. "Now" is an hour of open time besides. */
const span: Readonly<Record<Urgency, { readonly openDays: number; readonly within: number }>> = {
  now: { openDays: 1, within: 7 },
  today: { openDays: 1, within: 7 },
  'these-days': { openDays: 3, within: 7 },
  'no-hurry': { openDays: 7, within: 14 },
}
const HOUR = 3_600_000
/** A day that has begun counts while two hours of it are left: a promise for the last minutes is none. */
const LEAST = 2 * HOUR

/** A stretch of time in which somebody is there. */
type Stretch = { readonly from: number; readonly to: number }
/** What is still ahead of an open day; it counts if that is enough, or all of it. */
type OpenDay = { readonly ahead: readonly Stretch[]; readonly counts: boolean }

const lengthOf = (stretches: readonly Stretch[]) =>
  stretches.reduce((total, { from, to }) => total + to - from, 0)

function openDayOf({ week, closedDates }: PublishedHours, day: number, now: number): OpenDay {
  const openings = closedDates.includes(dateOf(day)) ? [] : week.filter((one) => one.day === weekdayOf(day))
  const whole = openings.map(({ opens, closes }) => ({
    from: instantOf({ day, minute: opens }).getTime(),
    to: instantOf({ day, minute: closes }).getTime(),
  }))
  const ahead = whole.filter(({ to }) => to > now).map(({ from, to }) => ({ from: Math.max(from, now), to }))
  const left = lengthOf(ahead)
  return { ahead, counts: left > 0 && (left >= LEAST || left === lengthOf(whole)) }
}

/** The open stretches until the last day that the urgency takes; none when the doors stay shut. Yesterday's night may still be open. */
function stretchesOf(hours: PublishedHours, urgency: Urgency, now: Date): readonly Stretch[] {
  const { openDays, within } = span[urgency]
  const { day: today } = localOf(now)
  const taken: Stretch[] = []
  let kept = 0
  let counted = 0
  for (let day = today - 1; day <= today + within && counted < openDays; day++) {
    const { ahead, counts } = openDayOf(hours, day, now.getTime())
    taken.push(...ahead)
    if (counts) {
      counted++
      kept = taken.length
    }
  }
  return taken.slice(0, kept)
}

/** The moment at which so much open time has passed. */
function after(stretches: readonly Stretch[], time: number): Date {
  let left = time
  for (const { from, to } of stretches) {
    if (to - from >= left) return new Date(from + left)
    left -= to - from
  }
  return new Date(stretches.at(-1)!.to)
}

/** By when an organization with these hours answers. Refused: it is shut for a week, or two where there is no hurry. */
export function promiseOf(hours: PublishedHours, urgency: Urgency, now: Date) {
  const stretches = stretchesOf(hours, urgency, now)
  if (stretches.length === 0) return refuse('no-open-hours')
  const open = lengthOf(stretches)
  const time = urgency === 'now' ? Math.min(HOUR, open) : open
  return done<Promised>({ from: now, remindAt: after(stretches, time / 2), by: after(stretches, time) })
}
