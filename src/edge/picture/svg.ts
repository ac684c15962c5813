type Value = string | number

/** Text as it may stand in an SVG file. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Coordinates keep one decimal: the same picture is the same bytes on every machine. */
const written = (value: Value) =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value)

/** One element on a line of its own, so that a changed picture reads as a small difference. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...inside: string[]
): string {
  const listed = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`)
  const open = `<${name}${listed.join('')}`
  if (inside.length === 0) return `${open}/>`
  const single = inside.length === 1 && !inside[0]!.startsWith('<')
  return single ? `${open}>${inside[0]}</${name}>` : [`${open}>`, ...inside, `</${name}>`].join('\n')
}

export const words = (kind: string, x: number, y: number, text: string): string =>
  element('text', { class: kind, x, y }, escaped(text))

export const box = (kind: string, x: number, y: number, width: number, height: number, rx = 0): string =>
  element('rect', { class: kind, x, y, width, height, ...(rx > 0 && { rx }) })

/** A path through points, its corners rounded by `radius` where there is room. */
export function through(points: readonly (readonly [number, number])[], radius: number): string {
  const bends = points.slice(1, -1).flatMap((corner, at) => {
    const from = toward(corner, points[at]!, radius)
    const to = toward(corner, points[at + 2]!, radius)
    return [`L${pair(from)}`, `Q${pair(corner)} ${pair(to)}`]
  })
  return [`M${pair(points[0]!)}`, ...bends, `L${pair(points.at(-1)!)}`].join(' ')
}

const pair = (point: readonly [number, number]) => point.map(written).join(' ')

function toward(
  from: readonly [number, number],
  to: readonly [number, number],
  most: number,
): readonly [number, number] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const far = Math.hypot(dx, dy)
  const part = far === 0 ? 0 : Math.min(most, far / 2) / far
  return [from[0] + dx * part, from[1] + dy * part]
}
