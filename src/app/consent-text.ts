import type { Words } from '../edge/words.ts'
import type { Answers } from '../outbox/screen.ts'
import { listOf, textOf } from './help.ts'
import { dayIn, inTurn, passed, passedAnswers, timeOf } from './help-words.ts'

/** Every answer that the text of her consent repeats: a step that shows it names these, and no others. */
export const consentAnswers = [
  ...passedAnswers,
  'may-write-first',
  'to-names',
  'to-by',
  'consent-until',
] as const

/** What she agrees to, whole: to whom, what, why, by when, who is asked next, until when, the limits, that she is free. */
export function consentCard(words: Words, language: string, answers: Answers): string {
  const say = (key: string, values?: Record<string, string>) =>
    words.say(language, `cards:consent-${key}`, values)
  const [first = '', ...next] = listOf(answers, 'to-names')
  const until = textOf(answers, 'consent-until')
  return [
    say('to', { name: first }),
    say('what'),
    ...passed(words, language, answers).map((line) => `– ${line}`),
    `– ${say('later-words')}`,
    say('not-passed'),
    '',
    say('by', { name: first, time: timeOf(language, answers, 'to-by') }),
    next.length > 0 ? say('next', { names: inTurn(words, language, next) }) : say('nobody-next'),
    say('until', { day: until === '' ? '' : dayIn(language, new Date(until)) }),
    '',
    say('limits'),
    say('service'),
    say('telegram'),
    say('free'),
  ].join('\n')
}

/** Every answer that the text of a referral repeats. What is not shared has no words. */
export const referralAnswers = [
  ...[...passedAnswers, 'may-write-first'].map((name) => `shared-${name}`),
  'from-name',
  'to-name',
  'shares-entries',
  'warm',
  'consent-until',
]

/** What goes along if she lets her caseworker hand the case on: to whom, what, what stays, the limits. */
export function referralCard(words: Words, language: string, answers: Answers): string {
  const say = (key: string, values?: Record<string, string>) =>
    words.say(language, `cards:consent-${key}`, values)
  const names = { from: textOf(answers, 'from-name'), name: textOf(answers, 'to-name') }
  const shared = Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) =>
      name.startsWith('shared-') ? [[name.slice('shared-'.length), value]] : [],
    ),
  )
  const until = textOf(answers, 'consent-until')
  return [
    say('refer', names),
    say(textOf(answers, 'warm') === 'yes' ? 'warm' : 'not-warm', names),
    say('what'),
    ...passed(words, language, shared).map((line) => `– ${line}`),
    `– ${say(textOf(answers, 'shares-entries') === 'yes' ? 'with-entries' : 'without-entries')}`,
    say('not-passed'),
    '',
    say('until', { day: until === '' ? '' : dayIn(language, new Date(until)) }),
    say('stays', names),
    '',
    say('limits'),
    say('service'),
    say('telegram'),
    say('free'),
  ].join('\n')
}

type TextCard = (words: Words, language: string, answers: Answers) => string

/** The very text on her screen: the words of the step (`flows/<flow>:<node>`) and what stands below them. */
const shown =
  (card: TextCard, names: readonly string[]) =>
  (words: Words, language: string, step: string, answers: Answers): string => {
    const repeated = Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)))
    return [words.say(language, step), card(words, language, repeated)].join('\n\n')
  }
export const consentShown = shown(consentCard, consentAnswers)
export const referralShown = shown(referralCard, referralAnswers)
