import type { Offer } from '../directory/find-services.ts'
import { emergencyLines, type Hotline, isFresh } from '../directory/hotline.ts'
import type { Moment } from '../directory/open.ts'
import type { Services } from '../directory/service.ts'
import { showService } from '../directory/show-service.ts'
import type { Card } from '../edge/render.ts'
import { NOTE, PHONE, type Words } from '../edge/words.ts'
import { planIn, type Section, sections } from '../safety/safety-plan.ts'
import { readChosen } from './find-acts.ts'

type Cards = Readonly<Record<'service' | 'hotlines' | 'emergency' | 'plan', Card>>
type Parts = { readonly words: Words; readonly hotlines: readonly Hotline[]; readonly services: Services }

const phone = (number: string) => `${PHONE.open}${number}${PHONE.close}`
/** Lines that are there; an empty one begins a new paragraph. */
const lines = (...parts: readonly (string | false | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== false).join('\n')

/** A line inside the service stands only where its warning stands: calling it may start what she did not choose. */
const isOfTheService = ({ topics }: Hotline) =>
  topics.some((topic) => ['service_rights', 'harassment'].includes(topic))

/** Data laid out below the words of a step. Every number on a card comes from the directory, with its date. */
export function cardsOf({ words, hotlines, services }: Parts): Cards {
  const named = ({ names }: Hotline, language: string) => (language === 'uk' ? names.uk : names.en)
  const say = (language: string, key: string, values?: Record<string, string>) =>
    words.say(language, `cards:${key}`, values)
  const hotlineLine = (line: Hotline, language: string, at: Date): string => {
    const numbers = line.phones.map(({ readable }) => phone(readable)).join(', ')
    const parts = [`${named(line, language)}: ${numbers || (line.email ?? '')}`]
    if (isFresh(line, at)) parts.push(say(language, 'checked-on', { date: line.signedAt ?? '' }))
    // A source without a date is said to have none by saying nothing.
    else if (/^\d{4}/.test(line.sourceDate))
      parts.push(say(language, 'published-on', { date: line.sourceDate }))
    return parts.join(' · ')
  }
  return {
    emergency: (language) =>
      emergencyLines
        .flatMap((id) => hotlines.find((line) => line.id === id) ?? [])
        .map((line) => `${phone(line.phones[0]?.readable ?? '')} — ${named(line, language)}`)
        .join('\n'),
    hotlines: (language, _, at) =>
      hotlines
        .filter((line) => !isOfTheService(line))
        .map((line) => hotlineLine(line, language, at))
        .join('\n'),
    plan: (language, values) => planCard(words, language, values),
    service: (language, values, at) => {
      const answer = values['service']
      const chosen = readChosen(typeof answer === 'string' ? answer : '[""]')
      const found = showService(services)({ id: chosen.id, at })
      return found.ok
        ? serviceCard(
            words,
            language,
            {
              ...found.value,
              ...(chosen.distance && { distance: chosen.distance }),
            },
            at,
          )
        : ''
    },
  }
}

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

function serviceCard(words: Words, language: string, offer: Offer, at: Date): string {
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

/** What she ticked, as sentences, part by part; what she added, as she wrote it. */
export function planParts(
  words: Words,
  language: string,
  values: Parameters<Card>[1],
): { section: Section; steps: string[]; own: readonly string[] }[] {
  const plan = planIn(values)
  return sections
    .map((section) => {
      const steps = plan[section].ticks.map((tick) => words.say(language, `cards:plan-${section}#${tick}`))
      return { section, steps, own: plan[section].own }
    })
    .filter(({ steps, own }) => steps.length + own.length > 0)
}

function planCard(words: Words, language: string, values: Parameters<Card>[1]): string {
  const parts = planParts(words, language, values)
  if (parts.length === 0) return words.say(language, 'cards:plan-empty')
  return parts
    .map(({ section, steps, own }) =>
      lines(words.say(language, `cards:plan-${section}`), ...[...steps, ...own].map((step) => `– ${step}`)),
    )
    .join('\n\n')
}
