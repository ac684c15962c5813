import { neutralOf } from '../outbox/screen.ts'
import { atEveryText, catalogueOf } from './inspect-written.ts'

/** A form of address says what the neutral words say: it repeats the same, and is there because it differs. */
export const formFaults = atEveryText((text = '', { key, language }, inspected) => {
  const neutral = inspected.house.words(language, `${catalogueOf(inspected)}:${neutralOf(key)}`) ?? ''
  if (key === neutralOf(key)) return []
  const repeated = (words: string) => [...new Set(words.match(/\{\{.*?\}\}/gs))].sort().join(' ')
  return [
    ...(repeated(text) === repeated(neutral)
      ? []
      : [
          [
            `repeats ${repeated(text) || 'nothing'}, the neutral words ${repeated(neutral) || 'nothing'}`,
            'repeat the same in both',
          ] as const,
        ]),
    ...(text === neutral ? [['says the same as the neutral words', 'remove it'] as const] : []),
  ]
})
