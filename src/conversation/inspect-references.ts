import { atEveryNode, type Fact, type Finding } from './inspect-rule.ts'

/** Every act is one of the house. */
export const actFaults = atEveryNode((node, _, { house: { acts } }) =>
  node.kind === 'do' && !acts[node.act]
    ? [[`unknown act ${node.act}`, `use one of: ${Object.keys(acts).sort().join(', ')}`, '.act']]
    : [],
)

/** Every result an act can have leads on, and no other is waited for. */
export const resultFaults = atEveryNode((node, _, { house: { acts } }) => {
  const act = node.kind === 'do' ? acts[node.act] : undefined
  if (node.kind !== 'do' || !act) return []
  const missing = act.results.filter((result) => !(result in node.results))
  const extra = Object.keys(node.results).filter((result) => !act.results.includes(result))
  return [
    ...missing.map(
      (result): Finding => [
        `no way on from the result ${result}`,
        `add "${result}" to its results`,
        '.results',
      ],
    ),
    ...extra.map(
      (result): Finding => [
        `${node.act} never ends in ${result}`,
        'remove that result',
        `.results['${result}']`,
      ],
    ),
  ]
})

/** Every card is one of the house. */
export const cardFaults = atEveryNode((node, _, { house: { cards } }) =>
  'card' in node && node.card && !cards.includes(node.card)
    ? [[`unknown card ${node.card}`, `use one of: ${cards.join(', ')}`, '.card']]
    : [],
)

/** An end leads to a flow that exists. */
export const endFaults = atEveryNode((node, _, { house: { flows } }) =>
  node.kind === 'end' &&
  node.to !== undefined &&
  node.to !== 'resume' &&
  !flows.some(({ flow }) => flow.flow === node.to)
    ? [[`leads to the flow ${node.to}, which does not exist`, 'name a flow of this house', '.to']]
    : [],
)

/** Every fact a node states is in the register, has a source, is strong enough to be shown, and is not due for a new check. */
export const factFaults = atEveryNode((node, _, { house: { facts, today } }) =>
  (('facts' in node && node.facts) || []).flatMap((id, index) => {
    const wrong = wrongWith(
      id,
      facts.find((fact) => fact.id === id),
      today,
    )
    return wrong ? [[...wrong, `.facts[${index}]`] as const] : []
  }),
)

/** Confidence of a fact that may be shown: proved by the law itself, or by a source that answers for it. */
const SHOWN = ['V1', 'V2']

function wrongWith(id: string, fact: Fact | undefined, today: Date): [string, string] | undefined {
  if (!fact) return [`no fact ${id} in the register`, 'add it to flows/facts.json with its source']
  if (fact.source.trim() === '') return [`the fact ${id} has no source`, 'name its source']
  if (!SHOWN.includes(fact.confidence))
    return [`the fact ${id} is too weak to be shown (${fact.confidence})`, 'have it verified, or take it out']
  return fact.until < today ? [`the fact ${id} is due for a new check`, 'check it and date it'] : undefined
}
