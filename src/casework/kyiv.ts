const clocks = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** What the clocks of Ukraine show, as if it were UTC: milliseconds that can be counted with. */
function shown(instant: number): number {
  const part = Object.fromEntries(
    clocks.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  )
  return Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day']!,
    part['hour']!,
    part['minute']!,
    part['second']!,
  )
}

/** A day and a minute on the clocks of Ukraine. Days are counted from Thursday, 1 January 1970. */
export type Local = { readonly day: number; readonly minute: number }

/** What the clocks of Ukraine show at this moment, summer time included. */
export function localOf(at: Date): Local {
  const time = shown(at.getTime())
  const day = Math.floor(time / DAY)
  return { day, minute: Math.floor((time - day * DAY) / MINUTE) }
}

/**
 * The moment at which the clocks show this; a minute of 1440 or more is on the next day. An hour that comes twice in
 * autumn is meant the first time; one that the clocks leave out in spring is as far after the hour before it.
 */
export function instantOf({ day, minute }: Local): Date {
  const time = day * DAY + minute * MINUTE
  // Ukraine is two hours ahead of UTC in winter and three in summer.
  const summer = time - 3 * HOUR
  return new Date(shown(summer) === time ? summer : time - 2 * HOUR)
}

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

/** 2026-11-24 */
export const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
