import { z } from 'zod'
import type { ContactContract } from '../casework/contact-contract.ts'
import { urgencies } from '../casework/promise.ts'
import { kinds, type Request, topics, tracks } from '../casework/request.ts'
import { organizationId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { branches } from '../staff/conflicts.ts'

/** What she answered in a conversation, under the names of its questions. Anything may be missing. */
type Answers = Readonly<Record<string, string | readonly string[]>>

/** An oblast, as the gazetteer names it. Nothing smaller is taken. */
const region = z.string().regex(/^ua\d{2}$/)
/** What she skipped, or pressed "rather not say" to: no answer. */
const optional = <Value extends z.ZodType>(value: Value) => value.optional().catch(undefined)
/** One answer or several. Here an answer that cannot be read is not skipped: it may be somebody she is afraid of. */
const many = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((given) => (typeof given === 'string' ? [given] : (given ?? [])), z.array(value))

/** The hours she can be written to, by the button she pressed: minutes of the day on the clocks of Ukraine. */
const hours = {
  any: { from: 0, until: 0 },
  morning: { from: 8 * 60, until: 12 * 60 },
  daytime: { from: 10 * 60, until: 18 * 60 },
  evening: { from: 18 * 60, until: 22 * 60 },
} as const
const days = { any: [0, 1, 2, 3, 4, 5, 6], workdays: [0, 1, 2, 3, 4], weekend: [5, 6] } as const
const names = <Table extends object>(table: Table) =>
  Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]]

const Wishes = z.object({
  track: z.enum(tracks).catch('survivor'),
  kind: optional(z.enum(kinds)),
  topic: optional(z.enum(topics)),
  branch: optional(z.enum(branches)),
  region: optional(region),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .catch('uk'),
  prefers: optional(z.enum(['woman', 'man'])),
  // Who did not say how soon is answered soon.
  urgency: z.enum(urgencies).catch('today'),
})

/** Unsaid is unsafe: without a clear yes to being written to, she is never written to first. */
const Contact = z.object({
  channel: z.enum(['chat', 'none']).catch('none'),
  'may-write-first': z.literal('yes').optional().catch(undefined),
  hours: z.enum(names(hours)).catch('daytime'),
  days: z.enum(names(days)).catch('workdays'),
  'neutral-word': z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .catch('notice'),
})

const Exclusions = z.object({
  'not-organizations': many(z.string().min(1)),
  'not-regions': many(region),
  'not-tied-to-service': z.enum(['yes', 'no']).optional(),
})

function contractOf(answers: Answers, safeWord: Uint8Array | undefined): ContactContract {
  const contact = Contact.parse(answers)
  return {
    channel: contact.channel,
    ...hours[contact.hours],
    days: days[contact.days],
    neutralWord: contact['neutral-word'],
    neverFirst: contact['may-write-first'] !== 'yes',
    ...(safeWord && { safeWord }),
  }
}

/** Leaves out what was skipped, so that nothing stands where nothing was said. */
const said = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  }

/**
 * What her answers ask for. Only the kind of help must be said. A wish to keep somebody away that cannot be read stops the
 * request: it is asked again, never dropped. `safeWord` is its keyed digest; the word itself is not among the answers.
 */
export function requestOf(answers: Answers, safeWord?: Uint8Array) {
  const { kind, ...wishes } = Wishes.parse(answers)
  if (!kind) return refuse('kind-missing')
  const away = Exclusions.safeParse(answers)
  if (!away.success) return refuse('exclusion-unclear')
  return done<Request>({
    ...said(wishes),
    kind,
    exclusions: {
      organizations: away.data['not-organizations'].map(organizationId),
      regions: away.data['not-regions'],
      tiedToService: away.data['not-tied-to-service'] === 'yes',
    },
    contract: contractOf(answers, safeWord),
  })
}

/** The answers that make this request, without her safe word: what she can look at again and change. */
export function answersOf({ contract, exclusions, ...wishes }: Request): Answers {
  const { from, until, channel, neverFirst, neutralWord } = contract
  const named = (table: Readonly<Record<string, unknown>>, value: unknown) =>
    Object.keys(table).find((name) => JSON.stringify(table[name]) === JSON.stringify(value))
  return said({
    ...wishes,
    'not-organizations': exclusions.organizations,
    'not-regions': exclusions.regions,
    'not-tied-to-service': exclusions.tiedToService ? 'yes' : 'no',
    channel,
    'may-write-first': neverFirst ? 'no' : 'yes',
    hours: named(hours, { from, until }),
    days: named(days, contract.days),
    'neutral-word': neutralWord,
  })
}
