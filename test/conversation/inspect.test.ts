import { describe, expect, it } from 'vitest'
import { inspect, rules } from '../../src/conversation/inspect.ts'
import type { Fault, House } from '../../src/conversation/inspect-rule.ts'
import { brokenFlows, first, withNodes } from './broken-flows.ts'
import { brokenRoutes, routedHouse } from './broken-routes.ts'
import { brokenWords } from './broken-words.ts'
import { flowOf, houseOf, smallActs, smallFlows } from './small-house.ts'

const broken = { ...brokenFlows, ...brokenWords, ...brokenRoutes }
const cases = Object.entries(broken).flatMap(([rule, found]) => found.map((one) => [rule, ...one] as const))

it('finds nothing wrong with a sound house', () => {
  expect(inspect(houseOf(smallFlows))).toEqual([])
  expect(inspect(routedHouse())).toEqual([])
})

describe('a rule', () => {
  it.each(cases)('%s finds %s', (_, __, house, file, path, cause) => {
    const faults = inspect(house)
    expect(faults.map((fault) => `${fault.file} ${fault.path}`)).toContain(`${file} ${path}`)
    for (const fault of faults) {
      expect(fault.cause).toMatch(cause)
      expect(fault.mend).not.toBe('')
    }
  })

  it.each(cases)('%s is the only one that finds %s', (rule, _, house, __, ___, cause) => {
    const left = inspect(house, without(rule))
    expect(left.filter((fault) => cause.test(fault.cause))).toEqual([])
    // A misshapen flow is then looked at all the same, and what follows from its shape is found.
    if (!(rule in rules.shape)) expect(left).toEqual([])
  })

  it.each(cases)('%s names a place that can be gone to: %s', (_, __, house) => {
    for (const fault of inspect(house)) expect(placeOf(fault, house)).toBeDefined()
  })

  it('has a proof, each of them', () => {
    const table = [rules.shape, rules.flow, rules.house].flatMap((group) => Object.keys(group))
    expect(Object.keys(broken).sort()).toEqual(table.sort())
  })
})

describe('no false alarm', () => {
  it('for a form of address where a language has one, on a text and on a button', () => {
    const said = { 'flows/help:hello_she': 'Dear friend', 'flows/help:need#doctor_he': 'A doctor' }
    expect(inspect(houseOf(smallFlows, { uk: said }))).toEqual([])
  })

  const later = flowOf(
    'phones',
    { lines: { kind: 'choose', options: { done: 'end', night: 'end' } }, end: { kind: 'end' } },
    2,
  )

  it('for two versions of a flow that share a file of words', () => {
    expect(inspect(houseOf([...smallFlows, later]))).toEqual([])
    expect(inspect(houseOf([later, ...smallFlows]))).toEqual([])
  })

  it('for limits that the house remembers, an answer that is shown, a phone, a fact that holds', () => {
    const flows = withNodes('help', {
      hello: { kind: 'do', act: 'recall-limits', results: { known: 'need', new: 'limits' } },
      nothing: { kind: 'say', next: 'place', shows: ['place'], facts: ['F-1'] },
    })
    const said = { en: { 'flows/help:nothing': 'Nothing near {{place}}. Call {{phone.police_102}}.' } }
    const facts = [{ id: 'F-1', source: 'a law', confidence: 'V2', until: new Date('2026-11-24') }]
    expect(inspect(houseOf(flows, said, { facts }))).toEqual([])
  })
})

it('stops at misshapen flows: what stands on them is not looked at', () => {
  const house = houseOf(
    withNodes('phones', { first: { kind: 'choose', options: { lines: 'nowhere' }, card: 'secret' } }),
  )
  expect(inspect(house).map(({ cause }) => cause)).toEqual(['leads to nowhere, which does not exist'])
})

it('a word that every object answers to is no name', () => {
  expect(() => flowOf('phones', { constructor: { kind: 'end' } })).toThrow('not “constructor”')
})

it('an unknown act is told what it may be', () => {
  const [fault] = inspect(first({ kind: 'do', act: 'call', results: { done: 'lines' } }))
  expect(fault!.mend).toBe(`use one of: ${Object.keys(smallActs).sort().join(', ')}`)
})

/** The table without one rule. */
function without(rule: string): typeof rules {
  const left = <Rule>(group: Readonly<Record<string, Rule>>) =>
    Object.fromEntries(Object.entries(group).filter(([name]) => name !== rule))
  return { shape: left(rules.shape), flow: left(rules.flow), house: left(rules.house) }
}

/** What stands at a fault's place; for words that are missing, the file they are missing from. */
function placeOf({ file, path }: Fault, house: House): unknown {
  if (file.startsWith('locales/')) return /^\$\['[^']+'\]$/.test(path) ? path : undefined
  const data: Readonly<Record<string, unknown>> = {
    'flows/facts.json': house.facts,
    'flows/routes.json': { routes: house.routes },
  }
  const whole = data[file] ?? house.flows.findLast((one) => one.file === file)?.flow
  if (!whole) return path === '$' ? file : undefined
  const steps = [...path.matchAll(/\.(\w+)|\['([^']+)'\]|\[(\d+)\]/g)].map(([, a, b, c]) => a ?? b ?? c!)
  return steps.reduce<unknown>((place, step) => (place as Record<string, unknown>)?.[step], whole)
}
