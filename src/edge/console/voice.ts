import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { languageFrom } from '../web/words.ts'
import type { DeskWorld } from './world.ts'

/** The voice of one page of the desk: its language and its words, by their keys in `console.json`. */
export type Voice = {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  say(word: string, values?: Readonly<Record<string, string>>): string
  count(word: string, count: number): string
  /** Whether there is a word under this key: what comes from outside is not said unseen. */
  has(word: string): boolean
  /** All words of one family, for the script of the page. */
  spoken(family: string): Readonly<Record<string, string>>
}

export const LANGUAGE_COOKIE = 'l'

/** The language she chose here, else the one her browser asks for. */
export function voiceOf({ words, defaultLanguage }: DeskWorld, c: Context): Voice {
  const chosen = getCookie(c, LANGUAGE_COOKIE)
  const language =
    words.languages.find((one) => one === chosen) ??
    languageFrom(words, c.req.header('accept-language'), defaultLanguage)
  return {
    language,
    direction: words.direction(language),
    say: (word, values) => words.say(language, `console:${word}`, values),
    count: (word, count) => words.count(language, `console:${word}`, count),
    has: (word) => words.has(language, `console:${word}`),
    spoken: (family) =>
      Object.fromEntries(
        Object.entries(words.catalogues[language]?.['console'] ?? {}).filter(([word]) =>
          word.startsWith(family),
        ),
      ),
  }
}
