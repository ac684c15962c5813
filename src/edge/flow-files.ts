import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Flow } from '../conversation/flow.ts'
import type { Fault } from '../conversation/inspect-rule.ts'
import type { Source } from './json-source.ts'
import { readShaped } from './shaped-file.ts'

/** A flow and the file it stands in, relative to the root. */
export type FlowFile = { readonly file: string; readonly flow: Flow }

/** Reads flows/*.json (facts.json and the schema excepted). What is not a flow is reported like any other fault. */
export function readFlows(folder: string): {
  readonly files: readonly FlowFile[]
  readonly faults: readonly Fault[]
  readonly sources: readonly Source[]
} {
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && !['facts.json', 'flow.schema.json'].includes(name),
  )
  const read = names.sort().map((name) => {
    const file = `flows/${name}`
    return { file, ...readShaped(join(folder, name), file, Flow, MEND) }
  })
  return {
    files: read.flatMap(({ file, value }) => (value ? [{ file, flow: value }] : [])),
    faults: read.flatMap(({ faults }) => faults),
    sources: read.flatMap(({ source }) => source ?? []),
  }
}

const MEND = 'see docs/writing-flows.md for what a node may contain'

/** The flow files' schema for editors (flows/flow.schema.json). */
export const flowSchema = () => z.toJSONSchema(Flow, { io: 'input' })

/** Finds a flow by name: the version asked for, or the newest. */
export function flowFinder(files: readonly FlowFile[]): (name: string, version?: number) => Flow | undefined {
  const known = new Map<string, Flow>()
  for (const { flow } of files) {
    known.set(`${flow.flow} ${flow.version}`, flow)
    const newest = known.get(flow.flow)
    if (!newest || newest.version < flow.version) known.set(flow.flow, flow)
  }
  return (name, version) => known.get(version === undefined ? name : `${name} ${version}`)
}
