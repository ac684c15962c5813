import { neutralWords } from '../channel/her-contact.ts'
import type { Words } from '../edge/words.ts'
import type { Answers } from '../outbox/screen.ts'
import { textOf } from './help.ts'

/** Answers whose words stand under `cards:request-<name>#<answer>`, in the order in which they are told. */
const told = ['kind', 'topic', 'branch', 'urgency', 'prefers', 'language'] as const

/** Every answer that `passed` tells. */
export const passedAnswers = [
  ...told,
  'track',
  'region-name',
  'channel',
  'hours',
  'days',
  'neutral-word',
] as const

/**
 * Everything an organization gets to know of a request, a line each: what she said, and what it means that she said
 * nothing. Whom she keeps away is not among it, because nobody reads it.
 */
export function passed(words: Words, language: string, answers: Answers): string[] {
  const say = (key: string, values?: Record<string, string>) =>
    words.say(language, `cards:request-${key}`, values)
  const answer = (name: string, unsaid = '') => {
    const given = textOf(answers, name) || unsaid
    return given !== '' && words.has(language, `cards:request-${name}#${given}`)
      ? say(`${name}#${given}`)
      : ''
  }
  const line = (name: string, value: string) => (value === '' ? [] : [`${say(name)}: ${value}`])
  // Unsaid, the answer comes soon, and in the language she reads.
  const unsaid: Readonly<Record<string, string>> = { urgency: 'today', language }
  return [
    say(`track#${textOf(answers, 'track') === 'service' ? 'service' : 'survivor'}`),
    ...told.flatMap((name) => line(name, answer(name, unsaid[name]))),
    ...line('region', textOf(answers, 'region-name')),
    ...line('contact', contactIn(words, language, answers)),
  ]
}

/** When and how she may be written to, as one line. */
function contactIn(words: Words, language: string, answers: Answers): string {
  const say = (key: string, values?: Record<string, string>) =>
    words.say(language, `cards:request-${key}`, values)
  if (textOf(answers, 'channel') !== 'chat' || textOf(answers, 'may-write-first') !== 'yes')
    return say('contact#never')
  return [
    say('contact#chat', { line: neutralLine(words, language, answers) }),
    say(`hours#${textOf(answers, 'hours') || 'daytime'}`),
    say(`days#${textOf(answers, 'days') || 'workdays'}`),
  ].join(', ')
}

/** The neutral line that she chose; the plainest one where she chose none. */
export const neutralLine = (words: Words, language: string, answers: Answers) => {
  const chosen = neutralWords.find((word) => word === textOf(answers, 'neutral-word')) ?? 'notice'
  return words.say(language, `neutral:${chosen}`)
}

/** Names one after the other: “A, then B, then C”. */
export const inTurn = (words: Words, language: string, names: readonly string[]) =>
  names.join(`, ${words.say(language, 'cards:request-then')} `)
