import type { Flow } from '../../conversation/flow.ts'
import { lobbyFlows } from '../../conversation/lobby.ts'
import { type Exit, type OutlineStep, outline, type Way } from '../../conversation/outline.ts'
import type { Voice } from '../book/voice.ts'
import { PHONE } from '../words.ts'
import { cut, widthOf, wrapped } from './lettering.ts'

/** Sizes of what is drawn, in units of the picture. */
export const size = {
  card: 276,
  deed: 204,
  door: 168,
  doorHeight: 50,
  pad: 12,
  head: 28,
  words: 13,
  wordLine: 18,
  label: 12,
  labelLine: 16,
  rowPad: 6,
  rowGap: 5,
  mark: 40,
} as const

/** One way on from a card: what stands on it, and where it goes. A way without a wire says the number of its step instead. */
export type Row = {
  readonly turn: Way['turn'] | 'exit' | 'tick'
  readonly by: Way['by']
  readonly label: readonly string[]
  /** The card or door that a wire leads to. */
  readonly to?: string
  /** The number of the step that this way leads to without a wire. */
  readonly number?: number
  /** From the top of its card. */
  readonly top: number
  readonly height: number
}

/** One step as it is drawn: its kind is its shape. */
export type Card = {
  readonly id: string
  readonly kind: OutlineStep['node']['kind']
  readonly number: number
  readonly column: number
  readonly words: readonly string[]
  readonly badges: readonly Badge[]
  readonly rows: readonly Row[]
  readonly width: number
  readonly height: number
  /** The words as a whole, for somebody who hears the picture. */
  readonly said: string
}

/** A small mark in the head of a card. */
export type Badge = {
  readonly kind: 'facts' | 'not-signed' | 'card' | 'limits'
  readonly text: string
  readonly width: number
}

/** Where the conversation leaves to another one. */
export type Door = {
  readonly id: string
  readonly column: number
  readonly title: string
  readonly emergency: boolean
  readonly exit: Exit
  readonly width: number
  readonly height: number
}

/** Everything that one picture shows, measured but not yet placed. */
export type Board = {
  readonly flow: Flow
  readonly voice: Voice
  readonly cards: readonly Card[]
  readonly doors: readonly Door[]
}

/** Words of a step in a picture: so many lines. */
const LINES = 3

const plain = (text: string) => text.replaceAll(PHONE.open, '').replaceAll(PHONE.close, '')

/** Reads a flow into what is drawn of it. */
export function boardOf(voice: Voice, flow: Flow): Board {
  const { steps } = outline(flow)
  const numbers = new Map(steps.map(({ name }, at) => [name, at + 1]))
  const columns = columnsOf(steps)
  const cards = steps.map((step): Card => {
    const width = step.node.kind === 'do' ? size.deed : size.card
    const words = wordsOf(voice, flow.flow, step, width)
    const top = size.head + words.length * size.wordLine + (step.node.kind === 'say' ? 0 : size.pad)
    const rows = rowsOf(voice, flow.flow, step, width, top, (way) => {
      if (way.exit) return { turn: 'exit', to: doorOf(step.name, way.exit) }
      if (isTick(step, way)) return { turn: 'tick' }
      return way.turn === 'on'
        ? { turn: way.turn, to: way.to }
        : { turn: way.turn, number: numbers.get(way.to)! }
    })
    return {
      id: step.name,
      kind: step.node.kind,
      number: numbers.get(step.name)!,
      column: columns.get(step.name)!,
      words,
      badges: badgesOf(voice, step),
      rows,
      width,
      height: (rows.length > 0 ? rows.at(-1)!.top + rows.at(-1)!.height : top - size.pad) + size.pad,
      said: plain(voice.words(flow.flow, step)),
    }
  })
  return {
    flow,
    voice,
    cards,
    doors: steps.flatMap((step) => doorsOf(voice, step, columns.get(step.name)! + 1)),
  }
}

/** A step stands in the column after the one that leads to it; the only one that follows a step, below it. */
function columnsOf(steps: readonly OutlineStep[]): Map<string, number> {
  const columns = new Map<string, number>()
  const onward = new Map(steps.map(({ name, ways }) => [name, onwardOf(ways)]))
  for (const { name, under } of steps) {
    if (under === undefined) columns.set(name, 0)
    else columns.set(name, columns.get(under)! + (onward.get(under)!.size === 1 ? 0 : 1))
  }
  return columns
}

/** Everything that a line or a door would be drawn to. */
const onwardOf = (ways: readonly Way[]) =>
  new Set(ways.flatMap(({ to, turn, exit }) => (exit || turn === 'on' ? [to] : [])))

function wordsOf(voice: Voice, flow: string, step: OutlineStep, width: number): string[] {
  const { node } = step
  const text = node.kind === 'do' ? voice.named('act', node.act) : plain(voice.words(flow, step))
  const [line = ''] = text.split('\n')
  const room = width - 2 * size.pad - (node.kind === 'do' ? size.pad : 0)
  return wrapped(line, room, size.words, LINES)
}

type Led = { readonly turn: Row['turn']; readonly to?: string; readonly number?: number }

/** A step that only goes on has no buttons: its wire begins at its edge. */
function rowsOf(
  voice: Voice,
  flow: string,
  step: OutlineStep,
  width: number,
  top: number,
  led: (way: Way) => Led,
): Row[] {
  const room = width - 2 * size.pad - 2 * size.rowPad - size.mark
  let next = top
  return step.ways.map((way) => {
    const label = way.by === 'next' ? [] : wrapped(plain(voice.way(flow, step, way)), room, size.label, 2)
    const height = label.length === 0 ? size.labelLine : label.length * size.labelLine + 2 * size.rowPad - 4
    const row: Row = { ...led(way), by: way.by, label, top: next, height }
    next += height + size.rowGap
    return row
  })
}

/** A button that stays: it marks one of several answers. */
const isTick = ({ name, node }: OutlineStep, way: Way) =>
  node.kind === 'choose' && node.many === true && way.by === 'option' && way.to === name

const doorOf = (step: string, exit: Exit) => `${step} > ${exit.to === 'flow' ? exit.flow : `(${exit.to})`}`

/** Ways of one step to the same flow share a door. */
function doorsOf(voice: Voice, step: OutlineStep, column: number): Door[] {
  const doors = step.ways.flatMap(({ exit }): Door[] => {
    const title = exit ? plain(voice.exit(exit)) : ''
    return exit
      ? [
          {
            id: doorOf(step.name, exit),
            column,
            title: cut(title, size.card - 48, size.label),
            emergency: exit.to === 'flow' && exit.flow === lobbyFlows.emergency,
            exit,
            width: Math.min(size.card, Math.max(size.door, Math.ceil(widthOf(title, size.label)) + 48)),
            height: size.doorHeight,
          },
        ]
      : []
  })
  return doors.filter(({ id }, at) => doors.findIndex((door) => door.id === id) === at)
}

function badgesOf(voice: Voice, { node }: OutlineStep): Badge[] {
  if (node.kind === 'do' || node.kind === 'end') return []
  const facts = node.facts ?? []
  const texts: (false | undefined | readonly [Badge['kind'], string])[] = [
    node.limits && ['limits', voice.book('limits')],
    facts.length > 0 && ['facts', `§ ${facts.length}`],
    facts.some((id) => voice.fact(id)?.signedOff === null) && ['not-signed', voice.book('not-signed')],
    node.card !== undefined && ['card', '▤'],
  ]
  return texts.flatMap((badge) =>
    badge ? [{ kind: badge[0], text: badge[1], width: Math.ceil(widthOf(badge[1], 10.5)) + 12 }] : [],
  )
}
