import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import type { Move } from '../../src/casework/move.ts'
import { answer, claim, passOn } from '../../src/casework/working.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { complete, respond } from '../../src/referral/answering.ts'
import { type Proposal, propose, send } from '../../src/referral/proposing.ts'
import { type Field, fields, type Referral, shared } from '../../src/referral/referral.ts'
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
const wished: readonly Field[] = ['topic', 'region']
const proposing: Proposal = { to: organization(ash), warm: true, fields: wished, at: later(1) }
const proposed = yes(propose(found, bako, proposing))
const sending = { to: organization(ash), ledger, at: later(1) }
const gulya = member('gulya', { organization: ash, roles: ['coordinator'] })
const sent = yes(send(proposed, found, sending))
const accepts = { by: gulya, says: 'accepted', ledger, at: later(2) } as const
const accepted = yes(respond(sent, found, accepts))

const tied = organization(ash, { conflicts: { organizations: [], branches: ['army'], regions: [] } })
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

describe('a referral', () => {
  it('is proposed with what nobody could answer her without, and what her caseworker adds', () => {
    expect(proposed).toEqual({
      case: found.id,
      from: oak,
      to: ash,
      by: bako.id,
      fields: ['track', 'kind', 'topic', 'region', 'language', 'urgency', 'contract'],
      warm: true,
      state: { status: 'proposed', at: later(1) },
    })
    const odd = ['exclusions', 'story'] as readonly string[] as readonly Field[]
    expect(yes(propose(found, bako, { ...proposing, fields: odd })).fields).not.toContain('exclusions')
  })

  it('is not proposed by anybody else, nor to somebody she keeps away', () => {
    const { to: _, ...other } = proposing
    expect(no(propose(found, bolek, proposing))).toBe('not-permitted')
    expect(no(propose(found, eno, proposing))).toBe('not-permitted')
    expect(no(propose(found, bako, { ...other, to: organization(oak) }))).toBe('same-organization')
    expect(no(propose(found, bako, { ...other, to: organization(ash, { active: false }) }))).toBe(
      'no-such-organization',
    )
    expect(no(propose(found, bako, { ...other, to: tied }))).toBe('organization-excluded')
    expect(no(propose(closed, bako, proposing))).toBe('case-closed')
  })

  it('is sent with exactly what was proposed and she agreed to', () => {
    expect(sent).toEqual({
      ...proposed,
      fields: ['kind', 'urgency', 'contract'],
      state: { status: 'sent', at: later(1) },
    })
    expect(Object.keys(shared(sent, found.request)).sort()).toEqual(['contract', 'kind', 'urgency'])
  })

  it('is not sent without her yes, twice, to somebody she keeps away by now, or after the case moved on', () => {
    expect(no(send(proposed, found, { ...sending, ledger: [agreed(ash)] }))).toBe('no-consent')
    expect(no(send(sent, found, sending))).toBe('already-answered')
    expect(no(send({ ...proposed, state: { status: 'refused', at: later(1) } }, found, sending))).toBe(
      'already-answered',
    )
    expect(no(send(proposed, found, { ...sending, to: organization(ash, { active: false }) }))).toBe(
      'no-such-organization',
    )
    expect(no(send(proposed, found, { ...sending, to: tied }))).toBe('organization-excluded')
    expect(no(send(proposed, closed, sending))).toBe('case-closed')
    expect(no(send({ ...proposed, from: elm }, found, sending))).toBe('not-claimed')
    const asking = { ...found, state: { status: 'offered', organization: oak } as const }
    expect(no(send(proposed, asking, sending))).toBe('not-claimed')
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
    const kept = { ...gulya, conflicts: { organizations: [], branches: ['army' as const], regions: [] } }
    expect(no(respond(sent, found, { ...accepts, by: kept }))).toBe('not-permitted')
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
      const whole = yes(propose(found, bako, { ...proposing, fields }))
      const referral: Referral = yes(send(whole, found, { ...sending, ledger: consents }))
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
