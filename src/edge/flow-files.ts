import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Templates } from '../complaint/template.ts'
import { Flow } from '../conversation/flow.ts'
import type { Fault } from '../conversation/inspect-rule.ts'
import { Route } from '../conversation/route.ts'
import { readShaped, type Shaped } from './shaped-file.ts'

/** A flow and the file it stands in, relative to the root. */
export type FlowFile = { readonly file: string; readonly flow: Flow }

/** The route table: what is offered first stands first. */
const RouteTable = z.strictObject({ routes: z.array(Route).min(1) })

/** What stands beside the flows without being one. */
const OTHERS = ['facts.json', 'sign-offs.json', 'flow.schema.json', 'routes.json', 'complaints.json']

/** Reads flows/*.json (register, routes and the schema excepted). What is not a flow is reported like any other fault. */
export function readFlows(folder: string): { files: FlowFile[]; faults: Fault[] } {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !OTHERS.includes(name))
  const files: FlowFile[] = []
  const faults: Fault[] = []
  for (const name of names.sort()) {
    const file = `flows/${name}`
    const read = readShaped(
      join(folder, name),
      file,
      Flow,
      'see docs/writing-flows.md for what may stand here',
    )
    if (read.value) files.push({ file, flow: read.value })
    faults.push(...read.faults)
  }
  return { files, faults }
}

/** Reads the route table (flows/routes.json). */
export const readRoutes = (folder: string) =>
  readShaped(
    join(folder, 'routes.json'),
    'flows/routes.json',
    RouteTable,
    'see “Routes” in docs/writing-flows.md',
  )

/** Reads the papers that a person can take to a body (flows/complaints.json), where a house has any. */
export function readComplaints(folder: string): Shaped<Templates> {
  const file = join(folder, 'complaints.json')
  if (!existsSync(file)) return { faults: [] }
  return readShaped(file, 'flows/complaints.json', Templates, 'see “Papers” in docs/writing-flows.md')
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
