import { join } from 'node:path'
import { z } from 'zod'
import type { Fault } from '../conversation/inspect-rule.ts'
import { type FlowFile, readFlows } from './flow-files.ts'
import { readShaped } from './shaped-file.ts'
import { type Catalogues, readWordFiles } from './words.ts'

/** Everything that editors write, as it was read: flows, facts, words. */
export type ContentFiles<Entry> = {
  readonly flows: readonly FlowFile[]
  readonly facts: readonly Entry[]
  readonly catalogues: Catalogues
  /** What could not be read; then the rest is not worth looking at. */
  readonly faults: readonly Fault[]
  /** The same faults, each with the line where it is mended. */
  located(faults: readonly Fault[]): Fault[]
}

const FACTS = 'flows/facts.json'

/** Reads all that editors write under a root. `entry` is what one fact of the register looks like. */
export function readContent<Entry>(root: string, entry: z.ZodType<Entry>): ContentFiles<Entry> {
  const flows = readFlows(join(root, 'flows'))
  const words = readWordFiles(join(root, 'locales'))
  const facts = readShaped(join(root, FACTS), FACTS, z.array(entry), 'see “Facts” in docs/writing-flows.md')
  const sources = new Map(
    [...flows.sources, ...words.sources, ...(facts.source ? [facts.source] : [])].map((source) => [
      source.file,
      source,
    ]),
  )
  return {
    flows: flows.files,
    facts: facts.value ?? [],
    catalogues: words.catalogues,
    faults: [...flows.faults, ...facts.faults, ...words.faults],
    located: (faults) =>
      faults.map((fault) => ({
        ...fault,
        line: fault.line ?? sources.get(fault.file)?.lineOf(fault.path) ?? 1,
      })),
  }
}
