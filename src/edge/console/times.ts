import { localOf } from '../../casework/kyiv.ts'
import type { Voice } from './voice.ts'

const MINUTE = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language} ${Object.keys(options).join()}`
  const known = formats.get(id) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'Europe/Kyiv' })
  formats.set(id, known)
  return known
}

const timeOf = (language: string, at: Date) =>
  format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** A moment on the clocks of Ukraine: "today 14:30", "tomorrow 09:00", else with its day. */
export function moment({ language, say }: Voice, at: Date, now: Date): string {
  const days = localOf(at).day - localOf(now).day
  const time = timeOf(language, at)
  if (days === 0) return say('today', { time })
  if (days === 1) return say('tomorrow', { time })
  if (days === -1) return say('yesterday', { time })
  const day = format(language, { weekday: 'short', day: 'numeric', month: 'long' }).format(at)
  return say('on-day', { day, time })
}

/** How long something takes: minutes under an hour, hours and minutes under two days, then days. */
export function duration({ say, count }: Voice, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE))
  if (minutes < 60) return say('minutes', { minutes: String(minutes) })
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return say('duration', { hours: String(hours), minutes: String(minutes % 60) })
  return count('days', Math.floor(hours / 24))
}

/** How much of a promise is left, or for how long it has been broken. */
export const left = (voice: Voice, by: Date, now: Date) =>
  by > now
    ? voice.say('left', { time: duration(voice, by.getTime() - now.getTime()) })
    : voice.say('late-by', { time: duration(voice, now.getTime() - by.getTime()) })

/** A minute of the day as clocks show it. */
export const minuteText = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
