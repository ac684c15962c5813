import { comparedCells, type Route, type RouteCell, routeCells } from '../conversation/route.ts'
import type { Hotline } from '../directory/hotline.ts'
import type { Card } from '../edge/render.ts'
import type { Words } from '../edge/words.ts'
import { reachOf } from './hotline-cards.ts'

/** Words of the catalogues in one language. */
type Say = (key: string, values?: Readonly<Record<string, string>>) => string

const isKnown = ({ cells }: Route, cell: RouteCell) => typeof cells[cell] !== 'string'

/** What nobody has confirmed is said plainly, all of it in the last line: a wall of the same words is not read. */
const unconfirmed = (say: Say, what: readonly string[]) =>
  what.length > 0 ? [say('cards:not-confirmed', { what: what.join(', ') })] : []

/** One route: how it is reached, then a label and a line for each cell, to be read on a narrow phone. */
function routeCard(say: Say, route: Route, hotlines: readonly Hotline[]): string {
  const label = (name: string) => say(`cards:route-${name}`)
  const lines = (route.lines ?? []).flatMap((id) => hotlines.find((line) => line.id === id) ?? [])
  const unknown = routeCells.filter((cell) => route.cells[cell] === 'not-confirmed')
  return [
    ...(lines.length > 0 ? [`${label('line')}: ${lines.map(reachOf).join(', ')}`] : []),
    ...routeCells
      .filter((cell) => isKnown(route, cell))
      .map((cell) => `${label(cell)}: ${say(`routes:${route.route}#${cell}`)}`),
    ...(routeCells.some((cell) => route.cells[cell] === 'advice') ? [label('advice')] : []),
    ...unconfirmed(
      say,
      unknown.map((cell) => inside(label(cell))),
    ),
  ].join('\n')
}

/** A label as it stands inside a sentence. */
const inside = (label: string) => label.charAt(0).toLocaleLowerCase() + label.slice(1)

/** One cell of all routes side by side, in the order of the table. */
function compared(say: Say, routes: readonly Route[], cell: RouteCell): string {
  const nameOf = ({ route }: Route) => say(`routes:${route}`)
  const known = routes.filter((route) => isKnown(route, cell))
  return [
    ...known.map((route) => `${nameOf(route)}: ${say(`routes:${route.route}#${cell}`)}`),
    ...unconfirmed(say, routes.filter((route) => !known.includes(route)).map(nameOf)),
  ].join('\n')
}

/** The cards of the route table, by the names that flows call them. */
export function routeCardsOf(
  words: Words,
  routes: readonly Route[],
  hotlines: readonly Hotline[],
): Readonly<Record<string, Card>> {
  const sayIn =
    (language: string): Say =>
    (key, values) =>
      words.say(language, key, values)
  return Object.fromEntries<Card>([
    ...routes.map(
      (route) =>
        [`route-${route.route}`, (language: string) => routeCard(sayIn(language), route, hotlines)] as const,
    ),
    ...comparedCells.map(
      (cell) => [`routes-${cell}`, (language: string) => compared(sayIn(language), routes, cell)] as const,
    ),
  ])
}
