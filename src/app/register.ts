import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Fault } from '../conversation/inspect-rule.ts'

/** Who reads the cards: a lawyer the law, a psychologist the tone, an editor the language. */
export const roles = ['lawyer', 'psychologist', 'editor'] as const
export type Role = (typeof roles)[number]

const written = z.string().refine((text) => text.trim() !== '', 'nothing is written here')
const wording = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hexadecimal digits')
const initials = z.string().regex(/^\p{Lu}{2,4}$/u, 'not two to four capital letters')
const signature = { initials, on: z.iso.date('not a day like 2026-11-21'), wording }

/** One statement of flows/facts.json: what it says, where it comes from, when it was checked, and the lawyer who signed this very wording. */
const FactEntry = z.strictObject({
  id: written,
  statement: z.record(z.string(), written),
  source: z.string(),
  date: written,
  /** V1: seen in an official source; V2: in a named secondary one; anything else is not shown. */
  confidence: written,
  checkedOn: z.iso.date('not a day like 2026-11-21'),
  recheckAfterDays: z.int().positive('not a number of days'),
  signedOff: z.strictObject(signature).nullable(),
})
export type FactEntry = z.infer<typeof FactEntry>

/** One line of flows/sign-offs.json: who read a card in which role, and in which wording. It stands while the wording does. */
const SignOff = z.strictObject({
  card: z.string().regex(/^flows\/[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/, 'not a card like flows/lobby:home'),
  role: z.enum(roles),
  ...signature,
})
export type SignOff = z.infer<typeof SignOff>

/** Everything that is known of what the house says: the facts, and who signed what. */
export type Register = { readonly facts: readonly FactEntry[]; readonly signOffs: readonly SignOff[] }

const FACTS = 'flows/facts.json'
const SIGN_OFFS = 'flows/sign-offs.json'

/** Reads the register. A file that is not one is told like any other fault, never thrown. */
export function readRegister(root: string): { register: Register; faults: Fault[] } {
  const facts = read(root, FACTS, FactEntry, ({ id }) => id)
  const signOffs = existsSync(join(root, SIGN_OFFS))
    ? read(root, SIGN_OFFS, SignOff, ({ card, role }) => `${card} by the ${role}`)
    : { entries: [], faults: [] }
  return {
    register: { facts: facts.entries, signOffs: signOffs.entries },
    faults: [...facts.faults, ...signOffs.faults],
  }
}

/** Writes the register as people read it: in its order, one field a line. */
export function writeRegister(root: string, { facts, signOffs }: Register): void {
  const write = (file: string, entries: unknown) =>
    writeFileSync(join(root, file), `${JSON.stringify(entries, null, 2)}\n`)
  write(FACTS, facts)
  write(SIGN_OFFS, signOffs)
}

/** SHA-256 of things in their order: the same wording, the same hash, wherever it is reckoned. */
export const hashOf = (things: unknown): string =>
  createHash('sha256').update(JSON.stringify(things)).digest('hex')

function read<Entry>(
  root: string,
  file: string,
  shape: z.ZodType<Entry>,
  nameOf: (entry: Entry) => string,
): { entries: Entry[]; faults: Fault[] } {
  const fault = (path: string, cause: string, mend: string): Fault => ({ file, path, cause, mend })
  let json: unknown
  try {
    json = JSON.parse(readFileSync(join(root, file), 'utf8'))
  } catch (thrown) {
    const cause = `not to be read as JSON: ${(thrown as Error).message}`
    return { entries: [], faults: [fault('$', cause, 'mind commas, quotes and brackets')] }
  }
  const parsed = z.array(shape).safeParse(json)
  if (!parsed.success) {
    const mend = 'see “Facts” in docs/writing-flows.md for what stands here'
    const faults = parsed.error.issues.map(({ path, message }) => fault(placeOf(path), message, mend))
    return { entries: [], faults }
  }
  const names = parsed.data.map(nameOf)
  const twice = names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [fault(`$[${at}]`, `${name} stands here twice`, 'keep the one that is right')],
  )
  return { entries: parsed.data, faults: twice }
}

const placeOf = (path: readonly PropertyKey[]) =>
  `$${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')}`
