import type { Opening, Schedule } from './hours.ts'

/** Minutes since midnight, so many days from now (0 today). */
export type Moment = { readonly inDays: number; readonly minute: number }

/** Open now and until when (never closing: no end), or closed and until when (no opening within a week: no end). */
export type OpenState =
  | { readonly state: 'open'; readonly closes?: Moment }
  | { readonly state: 'closed'; readonly opens?: Moment }

const DAY = 1440
const WEEK = 7 * DAY

const kyiv = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The minute of the week on the clocks of Ukraine, from Monday 0:00; summer time included. */
function minuteOfWeek(at: Date): number {
  const parts = Object.fromEntries(kyiv.formatToParts(at).map(({ type, value }) => [type, value]))
  return weekdays.indexOf(parts['weekday']!) * DAY + Number(parts['hour']) * 60 + Number(parts['minute'])
}

const start = (opening: Opening) => opening.day * DAY + opening.opens
const length = (opening: Opening) => opening.closes - opening.opens
const ahead = (from: number, until: number) => (((until - from) % WEEK) + WEEK) % WEEK

const moment = (now: number, minutes: number): Moment => {
  const then = (now % DAY) + minutes
  return { inDays: Math.floor(then / DAY), minute: then % DAY }
}

/** The minutes until the doors close, walking through openings that follow each other without a gap. */
function untilClosing(schedule: Schedule, now: number): number {
  let open = 0
  while (open < WEEK) {
    const here = schedule.find((one) => ahead(start(one), now + open) < length(one))
    if (!here) return open
    open += length(here) - ahead(start(here), now + open)
  }
  return WEEK
}

/** Whether the doors are open at this moment in Ukraine; at the closing minute they are shut. */
export function openAt(schedule: Schedule, at: Date): OpenState {
  const now = minuteOfWeek(at)
  const open = untilClosing(schedule, now)
  if (open >= WEEK) return { state: 'open' }
  if (open > 0) return { state: 'open', closes: moment(now, open) }
  if (schedule.length === 0) return { state: 'closed' }
  return { state: 'closed', opens: moment(now, Math.min(...schedule.map((one) => ahead(now, start(one))))) }
}
