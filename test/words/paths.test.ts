import { describe, expect, it } from 'vitest'
import type { FlowNode } from '../../src/conversation/flow.ts'
import { sections } from '../../src/safety/safety-plan.ts'
import { type Written, written } from './content.ts'

type Spot = { readonly flow: string; readonly node: string }

/** Every way on from a spot, and whether it takes a tap (a press, or a text or place given). */
function ways({ flows }: Written, { flow, node }: Spot): { to: Spot; tap: 0 | 1 }[] {
  const at = flows[flow]!.nodes[node]!
  const here = (name: string, tap: 0 | 1) => ({ to: { flow, node: name }, tap })
  switch (at.kind) {
    case 'say':
      return [here(at.next, 0)]
    case 'do':
      return Object.values(at.results).map((name) => here(name, 0))
    case 'choose':
      return [...Object.values(at.options), ...(at.next ? [at.next] : [])].map((name) => here(name, 1))
    case 'write':
      return [here(at.next, 1)]
    case 'end': {
      const flow = at.to === undefined || at.to === 'resume' ? 'lobby' : at.to
      return [{ to: { flow, node: flows[flow]!.start }, tap: 0 }]
    }
  }
}

/** The fewest taps from a spot to one that will do. */
function taps(content: Written, from: Spot, goal: (node: FlowNode, spot: Spot) => boolean): number {
  const seen = new Set<string>()
  let edge: Spot[] = [from]
  for (let count = 0; count < 12; count++) {
    const next: Spot[] = []
    for (let spot = edge.shift(); spot; spot = edge.shift()) {
      const name = `${spot.flow} ${spot.node}`
      if (seen.has(name)) continue
      seen.add(name)
      if (goal(content.flows[spot.flow]!.nodes[spot.node]!, spot)) return count
      for (const { to, tap } of ways(content, spot)) (tap ? next : edge).push(to)
    }
    edge = next
  }
  return Number.POSITIVE_INFINITY
}

const first: Spot = { flow: 'lobby', node: 'hello' }
const home: Spot = { flow: 'lobby', node: 'home' }
const shows = (card: string) => (node: FlowNode) => 'card' in node && node.card === card
const speaks =
  (phone: string) =>
  (_: FlowNode, { flow, node }: Spot) =>
    (written.words['uk']![`flows/${flow}`]![node] ?? '').includes(`{{phone.${phone}}}`)
const into = (flow: string) => (_: FlowNode, spot: Spot) => spot.flow === flow

describe('how far help is', () => {
  it.each([
    ['all phones, from home', home, shows('hotlines'), 1],
    ['all phones, from the very first screen', first, shows('hotlines'), 2],
    ['a place of help on the screen, from home', home, shows('service'), 3],
    ['a place of help on the screen, from the very first screen', first, shows('service'), 3],
    ['the line that knows where to go, from home', home, speaks('gov_1547'), 2],
    ['a lawyer’s number, from home', home, speaks('legal_aid'), 2],
    ['the children’s line, from home', home, speaks('la_strada_116111'), 2],
    ['a line for the darkest hour, from home', home, speaks('lifeline_7333'), 2],
    ['a way outside the service, from home', home, (_: FlowNode, { node }: Spot) => node === 'outside', 2],
    ['the first tick of a plan, from home', home, (_: FlowNode, { node }: Spot) => node === 'now', 2],
    ['what to say to somebody else, from home', home, into('friend'), 3],
    ['the two orders side by side, from home', home, into('orders'), 3],
    ['a human to ask, from home', home, into('ask'), 1],
    ['who would answer, and by when, from home', home, shows('offer'), 4],
    ['her own request, from home', home, shows('case'), 1],
  ] as const)('%s', (_, from, goal, most) => {
    expect(taps(written, from, goal)).toBeLessThanOrEqual(most)
  })

  it('from every place, even without the lobby’s buttons, something to do is at most three taps away (what is made question by question may take as many)', () => {
    const help = (node: FlowNode, spot: Spot) =>
      shows('hotlines')(node) ||
      shows('emergency')(node) ||
      speaks('gov_1547')(node, spot) ||
      into('lobby')(node, spot)
    const long: Record<string, number> = { 'safety-plan': 7, ask: 7, case: 7, complaint: 8 }
    for (const [flow, { nodes }] of Object.entries(written.flows))
      for (const node of Object.keys(nodes))
        expect(taps(written, { flow, node }, help), `${flow} ${node}`).toBeLessThanOrEqual(long[flow] ?? 3)
  })

  it('counts a tap for every screen in between: a longer way turns this red', () => {
    const { home: menu, ...nodes } = written.flows['lobby']!.nodes
    const between = { kind: 'choose', options: { on: 'menu' } } as const
    const longer = { ...written.flows['lobby']!, nodes: { ...nodes, home: between, menu: menu! } }
    expect(taps({ ...written, flows: { ...written.flows, lobby: longer } }, home, shows('hotlines'))).toBe(2)
  })
})

describe('words that lean on other words', () => {
  it('name the lobby’s buttons as they stand on the screen', () => {
    for (const language of ['uk', 'en']) {
      const { lobby } = written.words[language]! as { lobby: Record<string, string> }
      const says = (flow: string, node: string) => written.words[language]![`flows/${flow}`]![node]!
      for (const word of ['emergency', 'leave']) expect(says('lobby', 'hello')).toContain(lobby[word])
      for (const [flow, node] of [
        ['limits', 'erase'],
        ['find-help', 'remote'],
      ] as const)
        expect(says(flow, node)).toContain(lobby['leave'])
      expect(says('find-help', 'place')).toContain(lobby['skip'])
      expect(says('safety-plan', 'kept')).toContain(says('lobby', 'home#plan'))
      expect(says('my-service', 'which')).toContain(says('serving', 'ways#respect'))
    }
  })

  it('read back every tick of the plan as a whole sentence', () => {
    for (const language of ['uk', 'en'])
      for (const section of sections) {
        const node = written.flows['safety-plan']!.nodes[section]!
        if (node.kind !== 'choose') throw new Error(`${section} is not a question`)
        const ticks = Object.entries(node.options).filter(([, to]) => to === section)
        const sentences = Object.keys(written.words[language]!['cards']!).filter((key) =>
          key.startsWith(`plan-${section}#`),
        )
        expect(sentences.sort()).toEqual(ticks.map(([tick]) => `plan-${section}#${tick}`).sort())
        expect(written.words[language]!['cards']![`plan-${section}`]).toBe(
          written.words[language]!['paper']![section],
        )
      }
  })

  it('say what cannot be protected before anything is written or shared', () => {
    for (const flow of ['lobby', 'find-help', 'safety-plan'])
      for (const language of ['uk', 'en']) {
        expect(written.words[language]![`flows/${flow}`]!['limits']).toMatch(/Telegram/)
        expect(written.flows[flow]!.nodes['limits']).toMatchObject({ kind: 'say', limits: true })
      }
  })

  it('never show a phone that no source vouches for nationwide', () => {
    const phones = Object.values(written.words).flatMap((catalogues) =>
      Object.values(catalogues).flatMap((table) =>
        Object.values(table).flatMap((text) =>
          [...text.matchAll(/\{\{phone\.(\w+)\}\}/g)].map(([, id]) => id!),
        ),
      ),
    )
    expect([...new Set(phones)].sort()).toEqual([
      'ambulance_103',
      'gov_1547',
      'la_strada_116111',
      'la_strada_116123',
      'legal_aid',
      'lifeline_7333',
      'police_102',
    ])
  })
})
