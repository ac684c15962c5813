import { instantOf as instantOn } from '../../casework/kyiv.ts'

/** A moment written as clocks in Ukraine show it ("2026-11-24T14:30"). Undefined when it is none. */
export function instantOf(written: string): Date | undefined {
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(written) ?? []
  const start = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(start) || hours === undefined || minutes === undefined) return undefined
  const at = { day: Math.floor(start / 86_400_000), minute: Number(hours) * 60 + Number(minutes) }
  return instantOn(at)
}

/** A minute of the day written as "09:30". Undefined when it is none. */
export function minuteOf(written: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(written) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}
