import type { Card } from '../edge/render.ts'
import type { Words } from '../edge/words.ts'
import { findings } from '../intake/opsec.ts'
import type { Answers } from '../outbox/screen.ts'
import type { Brief } from './brief.ts'
import { consentCard } from './consent-text.ts'
import { listOf, textOf } from './help.ts'
import { inTurn, neutralLine, passed } from './help-words.ts'
import { referralCard } from './referral-text.ts'
import { timeOf } from './times.ts'

/** A picture of her case that is older than this is not shown: somebody else may look at the screen by now. */
const SEEN_HOURS = 12

type Say = (key: string, values?: Record<string, string>) => string

/** Data of the help channel laid out below the words of a step. What nobody else should read is found in `brief` only now. */
export function helpCards(words: Words, brief: Brief, page?: string) {
  const sayIn =
    (language: string): Say =>
    (key, values) =>
      words.say(language, `cards:${key}`, values)
  return {
    request: (language, values) => passed(words, language, values).join('\n'),
    offer: (language, values) => offerCard(sayIn(language), language, values),
    others: (language, values) =>
      sayIn(language)('offer-others', { names: inTurn(words, language, listOf(values, 'others-names')) }),
    consent: (language, values) => consentCard(words, language, values),
    referral: (language, values) => referralCard(words, language, values),
    receipt: (language, values, at) =>
      receiptCard(sayIn(language), values, brief.get(textOf(values, 'receipt'), at), page),
    case: (language, values, at) => caseCard(sayIn(language), language, values, at),
    letter: (language, values, at) =>
      letterCard(sayIn(language), language, values, brief.get(textOf(values, 'letter-text'), at)),
    away: (language, values) => awayCard(sayIn(language), values),
    knock: (language, values) => knockCard(words, language, values),
    'answer-by': (language, values) => answerCard(sayIn(language), language, values),
    findings: (language, values, at) =>
      findingsCard(sayIn(language), values, brief.get(textOf(values, 'draft'), at)),
  } as const satisfies Record<string, Card>
}

function offerCard(say: Say, language: string, values: Answers): string {
  return [
    say('offer-name', { name: textOf(values, 'offer-name') }),
    say('offer-by', { time: timeOf(language, values, 'offer-by') }),
    ...listOf(values, 'offer-fit').map((lacks) => say(`offer-lacks-${lacks}`)),
  ].join('\n')
}

function awayCard(say: Say, values: Answers): string {
  const names = listOf(values, 'away-names')
  return names.length > 0 ? say('away-names', { names: names.join(', ') }) : ''
}

/** The one line that would ever be sent first, and when. */
function knockCard(words: Words, language: string, values: Answers): string {
  const say = (key: string) => words.say(language, `cards:request-${key}`)
  const line = neutralLine(words, language, values)
  const hours = say(`hours#${textOf(values, 'hours') || 'daytime'}`)
  return `${words.say(language, 'cards:knock-line', { line })}\n${hours}, ${say(`days#${textOf(values, 'days') || 'workdays'}`)}`
}

function answerCard(say: Say, language: string, values: Answers): string {
  const time = timeOf(language, values, 'case-by')
  return time === '' ? say('answer-nobody') : say('answer-by', { name: textOf(values, 'case-name'), time })
}

function receiptCard(
  say: Say,
  values: Answers,
  digits: string | undefined,
  page: string | undefined,
): string {
  const code = textOf(values, 'case-code')
  return [
    say('receipt-code', { code }),
    digits === undefined ? say('receipt-gone') : say('receipt-digits', { digits }),
    ...(digits !== undefined && page ? [say('receipt-page', { page })] : []),
  ].join('\n')
}

function caseCard(say: Say, language: string, values: Answers, at: Date): string {
  const seen = textOf(values, 'case-seen')
  if (seen === '' || at.getTime() - new Date(seen).getTime() >= SEEN_HOURS * 3_600_000) return say('case-old')
  const status = textOf(values, 'case-status')
  const name = textOf(values, 'case-name')
  const time = timeOf(language, values, 'case-by')
  const late = time !== '' && new Date(textOf(values, 'case-by')) < at
  return [
    say('case-code', { code: textOf(values, 'case-code') }),
    say(`case-${status}`, { name }),
    ...(time === '' ? [] : [say(late ? 'case-late' : 'case-by', { time })]),
  ].join('\n')
}

function letterCard(say: Say, language: string, values: Answers, text: string | undefined): string {
  if (text === undefined) return say('letter-hidden')
  const later = textOf(values, 'letters-later')
  return [
    say('letter-at', { time: timeOf(language, values, 'letter-at') }),
    '',
    text,
    ...(later === '' || later === '0' ? [] : ['', say('letter-later')]),
  ].join('\n')
}

/** What was found, by kind, with her own words beside it: here and nowhere else. */
function findingsCard(say: Say, values: Answers, text: string | undefined): string {
  if (text === undefined) return say('finding-gone')
  return listOf(values, 'draft-kinds')
    .map((kind) => {
      const quoted = findings(text)
        .filter((one) => one.kind === kind)
        .map(({ from, to }) => `«${text.slice(from, to)}»`)
      return `– ${say(`finding-${kind}`)}: ${quoted.join(', ')}`
    })
    .join('\n')
}
