import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { cardsOf, keptCards } from '../../src/conversation/card.ts'
import { converse } from '../../src/conversation/converse.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import { withholdGuarded } from '../../src/conversation/guarded.ts'
import { inspect, rules } from '../../src/conversation/inspect.ts'
import { withhold as withholdPlain } from '../../src/conversation/withhold.ts'
import { morning } from '../cast.ts'
import { generatedActs, Tape } from '../conversation/generated-house.ts'
import { Broken } from '../conversation/promises.ts'
import { Walk } from '../conversation/walk.ts'
import { flows, given, productActs, root } from './shipped.ts'

const seed = 20261121
const { content } = openGround(root, () => morning)
const keys = cardsOf(flows).map(({ key }) => key)
const kept = keptCards(flows)

/** Few cards, most cards, and everything between. */
const sets = fc
  .tuple(
    fc.integer({ min: 1, max: 100 }),
    fc.array(fc.integer({ min: 0, max: 99 }), { minLength: keys.length, maxLength: keys.length }),
  )
  .map(([share, dice]) => new Set(keys.filter((_, at) => dice[at]! < share)))

/** Every rule but those about words: they stand where they stood. */
const ways = Object.fromEntries(
  Object.entries(rules.flow).filter(
    ([name]) => !/Word|text|sign|placeholder|form|wording|unsourced|abel/i.test(name),
  ),
)
const withhold = (all: readonly Flow[], cards: ReadonlySet<string>): Flow[] => [
  ...withholdGuarded(content.house, all, cards).flows,
]

type Withhold = typeof withhold

/** Everything that must hold of flows without these cards, as what is broken. */
function broken(cards: ReadonlySet<string>, without: Withhold): string[] {
  const shown = without(flows, cards)
  const files = shown.map((flow) => ({ file: `flows/${flow.flow}.json`, flow }))
  const faults = inspect(
    { ...content.house, flows: files, today: new Date(0) },
    { ...rules, flow: ways, house: { lobbyFlowFaults: rules.house['lobbyFlowFaults']! } },
  )
  const names = shown.map(({ flow }) => flow)
  return [
    ...faults.map(({ file, path, cause }) => `${file} ${path}: ${cause}`),
    ...['emergency', 'lobby', 'language', 'forget', 'limits', 'hotlines']
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is gone`),
    ...shown.flatMap((flow) => ledInto(flow, cards)),
    ...shown.flatMap(statesWithheld(cards)),
    ...keptFaults(shown),
  ]
}

/** Buttons to a question that is withheld. */
const ledInto = ({ flow, nodes }: Flow, cards: ReadonlySet<string>) =>
  Object.entries(nodes).flatMap(([name, node]) =>
    node.kind !== 'choose'
      ? []
      : Object.entries(node.options)
          .filter(([, to]) => to !== name && hides(`flows/${flow}:${to}`, cards))
          .map(([option]) => `${flow}:${name}#${option} leads to what is withheld`),
  )

const hides = (key: string, cards: ReadonlySet<string>) => cards.has(key) && !kept.has(key)

/** Facts that a withheld card still leans on. */
const statesWithheld =
  (cards: ReadonlySet<string>) =>
  ({ flow, nodes }: Flow) =>
    Object.entries(nodes)
      .filter(([name, node]) => hides(`flows/${flow}:${name}`, cards) && 'facts' in node)
      .map(([name]) => `${flow}:${name} still states facts`)

/** Kept cards that are gone, though their flow is there; a saying whose question is gone is never come to. */
const keptFaults = (shown: readonly Flow[]) =>
  shown.flatMap(({ flow, nodes }) =>
    Object.entries(flows.find((one) => one.flow === flow)!.nodes)
      .filter(([name, node]) => node.kind === 'choose' && kept.has(`flows/${flow}:${name}`))
      .filter(([name]) => !(name in nodes))
      .map(([name]) => `${flow}:${name} is kept, and gone`),
  )

it('whatever is withheld from the shipped flows, inspection finds nothing and the emergency numbers stay', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(sets, (cards) => {
      expect(broken(cards, withhold)).toEqual([])
    }),
    { seed, numRuns: 400 },
  )
})

it('everything at once may be withheld', () => {
  expect(broken(new Set(keys), withhold)).toEqual([])
  const left = withhold(flows, new Set(keys)).map(({ flow }) => flow)
  const lobby = ['emergency', 'forget', 'hotlines', 'language', 'limits', 'lobby']
  // The start page leads to a person's request, and that to its first screen: both say the limits.
  expect(left.sort()).toEqual(['ask', 'case', ...lobby])
})

it('every walk through what is left keeps every promise', { timeout: 60_000 }, async () => {
  const tape = fc.uint8Array({ minLength: 120, maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(sets, tape, tape, async (cards, walk, acts) => {
      const shown = withhold(flows, cards)
      await new Walk(converse, shown, actsOf(shown, acts), new Tape(walk)).go(30)
    }),
    { seed, numRuns: 60 },
  )
})

function actsOf(shown: readonly Flow[], bytes: Uint8Array) {
  const own = new Tape(bytes)
  const nodes = shown.flatMap((flow) => Object.values(flow.nodes)).filter((node) => node.kind === 'do')
  const shipped = nodes.map(({ act, results }) => [
    act,
    {
      results: Object.keys(results),
      ...(productActs[act]?.leaves && { leaves: productActs[act].leaves }),
      run: async () => {
        const result = own.one(Object.keys(results))
        return { ...given[act]?.[result], result }
      },
    },
  ])
  return { ...Object.fromEntries(shipped), ...generatedActs(own) }
}

/** Ways of withholding that go wrong, each in one point. */
const mutants: Readonly<Record<string, Withhold>> = {
  'removes the node and leaves the buttons': (all, cards) =>
    all.map((flow) => ({
      ...flow,
      nodes: Object.fromEntries(
        Object.entries(flow.nodes).filter(([name]) => !hides(`flows/${flow.flow}:${name}`, cards)),
      ),
    })),
  'withholds nothing': (all) => [...all],
  'takes the emergency numbers along': (all, cards) =>
    withhold(all, cards).filter(({ flow }) => flow !== 'emergency' || !cards.has('flows/emergency:numbers')),
  'leaves orphans': (all, cards) =>
    withhold(all, cards).map((flow) => ({
      ...flow,
      nodes: { ...all.find((one) => one.flow === flow.flow)!.nodes, ...flow.nodes },
    })),
  'leaves a crossing without a way out': (all, cards) =>
    withhold(all, cards).map((flow) => ({
      ...flow,
      nodes: Object.fromEntries(
        Object.entries(flow.nodes).map(([name, node]) => {
          const before = all.find((one) => one.flow === flow.flow)!.nodes[name]
          if (node.kind !== 'choose' || before?.kind !== 'choose' || before.skip || !node.skip)
            return [name, node]
          const { skip: _, ...shut } = node
          return [name, shut]
        }),
      ),
    })),
  'keeps the facts of a crossing': (all, cards) =>
    withhold(all, cards).map((flow) => ({
      ...flow,
      nodes: Object.fromEntries(
        Object.entries(flow.nodes).map(([name, node]) => {
          const before = all.find((one) => one.flow === flow.flow)!.nodes[name]
          return [name, before && 'facts' in before ? { ...node, facts: before.facts } : node]
        }),
      ) as Flow['nodes'],
    })),
}

it('no way into the service is shown without the one outside it', () => {
  const outside = ['lawyer', 'legal-aid', 'police', 'ombudsman', 'investigators', 'court']
  const cards = new Set(outside.map((name) => `flows/service-harassment:${name}`))
  const ways = (shown: readonly Flow[]) => {
    const node = shown.find(({ flow }) => flow === 'service-harassment')?.nodes['ways']
    return node?.kind === 'choose' ? Object.keys(node.options) : []
  }
  expect(ways(withholdPlain(flows, cards))).toContain('commander')
  expect(broken(cards, (all, withheld) => withholdPlain(all, withheld)).join()).toContain(
    'inside the service',
  )
  expect(ways(withhold(flows, cards))).not.toContain('commander')
  expect(broken(cards, withhold)).toEqual([])
})

describe('a house that withholds carelessly is caught', () => {
  it.each(Object.entries(mutants))('%s', (_, mutant) => {
    const found = fc.sample(sets, { seed, numRuns: 300 }).some((cards) => {
      try {
        return broken(cards, mutant).length > 0
      } catch {
        return true
      }
    })
    expect(found).toBe(true)
  })

  it('walks as well: ways into nowhere are a fault', async () => {
    const cards = new Set(['flows/rights:menu', 'flows/safety-plan:sections', 'flows/find-help:category'])
    const shown = mutants['removes the node and leaves the buttons']!(flows, cards)
    const tapes = fc.sample(fc.uint8Array({ minLength: 200, maxLength: 200 }), { seed, numRuns: 60 })
    const results = await Promise.all(
      tapes.map((bytes) =>
        new Walk(converse, shown, actsOf(shown, bytes), new Tape(bytes)).go(60).then(
          () => false,
          (fault: unknown) => fault instanceof Broken || fault instanceof Error,
        ),
      ),
    )
    expect(results).toContain(true)
  })
})
