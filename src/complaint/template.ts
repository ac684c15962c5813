import { z } from 'zod'

const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a name is kebab-case, at most 32 characters')
const words = z.string().refine((text) => text.trim() !== '', 'nothing is written here')
/** The paper is handed in in Ukrainian; the English words are for whoever must know what she signs. */
const Text = z.strictObject({ uk: words, en: words })

/** What stands in an answer where she gave none. */
export const UNANSWERED = 'unanswered'

/** Shown only to who answered so. */
const Condition = z.strictObject({ answer: name, is: name })

const common = {
  /** Ids of the facts (flows/facts.json) that these words state. A weak or overdue one hides them. */
  facts: z.array(z.string()).min(1).optional(),
  /** Without these words the paper would mislead: when they are hidden, it is not offered. */
  essential: z.literal(true).optional(),
  /** All of these must hold. */
  when: z.array(Condition).min(1).optional(),
  why: z.string().optional(),
}

/** Words as they stand on the paper. */
const Says = z.strictObject({ kind: z.literal('says'), text: Text, ...common })

/** A line for what only she knows: filled in by hand, never asked for. */
const Blank = z.strictObject({
  kind: z.literal('blank'),
  label: Text,
  hint: Text.optional(),
  lines: z.int().min(1).max(6).optional(),
  ...common,
})

/** What she answered; blank lines where she skipped. */
const Answer = z.strictObject({
  kind: z.literal('answer'),
  answer: z.enum(['kinds', 'when', 'what', 'witnesses']),
  label: Text,
  hint: Text.optional(),
  lines: z.int().min(1).max(6).optional(),
  ...common,
})

export const Part = z.discriminatedUnion('kind', [Says, Blank, Answer])
export type Part = z.infer<typeof Part>

/** One paper that a person can take to a body: an official form as data. */
export const Template = z.strictObject({
  template: name,
  version: z.int().positive(),
  /** The route of flows/routes.json that it takes. */
  route: name,
  /** Which questions are asked for it. */
  track: z.enum(['report', 'service', 'police', 'order']),
  title: Text,
  to: z.array(Part).min(1),
  from: z.array(Part).min(1),
  body: z.array(Part).min(1),
  asks: z.array(Part).min(1),
  enclosed: z.array(Part),
  copies: Text,
  /** The sheet for herself: what to know before she files it. */
  notes: z.array(Says).min(1),
  why: z.string().optional(),
})
export type Template = z.infer<typeof Template>

const table = z.record(name, Text)

/** The templates of a house, and the words they share (flows/complaints.json). */
export const Templates = z.strictObject({
  words: z.strictObject({
    asks: Text,
    enclosed: Text,
    date: Text,
    signature: Text,
    name: Text,
    'for-you': Text,
    'by-hand': Text,
    'print-two': Text,
    sources: Text,
    checked: Text,
    unsigned: Text,
    receipt: Text,
    'receipt-how': Text,
    'made-at': Text,
  }),
  /** What her ticks are called on the paper. */
  phrases: z.strictObject({ kinds: table, when: table, witnesses: table }),
  templates: z.array(Template).min(1),
})
export type Templates = z.infer<typeof Templates>

/** The parts of a paper, in their order, by the place they stand in. */
export const placesOf = (template: Template) =>
  (['to', 'from', 'body', 'asks', 'enclosed', 'notes'] as const).map(
    (place) => [place, template[place] as readonly Part[]] as const,
  )
