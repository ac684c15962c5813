import { z } from 'zod'
import { type Phone, readPhones } from './phone.ts'

const date = z.string().nullable()

/** One line of the register of hotlines, as it is kept: what is not to be displayed is there so that it is not added again. */
const Kept = z.object({
  id: z.string().regex(/^[a-z0-9_]+$/),
  name_uk: z.string(),
  name_en: z.string(),
  phone: z.string().nullable(),
  phone_alt: z.array(z.string()),
  hours: z.string().nullable(),
  topics: z.array(z.string()),
  audience: z.string(),
  languages: z.array(z.string()),
  channels: z.record(z.string(), z.string()),
  url: z.string().nullable(),
  source: z.string(),
  source_date: z.string(),
  confidence: z.enum(['verified-official', 'verified-secondary', 'weak', 'general-knowledge']),
  display: z.boolean(),
  verified_by: z.string().nullable(),
  verified_at: date,
  recheck_days: z.int().positive(),
})

/** A line of help that is reached from anywhere. */
export type Hotline = {
  readonly id: string
  readonly names: { readonly uk: string; readonly en: string }
  readonly phones: readonly Phone[]
  /** Round the clock, as far as the source says. */
  readonly always: boolean
  readonly topics: readonly string[]
  readonly audience: string
  readonly languages: readonly string[]
  readonly email?: string
  readonly url?: string
  readonly source: string
  readonly sourceDate: string
  /** Who of the organisation vouched for it; nobody yet: it is marked as unsigned. */
  readonly signedBy?: string
  readonly signedAt?: string
  readonly recheckDays: number
}

function shown(kept: z.infer<typeof Kept>): Hotline {
  const written = [kept.phone, ...kept.phone_alt].filter((number) => number !== null)
  return {
    id: kept.id,
    names: { uk: kept.name_uk, en: kept.name_en },
    phones: written.flatMap((number) => readPhones(number).phones),
    always: kept.hours?.startsWith('24/7') ?? false,
    topics: kept.topics,
    audience: kept.audience,
    languages: kept.languages,
    ...(kept.channels['email'] ? { email: kept.channels['email'] } : {}),
    ...(kept.url ? { url: kept.url } : {}),
    source: kept.source,
    sourceDate: kept.source_date,
    ...(kept.verified_by ? { signedBy: kept.verified_by } : {}),
    ...(kept.verified_at ? { signedAt: kept.verified_at } : {}),
    recheckDays: kept.recheck_days,
  }
}

/** The lines that may be shown: displayed, and known from a source that can be named. */
export function readHotlines(register: unknown): readonly Hotline[] {
  const { hotlines } = z.object({ hotlines: z.array(Kept) }).parse(register)
  return hotlines.filter((kept) => kept.display && kept.confidence.startsWith('verified')).map(shown)
}

/** Police, ambulance, rescue, and the government's line: they stand on the screen that needs no database. */
export const emergencyLines = ['police_102', 'ambulance_103', 'rescue_101', 'gov_1547'] as const

/** Whether a signature is younger than its term; a line nobody signed is never fresh. */
export const isFresh = (line: Hotline, at: Date) =>
  line.signedAt !== undefined && at.getTime() < Date.parse(line.signedAt) + line.recheckDays * 86_400_000
