import { describe, expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import { type Case, owed } from '../../src/casework/case.ts'
import { close, reopen } from '../../src/casework/closing.ts'
import { due } from '../../src/casework/due.ts'
import { relationOf } from '../../src/casework/exclusion.ts'
import { askAgain, exclude, recheck, wrote } from '../../src/casework/her-side.ts'
import type { Move } from '../../src/casework/move.ts'
import { tally } from '../../src/casework/tally.ts'
import { answer, claim, decline, handOver, passOn } from '../../src/casework/working.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { amina, morning } from '../cast.ts'
import {
  agreed,
  ash,
  asked,
  bako,
  bolek,
  chidi,
  dana,
  elm,
  eno,
  everybody,
  ground,
  member,
  oak,
  organization,
} from './world.ts'

const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000)
const moved = (outcome: Outcome<Move, string>): Move => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}
const no = (outcome: Outcome<unknown, string>) => (outcome.ok ? 'yes' : outcome.refusal)
const said = ({ sayings }: Move) =>
  sayings.map((one) =>
    'organization' in one ? `${one.to} ${one.word} ${one.organization}` : `${one.to} ${one.word}`,
  )
const timers = (move: Move) => move.timers.map(({ kind }) => kind)

const offered = receive(asked(), ground(morning))
const accepted = moved(claim(offered.case, bako)).case
const answered = moved(answer(accepted, bako, hours(1))).case
const closed = moved(close(answered, bako, 'helped', hours(2))).case
const nobody = receive(asked({}, []), ground(morning))

describe('a request', () => {
  it('is offered to the first organization that she agreed to, and she is told by when', () => {
    expect(offered.case.state).toEqual({ status: 'offered', organization: oak })
    expect(said(offered)).toEqual(['person offered oak', 'desk waiting oak'])
    expect(offered.sayings[0]).toMatchObject({ by: owed(offered.case)!.promise.by })
    expect(timers(offered)).toEqual(['remind-desk', 're-offer'])
  })

  it('passes over whom she did not agree to, who is full, shut, excluded, or has nobody to answer', () => {
    const ask = (...change: Parameters<typeof ground>) =>
      receive(asked(), ground(...change)).case.offers[0]?.organization
    expect(ask(morning, undefined, [agreed(elm)])).toBe(elm)
    expect(ask(morning, [organization(oak, { load: 10 }), organization(elm)])).toBe(elm)
    expect(ask(morning, [organization(oak, { active: false }), organization(elm)])).toBe(elm)
    const shut = organization(oak, { hours: { week: [], closedDates: [] } })
    expect(ask(morning, [shut, organization(elm)])).toBe(elm)
    expect(ask(morning, undefined, undefined, [chidi, dana, eno])).toBe(elm)
    const away = asked({ exclusions: { organizations: [oak], regions: [], tiedToService: false } })
    expect(receive(away, ground(morning)).case.offers[0]?.organization).toBe(elm)
  })

  it('that nobody can take is answered at once, honestly', () => {
    expect(nobody.case.state.status).toBe('received')
    expect(said(nobody)).toEqual(['person honest-word'])
    expect(timers(nobody)).toEqual(['close-idle'])
  })
})

describe('two caseworkers at once', () => {
  it('the first one has the case, the second is told so', () => {
    expect(accepted.state).toEqual({ status: 'accepted', organization: oak, caseworker: bako.id })
    expect(no(claim(accepted, bolek))).toBe('already-claimed')
    expect(no(claim(accepted, bako))).toBe('already-claimed')
    expect(no(claim(answered, bolek))).toBe('already-claimed')
  })
})

describe('nobody does what is not hers', () => {
  it('not another organization, not who has no such role, not who is excluded', () => {
    const tied = member('tied', { conflicts: { organizations: [], branches: ['police'], regions: [] } })
    const service = receive(asked({ track: 'service', branch: 'police' }), ground(morning)).case
    expect(relationOf(tied, service)).toBe('excluded')
    for (const [found, who] of [
      [offered.case, eno],
      [offered.case, dana],
      [offered.case, chidi],
      [service, tied],
      [nobody.case, bako],
    ] as const)
      expect(no(claim(found, who))).toBe('not-permitted')
    expect(no(answer(accepted, bolek, hours(1)))).toBe('not-permitted')
    expect(no(answer(offered.case, bako, hours(1)))).toBe('not-permitted')
    expect(no(decline(offered.case, eno, 'conflict', ground(morning)))).toBe('not-permitted')
    expect(no(handOver(accepted, dana, bolek))).toBe('not-permitted')
    expect(no(close(accepted, eno, 'helped', morning))).toBe('not-permitted')
    expect(no(reopen(closed, dana, ground(morning)))).toBe('not-permitted')
  })

  it('learns the state of a case by asking for it', () => {
    expect(no(claim(closed, eno))).toBe('not-permitted')
    expect(no(answer(closed, eno, morning))).toBe('not-permitted')
  })
})

describe('a no of an organization', () => {
  it('has a reason, and the next one is asked at once', () => {
    expect(no(decline(offered.case, chidi, undefined, ground(hours(1))))).toBe('reason-missing')
    const next = moved(decline(offered.case, chidi, 'no-capacity', ground(hours(1))))
    expect(next.case.state).toEqual({ status: 'offered', organization: elm })
    expect(next.case.offers.map(({ outcome }) => outcome.is)).toEqual(['declined', 'open'])
    expect(said(next)).toEqual(['person offered elm', 'desk waiting elm'])
  })

  it('comes too late once she was answered', () => {
    expect(no(decline(answered, bako, 'no-capacity', ground(hours(3))))).toBe('already-answered')
    expect(no(decline(closed, bako, 'no-capacity', ground(hours(3))))).toBe('case-closed')
  })
})

describe('a promise', () => {
  it('is kept by an answer in time and by nothing else', () => {
    expect(owed(accepted)).toBeDefined()
    expect(answered.offers[0]!.outcome).toEqual({ is: 'kept', at: hours(1) })
    const late = moved(answer(accepted, bako, hours(200))).case
    expect(late.offers[0]!.outcome.is).toBe('late')
  })

  it('is reminded of once, then taken to the next organization, and in the end to an honest word', () => {
    let now = offered
    const ring = () => {
      const next = now.timers.reduce((one, other) => (other.at < one.at ? other : one))
      now = moved(due(now.case, next, ground(next.at)))
      return [next.kind, ...said(now)]
    }
    expect(ring()).toEqual(['remind-desk', 'desk reminder oak'])
    expect(ring()).toEqual(['re-offer', 'desk taken-back oak', 'person offered elm', 'desk waiting elm'])
    ring()
    expect(ring()).toEqual(['re-offer', 'desk taken-back elm', 'person offered ash', 'desk waiting ash'])
    ring()
    expect(ring()).toEqual(['honest-word', 'desk taken-back ash', 'person honest-word'])
    expect(ring()).toEqual(['close-idle', 'person closed'])
    expect(now.timers).toEqual([])
  })

  it('is taken from a caseworker who does not answer', () => {
    const { by } = owed(accepted)!.promise
    const taken = moved(due(accepted, { kind: 're-offer', at: by }, ground(by)))
    expect(taken.case.state).toEqual({ status: 'offered', organization: elm })
  })

  it('is made again when she writes again, and broken with an honest word', () => {
    const asks = moved(wrote(answered, ground(hours(24))))
    expect(said(asks)).toEqual(['person noted oak', 'desk she-wrote oak'])
    expect(timers(asks)).toEqual(['remind-desk', 'honest-word', 'close-idle'])
    const { by } = owed(asks.case)!.promise
    const broken = moved(due(asks.case, { kind: 'honest-word', at: by }, ground(by)))
    expect(said(broken)).toEqual(['person honest-word', 'desk reminder oak'])
    expect(broken.case.state.status).toBe('answered')
    expect(moved(wrote(asks.case, ground(hours(25)))).case.offers).toEqual(asks.case.offers)
  })

  it('is counted for each organization: kept, broken, declined, open', () => {
    const offer = offered.case.offers[0]!
    const at = morning
    const counted = tally([
      { ...offer, outcome: { is: 'kept', at } },
      { ...offer, outcome: { is: 'late', at } },
      { ...offer, outcome: { is: 'lapsed', at } },
      { ...offer, outcome: { is: 'taken-back', at } },
      { ...offer, organization: elm, outcome: { is: 'declined', at, reason: 'conflict' } },
      { ...offer, organization: ash },
    ])
    expect(counted.get(oak)).toEqual({ kept: 1, broken: 2, declined: 0, open: 0 })
    expect(counted.get(elm)).toEqual({ kept: 0, broken: 0, declined: 1, open: 0 })
    expect(counted.get(ash)).toEqual({ kept: 0, broken: 0, declined: 0, open: 1 })
  })

  it('is not broken by a timer that the case does not have, or that rings too early', () => {
    const [, last] = offered.timers
    expect(no(due(offered.case, last!, ground(morning)))).toBe('timer-stale')
    expect(no(due(answered, last!, ground(last!.at)))).toBe('timer-stale')
  })
})

describe('handing on', () => {
  it('to a colleague keeps the promise', () => {
    const handed = moved(handOver(accepted, bako, bolek))
    expect(handed.case.state).toMatchObject({ caseworker: bolek.id, organization: oak })
    expect(owed(handed.case)).toEqual(owed(accepted))
    expect(no(handOver(accepted, bako, eno))).toBe('cannot-take-case')
    expect(no(handOver(accepted, bako, chidi))).toBe('cannot-take-case')
    expect(no(handOver(accepted, bako, { ...bolek, active: false }))).toBe('cannot-take-case')
    expect(no(handOver(offered.case, chidi, bolek))).toBe('not-claimed')
    expect(no(handOver(closed, bako, bolek))).toBe('case-closed')
  })

  it('to another organization takes her consent to a referral, and makes a promise of its own', () => {
    expect(no(passOn(accepted, ash, ground(hours(1))))).toBe('no-consent')
    const agreeing = [oak, elm].map((id) => agreed(id)).concat(agreed(ash, 'referral'))
    const passed = moved(passOn(accepted, ash, ground(hours(1), undefined, agreeing)))
    expect(passed.case.state).toEqual({ status: 'with-another', organization: ash })
    expect(passed.case.offers.map(({ outcome }) => outcome.is)).toEqual(['taken-back', 'open'])
    expect(said(passed)).toEqual(['person with-another ash', 'desk waiting ash', 'desk handed-over oak'])
    const away = {
      ...accepted,
      request: {
        ...accepted.request,
        exclusions: { organizations: [ash], regions: [], tiedToService: false },
      },
    }
    expect(no(passOn(away, ash, ground(hours(1), undefined, agreeing)))).toBe('organization-excluded')
    expect(no(passOn(accepted, ash, ground(hours(1), [organization(oak)], agreeing)))).toBe(
      'no-such-organization',
    )
    const full = [organization(ash, { load: 10 })]
    expect(no(passOn(accepted, ash, ground(hours(1), full, agreeing)))).toBe('no-capacity')
    expect(no(passOn(accepted, ash, ground(hours(1), undefined, agreeing, [bako])))).toBe('nobody-to-answer')
    expect(no(passOn(offered.case, ash, ground(hours(1), undefined, agreeing)))).toBe('not-claimed')
    expect(no(passOn(closed, ash, ground(hours(1), undefined, agreeing)))).toBe('case-closed')
  })
})

describe('what she decides', () => {
  it('a consent taken back takes the case back, and the next one is asked', () => {
    const ledger = [oak, elm, ash].map((id) => agreed(id))
    const taken = {
      kind: 'withdrawn',
      person: amina,
      recipient: oak,
      purpose: 'request',
      at: hours(1),
    } as const
    const after = recheck(accepted, ground(hours(1), undefined, [...ledger, taken]))
    expect(after.case.state).toEqual({ status: 'offered', organization: elm })
    expect(said(after)).toEqual(['desk taken-back oak', 'person offered elm', 'desk waiting elm'])
    expect(recheck(accepted, ground(hours(1), undefined, ledger)).case).toEqual(accepted)
  })

  it('an exclusion holds at once', () => {
    const away = { organizations: [oak, elm], regions: [], tiedToService: false }
    const after = exclude(answered, away, ground(hours(2)))
    expect(after.case.state).toEqual({ status: 'offered', organization: ash })
    expect(relationOf(bako, after.case)).toBe('excluded')
  })

  it('a caseworker who leaves leaves the case to her colleagues', () => {
    const gone = everybody.map((one) => (one === bako ? { ...bako, active: false } : one))
    const after = recheck(answered, ground(hours(2), undefined, undefined, gone))
    expect(after.case.state).toEqual({ status: 'offered', organization: oak })
    expect(owed(after.case)).toBeDefined()
  })

  it('others can be asked where nobody was left', () => {
    expect(no(askAgain(accepted, [elm], ground(hours(2))))).toBe('not-waiting')
    expect(moved(askAgain(nobody.case, [elm], ground(hours(2)))).case.state).toMatchObject({
      organization: elm,
    })
  })
})

describe('a closed case', () => {
  it('was closed with a reason, by whom may close it', () => {
    expect(no(close(answered, bako, undefined, hours(2)))).toBe('reason-missing')
    expect(closed.state).toMatchObject({ status: 'closed', reason: 'helped', caseworker: bako.id })
    expect(moved(close(offered.case, 'person', 'her-wish', hours(2))).case.offers[0]!.outcome.is).toBe(
      'taken-back',
    )
  })

  it('takes no answer, no claim, no words and no second closing', () => {
    expect(no(answer(closed, bako, hours(3)))).toBe('case-closed')
    expect(no(claim(closed, bako))).toBe('case-closed')
    expect(no(wrote(closed, ground(hours(3))))).toBe('case-closed')
    expect(no(close(closed, 'person', 'her-wish', hours(3)))).toBe('case-closed')
  })

  it('begins again with whom she knows, if she still agrees', () => {
    const again = moved(reopen(closed, 'person', ground(hours(3))))
    expect(again.case.state).toEqual({ status: 'offered', organization: oak })
    const others = moved(reopen(closed, bako, ground(hours(3), undefined, [agreed(elm)])))
    expect(others.case.state).toEqual({ status: 'offered', organization: elm })
    expect(no(reopen(accepted, 'person', ground(hours(3))))).toBe('not-closed')
  })
})

it('a case is plain data: it survives being written down', () => {
  const dates = (_: string, value: unknown) =>
    typeof value === 'string' && /^\d{4}-.*Z$/.test(value) ? new Date(value) : value
  const back = JSON.parse(JSON.stringify(answered), dates) as Case
  expect(back).toEqual(answered)
})
