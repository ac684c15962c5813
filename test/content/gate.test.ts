import { describe, expect, it } from 'vitest'
import { dayIn, type Gate, type Judged, termOf, withheldOn } from '../../src/app/gate.ts'
import type { FactEntry } from '../../src/app/register.ts'

const fact = (id: string, change: Partial<FactEntry> = {}): FactEntry => ({
  id,
  statement: { uk: 'Так.', en: 'Yes.' },
  source: 'a law',
  date: '2026-01-01',
  confidence: 'V2',
  checkedOn: '2026-11-21',
  recheckAfterDays: 10,
  signedOff: null,
  ...change,
})
const card = (name: string, ...facts: string[]) => ({ key: `flows/${name}`, flow: 'a', words: [], facts })
const judged: Judged = {
  facts: [
    fact('firm', { recheckAfterDays: 999 }),
    fact('brief'),
    fact('weak', { confidence: 'V3', recheckAfterDays: 999 }),
  ],
  cards: [
    card('a:plain'),
    card('a:firm', 'firm'),
    card('a:signed', 'firm'),
    card('a:brief', 'brief'),
    card('a:weak', 'weak', 'brief'),
    card('a:kept', 'brief', 'weak'),
  ],
  kept: new Set(['flows/a:kept']),
  isLawful: ({ key }) => key === 'flows/a:signed' || key === 'flows/a:weak',
}

type Rule = typeof withheldOn
const told = (rule: Rule, day: string, gate: Gate) =>
  Object.fromEntries(
    [...rule(day, gate, judged)].map(([key, reason]) => [key.slice('flows/a:'.length), reason]),
  )

/** Day by day and gate by gate: all that the rule promises. */
const promises = (rule: Rule) => [
  told(rule, '2026-11-30', 'mark'),
  told(rule, '2026-12-01', 'mark'),
  told(rule, '2026-12-02', 'mark'),
  told(rule, '2026-12-01', 'strict'),
  told(rule, '2026-12-02', 'strict'),
]
const kept = [
  { weak: 'weak' },
  { weak: 'weak' },
  { brief: 'expired', weak: 'weak' },
  { firm: 'unsigned', brief: 'unsigned', weak: 'weak' },
  { firm: 'unsigned', brief: 'expired', weak: 'weak' },
]

describe('a gate', () => {
  it('withholds what is weak or past its last day, strictly also what nobody signed, and never what is kept', () => {
    expect(termOf(fact('brief'))).toBe('2026-12-01')
    expect(promises(withheldOn)).toEqual(kept)
  })

  it('counts days as they are in Kyiv', () => {
    expect(dayIn(new Date('2026-12-01T21:59:59Z'))).toBe('2026-12-01')
    expect(dayIn(new Date('2026-12-01T22:00:00Z'))).toBe('2026-12-02')
    expect(dayIn(new Date('2026-07-01T21:00:00Z'))).toBe('2026-07-02')
  })

  const mutants: Readonly<Record<string, Rule>> = {
    'shows a weak fact': (day, gate, all) =>
      withheldOn(day, gate, { ...all, facts: all.facts.map((one) => ({ ...one, confidence: 'V1' })) }),
    'is a day early': (day, gate, all) => withheldOn(`${day}x`, gate, all),
    'never looks at the day': (_, gate, all) => withheldOn('2000-01-01', gate, all),
    'marks where it should be strict': (day, _, all) => withheldOn(day, 'mark', all),
    'is strict where it should mark': (day, _, all) => withheldOn(day, 'strict', all),
    'takes every signature for lawful': (day, gate, all) =>
      withheldOn(day, gate, { ...all, isLawful: () => true }),
    'trusts none': (day, gate, all) => withheldOn(day, gate, { ...all, isLawful: () => false }),
    'keeps nothing': (day, gate, all) => withheldOn(day, gate, { ...all, kept: new Set() }),
  }
  it.each(Object.entries(mutants))('that %s is caught', (_, mutant) => {
    expect(promises(mutant)).not.toEqual(kept)
  })
})
