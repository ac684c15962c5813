import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Fault } from '../conversation/inspect-rule.ts'
import { readShaped } from '../edge/shaped-file.ts'

/** Who reads the cards: a lawyer the law, a psychologist the tone, an editor the language. */
export const roles = ['lawyer', 'psychologist', 'editor'] as const
export type Role = (typeof roles)[number]

const written = z.string().refine((text) => text.trim() !== '', 'nothing is written here')
const wording = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hexadecimal digits')
const initials = z.string().regex(/^\p{Lu}{2,4}$/u, 'not two to four capital letters')
const signature = { initials, on: z.iso.date('Invalid ISO date: write it like 2026-11-21'), wording }

/** One statement of flows/facts.json: what it says, where it comes from, when it was checked, and the lawyer who signed this very wording. */
const FactEntry = z.strictObject({
  id: written,
  statement: z.record(z.string(), written),
  source: z.string(),
  date: written,
  /** V1: seen in an official source; V2: in a named secondary one; anything else is not shown. */
  confidence: written,
  checkedOn: z.iso.date('Invalid ISO date: write it like 2026-11-21'),
  recheckAfterDays: z.int().positive('not a number of days'),
  signedOff: z.strictObject(signature).nullable(),
})
export type FactEntry = z.infer<typeof FactEntry>

/** One line of flows/sign-offs.json: who read a card in which role, and in which wording. It stands while the wording does. */
const SignOff = z.strictObject({
  card: z
    .string()
    .regex(/^(?:flows\/[a-z][a-z0-9-]*|complaints):[a-z][a-z0-9-]*$/, 'not a card like flows/lobby:home'),
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
  const facts = read(root, FACTS, FactEntry)
  const signOffs = existsSync(join(root, SIGN_OFFS))
    ? read(root, SIGN_OFFS, SignOff)
    : { entries: [], faults: [] }
  return {
    register: { facts: facts.entries, signOffs: signOffs.entries },
    faults: [...facts.faults, ...signOffs.faults, ...twice(signOffs.entries)],
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
): { entries: readonly Entry[]; faults: readonly Fault[] } {
  const mend = 'see “Facts” and “Signing off” in docs/writing-flows.md'
  const { value: entries = [], faults } = readShaped(join(root, file), file, z.array(shape), mend)
  return { entries, faults }
}

/** One role signs a card once: two lines would be two truths. */
function twice(signOffs: readonly SignOff[]): Fault[] {
  const names = signOffs.map(({ card, role }) => `${card} by the ${role}`)
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [
          {
            file: SIGN_OFFS,
            path: `$[${at}]`,
            cause: `${name} stands here twice`,
            mend: 'keep the one that is right',
          },
        ],
  )
}
