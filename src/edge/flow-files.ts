import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Flow } from '../conversation/flow.ts'
import type { Fault } from '../conversation/inspect-rule.ts'

/** A flow and the file it stands in, relative to the root. */
export type FlowFile = { readonly file: string; readonly flow: Flow }

/** Files beside the flows that are none: the register of facts and sign-offs, and the schema. */
const others = ['facts.json', 'sign-offs.json', 'flow.schema.json']

/** Reads flows/*.json (the register and the schema excepted). What is not a flow is reported like any other fault. */
export function readFlows(folder: string): { files: FlowFile[]; faults: Fault[] } {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !others.includes(name))
  const files: FlowFile[] = []
  const faults: Fault[] = []
  for (const name of names.sort()) {
    const file = `flows/${name}`
    const read = readFlow(file, readFileSync(join(folder, name), 'utf8'))
    if ('flow' in read) files.push({ file, flow: read.flow })
    else faults.push(...read.faults)
  }
  return { files, faults }
}

/** One flow file, parsed: the flow, or what is wrong with its shape. */
export function readFlow(file: string, text: string): { flow: Flow } | { faults: Fault[] } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (fault) {
    return {
      faults: [
        {
          file,
          path: '$',
          cause: `not JSON: ${(fault as Error).message}`,
          mend: 'mind commas, quotes and brackets',
        },
      ],
    }
  }
  const parsed = Flow.safeParse(json)
  if (parsed.success) return { flow: parsed.data }
  return {
    faults: parsed.error.issues.map((issue) => ({
      file,
      path: `$${issue.path.map((part) => `.${String(part)}`).join('')}`,
      cause: issue.message,
      mend: 'see docs/writing-flows.md for what a node may contain',
    })),
  }
}

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
