import type { Hours, Opening } from '../../directory/hours.ts'
import type { Row } from './rows.ts'

const days = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

/** Which weekdays a row is about: a name (1.1) or an iCalendar list (3.0). */
function daysOf(row: Row): readonly number[] | undefined {
  const named = (row.get('weekday') || row.get('byday')).split(',').filter(Boolean)
  const found = named.map((name) => days.indexOf(name.trim().slice(0, 2).toLowerCase()))
  return found.length > 0 && !found.includes(-1) ? found : undefined
}

/** "9:00am", "17:30", "10:00:00+02:00": minutes since midnight; twelve hours without am or pm are not read beside one that has it. */
function clockOf(text: string): { minutes: number; half: boolean } | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm)?(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(text.trim())
  if (!found) return undefined
  const [, hour, minute, half] = found
  if (Number(minute) > 59 || Number(hour) > (half ? 12 : 24) || (half && Number(hour) === 0)) return undefined
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  return { minutes: hours * 60 + Number(minute), half: half !== undefined }
}

/** An evening that ends after midnight is read; any other closing before its opening is a slip. */
function openingOf(row: Row): Omit<Opening, 'day'> | undefined {
  const [opens, closes] = [clockOf(row.get('opens_at')), clockOf(row.get('closes_at'))]
  if (!opens || !closes || opens.half !== closes.half) return undefined
  const late = opens.minutes >= 12 * 60 && closes.minutes <= 6 * 60
  const until = closes.minutes + (late ? 1440 : 0)
  return until > opens.minutes && until <= opens.minutes + 1440
    ? { opens: opens.minutes, closes: until }
    : undefined
}

/** Only what recurs every week is a week: other rules of iCalendar stay text. */
const everyWeek = (row: Row) =>
  ['', 'weekly'].includes(row.get('freq').toLowerCase()) &&
  ['', '1'].includes(row.get('interval')) &&
  ['bymonthday', 'byweekno', 'byyearday', 'count'].every((rule) => !row.get(rule))

function weekOf(rows: readonly Row[]): readonly Opening[] | undefined {
  const week: Opening[] = []
  for (const row of rows) {
    const [on, opening] = [daysOf(row), openingOf(row)]
    if (!on || !opening || !everyWeek(row)) return undefined
    week.push(...on.map((day) => ({ day, ...opening })))
  }
  week.sort((one, other) => one.day - other.day || one.opens - other.opens)
  const clash = week.some(
    (one, at) => at > 0 && week[at - 1]!.day === one.day && one.opens < week[at - 1]!.closes,
  )
  return clash ? undefined : week
}

const said = (row: Row) =>
  row.get('original_text').replace(/\\n/g, '\n') ||
  row.get('description') ||
  [row.get('weekday') || row.get('byday'), row.get('opens_at'), row.get('closes_at')].join(' ').trim()

/** The hours of one service: read where every row agrees, otherwise the source's own words. */
export function hoursOf(written: readonly Row[]): Hours | undefined {
  const rows = written.filter((row) =>
    ['original_text', 'description', 'opens_at', 'closes_at'].some((column) => row.get(column)),
  )
  if (rows.length === 0) return undefined
  const schedule = weekOf(rows)
  if (schedule) return { kind: 'schedule', schedule }
  const text = [...new Set(rows.map(said))].join('; ')
  return { kind: 'unreadable', text }
}
