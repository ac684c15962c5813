import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case, Offer, State } from '../../src/casework/case.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { openValue, sealValue } from '../../src/edge/storage/sealed-value.ts'
import { valueIn, valueText } from '../../src/edge/storage/value-text.ts'
import { caseId, organizationId, personId, staffId } from '../../src/kernel/id.ts'
import { agreed, oak, request } from '../casework/world.ts'

const moment = fc.date({ noInvalidDate: true })
const bytes = fc.uint8Array({ maxLength: 40 })
const text = fc.string({ unit: 'binary', maxLength: 30 })
const organization = text.map(organizationId)

const offer: fc.Arbitrary<Offer> = fc.record({
  organization,
  promise: fc.record({ from: moment, remindAt: moment, by: moment }),
  outcome: fc.oneof(
    fc.constant({ is: 'open' } as const),
    fc.record({ is: fc.constantFrom('kept', 'late', 'lapsed', 'taken-back'), at: moment }),
    fc.record({
      is: fc.constant('declined' as const),
      at: moment,
      reason: fc.constantFrom('conflict', 'not-safe'),
    }),
  ),
})

const state: fc.Arbitrary<State> = fc.oneof(
  fc.record({ status: fc.constant('received' as const), since: moment }),
  fc.record({ status: fc.constantFrom('offered', 'with-another'), organization }),
  fc.record({
    status: fc.constant('answered' as const),
    organization,
    caseworker: text.map(staffId),
    lastAt: moment,
  }),
  fc.record(
    {
      status: fc.constant('closed' as const),
      reason: fc.constantFrom('helped', 'her-wish'),
      closedAt: moment,
      organization,
    },
    { requiredKeys: ['status', 'reason', 'closedAt'] },
  ),
)

const cases: fc.Arbitrary<Case> = fc.record({
  id: text.map(caseId),
  person: text.map(personId),
  code: text,
  request: fc
    .record({ safeWord: fc.option(bytes, { nil: undefined }), region: fc.option(text, { nil: undefined }) })
    .map(({ safeWord, region }) =>
      request({
        ...(region !== undefined && { region }),
        contract: { ...request().contract, ...(safeWord && { safeWord }) },
      }),
    ),
  state,
  recipients: fc.array(organization, { maxLength: 4 }),
  offers: fc.array(offer, { maxLength: 4 }),
  reminded: fc.boolean(),
})

/** Anything that can stand in one of our values, however deep. */
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    moment,
    bytes,
    fc.array(tie('anything'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((name) => !name.startsWith('$') && name !== '__proto__'),
      tie('anything'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}))

describe('a value that is kept', () => {
  it('comes back as it was: moments as moments, bytes as bytes', () => {
    fc.assert(
      fc.property(anything!, (value) => {
        expect(valueIn(valueText(value))).toStrictEqual(value)
      }),
    )
  })

  it('comes back as it was when it is a case', () => {
    const seal = hostSeal(new Uint8Array(32).fill(1))
    fc.assert(
      fc.property(
        cases.map((one) => structuredClone(one)),
        (found) => {
          const opened = openValue<Case>(seal, sealValue(seal, found, 'Case.body.1'), 'Case.body.1')
          expect(opened).toStrictEqual(found)
        },
      ),
    )
  })

  it('does not come back from JSON alone (mutant)', () => {
    const consent = agreed(oak)
    expect(JSON.parse(JSON.stringify(consent))).not.toEqual(consent)
    expect(valueIn(valueText(consent))).toStrictEqual(consent)
  })

  it('is refused when it would come back as something else', () => {
    expect(() => valueText({ at: new Date(Number.NaN) })).toThrow('a moment that is none')
    expect(() => valueText({ $at: 5 })).toThrow('begins with $')
  })

  it('opens in its own place only', () => {
    const seal = hostSeal(new Uint8Array(32).fill(1))
    const sealed = sealValue(seal, { yes: true }, 'Consent.body.amina.1')
    expect(() => openValue(seal, sealed, 'Consent.body.amina.2')).toThrow()
  })
})
