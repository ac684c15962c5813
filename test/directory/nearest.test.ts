import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Point } from '../../src/directory/place.ts'
import { haversine, nearestIndex } from '../../src/edge/directory/nearest.ts'

const measured = (points: readonly Point[], to: Point, limit: number, admits = (_: number) => true) =>
  points
    .map((point, index) => ({ index, metres: haversine(to, point) }))
    .filter(({ index }) => admits(index))
    .sort((one, other) => one.metres - other.metres || one.index - other.index)
    .slice(0, limit)

/** Coarse enough for many namesakes of one point, wide enough for poles and the date line. */
const point = fc.record({
  latitude: fc.integer({ min: -180, max: 180 }).map((half) => half / 2),
  longitude: fc.integer({ min: -360, max: 360 }).map((half) => half / 2),
})

it('finds what measuring every point finds, in the same order', () => {
  fc.assert(
    fc.property(
      fc.array(point, { maxLength: 200 }),
      point,
      fc.integer({ min: 0, max: 7 }),
      (points, to, limit) => {
        const found = nearestIndex(points)(to, limit)
        const expected = measured(points, to, limit)
        expect(found.map(({ metres }) => Math.round(metres))).toEqual(
          expected.map(({ metres }) => Math.round(metres)),
        )
      },
    ),
    { numRuns: 300 },
  )
})

it('puts the earlier of two equal points first', () => {
  const twice = [
    { latitude: 50, longitude: 30 },
    { latitude: 49, longitude: 30 },
    { latitude: 50, longitude: 30 },
  ]
  expect(nearestIndex(twice)({ latitude: 50, longitude: 30 }, 2).map(({ index }) => index)).toEqual([0, 2])
})

it('passes over those that are not admitted', () => {
  const points = Array.from({ length: 500 }, (_, at) => ({
    latitude: 45 + (at % 25) / 5,
    longitude: 25 + Math.floor(at / 25) / 3,
  }))
  const even = (index: number) => index % 2 === 0
  const to = { latitude: 47.31, longitude: 27.77 }
  const found = nearestIndex(points)(to, 5, even)
  expect(found.map(({ index }) => index)).toEqual(measured(points, to, 5, even).map(({ index }) => index))
})

it('measures a degree of the meridian', () => {
  expect(haversine({ latitude: 50, longitude: 30 }, { latitude: 51, longitude: 30 })).toBeCloseTo(111_195, -1)
})
