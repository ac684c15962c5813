import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flow } from '../../src/conversation/flow.ts'
import { type Outline, outline } from '../../src/conversation/outline.ts'
import { flows } from '../flows/shipped.ts'

const flow: Flow = {
  flow: 'small',
  version: 1,
  start: 'menu',
  nodes: {
    menu: { kind: 'choose', options: { near: 'place', read: 'law' } },
    place: { kind: 'write', accepts: ['text'], save: 'place', next: 'find', skip: 'law' },
    find: { kind: 'do', act: 'find-services', results: { found: 'list', none: 'law' } },
    list: { kind: 'choose', each: 'services', save: 'service', next: 'list', options: { menu: 'menu' } },
    law: { kind: 'say', next: 'more' },
    more: { kind: 'choose', options: { urgent: 'emergency', find: 'find', done: 'over' } },
    emergency: { kind: 'end', to: 'emergency' },
    over: { kind: 'end' },
  },
}

const told = ({ steps }: Outline) =>
  steps.map(
    ({ name, depth, ways }) =>
      `${'  '.repeat(depth)}${name}: ${ways.map(({ by, name, to, turn }) => `${by} ${name} ${turn} ${to}`.replace('  ', ' ')).join(', ')}`,
  )

describe('a flow as one reads it', () => {
  it('has each step under the one from which it is reached soonest', () => {
    expect(told(outline(flow))).toEqual([
      'menu: option near on place, option read on law',
      '  place: answer on find, skip across law',
      '    find: result found on list, result none across law',
      '      list: each back list, option menu back menu',
      '  law: next on more',
      '    more: option urgent on emergency, option find across find, option done on over',
    ])
  })

  it('has no end among its steps, but the exits', () => {
    const { steps, exits } = outline(flow)
    expect(exits).toEqual([{ to: 'flow', flow: 'emergency' }, { to: 'home' }])
    const more = steps.find(({ name }) => name === 'more')!
    expect(more.ways.map(({ exit }) => exit)).toEqual([exits[0], undefined, exits[1]])
  })

  it('leaves out what nobody reaches, and names a way that leads nowhere', () => {
    const lonely = { ...flow, nodes: { ...flow.nodes, lonely: { kind: 'say', next: 'menu' } as const } }
    expect(outline(lonely)).toEqual(outline(flow))
    const broken = { ...flow, nodes: { ...flow.nodes, law: { kind: 'say', next: 'gone' } as const } }
    expect(() => outline(broken)).toThrow('flow small has no node gone')
  })

  it.each(flows.map((each) => [each.flow, each] as const))('reads all of %s', (_, shipped) => {
    const { steps } = outline(shipped)
    const spoken = Object.entries(shipped.nodes).filter(([, { kind }]) => kind !== 'end')
    expect(steps.map(({ name }) => name).sort()).toEqual(spoken.map(([name]) => name).sort())
    expect(() => consistent(steps)).not.toThrow()
  })

  it('reads any flow: every way is on, back or across, and none leads on by more than one step', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const ways = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
    const any = fc.record(Object.fromEntries(names.map((name) => [name, ways])))
    fc.assert(
      fc.property(any, (leads) => {
        const nodes = Object.fromEntries(
          Object.entries(leads).map(([name, to]) => [
            name,
            { kind: 'choose' as const, options: Object.fromEntries(to.map((each, at) => [`o${at}`, each])) },
          ]),
        )
        consistent(outline({ flow: 'any', version: 1, start: 'a', nodes }).steps)
      }),
    )
  })
})

/** What pictures and books lean on. */
function consistent(steps: Outline['steps']): void {
  const by = new Map(steps.map((step) => [step.name, step]))
  for (const [at, step] of steps.entries()) {
    const parent = step.under === undefined ? undefined : by.get(step.under)!
    expect(step.depth).toBe(parent ? parent.depth + 1 : 0)
    if (parent) expect(steps.indexOf(parent)).toBeLessThan(at)
    for (const { to, turn } of step.ways) {
      const target = by.get(to)
      if (!target) continue
      expect(target.depth).toBeLessThanOrEqual(step.depth + 1)
      expect(turn === 'on').toBe(target.under === step.name && to !== step.name)
      if (turn === 'back') expect(target.depth).toBeLessThanOrEqual(step.depth)
    }
  }
}
