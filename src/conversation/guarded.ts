import { keptCards } from './card.ts'
import type { Flow } from './flow.ts'
import { certainAt } from './inspect-certain.ts'
import type { House } from './inspect-rule.ts'
import { OUTSIDE, routeCards } from './route.ts'
import { withhold } from './withhold.ts'

/** Flows without the withheld cards, and every card that is withheld then. */
export type Withheld = { readonly flows: readonly Flow[]; readonly cards: ReadonlySet<string> }

/**
 * The same flows without the withheld cards. Where the card that leads outside the service goes, the routes inside it go
 * too: nobody is shown her commander because the lawyer's sign-off of the lawyer is missing.
 */
export function withholdGuarded(house: House, flows: readonly Flow[], cards: ReadonlySet<string>): Withheld {
  const kept = keptCards(flows)
  const all = new Set(cards)
  for (;;) {
    const shown = withhold(flows, all)
    const open = shown
      .flatMap((flow) => [...unguarded(flow, house), ...unguardedButtons(flow, house)])
      .filter((card) => !all.has(card) && !kept.has(card))
    if (open.length === 0) return { flows: shown, cards: all }
    for (const card of open) all.add(card)
  }
}

const leadsOf = ({ routes }: House) => {
  const leads = new Map(routeCards(routes).map(({ card, leads }) => [card, leads]))
  return ({ nodes }: Flow, name: string) => {
    const node = nodes[name]
    return node && 'card' in node && node.card ? leads.get(node.card) : undefined
  }
}

/** Routes inside the service that some path leads to without one outside it. */
function unguarded(flow: Flow, house: House): string[] {
  const certain = certainAt({ file: '', flow, house })
  const leads = leadsOf(house)
  return Object.keys(flow.nodes)
    .filter((name) => leads(flow, name) === 'inside' && certain.get(name)?.has(OUTSIDE) === false)
    .map((name) => `flows/${flow.flow}:${name}`)
}

/** Routes inside the service whose button has none above it that leads outside. */
function unguardedButtons(flow: Flow, house: House): string[] {
  const leads = leadsOf(house)
  return Object.values(flow.nodes).flatMap((node) => {
    if (node.kind !== 'choose') return []
    const ways = Object.values(node.options)
    const outside = ways.findIndex((to) => leads(flow, to) === 'outside')
    return ways
      .filter((to, at) => leads(flow, to) === 'inside' && (outside < 0 || at < outside))
      .map((to) => `flows/${flow.flow}:${to}`)
  })
}
