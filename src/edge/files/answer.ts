import { cleanInside } from './inside.ts'

/** What the cell asks of its program: a file goes in, a head and the clean bytes come out. */
export async function answer(bytes: Buffer): Promise<{ head: unknown; bytes: Buffer }> {
  const outcome = await cleanInside(bytes)
  return outcome.ok
    ? { head: { type: outcome.value.type }, bytes: outcome.value.bytes }
    : { head: { refusal: outcome.refusal }, bytes: Buffer.alloc(0) }
}
