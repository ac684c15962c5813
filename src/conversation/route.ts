import { z } from 'zod'

/** What is told of every route, in this order: who will know, whether a name is needed, what starts by itself, how long, what proves it was filed. */
export const routeCells = ['who', 'anonymous', 'starts', 'time', 'proof'] as const
export type RouteCell = (typeof routeCells)[number]

/** The facts its words state; or that nobody has confirmed it, which is then said in so many words. */
const Cell = z.union([z.array(z.string()).min(1), z.literal('not-confirmed')])
/** Advice files nothing: there is no term to keep and nothing to prove. */
const FiledCell = z.union([Cell, z.literal('advice')])

/** One route by which harassment in service can be told; its words stand in the catalogue `routes`. */
export const Route = z.strictObject({
  route: z.string().regex(/^[a-z][a-z-]{0,23}$/, 'a name is kebab-case, at most 24 characters'),
  /** Does it lead into the service itself, or to somebody outside it? */
  leads: z.enum(['outside', 'inside']),
  why: z.string().optional(),
  /** Lines of the directory by which it is reached: shown here with their warning, where they stand on no list. */
  lines: z.array(z.string()).optional(),
  cells: z.strictObject({ who: Cell, anonymous: Cell, starts: Cell, time: FiledCell, proof: FiledCell }),
})
export type Route = z.infer<typeof Route>

/** What is certain where a route outside the service was shown on every path. */
export const OUTSIDE = '(outside)'

/** Cells that can be compared side by side, each as a card of its own. */
export const comparedCells = ['who', 'anonymous', 'starts'] as const satisfies readonly RouteCell[]

/** A card of the table: one route, or one cell of all of them with the first route first. */
export type RouteCard = {
  readonly card: string
  readonly leads: Route['leads']
  readonly facts: readonly string[]
}

const factsOf = (cell: Route['cells'][RouteCell]) => (typeof cell === 'string' ? [] : cell)

const made = new WeakMap<readonly Route[], readonly RouteCard[]>()

/** Every card that a table makes, with the facts it states. */
export function routeCards(routes: readonly Route[]): readonly RouteCard[] {
  const cards = made.get(routes) ?? cardsIn(routes)
  made.set(routes, cards)
  return cards
}

function cardsIn(routes: readonly Route[]): RouteCard[] {
  const unique = (facts: readonly string[]) => [...new Set(facts)]
  return [
    ...routes.map(({ route, leads, cells }) => ({
      card: `route-${route}`,
      leads,
      facts: unique(routeCells.flatMap((cell) => factsOf(cells[cell]))),
    })),
    ...comparedCells.map((cell) => ({
      card: `routes-${cell}`,
      leads: routes[0]?.leads ?? 'inside',
      facts: unique(routes.flatMap(({ cells }) => factsOf(cells[cell]))),
    })),
  ]
}
