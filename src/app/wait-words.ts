import type { Words } from '../edge/words.ts'

/** So long to wait, in words: seconds below two minutes, minutes above. */
export const waitIn = (words: Words, language: string, seconds: number) =>
  seconds < 120
    ? words.count(language, 'cards:wait-seconds', seconds)
    : words.count(language, 'cards:wait-minutes', Math.ceil(seconds / 60))
