import type { LobbyWord } from '../outbox/screen.ts'
import type { Acts } from './act.ts'
import type { Flow, FlowNode } from './flow.ts'
import type { Press } from './input.ts'
import type { Route } from './route.ts'

/** One thing wrong with a flow or its words: where, why it matters, and what mends it. */
export type Fault = {
  readonly file: string
  /** The place inside the file, as a JSON path. */
  readonly path: string
  /** The line of that place in the file, from 1; known once somebody looked into the file. */
  readonly line?: number
  readonly cause: string
  readonly mend: string
}

/** One statement of the register: a flow may lean on it only with a source, and only until it must be checked again. */
export type Fact = {
  readonly id: string
  readonly source: string
  readonly confidence: string
  readonly until: Date
}

/** What a flow is inspected against. */
export type House = {
  readonly flows: readonly { readonly file: string; readonly flow: Flow }[]
  readonly acts: Acts
  readonly cards: readonly string[]
  readonly languages: readonly string[]
  /** The words under a key in one language, as written, or nothing. */
  words(language: string, key: string): string | undefined
  /** Every key of one catalogue (`flows/lobby`), in one language. */
  keys(language: string, catalogue: string): readonly string[]
  /** What a language forbids in these words (LANGUAGE.md), with the mend. */
  wording(
    language: string,
    key: string,
    text: string,
  ): readonly { readonly cause: string; readonly mend: string }[]
  /** Phones that may be shown, by directory id. */
  readonly phones: readonly string[]
  /** Lines of help that may be shown, by directory id. */
  readonly lines: readonly string[]
  readonly facts: readonly Fact[]
  /** The route table, the first route first. */
  readonly routes: readonly Route[]
  readonly today: Date
  /** Cards (`flows/<flow>:<node>`) that are not shown: a weak or overdue fact in them misleads nobody. */
  readonly withheld?: ReadonlySet<string>
  fitsOnAButton(press: Press): boolean
  readonly lobby: readonly LobbyWord[]
}

/** One flow among the rules: its file and everything it is held against. */
export type Inspected = { readonly file: string; readonly flow: Flow; readonly house: House }

/** A rule names what it finds wrong with one flow. */
export type FlowRule = (inspected: Inspected) => readonly Fault[]

/** The same for every rule that asks: what is known of a flow in a house is worked out once. */
export function oncePerFlow<Known>(find: (inspected: Inspected) => Known): (inspected: Inspected) => Known {
  const houses = new WeakMap<House, WeakMap<Flow, Known>>()
  return (inspected) => {
    const flows = houses.get(inspected.house) ?? new WeakMap<Flow, Known>()
    houses.set(inspected.house, flows)
    const known = flows.get(inspected.flow) ?? find(inspected)
    flows.set(inspected.flow, known)
    return known
  }
}

/** A rule about the house as a whole. */
export type HouseRule = (house: House) => readonly Fault[]

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
