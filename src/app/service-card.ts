import type { Offer } from '../directory/find-services.ts'
import type { Moment } from '../directory/open.ts'
import { NOTE, PHONE, type Words } from '../edge/words.ts'

const phone = (number: string) => `${PHONE.open}${number}${PHONE.close}`
/** Lines that are there; an empty one begins a new paragraph. */
const lines = (...parts: readonly (string | false | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== false).join('\n')

const place = (words: Words, language: string, { address, addressOnRequest, distance }: Offer) => {
  const far = distance && distanceLabel(words)(language, distance.metres)
  const where =
    address ??
    (addressOnRequest
      ? words.say(language, 'cards:address-on-request')
      : words.say(language, 'cards:address-not-shown'))
  return far ? `${where} · ${far}` : where
}

/** Metres as people say them: hundreds below one kilometre, one decimal below ten. */
export const distanceLabel = (words: Words) => (language: string, metres: number) => {
  if (metres < 950)
    return words.say(language, 'cards:distance-m', {
      distance: String(Math.max(100, Math.round(metres / 100) * 100)),
    })
  const kilometres = metres / 1000
  const distance = new Intl.NumberFormat(language, { maximumFractionDigits: kilometres < 10 ? 1 : 0 }).format(
    kilometres,
  )
  return words.say(language, 'cards:distance-km', { distance })
}

/** One service as a card: what it is, where as far as its tier allows, how to call it, whether it is open, how old this is. */
export function serviceCard(words: Words, language: string, offer: Offer, at: Date): string {
  const say = (key: string, values?: Record<string, string>) => words.say(language, `cards:${key}`, values)
  const phones = offer.phones
    .map(({ number, readable }) => phone(number.startsWith('+') ? number : readable))
    .join(', ')
  const flags = [
    offer.womanOfficer && say('woman-officer'),
    offer.accessibility.length > 0 && say('accessible'),
  ].filter((flag) => flag)
  return lines(
    offer.name,
    place(words, language, offer),
    phones || offer.phoneText || say('phone-none'),
    hoursLine(words, language, offer, at),
    ...flags,
    '',
    `${NOTE}${say('published-on', { date: offer.checkedOn })}${offer.stale ? ` · ${say('due')}` : ''} · ${say('source', { source: sourceName(words, language, offer.source) })}`,
  )
}

/** A source that we ship is called by its name; one that an organisation brought in, as it called it. */
const sourceName = (words: Words, language: string, source: string) =>
  words.has(language, `cards:source-${source}`) ? words.say(language, `cards:source-${source}`) : source

function hoursLine(words: Words, language: string, { hours, open }: Offer, at: Date): string {
  const say = (key: string, values?: Record<string, string>) => words.say(language, `cards:${key}`, values)
  if (!hours) return say('hours-unknown')
  if (hours.kind !== 'schedule') return `${say('hours-as-published')}: ${hours.text}`
  if (open?.state === 'open')
    return open.closes
      ? `${say('open-now')} ${say('closes-at', { time: timeOf(open.closes) })}`
      : say('open-always')
  const next = open?.state === 'closed' ? open.opens : undefined
  if (!next) return say('closed-now')
  const when =
    next.inDays === 0
      ? say('opens-at', { time: timeOf(next) })
      : say('opens-on', { day: dayIn(words, language, next.inDays, at), time: timeOf(next) })
  return `${say('closed-now')}, ${when}`
}

const timeOf = ({ minute }: Moment) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function dayIn(words: Words, language: string, days: number, at: Date): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Kyiv', weekday: 'short' }).format(
    new Date(at.getTime() + days * 86_400_000),
  )
  return words.say(
    language,
    `cards:day-${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1}`,
  )
}
