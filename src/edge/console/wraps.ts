import { z } from 'zod'
import type { Rewrapped } from '../../sealing/entry.ts'
import { bytesOf } from './base64.ts'

const Bytes = z.base64().transform(bytesOf)
const Changes = z
  .array(z.strictObject({ entry: z.string().max(64), before: Bytes, after: Bytes }))
  .max(20_000)

/** Wraps that a browser made anew, out of the field `changes`. Undefined when they cannot be read. */
export function changesIn(form: FormData): readonly Rewrapped[] | undefined {
  try {
    const read = Changes.safeParse(JSON.parse(String(form.get('changes') ?? '')))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
