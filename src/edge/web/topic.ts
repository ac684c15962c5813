import { createHash } from 'node:crypto'
import type { Flow, FlowNode } from '../../conversation/flow.ts'
import { type OutlineStep, type Way as OutlineWay, outline } from '../../conversation/outline.ts'
import type { Line } from '../../outbox/screen.ts'

/** A button of the conversation, as a link on a page: to another part of the same topic, or to another conversation. */
export type Way = {
  readonly label: string
  readonly to: { readonly part: string } | { readonly flow: string }
  /** `on`: the part follows on this page. */
  readonly turn: OutlineWay['turn']
}

/** One step of a conversation as a part of a page, with the parts that follow from it. */
export type Part = {
  /** Its anchor. It stands in the history of the browser, so it is a number and not the name of the step. */
  readonly id: string
  readonly step: string
  readonly line: Line
  /** The key of the button that leads here; none where the conversation simply goes on. */
  readonly heading: string | undefined
  readonly ways: readonly Way[]
  /** Its words are a warning: what follows is read by choice. */
  readonly warns: boolean
  readonly below: readonly Part[]
}

/** One conversation that is words only, as one page. */
export type Topic = { readonly flow: string; readonly code: string; readonly parts: readonly Part[] }

/** No vowels, so that no word comes about by chance, and nothing that looks like something else. */
const LETTERS = '23456789bcdfghjkmnpqrstvwxz'
const CODE_LENGTH = 4

/**
 * What stands in an address instead of the name of a conversation. It depends on the name alone: it is the same in every
 * house and after every change of content, and tells nothing to somebody who reads a history.
 */
export function codeOf(flow: string): string {
  const bytes = createHash('sha256').update(`topic ${flow}`).digest()
  let rest = bytes.readUIntBE(0, 6)
  let code = ''
  while (code.length < CODE_LENGTH) {
    code += LETTERS[rest % LETTERS.length]!
    rest = Math.floor(rest / LETTERS.length)
  }
  return code
}

/** Words to read: nothing is asked for, nothing of hers is repeated, nothing is done. */
export const isReadable = (node: FlowNode): boolean =>
  (node.kind === 'say' || (node.kind === 'choose' && node.save === undefined)) && node.shows === undefined

/** A step named `warning`, or `…-warning`, says what comes before it comes. */
const isWarning = ({ name, node }: OutlineStep) => node.kind === 'choose' && /(^|-)warning$/.test(name)

/** A question about her, answered by yes or no. */
const isAnswered = ({ node }: OutlineStep) =>
  node.kind === 'choose' && 'yes' in node.options && 'no' in node.options

/** Where something is written or done, or one answer after the other shows the way, a text in full would tell her what she has not said. */
const isWalked = (steps: readonly OutlineStep[]) =>
  steps.some(({ node }) => node.kind === 'write' || node.kind === 'do') || steps.filter(isAnswered).length > 1

/** The page of a conversation; undefined where it can only be walked through. */
export function topicOf(flow: Flow): Topic | undefined {
  const { steps } = outline(flow)
  if (isWalked(steps)) return undefined
  const readable = steps.filter(({ node }) => isReadable(node))
  if (readable.length === 0) return undefined
  const read = (under: string | undefined): readonly Part[] =>
    readable.filter((step) => standsUnder(steps, step) === under).map((step) => partOf(step, read(step.name)))
  const ids = new Map(readable.map(({ name }, index) => [name, `s${index + 1}`]))
  const key = (name: string) => `flows/${flow.flow}:${name}`

  function partOf(step: OutlineStep, below: readonly Part[]): Part {
    const { name, node, ways, under } = step
    const leads = steps.find((each) => each.name === under)?.ways.find(({ to }) => to === name)
    const card = 'card' in node ? node.card : undefined
    return {
      id: ids.get(name)!,
      step: name,
      line: { key: key(name), ...(card && { card }) },
      heading: leads?.by === 'option' ? `${key(under!)}#${leads.name}` : undefined,
      ways: ways.flatMap((way) => wayOf(way, ids, `${key(name)}#${way.name}`)),
      warns: isWarning(step),
      below,
    }
  }
  return { flow: flow.flow, code: codeOf(flow.flow), parts: read(undefined) }
}

/** The nearest step above that is on the page as well. */
function standsUnder(steps: readonly OutlineStep[], { under }: OutlineStep): string | undefined {
  const above = steps.find(({ name }) => name === under)
  return above === undefined || isReadable(above.node) ? above?.name : standsUnder(steps, above)
}

/** The way back to what was read before is the page itself; home and the interrupted conversation are none of its places. */
function wayOf({ by, to, turn, exit }: OutlineWay, ids: ReadonlyMap<string, string>, label: string): Way[] {
  if (by !== 'option') return []
  if (exit) return exit.to === 'flow' ? [{ label, to: { flow: exit.flow }, turn }] : []
  const part = ids.get(to)
  return part && turn !== 'back' ? [{ label, to: { part }, turn }] : []
}
