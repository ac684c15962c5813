import type { Flow, FlowNode } from './flow.ts'
import type { Fault, House } from './inspect.ts'

/** One flow among the rules: its file and everything it is held against. */
export type Inspected = { readonly file: string; readonly flow: Flow; readonly house: House }

/** A rule names what it finds wrong with one flow. */
export type FlowRule = (inspected: Inspected) => readonly Fault[]

/** What a rule finds: the cause, the mend, and the field of the node if it is one of them. */
export type Finding = readonly [cause: string, mend: string, field?: string]

/** A rule that looks at one node after the other. */
export const atEveryNode =
  (look: (node: FlowNode, name: string, inspected: Inspected) => readonly Finding[]): FlowRule =>
  (inspected) =>
    Object.entries(inspected.flow.nodes).flatMap(([name, node]) =>
      look(node, name, inspected).map(([cause, mend, field = '']) => ({
        file: inspected.file,
        path: `$.nodes['${name}']${field}`,
        cause,
        mend,
      })),
    )

/** The newest version of a flow, where a conversation that ends here goes on. */
export const newest = ({ flows }: House, name: string): Flow | undefined =>
  flows
    .map(({ flow }) => flow)
    .filter(({ flow }) => flow === name)
    .reduce<Flow | undefined>((best, flow) => (best && best.version >= flow.version ? best : flow), undefined)
