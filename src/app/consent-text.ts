import type { Words } from '../edge/words.ts'
import type { Answers } from '../outbox/screen.ts'
import { listOf, textOf } from './help.ts'
import { inTurn, passed, passedAnswers } from './help-words.ts'
import { dayIn, timeOf } from './times.ts'

/** Every answer that the text of her consent repeats: a step that shows it names these, and no others. */
export const consentAnswers = [
  ...passedAnswers,
  'may-write-first',
  'to-names',
  'to-by',
  'to-in-telegram',
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
    ...answeringInTelegram(words, language, listOf(answers, 'to-in-telegram')),
    say('free'),
  ].join('\n')
}

/** Of these her words go a second way: through Telegram, to the phone of who answers her. Of nobody else it is said. */
export const answeringInTelegram = (words: Words, language: string, names: readonly string[]): string[] =>
  names.length > 0 ? [words.say(language, 'cards:consent-in-telegram', { names: names.join(', ') })] : []

type TextCard = (words: Words, language: string, answers: Answers) => string

/** The very text on her screen: the words of the step (`flows/<flow>:<node>`) and what stands below them. */
export const shownWith =
  (card: TextCard, names: readonly string[]) =>
  (words: Words, language: string, step: string, answers: Answers): string => {
    const repeated = Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name)))
    return [words.say(language, step), card(words, language, repeated)].join('\n\n')
  }
export const consentShown = shownWith(consentCard, consentAnswers)
