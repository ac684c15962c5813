import type { Point } from '../../directory/place.ts'

export type Neighbour = { readonly index: number; readonly metres: number }

const METRES = 6_371_008.8
const radians = Math.PI / 180
const LEAF = 8

/** The distance along the ground, on a sphere of the Earth's mean radius. */
export function haversine(from: Point, to: Point): number {
  const north = Math.sin(((to.latitude - from.latitude) * radians) / 2)
  const east = Math.sin(((to.longitude - from.longitude) * radians) / 2)
  const across = Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * east * east
  return 2 * METRES * Math.asin(Math.min(1, Math.sqrt(north * north + across)))
}

/** Points as unit vectors: the straight line between two of them grows with the way along the ground, without trigonometry. */
function vectorsOf(points: readonly Point[]): Float64Array {
  const vectors = new Float64Array(points.length * 3)
  for (const [at, point] of points.entries()) {
    const level = Math.cos(point.latitude * radians)
    vectors[at * 3] = level * Math.cos(point.longitude * radians)
    vectors[at * 3 + 1] = level * Math.sin(point.longitude * radians)
    vectors[at * 3 + 2] = Math.sin(point.latitude * radians)
  }
  return vectors
}

/** The axis along which this stretch of points spreads most. */
function widest(vectors: Float64Array, order: Int32Array, from: number, to: number): number {
  let axis = 0
  let most = -1
  for (let candidate = 0; candidate < 3; candidate++) {
    let low = 2
    let high = -2
    for (let at = from; at < to; at++) {
      const value = vectors[order[at]! * 3 + candidate]!
      if (value < low) low = value
      if (value > high) high = value
    }
    if (high - low > most) {
      most = high - low
      axis = candidate
    }
  }
  return axis
}

/** A k-d tree over unit vectors: the middle of each stretch splits it along `axes[middle]`. */
function grow(vectors: Float64Array, order: Int32Array, axes: Uint8Array, from: number, to: number) {
  if (to - from <= LEAF) return
  const axis = widest(vectors, order, from, to)
  order
    .subarray(from, to)
    .sort((one, other) => vectors[one * 3 + axis]! - vectors[other * 3 + axis]! || one - other)
  const middle = (from + to) >> 1
  axes[middle] = axis
  grow(vectors, order, axes, from, middle)
  grow(vectors, order, axes, middle + 1, to)
}

/** The best so far, nearest first; of two equally near the earlier point comes first. */
class Best {
  readonly indexes: number[] = []
  readonly squares: number[] = []
  worst = Number.POSITIVE_INFINITY
  readonly limit: number
  constructor(limit: number) {
    this.limit = limit
  }

  add(index: number, square: number) {
    let place = this.squares.length
    while (place > 0 && this.follows(place - 1, index, square)) place--
    if (place >= this.limit) return
    this.indexes.splice(place, 0, index)
    this.squares.splice(place, 0, square)
    if (this.squares.length > this.limit) {
      this.indexes.pop()
      this.squares.pop()
    }
    if (this.squares.length === this.limit) this.worst = this.squares[this.limit - 1]!
  }

  private follows(place: number, index: number, square: number) {
    const other = this.squares[place]!
    return other > square || (other === square && this.indexes[place]! > index)
  }
}

/** Finds the nearest of fixed points that `admits` lets through; the same answer as measuring every one of them. */
export function nearestIndex(points: readonly Point[]) {
  const unordered = vectorsOf(points)
  const order = Int32Array.from(points.keys())
  const axes = new Uint8Array(points.length)
  grow(unordered, order, axes, 0, points.length)
  // In the order of the tree, so that a leaf is one short run of memory.
  const vectors = new Float64Array(unordered.length)
  for (const [at, index] of order.entries()) vectors.set(unordered.subarray(index * 3, index * 3 + 3), at * 3)

  return (to: Point, limit: number, admits?: (index: number) => boolean): readonly Neighbour[] => {
    if (limit < 1) return []
    const [x, y, z] = vectorsOf([to]) as unknown as readonly [number, number, number]
    const best = new Best(limit)

    const look = (at: number) => {
      const dx = vectors[at * 3]! - x
      const dy = vectors[at * 3 + 1]! - y
      const dz = vectors[at * 3 + 2]! - z
      const square = dx * dx + dy * dy + dz * dz
      if (square <= best.worst && (!admits || admits(order[at]!))) best.add(order[at]!, square)
    }
    const walk = (from: number, until: number) => {
      if (until - from <= LEAF) {
        for (let at = from; at < until; at++) look(at)
        return
      }
      const middle = (from + until) >> 1
      const axis = axes[middle]!
      const aside = (axis === 0 ? x : axis === 1 ? y : z) - vectors[middle * 3 + axis]!
      if (aside < 0) walk(from, middle)
      else walk(middle + 1, until)
      if (aside * aside > best.worst) return
      look(middle)
      if (aside < 0) walk(middle + 1, until)
      else walk(from, middle)
    }
    walk(0, points.length)
    return best.indexes.map((index) => ({ index, metres: haversine(to, points[index]!) }))
  }
}
