import { emergencyLines, type Hotline, isFresh } from '../directory/hotline.ts'
import { PHONE, type Words } from '../edge/words.ts'

const phone = (number: string) => `${PHONE.open}${number}${PHONE.close}`

/** What a line is called in a language. */
export const nameOf = ({ names }: Hotline, language: string) => (language === 'uk' ? names.uk : names.en)

/** The lines of the emergency screen, in their order: it needs no database. */
export const emergencyOf = (hotlines: readonly Hotline[]) =>
  emergencyLines.flatMap((id) => hotlines.find((line) => line.id === id) ?? [])

/** Number first: it is what is looked for. */
export const emergencyCard = (hotlines: readonly Hotline[], language: string) =>
  emergencyOf(hotlines)
    .map((line) => `${phone(line.phones[0]?.readable ?? '')} — ${nameOf(line, language)}`)
    .join('\n')

/** A line inside the service stands only where its warning stands: calling it may start what she did not choose. */
const isOfTheService = ({ topics }: Hotline) =>
  topics.some((topic) => ['service_rights', 'harassment'].includes(topic))

/** All lines that anybody may call, each with the age of what is known of it. */
export const hotlinesCard = (words: Words, hotlines: readonly Hotline[], language: string, at: Date) =>
  hotlines
    .filter((line) => !isOfTheService(line))
    .map((line) => [contact(line, language), ...age(words, line, language, at)].join(' · '))
    .join('\n')

const contact = (line: Hotline, language: string) => `${nameOf(line, language)}: ${reachOf(line)}`

/** How a line is reached: its numbers, or its mail where it has none. */
export const reachOf = (line: Hotline) =>
  line.phones.map(({ readable }) => phone(readable)).join(', ') || (line.email ?? '')

/** A source without a date is said to have none by saying nothing. */
function age(words: Words, line: Hotline, language: string, at: Date): string[] {
  if (isFresh(line, at)) return [words.say(language, 'cards:checked-on', { date: line.signedAt ?? '' })]
  if (!/^\d{4}/.test(line.sourceDate)) return []
  return [words.say(language, 'cards:published-on', { date: line.sourceDate })]
}
