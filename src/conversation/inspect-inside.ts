import type { FlowNode } from './flow.ts'
import { certainAt } from './inspect-certain.ts'
import { atEveryNode, type Finding, type FlowRule, type House } from './inspect-rule.ts'
import { OUTSIDE, routeCards } from './route.ts'

/** The card of the route table that a node shows, if it shows one. */
const cardOf = (node: FlowNode | undefined, { routes }: Pick<House, 'routes'>) =>
  node && 'card' in node ? routeCards(routes).find(({ card }) => card === node.card) : undefined

/** A route inside the service is shown only to whoever was shown one outside it, on every path. */
export const insideFaults: FlowRule = (inspected) => {
  const certain = certainAt(inspected)
  return atEveryNode((node, name, { house }) =>
    cardOf(node, house)?.leads === 'inside' && certain.get(name)?.has(OUTSIDE) === false
      ? [
          [
            'shows a route inside the service before one outside it',
            'lead through the card of a route outside the service first, on every path',
            '.card',
          ],
        ]
      : [],
  )(inspected)
}

/** A step that shows a card of the table names its facts, so that their source stands below it. */
export const routeSourceFaults = atEveryNode((node, _, { house }) => {
  const named = ('facts' in node && node.facts) || []
  const known = house.facts.map(({ id }) => id)
  const missing = (cardOf(node, house)?.facts ?? []).filter((id) => known.includes(id) && !named.includes(id))
  return missing.length > 0
    ? [[`shows a route without the facts it states`, `add ${missing.join(', ')} to "facts"`, '.card']]
    : []
})

/** Where a button leads into the service, one that leads outside it stands above. */
export const insideButtonFaults = atEveryNode((node, _, { house, flow }) => {
  if (node.kind !== 'choose') return []
  let outside = false
  return Object.entries(node.options).flatMap(([option, to]): Finding[] => {
    const leads = cardOf(flow.nodes[to], house)?.leads
    outside ||= leads === 'outside'
    return leads === 'inside' && !outside
      ? [
          [
            'a route inside the service stands above every one outside it',
            'put a button to a route outside the service above it',
            `.options['${option}']`,
          ],
        ]
      : []
  })
})
