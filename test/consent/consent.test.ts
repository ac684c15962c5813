import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { give, type Ledger, type Matter, purposes, standing, withdraw } from '../../src/consent/consent.ts'
import { organizationId } from '../../src/kernel/id.ts'
import { agreed, elm, oak } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'

const seed = 20261124
const DAY = 86_400_000
const days = (count: number) => new Date(morning.getTime() + count * DAY)
const matter = { recipient: oak, purpose: 'request' as const }

describe('a consent', () => {
  it('holds from the moment it was given until its last one', () => {
    const ledger = [agreed(oak)]
    expect(standing(ledger, { ...matter, at: morning })).toEqual(ledger[0])
    expect(standing(ledger, { ...matter, at: new Date(days(90).getTime() - 1) })).toBeDefined()
    expect(standing(ledger, { ...matter, at: days(90) })).toBeUndefined()
    expect(standing(ledger, { ...matter, at: days(-1) })).toBeUndefined()
  })

  it('to one organization, for one purpose, says nothing about another', () => {
    expect(standing([agreed(oak)], { recipient: elm, purpose: 'request', at: morning })).toBeUndefined()
    expect(standing([agreed(oak)], { recipient: oak, purpose: 'referral', at: morning })).toBeUndefined()
  })

  it('can be taken back at any time, and given again', () => {
    const ledger: Ledger = [agreed(oak)]
    const taken = withdraw(ledger, { ...matter, at: days(1) })
    if (!taken.ok) throw new Error(taken.refusal)
    const after = [...ledger, taken.value]
    expect(standing(after, { ...matter, at: days(1) })).toBeUndefined()
    expect(standing([...after, agreed(oak, 'request', days(2))], { ...matter, at: days(2) })).toBeDefined()
  })

  it('that is not there cannot be taken back', () => {
    expect(withdraw([], { ...matter, at: morning })).toEqual({ ok: false, refusal: 'no-consent' })
  })

  it('has an end, within a year, and a text that can be found again', () => {
    const { kind: _, ...consent } = agreed(oak)
    expect(give(consent).ok).toBe(true)
    for (const until of [days(0), days(-1), days(367), new Date(Number.NaN)])
      expect(give({ ...consent, until })).toEqual({ ok: false, refusal: 'consent-without-end' })
    for (const version of ['', 'v1', 'AB'.repeat(32)])
      expect(give({ ...consent, wording: { id: 'x', version } })).toEqual({
        ok: false,
        refusal: 'consent-without-wording',
      })
  })
})

type Standing = (ledger: Ledger, asked: Matter & { readonly at: Date }) => unknown

/** What she said about a matter, told by walking through her days: the last word is what holds. */
function remembers(rule: Standing): void {
  const step = fc.record({
    says: fc.constantFrom('yes', 'no'),
    recipient: fc.constantFrom(oak, elm),
    purpose: fc.constantFrom(...purposes),
    lasts: fc.integer({ min: 1, max: 20 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const ledger: Ledger[number][] = []
      const until = new Map<string, number>()
      steps.forEach(({ says, recipient, purpose, lasts }, day) => {
        const at = days(day)
        if (says === 'yes') ledger.push({ ...agreed(recipient, purpose, at), until: days(day + lasts) })
        else ledger.push({ kind: 'withdrawn', person: amina, recipient, purpose, at })
        until.set(`${recipient} ${purpose}`, says === 'yes' ? day + lasts : -1)
        for (const id of [oak, elm, organizationId('nobody')])
          for (const each of purposes) {
            const holds = (until.get(`${id} ${each}`) ?? -1) > day
            expect(Boolean(rule(ledger, { recipient: id, purpose: each, at }))).toBe(holds)
          }
      })
    }),
    { seed, numRuns: 1_000 },
  )
}

describe('what holds', () => {
  it('is the last word on the matter, whatever was said about others', () => remembers(standing))

  const mutants: Record<string, Standing> = {
    'forgets that she took it back': (ledger, asked) =>
      standing(
        ledger.filter(({ kind }) => kind === 'given'),
        asked,
      ),
    'never hears a second yes': (ledger, asked) =>
      ledger.some(({ kind, ...one }) => kind === 'withdrawn' && one.recipient === asked.recipient)
        ? undefined
        : standing(ledger, asked),
    'takes one purpose for another': (ledger, asked) =>
      purposes.some((purpose) => standing(ledger, { ...asked, purpose })),
    'takes one organization for another': (ledger, asked) =>
      ledger.some(({ recipient }) => standing(ledger, { ...asked, recipient })),
    'does not see the end': (ledger, asked) =>
      ledger.findLast(({ recipient, purpose }) => recipient === asked.recipient && purpose === asked.purpose)
        ?.kind === 'given',
  }
  for (const [what, rule] of Object.entries(mutants))
    it(`is not told by a rule that ${what}`, () => expect(() => remembers(rule)).toThrow())
})
