import type { Words } from '../edge/words.ts'
import type { Answers } from '../outbox/screen.ts'
import { answeringInTelegram, shownWith } from './consent-text.ts'
import { listOf, textOf } from './help.ts'
import { passed, passedAnswers } from './help-words.ts'
import { dayIn } from './times.ts'

/** Every answer that the text of a referral repeats. What is not shared has no words. */
export const referralAnswers = [
  ...[...passedAnswers, 'may-write-first'].map((name) => `shared-${name}`),
  'from-name',
  'to-name',
  'to-in-telegram',
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
    ...answeringInTelegram(words, language, listOf(answers, 'to-in-telegram')),
    say('free'),
  ].join('\n')
}

/** The very text on her screen. */
export const referralShown = shownWith(referralCard, referralAnswers)
