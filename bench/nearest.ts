import Database from 'better-sqlite3'
import { around } from 'geokdbush'
import KDBush from 'kdbush'
import type { Point } from '../src/directory/place.ts'
import { haversine, nearestIndex } from '../src/edge/directory/nearest.ts'

/** One way to find the five nearest of 100,000, in microseconds a question. */
export type Row = { readonly name: string; readonly p50Us: number; readonly p99Us: number }

const POINTS = 100_000
const QUESTIONS = 10_000
const LIMIT = 5

type Find = (to: Point) => readonly number[]

/** A seeded sequence: the same run everywhere. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** As services lie: two of five crowd in towns, some share one geocoded point, the rest is country. */
function scattered(count: number, seed: number): Point[] {
  const roll = dice(seed)
  const anywhere = (): Point => ({ latitude: 44.4 + roll() * 8, longitude: 22.1 + roll() * 18 })
  const towns = Array.from({ length: 400 }, anywhere)
  return Array.from({ length: count }, () => {
    if (roll() < 0.6) return anywhere()
    const town = towns[Math.floor(roll() * towns.length)]!
    if (roll() < 0.1) return town
    return {
      latitude: town.latitude + (roll() - 0.5) * 0.1,
      longitude: town.longitude + (roll() - 0.5) * 0.15,
    }
  })
}

function bruteForce(points: readonly Point[]): Find {
  return (to) => {
    const best: { index: number; metres: number }[] = []
    for (let index = 0; index < points.length; index++) {
      const metres = haversine(to, points[index]!)
      if (best.length === LIMIT && metres >= best[LIMIT - 1]!.metres) continue
      best.push({ index, metres })
      best.sort((one, other) => one.metres - other.metres || one.index - other.index)
      if (best.length > LIMIT) best.pop()
    }
    return best.map(({ index }) => index)
  }
}

function geokdbush(points: readonly Point[]): Find {
  const tree = new KDBush(points.length)
  for (const { longitude, latitude } of points) tree.add(longitude, latitude)
  tree.finish()
  return (to) => around(tree, to.longitude, to.latitude, LIMIT)
}

/** The R*Tree answers boxes, not distances: the box doubles until five lie within the circle it holds. */
function rtree(points: readonly Point[]): Find {
  const database = new Database(':memory:')
  database.exec('CREATE VIRTUAL TABLE place USING rtree(id, west, east, south, north)')
  const put = database.prepare('INSERT INTO place VALUES (?, ?, ?, ?, ?)')
  database.transaction(() => {
    for (const [id, { longitude, latitude }] of points.entries())
      put.run(id, longitude, longitude, latitude, latitude)
  })()
  const inside = database
    .prepare('SELECT id FROM place WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?')
    .pluck()
  const DEGREE = 111_195
  return (to) => {
    for (let metres = 4_000; ; metres *= 2) {
      const high = metres / DEGREE + 1e-4
      const wide = high / Math.cos((Math.abs(to.latitude) + high) * (Math.PI / 180))
      const ids = inside.all(
        to.longitude - wide,
        to.longitude + wide,
        to.latitude - high,
        to.latitude + high,
      ) as number[]
      const near = ids
        .map((index) => ({ index, metres: haversine(to, points[index]!) }))
        .filter((one) => one.metres <= metres)
      if (near.length < LIMIT) continue
      near.sort((one, other) => one.metres - other.metres || one.index - other.index)
      return near.slice(0, LIMIT).map(({ index }) => index)
    }
  }
}

function timed(name: string, find: Find, questions: readonly Point[]): Row {
  for (const question of questions.slice(0, 200)) find(question)
  const taken = Float64Array.from(questions, (question) => {
    const from = performance.now()
    find(question)
    return (performance.now() - from) * 1_000
  }).sort()
  const at = (part: number) => Math.round(taken[Math.floor(taken.length * part)]! * 10) / 10
  return { name, p50Us: at(0.5), p99Us: at(0.99) }
}

/**
 * The five nearest of 100,000 places: measuring all of them, the k-d tree of this house, geokdbush, and SQLite's
 * R*Tree in memory; `identical` counts the questions to which this house and brute force gave the same five in order.
 */
export function nearestBench(): { rows: readonly Row[]; questions: number; identical: number } {
  const points = scattered(POINTS, 7)
  const questions = scattered(QUESTIONS, 11)
  const index = nearestIndex(points)
  const ours: Find = (to) => index(to, LIMIT).map((found) => found.index)
  const brute = bruteForce(points)
  const identical = questions.filter((to) => ours(to).join() === brute(to).join()).length
  return {
    rows: [
      timed('brute force', brute, questions.slice(0, 300)),
      timed('this house', ours, questions),
      timed('geokdbush', geokdbush(points), questions),
      timed('SQLite R*Tree', rtree(points), questions.slice(0, 2_000)),
    ],
    questions: questions.length,
    identical,
  }
}
