/**
 * A wire in the gap after a column: it leaves at its ports, runs up or down in a lane, and ends at a height of the next
 * column; or it returns to its own, to the box below.
 */
export type Wire = {
  readonly column: number
  readonly ports: readonly number[]
  readonly end: { readonly height: number; readonly returns: boolean }
}

type Span = { readonly from: number; readonly to: number }

const spanOf = ({ ports, end }: Wire): Span => ({
  from: Math.min(...ports, end.height),
  to: Math.max(...ports, end.height),
})
/** The heights at which a wire reaches from its lane to the left, and to the right. */
const leftOf = ({ ports, end }: Wire) => (end.returns ? [...ports, end.height] : ports)
const rightOf = ({ end }: Wire) => (end.returns ? [] : [end.height])
/** Two wires nearer than this would look like one. */
const NEAR = 6
const meet = (one: Span, other: Span) => one.from < other.to + NEAR && other.from < one.to + NEAR
const within = (height: number, { from, to }: Span) => height >= from && height <= to

/** How often two wires cross when `left` has the lane nearer to the card it comes from. */
const crossings = (left: Wire, right: Wire): number =>
  rightOf(left).filter((height) => within(height, spanOf(right))).length +
  leftOf(right).filter((height) => within(height, spanOf(left))).length

/** The lane of each wire, from 0 next to the left column: wires in one lane never meet, and cross as little as can be. */
export function lanesOf(wires: readonly Wire[]): number[] {
  const lanes = new Array<number>(wires.length).fill(0)
  for (const column of new Set(wires.map((wire) => wire.column))) {
    const waiting = new Set(wires.flatMap((wire, at) => (wire.column === column ? [at] : [])))
    const placed: number[] = []
    while (waiting.size > 0) {
      const next = leftmost([...waiting], wires)
      waiting.delete(next)
      lanes[next] = laneFor(next, placed, wires, lanes)
      placed.push(next)
    }
  }
  return lanes
}

/** The wire that the fewest others would rather have on its left. */
function leftmost(waiting: readonly number[], wires: readonly Wire[]): number {
  const cost = (at: number) =>
    waiting.reduce((sum, other) => {
      if (other === at) return sum
      const [mine, theirs] = [wires[at]!, wires[other]!]
      return sum + Math.max(0, crossings(mine, theirs) - crossings(theirs, mine))
    }, 0)
  return waiting.reduce((best, at) => (cost(at) < cost(best) ? at : best))
}

/** The first lane that is free here, to the right of every wire it would otherwise cross more often. */
function laneFor(
  at: number,
  placed: readonly number[],
  wires: readonly Wire[],
  lanes: readonly number[],
): number {
  const span = spanOf(wires[at]!)
  const met = placed.filter((other) => meet(spanOf(wires[other]!), span))
  const after = met.filter(
    (other) => crossings(wires[other]!, wires[at]!) < crossings(wires[at]!, wires[other]!),
  )
  const taken = new Set(met.map((other) => lanes[other]))
  let lane = Math.max(-1, ...after.map((other) => lanes[other]!)) + 1
  while (taken.has(lane)) lane++
  return lane
}
