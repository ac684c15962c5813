import type { Answers, Line } from '../outbox/screen.ts'
import type { Flow, FlowNode } from './flow.ts'
import { hasMore, listOf, type Move, movesAt, nodeAt, PAGE } from './moves.ts'
import type { Seat } from './session.ts'

/** What can happen to a conversation that waits: a button, a text or place, the result of an act, or a step past or back. */
export type Step =
  | { readonly type: 'pressed'; readonly option: number }
  | { readonly type: 'gave'; readonly answer: string }
  | { readonly type: 'skipped' | 'went-back' | 'turned-page' }
  | {
      readonly type: 'acted'
      readonly result: string
      readonly answers?: Answers | undefined
      readonly lists?: Seat['lists'] | undefined
    }

/** Where a walk stops: it waits for the person, for an act, or for nothing more. */
export type Stop =
  | { readonly type: 'listening'; readonly seat: Seat }
  | { readonly type: 'acting'; readonly seat: Seat; readonly act: string }
  | { readonly type: 'ended'; readonly seat: Seat; readonly to: string | undefined }

/** More steps than this without a pause means the flow turns in a circle. */
const MAX_STEPS = 50
/** `back` walks at most this far: it keeps a session small and a long way back is a way home. */
const MAX_PATH = 12

export const begin = (flow: Flow, said: readonly Line[] = []): Stop =>
  walk(flow, flow.start, {
    flow: flow.flow,
    version: flow.version,
    at: flow.start,
    answers: {},
    path: [],
    shown: said,
  })

/** One step, one stop. A step that does not fit is `undefined`: the present question stands. */
export function advance(flow: Flow, seat: Seat, step: Step): Stop | undefined {
  if (step.type === 'went-back') return goBack(flow, seat)
  const node = nodeAt(flow, seat.at)
  if (step.type === 'turned-page') return turnPage(flow, node, seat)
  const exit = exitOf(flow, node, seat, step)
  if (!exit) return undefined
  const answers = exit.keeps ? { ...seat.answers, ...exit.keeps } : seat.answers
  const lists = step.type === 'acted' && step.lists ? { ...seat.lists, ...step.lists } : seat.lists
  const stays = exit.to === seat.at
  const path = node.kind === 'do' || stays ? seat.path : [...seat.path, seat.at].slice(-MAX_PATH)
  const shown = node.kind === 'do' ? seat.shown : []
  const from = stays ? seat : bare(seat)
  return walk(flow, exit.to, { ...from, answers, path, shown, ...(lists && { lists }) })
}

/** A seat at the first page again. */
const bare = ({ page: _, ...seat }: Seat): Seat => seat

function exitOf(flow: Flow, node: FlowNode, seat: Seat, step: Step): Pick<Move, 'to' | 'keeps'> | undefined {
  switch (step.type) {
    case 'pressed':
      return movesAt(flow, seat)[step.option]
    case 'gave':
      if (node.kind !== 'write') return undefined
      return {
        to: node.next,
        keeps: { [node.save]: node.many ? [...listOf(seat.answers[node.save]), step.answer] : step.answer },
      }
    case 'skipped':
      return (node.kind === 'choose' || node.kind === 'write') && node.skip ? { to: node.skip } : undefined
    case 'acted': {
      const to = node.kind === 'do' ? node.results[step.result] : undefined
      return to === undefined ? undefined : { to, ...(step.answers && { keeps: step.answers }) }
    }
    default:
      return undefined
  }
}

function goBack(flow: Flow, seat: Seat): Stop | undefined {
  const to = seat.path.at(-1)
  if (to === undefined) return undefined
  return walk(flow, to, { ...bare(seat), path: seat.path.slice(0, -1), shown: [] })
}

function turnPage(flow: Flow, node: FlowNode, seat: Seat): Stop | undefined {
  if (node.kind !== 'choose' || !node.each || !hasMore(flow, seat)) return undefined
  const pages = Math.ceil((seat.lists?.[node.each]?.length ?? 0) / PAGE)
  return { type: 'listening', seat: { ...seat, page: ((seat.page ?? 0) + 1) % pages } }
}

/** Walks on until the flow must wait for the person, for an act, or for nothing more. */
function walk(flow: Flow, from: string, start: Seat): Stop {
  let seat: Seat = start
  let at = from
  for (let count = 0; count < MAX_STEPS; count++) {
    const node = nodeAt(flow, at)
    seat = { ...seat, at }
    if (node.kind === 'do') return { type: 'acting', seat, act: node.act }
    if (node.kind === 'end') return { type: 'ended', seat, to: node.to }
    seat = { ...seat, shown: [...seat.shown, lineOf(flow, at, node, seat.answers)] }
    if (node.kind !== 'say') return { type: 'listening', seat: { ...seat, path: withoutLoop(seat.path, at) } }
    at = node.next
  }
  throw new Error(`flow ${flow.flow} does not pause after ${from}`)
}

/** Coming to a question again forgets the way round to it, so `back` never turns in a circle. */
const withoutLoop = (path: readonly string[], at: string) =>
  path.includes(at) ? path.slice(0, path.indexOf(at)) : path

type Speaking = Exclude<FlowNode, { kind: 'do' | 'end' }>

function lineOf(flow: Flow, at: string, node: Speaking, answers: Answers): Line {
  const values = Object.fromEntries(
    (node.shows ?? []).flatMap((name) => (name in answers ? [[name, answers[name]!]] : [])),
  )
  return {
    key: `flows/${flow.flow}:${at}`,
    ...(node.shows && { values }),
    ...(node.card && { card: node.card }),
  }
}
