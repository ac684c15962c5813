import fc from 'fast-check'
import type { Case, State } from '../../src/casework/case.ts'
import type { HelpingOrganization } from '../../src/casework/organization.ts'
import type { Request } from '../../src/casework/request.ts'
import { boardOf, noticesAt } from '../../src/channel/board.ts'
import { caseOf } from '../../src/channel/case-page.ts'
import { deskOf, findByCode } from '../../src/channel/desk.ts'
import { claimCase } from '../../src/channel/deskwork.ts'
import { caseCode } from '../../src/intake/case-code.ts'
import { caseId, type OrganizationId } from '../../src/kernel/id.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { agreed, ash, elm, member, oak, organization, request } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { type MemoryChannel, memoryChannel } from './memory.ts'

/** All ways in which somebody could learn of a case, so that one can be swapped for a broken one. */
export const ways = { deskOf, findByCode, caseOf, claimCase, boardOf, noticesAt }
export type Ways = typeof ways

const places = ['ua05', 'ua07', 'ua80'] as const
const few = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 0, maxLength: 1 })
const conflicts = fc.record({
  organizations: few([oak, elm, ash]),
  branches: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, few(['army', 'police'] as const)),
  regions: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, few(places)),
})
const somebody = fc.record({
  role: fc.constantFrom('caseworker', 'lawyer', 'supervisor', 'coordinator'),
  conflicts,
  active: fc.integer({ min: 0, max: 9 }).map((one) => one > 0),
})
const asked = fc.record({
  track: fc.constantFrom('survivor', 'service'),
  branch: fc.option(fc.constantFrom('army', 'police'), { nil: undefined }),
  region: fc.option(fc.constantFrom(...places), { nil: undefined }),
  exclusions: fc.record({
    organizations: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, few([oak, elm, ash])),
    regions: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, few(places)),
    tiedToService: fc.boolean(),
  }),
  at: fc.constantFrom(oak, elm, ash),
  status: fc.constantFrom('offered', 'with-another', 'accepted', 'answered', 'closed'),
  caseworker: fc.nat(20),
})

export const MEMBERS = 12
export const CASES = 10
/** Who works where, what they are tied to, and what people asked for: any combination, also such as should never stand. */
export const worlds = fc.record({
  organizations: fc.tuple(
    ...[oak, elm, ash].map(() => fc.record({ seat: fc.constantFrom(...places), conflicts })),
  ),
  staff: fc.array(somebody, { minLength: MEMBERS, maxLength: MEMBERS }),
  cases: fc.array(asked, { minLength: CASES, maxLength: CASES }),
})
export type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never
type Asked = World['cases'][number]

/** Written without looking at how the rooms decide it: whether somebody so tied is kept away from this. */
function tiedTo({ track, branch, region, exclusions }: Request, tied: StaffMember['conflicts']): boolean {
  if (tied.organizations.some((one) => exclusions.organizations.includes(one))) return true
  if (tied.regions.some((one) => exclusions.regions.includes(one) || one === region)) return true
  if (tied.branches.some((one) => one === branch)) return true
  if (exclusions.tiedToService && branch === undefined && tied.branches.length > 0) return true
  if (track !== 'service') return false
  return (!branch && tied.branches.length > 0) || (!region && tied.regions.length > 0)
}

/** Whether a member must learn nothing of this case. */
const keptAway = ({ request: her }: Case, who: StaffMember, where: HelpingOrganization) =>
  her.exclusions.organizations.includes(where.id) ||
  her.exclusions.regions.includes(where.seat) ||
  tiedTo(her, who.conflicts) ||
  tiedTo(her, where.conflicts)

function stateOf({ at, status, caseworker }: Asked, staff: readonly StaffMember[]): State {
  const colleagues = staff.filter((one) => one.organization === at)
  const holder = colleagues[caseworker % colleagues.length]!.id
  if (status === 'offered' || status === 'with-another') return { status, organization: at }
  if (status === 'accepted') return { status, organization: at, caseworker: holder }
  if (status === 'answered') return { status, organization: at, caseworker: holder, lastAt: morning }
  return { status, reason: 'helped', closedAt: morning, organization: at, caseworker: holder }
}

const codes = Array.from({ length: CASES }, (_, at) =>
  caseCode(
    Uint8Array.from({ length: 8 }, (__, byte) => (at + 1) * (byte + 3)),
    'uk',
  ),
)

async function houseOf(world: World) {
  const channel = memoryChannel()
  const organizations = [oak, elm, ash].map((id, at) => organization(id, world.organizations[at]!))
  for (const one of organizations) await channel.organizations.save(one)
  const staff = world.staff.map(({ role, conflicts: tied, active }, at) =>
    member(`member-${at}`, {
      organization: [oak, elm, ash][at % 3]!,
      roles: [role],
      conflicts: tied,
      active,
    }),
  )
  for (const one of staff) await channel.staff.save(one)
  for (const one of [oak, elm, ash]) await channel.consents.append(agreed(one))
  const cases = world.cases.map((one, at): Case => {
    const { track, branch, region, exclusions } = one
    const said = { ...(branch && { branch }), ...(region && { region }) }
    return {
      id: caseId(`case-${at}`),
      person: amina,
      code: codes[at]!,
      request: request({ track, exclusions, ...said }),
      state: stateOf(one, staff),
      recipients: [],
      offers: [],
      reminded: false,
    }
  })
  for (const found of cases) await channel.cases.save({ case: found, timers: [] })
  return { channel, organizations, staff, cases }
}

/** What was seen over all worlds: pairs of a member and a case, how many of them were kept away, how many saw it. */
export type Count = { pairs: number; excluded: number; seen: number }

/** Every violation in one world, as a sentence. */
export async function violationsIn(ways: Ways, world: World, count: Count): Promise<string[]> {
  const { channel, organizations, staff, cases } = await houseOf(world)
  const wrong: string[] = []
  const whereOf = (who: StaffMember) => organizations.find(({ id }) => id === who.organization)!
  for (const who of staff) {
    const desk = await ways.deskOf(channel, who, undefined)
    const {
      waiting,
      mine,
      overdue,
      open = [],
    } = desk.ok ? desk.value : { waiting: [], mine: [], overdue: [] }
    const listed = new Set([...waiting, ...mine, ...overdue, ...open].map(({ id }) => id))
    for (const found of cases) {
      count.pairs++
      if (listed.has(found.id)) count.seen++
      if (!keptAway(found, who, whereOf(who))) continue
      count.excluded++
      if (listed.has(found.id)) wrong.push(`${who.id} sees ${found.id}`)
      wrong.push(...(await learned(ways, channel, who, found)))
    }
  }
  for (const where of organizations)
    wrong.push(
      ...(await told(ways, channel, where.id, cases, staff, (found, who) => keptAway(found, who, where))),
    )
  return wrong
}

/** What somebody kept away gets out of asking: the same as for a case that does not exist. */
async function learned(ways: Ways, channel: MemoryChannel, who: StaffMember, found: Case): Promise<string[]> {
  const asked = {
    finds: await ways.findByCode(channel, who, found.code),
    opens: await ways.caseOf(channel, who, found.id, undefined),
    claims: await ways.claimCase(channel, who, found.id, undefined),
  }
  return Object.entries(asked).flatMap(([what, outcome]) =>
    !outcome.ok && outcome.refusal === 'not-permitted' ? [] : [`${who.id} ${what} ${found.id}`],
  )
}

/** What a group and single members are told of what waits: exactly what the oracle would tell them. */
async function told(
  ways: Ways,
  channel: MemoryChannel,
  where: OrganizationId,
  cases: readonly Case[],
  staff: readonly StaffMember[],
  away: (found: Case, who: StaffMember) => boolean,
): Promise<string[]> {
  const here = staff.filter(({ organization: home, active }) => home === where && active)
  const waiting = cases.filter(
    ({ state }) =>
      (state.status === 'offered' || state.status === 'with-another') && state.organization === where,
  )
  const open = here.length > 0 ? waiting.filter((found) => !here.some((who) => away(found, who))) : []
  const { rows, more } = await ways.boardOf(channel, where)
  const shown = rows.map((row) => row.code)
  const wrong = shown
    .filter((code) => !open.some((found) => found.code === code))
    .map((code) => `the group reads ${code}`)
  if (rows.length + more !== open.length) wrong.push(`the group of ${where} hears of ${rows.length + more}`)
  const notices = await ways.noticesAt(channel, where)
  for (const who of here) {
    const hers = waiting.filter((found) => !open.includes(found) && !away(found, who))
    if ((notices.get(who.id) ?? 0) !== hers.length)
      wrong.push(`${who.id} is notified of too much or too little`)
  }
  return wrong
}
