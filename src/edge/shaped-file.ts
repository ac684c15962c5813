import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { Fault } from '../conversation/inspect-rule.ts'
import { readSource } from './json-source.ts'

/** A file that was read: its value when it has the shape that is wanted, and everything wrong with it when not. */
export type Shaped<Value> = {
  readonly value?: Value
  readonly faults: readonly Fault[]
}

/** Reads a JSON file into a shape. `file` is how people call it: its path from the root. */
export function readShaped<Value>(
  path: string,
  file: string,
  shape: z.ZodType<Value>,
  mend: string,
): Shaped<Value> {
  const text = textOf(path)
  if (text === undefined)
    return {
      faults: [{ file, path: '$', line: 1, cause: 'there is no such file to read', mend: 'put it back' }],
    }
  return shaped(file, text, shape, mend)
}

/** The same for a text that is at hand. */
export function shaped<Value>(
  file: string,
  text: string,
  shape: z.ZodType<Value>,
  mend: string,
): Shaped<Value> {
  const { source, faults } = readSource(file, text)
  if (!source || faults.length > 0) return { faults }
  const parsed = shape.safeParse(source.value)
  if (parsed.success) return { value: parsed.data, faults }
  return {
    faults: parsed.error.issues.map((issue) => {
      const path = `$${placeOf(issue).map(step).join('')}`
      return { file, path, line: source.lineOf(path), cause: causeOf(issue), mend }
    }),
  }
}

/** What stands in a file, or nothing when it cannot be read: gone, a folder, not ours. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if (typeof (fault as { code?: unknown }).code === 'string') return undefined
    throw fault
  }
}

const step = (key: PropertyKey) => (typeof key === 'number' ? `[${key}]` : `['${String(key)}']`)

/** A key that does not belong there is shown itself, not the table it stands in. */
const placeOf = (issue: z.core.$ZodIssue) =>
  issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path

const causeOf = (issue: z.core.$ZodIssue) =>
  issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
