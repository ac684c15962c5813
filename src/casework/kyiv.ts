const clocks = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Kyiv',
  day: 'numeric',
  hour: 'numeric',
  hourCycle: 'h23',
})

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** Clocks change at full hours of UTC, so an hour has one answer; asking for it is what takes time here. */
const known = new Map<number, number>()
const KNOWN_MAX = 20_000

/** How far the clocks of Ukraine are ahead of UTC at this moment: two hours in winter, three in summer. */
function ahead(instant: number): number {
  const hour = Math.floor(instant / HOUR)
  const found = known.get(hour)
  if (found !== undefined) return found
  const part = clocks.formatToParts(hour * HOUR).find(({ type }) => type === 'hour')
  const offset = ((Number(part!.value) - (((hour % 24) + 24) % 24) + 24) % 24) * HOUR
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(hour, offset)
  return offset
}

/** A day and a minute on the clocks of Ukraine. Days are counted from Thursday, 1 January 1970. */
export type Local = { readonly day: number; readonly minute: number }

/** What the clocks of Ukraine show at this moment, summer time included. */
export function localOf(at: Date): Local {
  const shown = at.getTime() + ahead(at.getTime())
  const day = Math.floor(shown / DAY)
  return { day, minute: Math.floor((shown - day * DAY) / MINUTE) }
}

/**
 * The moment at which the clocks show this; a minute of 1440 or more is on the next day. An hour that comes twice in
 * autumn is meant the first time; one that the clocks leave out in spring is as far after the hour before it.
 */
export function instantOf({ day, minute }: Local): Date {
  const shown = day * DAY + minute * MINUTE
  const inSummer = shown - 3 * HOUR
  return new Date(ahead(inSummer) === 3 * HOUR ? inSummer : shown - 2 * HOUR)
}

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

/** 2026-11-24 */
export const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
