import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { mayDoTo, noticeTo, relationOf } from '../../src/casework/exclusion.ts'
import type { HelpingOrganization } from '../../src/casework/organization.ts'
import { urgencies } from '../../src/casework/promise.ts'
import { kinds, type Request } from '../../src/casework/request.ts'
import { claim } from '../../src/casework/working.ts'
import { organizationId, staffId } from '../../src/kernel/id.ts'
import { route } from '../../src/referral/route.ts'
import { type Action, access } from '../../src/staff/access.ts'
import type { Branch, Conflicts } from '../../src/staff/conflicts.ts'
import { roles, type StaffMember } from '../../src/staff/staff.ts'
import {
  always,
  asked,
  contract,
  elm,
  member,
  oak,
  organization,
  request,
  workdays,
} from '../casework/world.ts'
import { morning } from '../cast.ts'

const RUNS = 100_000
const actions = Object.keys(access) as Action[]

/** The same numbers on every machine (a linear congruence of 32 bits). */
class Dice {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }
  below(count: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.state / 2 ** 32) * count)
  }
  one<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!
  }
  some<Value>(values: readonly Value[], odds: number): Value[] {
    return values.filter(() => this.below(odds) === 0)
  }
}

const ids = ['a', 'b', 'c', 'd'].map(organizationId)
const regions = ['ua05', 'ua07', 'ua80']
const branches: readonly Branch[] = ['army', 'police', 'border-guard']
const shut = { week: [], closedDates: [] }

const tiesOf = (dice: Dice): Conflicts => ({
  organizations: dice.some(ids, 12),
  branches: dice.some(branches, 6),
  regions: dice.some(regions, 10),
})

const organizationsOf = (dice: Dice): HelpingOrganization[] =>
  ids.map((id) => ({
    id,
    names: { uk: id, en: id },
    answersIn: 'console' as const,
    active: dice.below(12) > 0,
    seat: dice.one(regions),
    regions: dice.some(regions, 2),
    helps: dice.below(3) ? ['legal', 'psychological'] : [dice.one(['legal', 'psychological'] as const)],
    tracks: dice.below(3) ? ['survivor', 'service'] : [dice.one(['survivor', 'service'] as const)],
    hours: dice.one([always, workdays, workdays, shut]),
    capacity: dice.below(5),
    load: dice.below(4),
    conflicts: dice.below(4) ? { organizations: [], branches: [], regions: [] } : tiesOf(dice),
  }))

const staffOf = (dice: Dice): StaffMember[] =>
  Array.from({ length: 8 }, (_, at) => {
    const gender = dice.one(['woman', 'man', undefined] as const)
    return {
      id: staffId(`s${at}`),
      name: `s${at}`,
      organization: dice.one(ids),
      roles: dice.below(4)
        ? [dice.one(['caseworker', 'lawyer', 'psychologist'] as const)]
        : [dice.one(roles)],
      languages: dice.some(['uk', 'en', 'ru'], 2),
      ...(gender && { gender }),
      conflicts: tiesOf(dice),
      active: dice.below(8) > 0,
    }
  })

function requestOf(dice: Dice): Request {
  const branch = dice.below(2) ? dice.one(branches) : undefined
  const region = dice.below(2) ? dice.one(regions) : undefined
  const prefers = dice.one(['woman', 'man', undefined, undefined] as const)
  return {
    track: dice.one(['survivor', 'service'] as const),
    kind: dice.one(kinds),
    ...(branch && { branch }),
    ...(region && { region }),
    ...(prefers && { prefers }),
    language: dice.one(['uk', 'en', 'crh']),
    urgency: dice.one(urgencies),
    exclusions: {
      organizations: dice.some(ids, 5),
      regions: dice.some(regions, 8),
      tiedToService: dice.below(3) === 0,
    },
    contract,
  }
}

/** One world told a second time, by lists of who is kept away and why; it asks nothing of the rooms. */
class Oracle {
  private readonly her: Request
  constructor(her: Request) {
    this.her = her
  }
  away(ties: Conflicts, home: HelpingOrganization['id'], seat?: string): boolean {
    const { track, branch, region, exclusions } = this.her
    const reasons = [
      exclusions.organizations.indexOf(home) >= 0,
      seat !== undefined && exclusions.regions.indexOf(seat) >= 0,
      ties.organizations.filter((one) => exclusions.organizations.indexOf(one) >= 0).length > 0,
      ties.regions.filter((one) => exclusions.regions.indexOf(one) >= 0).length > 0,
      branch !== undefined && ties.branches.indexOf(branch) >= 0,
      region !== undefined && ties.regions.indexOf(region) >= 0,
      branch === undefined && ties.branches.length > 0 && (track === 'service' || exclusions.tiedToService),
      region === undefined && ties.regions.length > 0 && track === 'service',
    ]
    return reasons.indexOf(true) >= 0
  }
  /** Members who could sit opposite her. */
  useful(place: HelpingOrganization, staff: readonly StaffMember[]): StaffMember[] {
    const wants =
      this.her.kind === 'legal' || this.her.kind === 'psychological' ? [this.her.kind] : place.helps
    const fits = (one: StaffMember) =>
      wants.some(
        (help) =>
          place.helps.indexOf(help) >= 0 &&
          one.roles.some(
            (role) => role === 'caseworker' || role === (help === 'legal' ? 'lawyer' : 'psychologist'),
          ),
      )
    return staff.filter(
      (one) =>
        one.organization === place.id && one.active && !this.away(one.conflicts, place.id) && fits(one),
    )
  }
  could(place: HelpingOrganization, staff: readonly StaffMember[]): boolean {
    const here =
      this.her.region === undefined ||
      place.regions.length === 0 ||
      place.regions.indexOf(this.her.region) >= 0
    return (
      place.active &&
      here &&
      place.load < place.capacity &&
      place.hours !== shut &&
      place.tracks.indexOf(this.her.track) >= 0 &&
      !this.away(place.conflicts, place.id, place.seat) &&
      this.useful(place, staff).length > 0
    )
  }
}

type World = {
  readonly her: Request
  readonly places: HelpingOrganization[]
  readonly staff: StaffMember[]
  readonly at: Date
}
const worldOf = (dice: Dice): World => ({
  her: requestOf(dice),
  places: organizationsOf(dice),
  staff: staffOf(dice),
  at: new Date(morning.getTime() + dice.below(365 * 48) * 1_800_000),
})

type Desk = {
  readonly route: typeof route
  readonly noticeTo: typeof noticeTo
  readonly mayDoTo: typeof mayDoTo
  readonly claim: typeof claim
}
const desk: Desk = { route, noticeTo, mayDoTo, claim }

class Broken extends Error {}
const must = (holds: boolean, promise: string) => {
  if (!holds) throw new Broken(promise)
}

/** What of a world went as it must; counts what was looked at. */
function look(does: Desk, { her, places, staff, at }: World, seen: Record<string, number>): void {
  const oracle = new Oracle(her)
  const { offers, leftOut } = does.route(
    her,
    places,
    (id) => staff.filter((one) => one.organization === id),
    at,
  )
  const offered = offers.map(({ organization: id }) => id)
  const place = (id: (typeof offered)[number]) => places.find((one) => one.id === id)!
  for (const id of offered)
    must(!oracle.away(place(id).conflicts, id, place(id).seat), 'never to an excluded organization')
  const could = places.filter((one) => oracle.could(one, staff))
  for (const { id } of could) must(offered.includes(id), 'never none while somebody could')
  for (const id of offered)
    must(
      could.some((one) => one.id === id),
      'only who could',
    )
  must(
    offered.length + leftOut.length === places.length &&
      new Set([...offered, ...leftOut.map((one) => one.organization)]).size === places.length,
    'everybody is accounted for',
  )
  const score = (id: (typeof offered)[number], index: number) => {
    const useful = oracle.useful(place(id), staff)
    const speaking = useful.filter((one) => one.languages.includes(her.language))
    const meets = (speaking.length ? speaking : useful).some(
      (one) => !her.prefers || one.gender === her.prefers,
    )
    const days = Math.floor((offers[index]!.promise.by.getTime() - at.getTime()) / 86_400_000)
    return [
      speaking.length ? 0 : 1,
      meets ? 0 : 1,
      offers[index]!.fit.help === 'whole' ? 0 : 1,
      days,
      place(id).load / place(id).capacity,
    ]
  }
  const scores = offered.map(score)
  for (let index = 1; index < scores.length; index++) {
    const at = scores[index]!.findIndex((value, key) => value !== scores[index - 1]![key])
    must(at < 0 || scores[index]![at]! > scores[index - 1]![at]!, 'better first, then who is less busy')
  }
  for (const id of offered) see(does, her, id, staff, oracle, seen)
  seen['offers'] = (seen['offers'] ?? 0) + offered.length
  seen['none'] = (seen['none'] ?? 0) + (offered.length === 0 ? 1 : 0)
}

/** Nobody who is kept away is told, sees, or takes the case, wherever it was offered. */
function see(
  does: Desk,
  her: Request,
  id: HelpingOrganization['id'],
  staff: readonly StaffMember[],
  oracle: Oracle,
  seen: Record<string, number>,
): void {
  const found: Case = {
    ...asked(),
    request: her,
    state: { status: 'offered', organization: id },
    recipients: [],
    offers: [],
    reminded: false,
  }
  const told = does.noticeTo(found, staff)
  for (const one of staff) {
    if (!oracle.away(one.conflicts, one.organization)) continue
    must(!told.members.includes(one.id), 'never told to somebody excluded')
    for (const action of actions) must(!does.mayDoTo(one, action, found), 'never seen by somebody excluded')
    must(!does.claim(found, one).ok, 'never seen by somebody excluded')
    const group = does.noticeTo(found, [one, ...staff.filter((other) => other.organization === id)])
    must(!group.group, 'never told to somebody excluded')
    seen['excluded'] = (seen['excluded'] ?? 0) + 1
  }
}

describe('a route', () => {
  it('leads 100,000 random requests to nobody excluded, and to everybody who could help', {
    timeout: 300_000,
  }, () => {
    const dice = new Dice(Number(process.env['SEED'] ?? 20_261_124))
    const seen: Record<string, number> = {}
    for (let run = 0; run < RUNS; run++) look(desk, worldOf(dice), seen)
    // The worlds are neither empty nor easy.
    expect(seen['offers']).toBeGreaterThan(RUNS / 4)
    expect(seen['excluded']).toBeGreaterThan(RUNS / 2)
    expect(seen['none']).toBeGreaterThan(RUNS / 10)
  })

  const noTies: Conflicts = { organizations: [], branches: [], regions: [] }
  const noWishes = { organizations: [], regions: [], tiedToService: false }
  const untied = (one: StaffMember): StaffMember => ({ ...one, conflicts: noTies })
  const mutants: Record<string, readonly [Partial<Desk>, promise: string]> = {
    'does not ask whom she keeps away': [
      { route: (her, ...rest) => route({ ...her, exclusions: noWishes }, ...rest) },
      'never to an excluded organization',
    ],
    'does not ask what organizations are tied to': [
      {
        route: (her, places, ...rest) =>
          route(
            her,
            places.map((one) => ({ ...one, conflicts: noTies })),
            ...rest,
          ),
      },
      'never to an excluded organization',
    ],
    'does not look at the seat': [
      { route: (her, ...rest) => route({ ...her, exclusions: { ...her.exclusions, regions: [] } }, ...rest) },
      'never to an excluded organization',
    ],
    'takes silence for "no tie"': [
      { route: (her, ...rest) => route(her.branch ? her : { ...her, branch: 'other' }, ...rest) },
      'only who could',
    ],
    'counts on members who must not see it': [
      { route: (her, places, staff, at) => route(her, places, (id) => staff(id).map(untied), at) },
      'only who could',
    ],
    'fills an organization over its capacity': [
      {
        route: (her, places, ...rest) =>
          route(
            her,
            places.map((one) => ({ ...one, load: 0 })),
            ...rest,
          ),
      },
      'only who could',
    ],
    'gives up where nobody speaks her language': [
      {
        route: (...world) => {
          const { offers, leftOut } = route(...world)
          return { offers: offers.filter(({ fit }) => fit.language), leftOut }
        },
      },
      'never none while somebody could',
    ],
    'gives up where no woman is there': [
      {
        route: (...world) => {
          const { offers, leftOut } = route(...world)
          return { offers: offers.filter(({ fit }) => fit.gender), leftOut }
        },
      },
      'never none while somebody could',
    ],
    'takes whoever comes first': [
      {
        route: (...world) => {
          const { offers, leftOut } = route(...world)
          return {
            offers: offers.toSorted((one, other) => (one.organization < other.organization ? -1 : 1)),
            leftOut,
          }
        },
      },
      'better first, then who is less busy',
    ],
    'does not say why somebody is missing': [
      { route: (...world) => ({ ...route(...world), leftOut: [] }) },
      'everybody is accounted for',
    ],
    'tells everybody of the desk': [
      {
        noticeTo: (found, members) => ({
          members: members.map(({ id }) => id),
          group: noticeTo(found, members).group,
        }),
      },
      'never told to somebody excluded',
    ],
    'posts where somebody excluded reads': [
      { noticeTo: (found, members) => ({ ...noticeTo(found, members), group: true }) },
      'never told to somebody excluded',
    ],
    'shows a case to a tied member': [
      { mayDoTo: (one, action, found) => mayDoTo(untied(one), action, found) },
      'never seen by somebody excluded',
    ],
    'lets a tied member claim': [
      { claim: (found, one) => claim(found, untied(one)) },
      'never seen by somebody excluded',
    ],
  }
  for (const [what, [broken, promise]] of Object.entries(mutants))
    it(`is caught where it ${what}`, () => {
      const dice = new Dice(20_261_124)
      const runs = () => {
        for (let run = 0; run < 3_000; run++) look({ ...desk, ...broken }, worldOf(dice), {})
      }
      expect(runs).toThrow(promise)
    })
})

describe('a desk', () => {
  const staff = [member('one'), member('two', { organization: elm })]
  const of = (id: HelpingOrganization['id']) => staff.filter((one) => one.organization === id)

  it('gets its share and no more: 300 requests fill organizations evenly', () => {
    const load = new Map([
      [oak, 0],
      [elm, 0],
    ])
    for (let n = 0; n < 300; n++) {
      const places = [
        organization(oak, { capacity: 100, load: load.get(oak)! }),
        organization(elm, { capacity: 300, load: load.get(elm)! }),
      ]
      const first = route(request(), places, of, morning).offers[0]!.organization
      load.set(first, load.get(first)! + 1)
    }
    expect([load.get(oak), load.get(elm)]).toEqual([75, 225])
  })

  it('that answers a day sooner goes before one that is less busy', () => {
    const evening = new Date('2026-11-24T20:00:00Z')
    const places = [organization(oak, { hours: always, load: 9 }), organization(elm, { load: 0 })]
    const [first] = route(request({ urgency: 'now' }), places, of, evening).offers
    expect(first!.organization).toBe(elm)
    const weekend = new Date('2026-11-27T20:00:00Z')
    expect(route(request({ urgency: 'now' }), places, of, weekend).offers[0]!.organization).toBe(oak)
  })

  it('that can do one part of both is offered after one that can do both', () => {
    const places = [organization(oak, { helps: ['legal'] }), organization(elm, { load: 5 })]
    const { offers } = route(request({ kind: 'both' }), places, of, morning)
    expect(offers.map(({ organization: id, fit }) => `${id} ${fit.help}`)).toEqual(['elm whole', 'oak part'])
  })

  it('is told apart by its reasons', () => {
    const reasons = (her: Partial<Request>, place: Partial<HelpingOrganization>, who = of) =>
      route(request(her), [organization(oak, place)], who, morning).leftOut[0]?.reason
    expect(reasons({}, { active: false })).toBe('not-active')
    expect(reasons({ exclusions: { organizations: [oak], regions: [], tiedToService: false } }, {})).toBe(
      'excluded',
    )
    expect(reasons({}, { tracks: ['service'] })).toBe('other-track')
    expect(reasons({}, { helps: ['psychological'] })).toBe('no-such-help')
    expect(reasons({ region: 'ua05' }, { regions: ['ua07'] })).toBe('other-region')
    expect(reasons({}, { load: 10 })).toBe('no-capacity')
    expect(reasons({}, {}, () => [])).toBe('nobody-to-answer')
    expect(reasons({}, { hours: shut })).toBe('no-open-hours')
    expect(reasons({}, {})).toBeUndefined()
  })

  it('is excluded where a tie is declared to an oblast and she did not say which is hers, in service', () => {
    const tied = member('tied', { conflicts: { organizations: [], branches: [], regions: ['ua05'] } })
    const found: Case = {
      ...asked({ track: 'service', branch: 'army' }),
      state: { status: 'offered', organization: oak },
      offers: [],
      reminded: false,
    }
    expect(relationOf(tied, found)).toBe('excluded')
    expect(relationOf(tied, { ...found, request: { ...found.request, track: 'survivor' } })).toBe(
      'own-organization',
    )
  })
})
