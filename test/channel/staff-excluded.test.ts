import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claim } from '../../src/casework/working.ts'
import { linesOf } from '../../src/channel/case-line.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { done, refuse } from '../../src/kernel/outcome.ts'
import { noConflicts } from '../../src/staff/conflicts.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { CASES, type Count, MEMBERS, violationsIn, type Ways, ways, worlds } from './staff-excluded.ts'

const WORLDS = Math.ceil(100_000 / (MEMBERS * CASES))

/** Every violation over so many worlds, and what was looked at. */
async function look(these: Ways, count: number) {
  const seen: Count = { pairs: 0, excluded: 0, seen: 0 }
  const wrong: string[] = []
  for (const world of fc.sample(worlds, { numRuns: count, seed: 20261124 }))
    wrong.push(...(await violationsIn(these, world, seen)))
  return { wrong, seen }
}

/** The same member as if she were tied to nothing. */
async function untied(channel: Channel, who: StaffMember) {
  await channel.staff.save({ ...who, conflicts: noConflicts })
}
async function tied(channel: Channel, who: StaffMember) {
  await channel.staff.save(who)
}

const mutants: Readonly<Record<string, Ways>> = {
  'lists what is at the organization without asking who looks': {
    ...ways,
    deskOf: Object.assign(
      async (channel: Channel, who: StaffMember) => {
        const organization = (await channel.organizations.find(who.organization))!
        const here = await channel.cases.at(organization.id)
        const seen = here.map((found) => ({ found, relation: 'own-organization' as const }))
        const waiting = await linesOf({ channel, member: who, organization }, seen)
        return done({ waiting, mine: [], overdue: [] })
      },
      { action: 'see-waiting' as const },
    ),
  },
  'finds by code without her declared conflicts': {
    ...ways,
    findByCode: Object.assign(
      async (channel: Channel, who: StaffMember, code: string) => {
        await untied(channel, who)
        const found = await ways.findByCode(channel, who, code)
        await tied(channel, who)
        return found
      },
      { action: 'see-waiting' as const },
    ),
  },
  'says of an excluded case that it is there': {
    ...ways,
    caseOf: Object.assign(
      async (...asked: Parameters<Ways['caseOf']>) => {
        const found = await ways.caseOf(...asked)
        return found.ok ? found : refuse('case-closed' as 'not-permitted')
      },
      { action: 'see-case' as const },
    ),
  },
  'lets the claim of somebody tied through': {
    ...ways,
    claimCase: Object.assign(
      async (...[channel, who, id]: Parameters<Ways['claimCase']>) => {
        const found = await channel.cases.find(id)
        const claimed = claim(found!, { ...who, conflicts: noConflicts, active: true })
        return claimed.ok ? done({ status: claimed.value.case.state.status }) : claimed
      },
      { action: 'claim-case' as const },
    ),
  },
  'shows the group what one of it must not know': {
    ...ways,
    boardOf: async (channel, organization) => {
      const members = await channel.staff.of(organization)
      for (const one of members) await untied(channel, one)
      const board = await ways.boardOf(channel, organization)
      for (const one of members) await tied(channel, one)
      return board
    },
  },
  'notifies everybody of the desk': {
    ...ways,
    noticesAt: async (channel, organization) => {
      const waiting = (await channel.cases.at(organization)).length
      return new Map((await channel.staff.of(organization)).map(({ id }) => [id, waiting]))
    },
  },
}

describe('somebody who is kept away', () => {
  it('never sees, finds, opens or claims a case, and is never told of one: 100,000 pairs', async () => {
    const { wrong, seen } = await look(ways, WORLDS)
    expect(wrong).toEqual([])
    expect(seen.pairs).toBeGreaterThanOrEqual(100_000)
    // Both kinds of pairs were there, so that nothing holds by emptiness.
    expect(seen.excluded).toBeGreaterThan(20_000)
    expect(seen.seen).toBeGreaterThan(3_000)
  }, 120_000)

  for (const [what, broken] of Object.entries(mutants))
    it(`is not safe in a house that ${what} (mutant)`, async () => {
      const { wrong } = await look(broken, 20)
      expect(wrong.length).toBeGreaterThan(0)
    })
})
