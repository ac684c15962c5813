import type { Finding } from './inspect-rule.ts'
import { atEveryText } from './inspect-written.ts'

/** A bubble: what is read at a glance, on a small screen, by somebody afraid. */
const LINES_MAX = 4
const TEXT_MAX = 320

/** A text is short enough for a bubble. */
export const wrongWithText = (text: string): Finding[] => [
  ...(text.split('\n').length > LINES_MAX
    ? ([[`more than ${LINES_MAX} lines`, 'make two steps of it']] as const)
    : []),
  ...(text.length > TEXT_MAX
    ? ([[`longer than ${TEXT_MAX} characters`, 'say it shorter, or in two steps']] as const)
    : []),
]

/** Words are words: no markup, no commands of a catalogue, no braces but whole placeholders. */
export const wrongWithSigns = (text: string): Finding[] => {
  const wrong: (Finding | false)[] = [
    /<[a-z/!]|&(?:[a-z]+|#\d+);/i.test(text) && ['HTML in a text', 'plain words only'],
    /\*\*|__|`|\[[^\]]*\]\(/.test(text) && ['signs of layout in a text', 'plain words only'],
    text.includes('$t(') && ['a text that calls another text', 'write the words themselves'],
    /[{}]/.test(text.replace(/\{\{[^{}]*\}\}/g, '')) && [
      'a brace that belongs to no placeholder',
      'write {{name}}, with two braces on each side',
    ],
  ]
  return wrong.filter((found) => found !== false)
}

/** Every text fits into a bubble. */
export const textFaults = atEveryText((text = '', { option }) =>
  option === undefined ? wrongWithText(text) : [],
)

/** Texts and labels are plain words. */
export const signFaults = atEveryText((text = '') => wrongWithSigns(text))
