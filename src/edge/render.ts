import type { Answers, Button, Line, LobbyWord, SpokenTo } from '../outbox/screen.ts'
import { NOTE, type Words } from './words.ts'

/** Lays out data below the words of a step: a found service, hotlines, a plan. Phones stand between the phone marks. */
export type Card = (language: string, values: Answers, at: Date) => string

/** Turns keys into what a person reads. Both doors and the papers speak through it. */
export type Render = {
  line(language: string, line: Line, at: Date, spokenTo?: SpokenTo): string
  button(language: string, button: Button, spokenTo?: SpokenTo): string
  lobby(language: string, word: LobbyWord): string
  readonly words: Words
}

/** `sources` is the line under a text that states facts: where it comes from, when it was checked, whether it is signed off. Below a withheld text stands nothing. */
export function openRender(
  words: Words,
  cards: Readonly<Record<string, Card>>,
  sources: (language: string, key: string) => string | undefined,
  isWithheld: (key: string) => boolean = () => false,
): Render {
  return {
    words,
    line: (language, { key, values, card }, at, spokenTo) => {
      if (isWithheld(key)) return words.say(language, key)
      const source = sources(language, key)
      const parts = [
        words.say(language, key, values, spokenTo),
        card && cards[card]?.(language, values ?? {}, at),
        source && `${NOTE}${source}`,
      ]
      return parts.filter((part) => part).join('\n\n')
    },
    button: (language, button, spokenTo) => {
      if ('label' in button) return button.label
      const label = words.say(language, button.key, undefined, spokenTo)
      return button.ticked ? `✓ ${label}` : label
    },
    lobby: (language, word) => words.say(language, `lobby:${word}`),
  }
}
