import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import type { Move } from '../../src/casework/move.ts'
import { answer, claim, passOn } from '../../src/casework/working.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { complete, fields, type Referral, respond, send, shared } from '../../src/referral/referral.ts'
import {
  agreed,
  ash,
  asked,
  bako,
  bolek,
  dana,
  elm,
  eno,
  fola,
  ground,
  member,
  oak,
  organization,
} from '../casework/world.ts'
import { morning } from '../cast.ts'

const later = (hours: number) => new Date(morning.getTime() + hours * 3_600_000)
const yes = <Value>(outcome: Outcome<Value, string>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const no = (outcome: Outcome<unknown, string>) => (outcome.ok ? 'yes' : outcome.refusal)
const caseOf = (move: Outcome<Move, string>) => yes(move).case

const found = caseOf(claim(receive(asked({ region: 'ua05', branch: 'army' }), ground(morning)).case, bako))
const ledger = [
  agreed(oak),
  { ...agreed(ash, 'referral'), shares: ['kind', 'urgency', 'contract', 'not-a-field'] },
]
const sending = { to: organization(ash), warm: true, ledger, at: later(1) }
const gulya = member('gulya', { organization: ash, roles: ['coordinator'] })
const sent = yes(send(found, bako, sending))
const accepts = { by: gulya, says: 'accepted', ledger, at: later(2) } as const
const accepted = yes(respond(sent, found, accepts))

describe('a referral', () => {
  it('is sent by her caseworker, with exactly what she agreed to', () => {
    expect(sent).toEqual({
      case: found.id,
      from: oak,
      to: ash,
      by: bako.id,
      fields: ['kind', 'urgency', 'contract'],
      warm: true,
      state: { status: 'sent', at: later(1) },
    })
    expect(Object.keys(shared(sent, found.request)).sort()).toEqual(['contract', 'kind', 'urgency'])
  })

  it('is not sent by anybody else, to nobody she keeps away, and never without her yes', () => {
    expect(no(send(found, bolek, sending))).toBe('not-permitted')
    expect(no(send(found, eno, sending))).toBe('not-permitted')
    expect(no(send(found, bako, { ...sending, to: organization(oak) }))).toBe('same-organization')
    expect(no(send(found, bako, { ...sending, to: organization(ash, { active: false }) }))).toBe(
      'no-such-organization',
    )
    const tied = organization(ash, { conflicts: { organizations: [], branches: ['army'], regions: [] } })
    expect(no(send(found, bako, { ...sending, to: tied }))).toBe('organization-excluded')
    expect(no(send(found, bako, { ...sending, to: organization(elm) }))).toBe('no-consent')
    expect(no(send(found, bako, { ...sending, ledger: [agreed(ash)] }))).toBe('no-consent')
    const closed = {
      ...found,
      state: {
        status: 'closed',
        reason: 'helped',
        closedAt: morning,
        organization: oak,
        caseworker: bako.id,
      } as const,
    }
    expect(no(send(closed, bako, sending))).toBe('case-closed')
  })

  it('is accepted or declined with a reason, by who leads there, once', () => {
    expect(accepted.state).toEqual({ status: 'accepted', at: later(2) })
    const declined = yes(respond(sent, found, { ...accepts, says: { declined: 'no-capacity' } }))
    expect(declined.state).toEqual({ status: 'declined', at: later(2), reason: 'no-capacity' })
    expect(no(respond(sent, found, { ...accepts, says: { declined: undefined } }))).toBe('reason-missing')
    expect(no(respond(accepted, found, accepts))).toBe('already-answered')
    expect(no(respond(declined, found, accepts))).toBe('already-answered')
    for (const by of [fola, dana, { ...gulya, organization: oak }, { ...gulya, active: false }])
      expect(no(respond(sent, found, { ...accepts, by }))).toBe('not-permitted')
    const tied = { ...gulya, conflicts: { organizations: [], branches: ['army' as const], regions: [] } }
    expect(no(respond(sent, found, { ...accepts, by: tied }))).toBe('not-permitted')
  })

  it('cannot be accepted once she took her consent back', () => {
    expect(no(respond(sent, found, { ...accepts, ledger: [agreed(oak)] }))).toBe('no-consent')
  })

  it('is completed by an answer of the other organization', () => {
    const there = caseOf(passOn(found, ash, ground(later(2), undefined, ledger)))
    expect(no(complete(accepted, there, later(3)))).toBe('not-answered')
    const helped = caseOf(answer(caseOf(claim(there, fola)), fola, later(3)))
    expect(yes(complete(accepted, helped, later(3))).state).toEqual({ status: 'completed', at: later(3) })
    expect(no(complete(sent, helped, later(3)))).toBe('not-accepted')
    expect(no(complete(accepted, { ...helped, state: { ...found.state } }, later(3)))).toBe('not-answered')
  })
})

type Share = typeof shared

/** Whatever she agreed to: those fields go along if they were said, and nothing else ever does. */
function exactly(share: Share): void {
  fc.assert(
    fc.property(fc.subarray([...fields, 'exclusions', 'story', 'code']), (shares) => {
      const consents = [agreed(oak), { ...agreed(ash, 'referral'), shares }]
      const referral: Referral = yes(send(found, bako, { ...sending, ledger: consents }))
      const should = Object.entries(found.request).filter(
        ([name]) => shares.includes(name) && name !== 'exclusions',
      )
      expect(share(referral, found.request)).toEqual(Object.fromEntries(should))
    }),
    { seed: 20261124, numRuns: 500 },
  )
}

describe('what goes along', () => {
  it('is exactly what she agreed to, and never whom she keeps away', () => exactly(shared))

  const mutants: Record<string, Share> = {
    'sends the whole request': (_, request) => request,
    'sends whom she keeps away': (referral, request) => ({
      ...shared(referral, request),
      exclusions: request.exclusions,
    }),
    'adds the oblast': (referral, request) => ({ ...shared(referral, request), region: request.region! }),
    'forgets how she may be written to': (referral, request) => {
      const { contract: _, ...rest } = shared(referral, request)
      return rest
    },
  }
  for (const [what, share] of Object.entries(mutants))
    it(`is not told by somebody who ${what}`, () => expect(() => exactly(share)).toThrow())
})
