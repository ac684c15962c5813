import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Inspects content and gives its faults; may know already that it has none. */
export type InspectOnce = <Fault>(content: unknown, inspect: () => Fault[]) => Fault[]

export const inspectAlways: InspectOnce = (_, inspect) => inspect()

/**
 * What this very program found sound, to the last letter, is sound at the next start too: the proof is kept as a hash of
 * both in `folder`. One changed sign, one new line of code or another day, and everything is inspected again.
 */
export function inspectOnceIn(folder: string, program: string): InspectOnce {
  const mark = join(folder, 'inspected')
  return (content, inspect) => {
    const proof = createHash('sha256')
      .update(readFileSync(program))
      .update(JSON.stringify(content))
      .digest('hex')
    if (keptIn(mark) === proof) return []
    const faults = inspect()
    if (faults.length === 0) keep(folder, mark, proof)
    return faults
  }
}

function keptIn(mark: string): string | undefined {
  try {
    return readFileSync(mark, 'utf8')
  } catch {
    return undefined
  }
}

function keep(folder: string, mark: string, proof: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(mark, proof)
  } catch {
    // Where nothing can be written, every start inspects.
  }
}
