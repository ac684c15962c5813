import { z } from 'zod'

/** Names travel unchanged from flow file to words, log and docs. One word is taken: every JavaScript object answers to it. */
const name = z
  .string()
  .regex(
    /^(?!constructor$)[a-z][a-z0-9-]{0,31}$/,
    'a name is kebab-case, at most 32 characters, not “constructor”',
  )

const common = {
  /** Why the step is there, for the next person who wants to change it. */
  why: z.string().optional(),
  /** Ids of the facts (flows/facts.json) that the words of this step state. */
  facts: z.array(z.string()).optional(),
  /** Answers that the words of this step may repeat as `{{name}}`. */
  shows: z.array(name).optional(),
  /** The words of this step say what the house cannot protect: after it, free text may be asked for. */
  limits: z.literal(true).optional(),
  /** Data shown under the words of this step, laid out by the card of this name (a table in app.ts). */
  card: name.optional(),
}

/** The house says one thing and moves on. */
const Say = z.strictObject({ kind: z.literal('say'), next: name, ...common })

/**
 * The person presses a button; each button leads to its own node.
 * `each` adds a button for every item of the list that an act left under that name: pressing one keeps the
 * item's id under `save` and leads to `next`. With `many`, an option that leads back to its own node is a tick:
 * it is added to, or taken out of, the list kept under `save`. A question that saves can be skipped: `skip`.
 */
const Choose = z.strictObject({
  kind: z.literal('choose'),
  options: z.record(name, name),
  save: name.optional(),
  each: name.optional(),
  next: name.optional(),
  many: z.literal(true).optional(),
  skip: name.optional(),
  ...common,
})

/** The person answers freely; what she gives is kept under `save` (added to a list with `many`). */
const Write = z.strictObject({
  kind: z.literal('write'),
  accepts: z
    .array(z.enum(['text', 'location', 'file']))
    .min(1)
    .default(['text']),
  save: name,
  next: name,
  skip: name,
  many: z.literal(true).optional(),
  ...common,
})

/** The house acts (finds services, keeps a plan…); each result leads to its own node. */
const Do = z.strictObject({
  kind: z.literal('do'),
  act: name,
  results: z.record(name, name),
  why: z.string().optional(),
})

/** The conversation is over and leads `to` another flow, to the interrupted one (`resume`), or home. */
const End = z.strictObject({ kind: z.literal('end'), to: name.optional(), why: z.string().optional() })

export const FlowNode = z.discriminatedUnion('kind', [Say, Choose, Write, Do, End])
export type FlowNode = z.infer<typeof FlowNode>

/** One conversation as data: structure and reasons; no words, no code, no expressions. */
export const Flow = z.strictObject({
  $schema: z.string().optional(),
  flow: name,
  /** Grows when a node is renamed or removed; a running conversation keeps its own. */
  version: z.int().positive(),
  start: name,
  nodes: z.record(name, FlowNode),
})
export type Flow = z.infer<typeof Flow> & {
  /** The buttons that are not offered today, by node: never in a file, only where cards are withheld. */
  readonly withheld?: Readonly<Record<string, string>>
}
