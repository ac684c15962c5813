import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findings, TAKEN_OUT, withoutFindings } from '../../src/intake/opsec.ts'
import { findingKinds } from '../../src/intake/opsec-patterns.ts'
import { harmful, ordinary } from './corpus.ts'
import { heldHarmful, heldOrdinary } from './held-out.ts'

const seed = 20261124
const bad = [...harmful, ...heldHarmful]
const good = [...ordinary, ...heldOrdinary]

type Guard = typeof findings

const found = (guard: Guard) =>
  bad.filter(([kind, text]) => guard(text).some((one) => one.kind === kind)).length / bad.length
const alarms = (guard: Guard) => good.filter((text) => guard(text).length > 0).length / good.length

/** What is asked of a guard: nearly everything harmful, by its kind, and hardly anything else. */
function watches(guard: Guard): void {
  expect(found(guard)).toBeGreaterThanOrEqual(0.95)
  expect(alarms(guard)).toBeLessThanOrEqual(0.05)
  for (const kind of findingKinds) {
    const own = bad.filter(([of]) => of === kind)
    expect(
      own.filter(([, text]) => guard(text).some((one) => one.kind === kind)).length / own.length,
      kind,
    ).toBeGreaterThan(0.9)
  }
}

describe('the guard of words', () => {
  it('finds 95 of 100 harmful sentences and alarms at 5 of 100 ordinary ones, at the worst', () => {
    expect(bad.length + good.length).toBeGreaterThanOrEqual(200)
    watches(findings)
  })

  for (const kind of findingKinds)
    it(`would be missed if it did not know: ${kind}`, () =>
      expect(() => watches((text) => findings(text).filter((one) => one.kind !== kind))).toThrow())

  it('is not one that alarms at every number, or at every capital', () => {
    const all = (pattern: RegExp) => (text: string) =>
      findings(text).concat(pattern.test(text) ? [{ kind: 'unit', from: 0, to: 1 }] : [])
    expect(() => watches(all(/\d/))).toThrow()
    expect(() => watches(all(/\s\p{Lu}/u))).toThrow()
  })

  it('points at the very place, in the order of the text, and at each place once', () => {
    const text = 'Служу в А1234, номер 067 000 11 22, майор Вигаданенко'
    expect(findings(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['unit', 'А1234'],
      ['contact', '067 000 11 22'],
      ['name', 'майор Вигаданенко'],
    ])
    const grid = '36U UA 12345 67890'
    expect(findings(`тут ${grid}`)).toEqual([{ kind: 'grid', from: 4, to: 4 + grid.length }])
  })

  it('leaves an ordinary text as it is', () => {
    for (const text of good.filter((one) => findings(one).length === 0))
      expect(withoutFindings(text)).toBe(text)
  })
})

describe('a text without its findings', () => {
  it('says the rest in its own order', () => {
    expect(withoutFindings('Служу в А1234, потрібен юрист')).toBe(`Служу в ${TAKEN_OUT}, потрібен юрист`)
  })

  it('shows nothing that the guard knows, however the pieces stood together', () => {
    const piece = fc.oneof(
      fc.constantFrom(...bad.map(([, text]) => text)),
      fc.constantFrom(...good),
      fc.string({
        unit: fc.constantFrom(
          'А',
          '1',
          '2',
          '0',
          ' ',
          '.',
          ',',
          '°',
          'N',
          '«',
          '»',
          '+',
          '-',
          '@',
          TAKEN_OUT,
        ),
      }),
    )
    const mixed = fc.array(fc.tuple(piece, fc.constantFrom(' ', '. ', '\n', '')), { maxLength: 5 })
    fc.assert(
      fc.property(mixed, (pieces) => {
        const text = pieces.flat().join('')
        const left = withoutFindings(text)
        expect(findings(left)).toEqual([])
        // Nothing is made up: what is left stood there before, in that order.
        let at = 0
        for (const part of left.split(TAKEN_OUT)) {
          const next = text.indexOf(part, at)
          expect(next).toBeGreaterThanOrEqual(0)
          at = next + part.length
        }
      }),
      { seed, numRuns: 1_000 },
    )
  })
})
