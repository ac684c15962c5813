import type { Case, State } from '../../src/casework/case.ts'
import { type CasePage, caseOf } from '../../src/channel/case-page.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { findByCode } from '../../src/channel/desk.ts'
import type { Handler } from '../../src/channel/handlers.ts'
import { caseId, staffId } from '../../src/kernel/id.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { type Action, access, type Relation, relations } from '../../src/staff/access.ts'
import { noConflicts } from '../../src/staff/conflicts.ts'
import { type Role, roles, type StaffMember } from '../../src/staff/staff.ts'
import { agreed, always, ash, bolek, elm, member, oak, organization, request } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { allowedOnPaper } from '../staff/on-paper.ts'
import { memoryChannel } from './memory.ts'
import { gulya, hanna, later } from './staff-side.ts'

/** A use case as the table of handlers has it. */
type Does = Handler & ((...asked: readonly unknown[]) => Promise<Outcome<unknown, string>>)
export type Table = Readonly<Partial<Record<Action, readonly Handler[]>>>

const id = caseId('case-1')
const entry = {
  about: { entry: 'ab'.repeat(12), case: id, author: 'staff', at: morning },
  sealed: { wraps: new Uint8Array(1), body: new Uint8Array(1) },
} as const
const newcomer = { name: 'Juno', roles: ['lawyer'], languages: ['uk'], conflicts: noConflicts } as const

/** What each use case is asked, so that it could do its work if it is allowed at all. */
const asked: Readonly<Partial<Record<Action, readonly unknown[]>>> = {
  'decline-case': ['no-capacity'],
  'assign-case': [bolek.id],
  'hand-over-case': [bolek.id],
  'answer-person': [{ entry, text: 'Добрий день' }],
  'write-note': [entry],
  'plan-follow-up': [later(2)],
  'refer-case': [{ to: elm, warm: true, fields: [] }],
  'share-entries': [[]],
  'close-case': ['helped'],
  'see-counts': [later(-1)],
  'see-audit': [10],
  'declare-conflict': [noConflicts],
  'change-hours': [{ capacity: 5 }],
}
const others: Readonly<Record<string, readonly unknown[]>> = {
  // It is no code: whoever is let to look is told so.
  findByCode: ['qwerty'],
  addMember: [newcomer],
  changeMember: [{ id: bolek.id, name: 'Bolek' }],
  takeDevice: [bolek.id],
  answerReferral: [{ case: id, from: elm, says: { declined: 'no-capacity' } }],
}

const states: Readonly<Record<Relation, State>> = {
  assigned: { status: 'accepted', organization: oak, caseworker: staffId('who') },
  'own-organization': { status: 'accepted', organization: oak, caseworker: bolek.id },
  'other-organization': { status: 'accepted', organization: ash, caseworker: gulya.id },
  'handing-over': { status: 'answered', organization: ash, caseworker: gulya.id, lastAt: morning },
  excluded: { status: 'accepted', organization: oak, caseworker: staffId('who') },
}

/** A house in which somebody with this role stands so to the one case that there is. */
async function houseFor(role: Role, relation: Relation, action: Action) {
  const channel = memoryChannel()
  for (const one of [oak, elm, ash]) {
    await channel.organizations.save(organization(one, { hours: always }))
    await channel.consents.append(agreed(one))
    await channel.consents.append({ ...agreed(one, 'referral'), shares: ['entries'] })
  }
  const conflicts = relation === 'excluded' ? { ...noConflicts, regions: ['ua05'] } : noConflicts
  const who = member('who', { roles: [role], conflicts })
  for (const one of [who, bolek, gulya, hanna]) await channel.staff.save(one)
  const referral = { case: id, by: who.id, fields: ['entries'], warm: true } as const
  const handing = relation === 'handing-over' || relation === 'assigned'
  if (handing)
    await channel.referrals.save({
      ...referral,
      from: oak,
      to: ash,
      state: { status: 'accepted', at: morning },
    })
  await channel.referrals.save({ ...referral, from: elm, to: oak, state: { status: 'sent', at: morning } })
  const found = caseIn(states[relation], action)
  await channel.cases.save({ case: found, timers: [] })
  await channel.cases.join(id, amina)
  return { channel, who }
}

/** A claim and a no need a case that waits, opening it again one that is closed. */
function caseIn(state: State, action: Action): Case {
  const waits = action === 'claim-case' && 'caseworker' in state && state.caseworker === bolek.id
  const organization = 'organization' in state ? state.organization : undefined
  const now: State =
    waits && organization
      ? { status: 'offered', organization }
      : action === 'reopen-case' && organization && 'caseworker' in state
        ? {
            status: 'closed',
            reason: 'helped',
            closedAt: morning,
            organization,
            caseworker: state.caseworker!,
          }
        : state
  return {
    id,
    person: amina,
    code: 'калина-місток-47',
    request: request({ region: 'ua05' }),
    state: now,
    recipients: [],
    offers: [],
    reminded: false,
  }
}

/** Whether a use case let her, whatever else it said. */
async function lets(does: Does, name: string, channel: Channel, who: StaffMember): Promise<boolean> {
  const rest = others[name] ?? asked[does.action] ?? [undefined]
  const outcome = isAtDesk(does) ? await does(channel, who, ...rest) : await does(channel, who, id, ...rest)
  return outcome.ok || outcome.refusal !== 'not-permitted'
}

const isAtDesk = ({ action }: Handler) =>
  (!('assigned' in access[action]) && !('handing-over' in access[action])) || action === 'see-waiting'

/** At one's own desk, and about a case all the same. */
const heeds = ['answerReferral']

export type Cell = { readonly cell: string; readonly does: boolean; readonly should: boolean }

/** Every role × use case × relation, asked of the use cases themselves and read on the page. */
export async function cellsOf(table: Table, names: ReadonlyMap<Handler, string>): Promise<Cell[]> {
  const paper = allowedOnPaper()
  const cells: Cell[] = []
  for (const action of Object.keys(access) as Action[])
    for (const handler of table[action] ?? [])
      for (const role of roles)
        for (const relation of relations) {
          const name = names.get(handler) ?? 'unnamed'
          const excluded = relation === 'excluded'
          const { channel, who } = await houseFor(role, relation, action)
          const does = await lets(handler as Does, name, channel, who)
          // What is done at one's own desk is never done at another one, however a case stands there.
          const stands =
            isAtDesk(handler) && !(excluded && heeds.includes(name)) ? 'own-organization' : relation
          cells.push({
            cell: `${role} ${name} ${relation}`,
            does,
            should: paper.has(`${role} ${action} ${stands}`),
          })
        }
  return cells
}

/** Searching asks twice: whether she has a desk, and whether the found case is hers to find. */
export async function searchCells(): Promise<Cell[]> {
  const paper = allowedOnPaper()
  const cells: Cell[] = []
  for (const role of roles)
    for (const relation of relations) {
      const { channel, who } = await houseFor(role, relation, 'search-cases')
      const found = await findByCode(channel, who, 'калина-місток-47')
      const should =
        paper.has(`${role} see-waiting own-organization`) && paper.has(`${role} search-cases ${relation}`)
      cells.push({ cell: `${role} findByCode ${relation}`, does: found.ok, should })
    }
  return cells
}

/** The page of a case names exactly what who looks may do there. */
export async function pageCells(): Promise<Cell[]> {
  const paper = allowedOnPaper()
  const cells: Cell[] = []
  for (const role of roles)
    for (const relation of relations) {
      const { channel, who } = await houseFor(role, relation, 'see-case')
      const page: Outcome<CasePage, string> = await caseOf(channel, who, id, undefined)
      if (!page.ok) continue
      for (const action of Object.keys(access) as Action[])
        cells.push({
          cell: `${role} ${action} ${relation}`,
          does: page.value.may.includes(action),
          should: paper.has(`${role} ${action} ${relation}`),
        })
    }
  return cells
}
