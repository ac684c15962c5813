import type { Board, Card, Door } from './board.ts'
import { entryOf, heightsOf } from './heights.ts'
import { lanesOf, type Wire } from './lanes.ts'

type Placed<Thing> = Thing & { readonly x: number; readonly y: number }
export type PlacedCard = Placed<Card>
export type PlacedDoor = Placed<Door>
export type Point = readonly [x: number, y: number]

/** A line from the buttons of one card to a card or a door: it runs in the gap between two columns, and nowhere else. */
export type Line = {
  readonly from: string
  readonly to: string
  readonly paths: readonly (readonly Point[])[]
}

/** A board with a place for everything. Corners are left and top; nothing overlaps, which a test measures. */
export type Arranged = {
  readonly cards: readonly PlacedCard[]
  readonly doors: readonly PlacedDoor[]
  readonly lines: readonly Line[]
  readonly width: number
  readonly height: number
}

/** Between boxes of a column; a lane in the gap between columns; what a wire needs before and after its lanes. */
export const space = { between: 26, lane: 9, out: 16, in: 26 } as const

type Leading = { readonly from: Card; readonly to: Card | Door; readonly ports: readonly number[] }

/** Places a board: columns by how many steps lead there, order and height of boxes in them by the order of reading. */
export function arrange(board: Board, between: number = space.between): Arranged {
  const boxes: readonly (Card | Door)[] = [...board.cards, ...board.doors]
  const leadings = leadingsOf(board, boxes)
  const tops = heightsOf(boxes, between)
  const wires = wiresOf(leadings, tops)
  const lanes = lanesOf(wires)
  const columns = columnsOf(boxes, wires, lanes)
  const place = <Box extends Card | Door>(box: Box): Placed<Box> => ({
    ...box,
    x: columns[box.column]!.left,
    y: tops.get(box.id)!,
  })
  const lines = leadings.map(({ from, to }, at): Line => {
    const { ports, end } = wires[at]!
    const { left, right } = columns[from.column]!
    const x = right + space.out + lanes[at]! * space.lane
    const last = end.returns ? left + to.width : columns[to.column]!.left
    const paths = ports.map((port): Point[] => [
      [left + from.width, port],
      [x, port],
      [x, end.height],
      [last, end.height],
    ])
    return { from: from.id, to: to.id, paths }
  })
  const bottom = Math.max(...boxes.map((box) => tops.get(box.id)! + box.height))
  return {
    cards: board.cards.map(place),
    doors: board.doors.map(place),
    lines,
    width: columns.at(-1)!.right,
    height: bottom,
  }
}

/** Buttons of one card that lead to the same place share a wire. */
function leadingsOf({ cards }: Board, boxes: readonly (Card | Door)[]): Leading[] {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  return cards.flatMap((from) => {
    const targets = [...new Set(from.rows.flatMap(({ to }) => to ?? []))]
    return targets.map((target) => ({
      from,
      to: byId.get(target)!,
      ports: from.rows.filter(({ to }) => to === target).map(({ top, height }) => top + height / 2),
    }))
  })
}

/** Wires end in the head of a card, and in the middle of a door; a little higher or lower where a button stands just there. */
function wiresOf(leadings: readonly Leading[], tops: ReadonlyMap<string, number>): Wire[] {
  const portsOf = ({ from, ports }: Leading) => ports.map((port) => tops.get(from.id)! + port)
  return leadings.map((leading): Wire => {
    const { from, to } = leading
    const others = leadings.filter((other) => other.from.column === from.column && other.to !== to)
    const taken = others.flatMap(portsOf)
    const middle = tops.get(to.id)! + entryOf(to)
    const free = [0, -5, 5, -9, 9].find((off) => taken.every((port) => Math.abs(port - middle - off) >= 4))
    const end = { height: middle + (free ?? 0), returns: to.column === from.column }
    return { column: from.column, ports: portsOf(leading), end }
  })
}

type Column = { readonly left: number; readonly right: number }

function columnsOf(
  boxes: readonly (Card | Door)[],
  wires: readonly Wire[],
  lanes: readonly number[],
): Column[] {
  const columns: Column[] = []
  const last = Math.max(...boxes.map(({ column }) => column))
  for (let at = 0; at <= last; at++) {
    const width = Math.max(...boxes.filter(({ column }) => column === at).map((box) => box.width))
    const used = wires.flatMap(({ column }, index) => (column === at - 1 ? [lanes[index]!] : []))
    const gap = space.out + Math.max(0, ...used) * space.lane + space.in
    const left = at === 0 ? 0 : columns[at - 1]!.right + gap
    columns.push({ left, right: left + width })
  }
  return columns
}
