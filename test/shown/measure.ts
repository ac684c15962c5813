import type { Arranged, Line, Point } from '../../src/edge/picture/arrange.ts'

type Box = {
  readonly name: string
  readonly to?: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A speech bubble has a tail below it. */
const TAIL = 11

const boxesOf = ({ cards, doors }: Arranged): Box[] => [
  ...cards.map(({ id, x, y, width, height, kind }) => ({
    name: id,
    x,
    y,
    width,
    height: height + (kind === 'say' ? TAIL : 0),
  })),
  ...doors.map(({ id, x, y, width, height }) => ({ name: id, x, y, width, height })),
]

const meet = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

const pairs = <Thing>(things: readonly Thing[]) =>
  things.flatMap((one, at) => things.slice(at + 1).map((other) => [one, other] as const))

/** Segments of a line, each as a box without width or height. */
const segmentsOf = ({ from, to, paths }: Line): Box[] =>
  paths.flatMap((points) =>
    points.slice(1).map((end, at) => {
      const [[x1, y1], [x2, y2]] = [points[at]!, end] as [Point, Point]
      const [x, y] = [Math.min(x1, x2), Math.min(y1, y2)]
      return { name: `${from} → ${to}`, to, x, y, width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) }
    }),
  )

/** Everything in a placed picture that lies on something it should not: boxes on boxes, lines through boxes, lines on lines. */
export function overlaps(arranged: Arranged): string[] {
  const boxes = boxesOf(arranged)
  const segments = arranged.lines.flatMap(segmentsOf)
  return [
    ...pairs(boxes)
      .filter(([one, other]) => meet(one, other))
      .map(([one, other]) => `${one.name} lies on ${other.name}`),
    ...segments.flatMap((segment) =>
      boxes.filter((box) => crosses(segment, box)).map((box) => `${segment.name} runs through ${box.name}`),
    ),
    ...pairs(segments)
      .filter(([one, other]) => one.to !== other.to && together(one, other))
      .map(([one, other]) => `${one.name} lies on ${other.name}`),
  ]
}

/** Inside, not only at the edge where lines begin and end. */
const crosses = (line: Box, { x, y, width, height }: Box) =>
  line.x < x + width - 0.5 &&
  line.x + line.width > x + 0.5 &&
  line.y < y + height - 0.5 &&
  line.y + line.height > y + 0.5

/** Two parallel lines that look like one, for more than a corner; that they cross, or end at the same box, is no fault. */
function together(one: Box, other: Box): boolean {
  if (one.width === 0 && other.width === 0)
    return Math.abs(one.x - other.x) < 3 && shared(one.y, one.height, other.y, other.height) > 2
  if (one.height === 0 && other.height === 0)
    return Math.abs(one.y - other.y) < 2 && shared(one.x, one.width, other.x, other.width) > 2
  return false
}

const shared = (a: number, long: number, b: number, far: number) =>
  Math.min(a + long, b + far) - Math.max(a, b)
