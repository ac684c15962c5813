import { type Card, type Door, size } from './board.ts'

type Box = Card | Door

/** Where wires end in a box, from its top: in the head of a card, in the middle of a door. */
export const entryOf = (box: Box): number => ('exit' in box ? box.height : size.head) / 2

/**
 * The top of every box. One follows the buttons from the first step, always to the end before the next: a box stands as
 * high as what was read before it lets it, beside the button that leads there, and a card no higher than its first
 * follower can stand.
 */
export function heightsOf(boxes: readonly Box[], between: number): ReadonlyMap<string, number> {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const tops = new Map<string, number>()
  /** By column: the lowest edge so far. */
  const edges: number[] = []

  const place = (box: Box, wanted: number): number => {
    const free = edges[box.column]
    const top = Math.max(wanted, free === undefined ? wanted : free + between)
    settle(box, top)
    let first = true
    for (const { row, follower } of followersOf(box, byId)) {
      if (tops.has(follower.id)) continue
      const beside = tops.get(box.id)! + row.top + row.height / 2 - entryOf(follower)
      const below = follower.column === box.column
      const reached = place(follower, below ? edges[box.column]! + between : beside)
      if (first && !below && reached > beside) settle(box, top + reached - beside)
      first = false
    }
    return tops.get(box.id)!
  }
  const settle = (box: Box, top: number) => {
    tops.set(box.id, top)
    edges[box.column] = top + box.height
  }

  place(boxes[0]!, 0)
  const least = Math.min(...tops.values())
  return new Map([...tops].map(([id, top]) => [id, Math.round(top - least)]))
}

/** What lines of this box lead to, in the order of its buttons. */
function followersOf(box: Box, byId: ReadonlyMap<string, Box>) {
  if (!('rows' in box)) return []
  return box.rows.flatMap((row) => {
    const follower = row.to === undefined ? undefined : byId.get(row.to)
    return follower ? [{ row, follower }] : []
  })
}
