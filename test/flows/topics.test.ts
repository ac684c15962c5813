import { describe, expect, it } from 'vitest'
import type { Flow } from '../../src/conversation/flow.ts'
import { exits } from '../../src/conversation/inspect-structure.ts'
import { slip, type Written, written } from '../words/content.ts'

const topics = ['sexual-violence', 'war-violence', 'online', 'work', 'trafficking', 'legal-aid']
const warned = ['sexual-violence', 'war-violence']
const medical = ['time', 'say', 'ask-doctor', 'later', 'hurt', 'proof']
const somethingToDo = ['find-help', 'hotlines', 'emergency', 'safety-plan', 'ask', 'friend', 'legal-aid']

/** Steps with how many taps they are from a step, never passing through `without`. */
function tapsFrom(flow: Flow, start: string, without?: string): Map<string, number> {
  const taps = new Map([[start, 0]])
  for (const [name, far] of taps) {
    const node = flow.nodes[name]
    if (node === undefined || name === without) continue
    for (const { to } of exits(node)) if (!taps.has(to)) taps.set(to, far + 1)
  }
  return taps
}

const factsOf = (flow: Flow, name: string): readonly string[] => {
  const node = flow.nodes[name]
  return (node && 'facts' in node && node.facts) || []
}
/** The register keeps law under F-200…F-259 and F-270. */
const isLaw = (fact: string) => /^F-2[0-5]\d$|^F-270$/.test(fact)
const lawBeforeMedicine = (flow: Flow) =>
  [...tapsFrom(flow, flow.start, 'time').keys()].filter((name) => factsOf(flow, name).some(isLaw))

const timesSaid = ({ words }: Written, flow: string) =>
  Object.values(words).flatMap((catalogues) =>
    medical.flatMap(
      (name) => (catalogues[`flows/${flow}`]?.[name] ?? '').replace(/\{\{.*?\}\}/g, '').match(/\d+/g) ?? [],
    ),
  )

const farFromDoing = (flow: Flow) =>
  Object.keys(flow.nodes).filter((name) => {
    const doing = [...tapsFrom(flow, name)].filter(([other]) => {
      const node = flow.nodes[other]
      return node?.kind === 'end' && somethingToDo.includes(node.to ?? '')
    })
    return flow.nodes[name]?.kind !== 'end' && !doing.some(([, taps]) => taps <= 2)
  })

const keeping = (flow: Flow) =>
  Object.entries(flow.nodes)
    .filter(([, node]) => node.kind === 'write' || ('save' in node && node.save !== undefined))
    .map(([name]) => name)

/** Taps from the start page to the first screen of a topic, through any flows. */
function tapsToTopic(flows: Written['flows'], topic: string): number {
  const start = 'lobby:home'
  const taps = new Map([[start, 0]])
  for (const [place, far] of taps) {
    const [name = '', step = ''] = place.split(':')
    const node = flows[name]?.nodes[step]
    if (node === undefined) continue
    for (const { to } of exits(node)) {
      const next = flows[name]?.nodes[to]
      const there = next?.kind === 'end' && next.to ? `${next.to}:${flows[next.to]?.start}` : `${name}:${to}`
      if (!taps.has(there)) taps.set(there, far + 1)
    }
  }
  return taps.get(`${topic}:${flows[topic]?.start}`) ?? Number.POSITIVE_INFINITY
}

/** Labels of a topic that say what a button of the lobby already says on the same screen. */
const saidTwice = ({ words }: Written, topic: string) =>
  Object.values(words).flatMap((catalogues) => {
    const lobby = Object.values(catalogues['lobby'] ?? {})
    return Object.entries(catalogues[`flows/${topic}`] ?? {})
      .filter(([key, label]) => key.includes('#') && lobby.includes(label))
      .map(([key]) => key)
  })

const flowOf = (topic: string): Flow => written.flows[topic]!
const changed = (topic: string, nodes: Flow['nodes']): Flow => ({
  ...flowOf(topic),
  nodes: { ...flowOf(topic).nodes, ...nodes },
})

describe.each(topics)('%s', (topic) => {
  it('is at most three taps from the start page', () => {
    expect(tapsToTopic(written.flows, topic)).toBeLessThanOrEqual(3)
  })

  it('has something to do within two taps of every screen', () => {
    expect(farFromDoing(flowOf(topic))).toEqual([])
  })

  it('has no button that looks like one of the lobby', () => {
    expect(saidTwice(written, topic)).toEqual([])
  })

  it('takes no testimony: nothing is asked for in words, and no answer is kept', () => {
    expect(keeping(flowOf(topic))).toEqual([])
  })
})

describe.each(warned)('%s', (topic) => {
  it('speaks of medicine before any law', () => {
    expect(lawBeforeMedicine(flowOf(topic))).toEqual([])
  })

  it('says no time for medicine but those that have a source', () => {
    expect([...new Set(timesSaid(written, topic))].sort()).toEqual(['28', '72'])
    expect(factsOf(flowOf(topic), 'time')).toContain('F-260')
  })

  it('begins with a warning that can be left for something gentle, from which health is one tap away', () => {
    const flow = flowOf(topic)
    const { warning, gentle } = flow.nodes
    expect(flow.start).toBe('warning')
    expect(warning).toMatchObject({ options: { next: 'time', 'not-now': 'gentle' } })
    expect(gentle).toMatchObject({ options: { doctor: 'time' } })
    expect(factsOf(flow, 'gentle')).toEqual([])
  })
})

describe('a slip is seen', () => {
  it('of a way from the warning straight to the law', () => {
    const slipped = changed('sexual-violence', {
      warning: { kind: 'choose', options: { next: 'time', law: 'law' } },
    })
    expect(lawBeforeMedicine(slipped)).toContain('law')
  })

  it('of a time for medicine that nobody confirmed', () => {
    const slipped = slip('uk', 'flows/sexual-violence', 'ask-doctor', 'Це можна і через 120 годин.')
    expect(timesSaid(slipped, 'sexual-violence')).toContain('120')
  })

  it('of a screen from which nothing can be done', () => {
    const slipped = changed('work', {
      expect: { kind: 'choose', options: { more: 'far' } },
      far: { kind: 'choose', options: { more: 'farther' } },
      farther: { kind: 'choose', options: { menu: 'menu' } },
    })
    expect(farFromDoing(slipped)).toContain('expect')
  })

  it('of a question that asks what happened', () => {
    const slipped = changed('war-violence', {
      expect: { kind: 'write', accepts: ['text'], save: 'story', next: 'menu', skip: 'menu' },
    })
    expect(keeping(slipped)).toEqual(['expect'])
  })

  it('of a second button that says “back”', () => {
    const slipped = slip('uk', 'flows/work', 'say#whom', written.words['uk']!['lobby']!['back'])
    expect(saidTwice(slipped, 'work')).toEqual(['say#whom'])
  })

  it('of a topic that nothing leads to', () => {
    const { 'war-violence': _, ...nodes } = flowOf('rights').nodes
    const slipped = { ...written.flows, rights: { ...flowOf('rights'), nodes } }
    expect(tapsToTopic(slipped, 'war-violence')).toBeGreaterThan(3)
  })
})
