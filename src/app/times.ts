import type { Answers } from '../outbox/screen.ts'
import { textOf } from './help.ts'

/** A moment on the clocks of Ukraine, whole: it says the same whenever it is read. */
function whenIn(language: string, at: Date): string {
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'Europe/Kyiv',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? ''
  return `${part('weekday')}, ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')}`
}

/** A day, with its year. */
export const dayIn = (language: string, at: Date) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'Europe/Kyiv',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(at)
    .replace(/ р\.$/, '')

/** A time that an answer holds (ISO 8601), in words; nothing while there is none. */
export const timeOf = (language: string, answers: Answers, name: string) => {
  const at = textOf(answers, name)
  return at === '' ? '' : whenIn(language, new Date(at))
}
