import type { Answers } from '../../outbox/screen.ts'
import type { Words } from '../words.ts'

/** Every word of the pages around a screen, by key. `inspect` proves them in every language; a missing one is a fault. */
export const webWords = [
  'web:title',
  'web:skip-link',
  'web:start',
  'web:start-again',
  'web:try-again',
  'web:go-on',
  'web:language',
  'web:quick-exit-hint',
  'web:history',
  'web:messages',
  'web:choices',
  'web:ticks',
  'web:lobby',
  'web:answer',
  'web:answer-hint',
  'web:place',
  'web:send',
  'web:file',
  'web:file-hint',
  'web:location-share',
  'web:location-failed',
  'web:download',
  'web:download-hint',
  'web:notes',
  'web:read',
  'web:read-here',
  'web:contents',
  'web:contents-intro',
  'web:other-topics',
  'web:next',
  'web:ways',
  'web:can-do',
  'web:as-of',
  'web:print',
  'web:talk',
  'web:talk-hint',
  'web:talk-begin',
  'web:talk-back',
  'web:not-found-title',
  'web:not-found',
  'web:refused-title',
  'web:refused',
  'web:too-large-title',
  'web:too-large',
  'web:error-title',
  'web:error',
  'web:expired-title',
  'web:expired',
  'web:forgotten-title',
  'web:forgotten',
  'about:description',
  'neutral:down',
  'refusals:empty-answer',
  'refusals:try-again',
] as const
export type WebWord = (typeof webWords)[number]

/** The voice of one page: its language, which way it runs, and its words. */
export type Voice = {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  say(word: WebWord, values?: Answers): string
}

export const voiceOf = (words: Words, language: string): Voice => ({
  language,
  direction: words.direction(language),
  say: (word, values) => words.say(language, word, values),
})

/** The first of the languages she asks for that this house speaks; `asked` is an Accept-Language header. */
export function languageFrom(words: Words, asked: string | undefined, otherwise: string): string {
  const wanted = (asked ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find((language) => words.languages.includes(language)) ?? otherwise
}
