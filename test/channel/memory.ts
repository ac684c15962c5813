import { createHmac, randomBytes } from 'node:crypto'
import { type Case, owed, type Status } from '../../src/casework/case.ts'
import type { Cases, Timer } from '../../src/casework/move.ts'
import type { HelpingOrganization, HelpingOrganizations } from '../../src/casework/organization.ts'
import { add, monthOf, noTally } from '../../src/casework/tally.ts'
import type { Audit, Event } from '../../src/channel/audit.ts'
import type { Channel, Look, Timers } from '../../src/channel/channel.ts'
import type { CaseDoors } from '../../src/channel/doors.ts'
import type { Errand, Errands } from '../../src/channel/errand.ts'
import type { Letter, Letters, Receipts } from '../../src/channel/letter.ts'
import type { Consents, Ledger } from '../../src/consent/consent.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import type { CaseId, OrganizationId, PersonId, StaffId } from '../../src/kernel/id.ts'
import type { DeskSaying } from '../../src/outbox/message.ts'
import type { Referral, Referrals } from '../../src/referral/referral.ts'
import type { Staff, StaffMember } from '../../src/staff/staff.ts'
import { morning } from '../cast.ts'
import { type Kept as KeptOfSeals, memoryEntries, memoryKeys, noSeals } from './memory-sealing.ts'
import { type Kept as KeptOfStaff, memoryStaffDoors, noStaffDoors } from './memory-staff-doors.ts'

/** The help channel in memory, for tests that need no database: the same contract is run on it and on every database. */
export type MemoryChannel = Channel & {
  /** What was told, in order: which cases knocked, which desks rang. */
  readonly knocked: CaseId[]
  readonly rung: OrganizationId[]
  /** What staff were told in their own chats. */
  readonly told: Told[]
  /** The same house at another time. */
  later(at: Date): MemoryChannel
  /** Work in a transaction of its own, one after the other; when it throws, nothing of it happened. */
  within<T>(work: (channel: Channel) => Promise<T>, at?: Date): Promise<T>
}

type State = KeptOfSeals &
  KeptOfStaff & {
    readonly cases: Map<CaseId, { readonly found: Case; readonly openedAt: number }>
    readonly doors: { readonly found: CaseId; readonly person: PersonId; since?: Date }[]
    readonly ledgers: Map<PersonId, Ledger[number][]>
    readonly organizations: Map<OrganizationId, HelpingOrganization>
    readonly counts: { readonly id: OrganizationId; readonly outcome: Outcome; readonly month: string }[]
    readonly staff: Map<StaffId, StaffMember>
    referrals: Referral[]
    letters: Letter[]
    readonly receipts: Map<CaseId, string>
    looks: Look[]
    readonly errands: Map<string, Errand>
    readonly events: Event[]
    readonly knocked: CaseId[]
    readonly rung: OrganizationId[]
    readonly told: Told[]
  }
type Told = { readonly chat: string; readonly saying: DeskSaying }
type Outcome = Parameters<HelpingOrganizations['count']>[1]

const nothing = (): State => ({
  ...noSeals(),
  ...noStaffDoors(),
  cases: new Map(),
  doors: [],
  ledgers: new Map(),
  organizations: new Map(),
  counts: [],
  staff: new Map(),
  referrals: [],
  letters: [],
  receipts: new Map(),
  looks: [],
  errands: new Map(),
  events: [],
  knocked: [],
  rung: [],
  told: [],
})

/** An empty help channel. What is put in and what comes out are copies, as with a database. */
export function memoryChannel(at: Date = morning, state: State = nothing()): MemoryChannel {
  return {
    at,
    cases: memoryCases(state, at),
    consents: memoryConsents(state),
    organizations: memoryOrganizations(state),
    staff: memoryStaff(state),
    entries: memoryEntries(state),
    keys: memoryKeys(state),
    seal: ageEntrySeal(),
    referrals: memoryReferrals(state),
    letters: memoryLetters(state),
    receipts: memoryReceipts(state),
    timers: memoryTimers(state),
    doors: memoryDoors(state, at),
    errands: memoryErrands(state),
    ...memoryStaffDoors(state, at),
    audit: memoryAudit(state),
    news: {
      knock: (found) => void state.knocked.push(found),
      remind: () => undefined,
      ring: (organization) => void state.rung.push(organization),
      tell: (chat, _, saying) => void state.told.push({ chat, saying }),
    },
    random: (bytes) => randomBytes(bytes),
    digest: (text) => createHmac('sha256', 'memory').update(text).digest().subarray(0, 16),
    knocked: state.knocked,
    rung: state.rung,
    told: state.told,
    later: (then) => memoryChannel(then, state),
    within: (work, then = at) => inTurn(state, () => work(memoryChannel(then, state))),
  }
}

/** Whose turn it is, by the state of the house. */
const turns = new WeakMap<State, Promise<unknown>>()

function inTurn<T>(state: State, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(state) ?? Promise.resolve()).then(async () => {
    const before = structuredClone(state)
    try {
      return await work()
    } catch (fault) {
      // The lists of what was told are handed out, so they are emptied and not replaced.
      state.knocked.splice(0, Number.POSITIVE_INFINITY, ...before.knocked)
      state.rung.splice(0, Number.POSITIVE_INFINITY, ...before.rung)
      state.told.splice(0, Number.POSITIVE_INFINITY, ...before.told)
      Object.assign(state, { ...before, knocked: state.knocked, rung: state.rung, told: state.told })
      throw fault
    }
  })
  turns.set(
    state,
    turn.catch(() => undefined),
  )
  return turn
}

const copy = structuredClone
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const ofCase: readonly Timer['kind'][] = ['remind-desk', 're-offer', 'honest-word', 'close-idle']

const is = (status: Status, which: 'open' | 'waiting' | undefined) =>
  which === 'waiting' ? status === 'offered' || status === 'with-another' : !which || status !== 'closed'

function memoryCases(state: State, at: Date): Cases {
  const sorted = (those: (found: Case) => boolean, sign: 1 | -1 = 1) =>
    [...state.cases.values()]
      .filter(({ found }) => those(found))
      .sort((a, b) => sign * (a.openedAt - b.openedAt || byText(a.found.id, b.found.id)))
      .map(({ found }) => copy(found))
  const seen = (person: PersonId) =>
    new Set(state.doors.filter((door) => door.person === person).map(({ found }) => found))
  return {
    find: async (id) => sorted((found) => found.id === id)[0],
    withCode: async (code) => sorted((found) => found.code === code)[0],
    of: async (person) => {
      const hers = seen(person)
      return sorted(({ id }) => hers.has(id), -1)
    },
    at: async (id, which) =>
      sorted(({ state: now }) => 'organization' in now && now.organization === id && is(now.status, which)),
    save: async ({ case: found, timers }) => {
      const twin = [...state.cases.values()].some(
        ({ found: one }) => one.code === found.code && one.id !== found.id,
      )
      if (twin) throw new Error('two cases cannot have one code')
      const openedAt = state.cases.get(found.id)?.openedAt ?? at.getTime()
      state.cases.set(found.id, { found: copy(found), openedAt })
      const kept = state.looks.filter(
        ({ owner, kind }) => owner !== found.id || !ofCase.some((one) => one === kind),
      )
      state.looks = [...kept, ...timers.map((timer) => ({ owner: found.id, ...copy(timer) }))]
    },
    join: async (id, person) => {
      if (!seen(person).has(id)) state.doors.push({ found: id, person })
    },
    doors: async (id) => doorsOf(state, id).map(({ person }) => person),
    erase: async (id) => eraseCase(state, id),
  }
}

const doorsOf = (state: State, id: CaseId) =>
  state.doors.filter(({ found }) => found === id).sort((a, b) => byText(a.person, b.person))

function eraseCase(state: State, id: CaseId): void {
  state.cases.delete(id)
  state.receipts.delete(id)
  dropDoors(state, ({ found }) => found === id)
  state.looks = state.looks.filter(({ owner }) => owner !== id)
  state.letters = state.letters.filter((letter) => letter.case !== id)
  state.referrals = state.referrals.filter((referral) => referral.case !== id)
  for (const errand of [...state.errands.values()]) if (errand.case === id) state.errands.delete(errand.id)
  state.entries = state.entries.filter(({ about }) => about.case !== id)
}

function dropDoors(state: State, those: (door: State['doors'][number]) => boolean): void {
  for (const door of [...state.doors]) if (those(door)) state.doors.splice(state.doors.indexOf(door), 1)
}

const memoryDoors = (state: State, at: Date): CaseDoors => ({
  lose: async (person) => {
    for (const door of state.doors) if (door.person === person) door.since ??= at
  },
  meet: async (person) => {
    for (const door of state.doors) if (door.person === person) delete door.since
  },
  reachable: async (found) => doorsOf(state, found).flatMap(({ person, since }) => (since ? [] : [person])),
  lostSince: async (found) => {
    const times = doorsOf(state, found).map(({ since }) => since?.getTime() ?? Number.POSITIVE_INFINITY)
    const last = Math.max(...times)
    return Number.isFinite(last) ? new Date(last) : undefined
  },
  leave: async (person) => dropDoors(state, (door) => door.person === person),
})

const memoryConsents = (state: State): Consents => ({
  of: async (person) => copy(state.ledgers.get(person) ?? []),
  append: async (entry) => {
    state.ledgers.set(entry.person, [...(state.ledgers.get(entry.person) ?? []), copy(entry)])
  },
  forget: async (person) => void state.ledgers.delete(person),
})

const memoryOrganizations = (state: State): HelpingOrganizations => {
  const held = (id: OrganizationId) =>
    [...state.cases.values()].filter(
      ({ found: { state: now } }) => 'organization' in now && now.organization === id,
    )
  const loaded = (organization: HelpingOrganization) => ({
    ...copy(organization),
    load: held(organization.id).filter(({ found }) => found.state.status !== 'closed').length,
  })
  return {
    find: async (id) => {
      const found = state.organizations.get(id)
      return found && loaded(found)
    },
    all: async () => [...state.organizations.values()].sort((a, b) => byText(a.id, b.id)).map(loaded),
    save: async (organization) => void state.organizations.set(organization.id, copy(organization)),
    count: async (id, outcome, at) => void state.counts.push({ id, outcome, month: monthOf(at) }),
    tally: async (id, since) => {
      const those = state.counts.filter((one) => one.id === id && one.month >= monthOf(since))
      const ended = those.reduce((sum, { outcome }) => add(sum, outcome), noTally)
      return add(ended, 'open', held(id).filter(({ found }) => owed(found)).length)
    },
  }
}

const memoryStaff = (state: State): Staff => ({
  find: async (id) => copy(state.staff.get(id)),
  of: async (organization) =>
    [...state.staff.values()]
      .filter((member) => member.organization === organization)
      .sort((a, b) => byText(a.id, b.id))
      .map((member) => copy(member)),
  save: async (member) => void state.staff.set(member.id, copy(member)),
})

const isOver = ({ state }: Referral) => !['proposed', 'sent', 'accepted'].includes(state.status)

const inOrder = (some: Referral[]) =>
  copy(some).sort((a, b) => a.state.at.getTime() - b.state.at.getTime() || byText(a.case, b.case))

const memoryReferrals = (state: State): Referrals => ({
  of: async (found) => copy(state.referrals.filter((one) => one.case === found)),
  waitingFor: async (organization) =>
    inOrder(state.referrals.filter((one) => one.to === organization && one.state.status === 'sent')),
  from: async (organization) =>
    inOrder(state.referrals.filter((one) => one.from === organization && !isOver(one))),
  save: async (referral) => {
    const at = state.referrals.findIndex(
      (one) =>
        one.case === referral.case && one.from === referral.from && one.to === referral.to && !isOver(one),
    )
    state.referrals = at < 0 ? [...state.referrals, copy(referral)] : state.referrals.with(at, copy(referral))
  },
})

const memoryLetters = (state: State): Letters => ({
  add: async (letter) => {
    if (state.letters.some(({ id }) => id === letter.id)) throw new Error('this letter is there already')
    state.letters.push(copy(letter))
  },
  of: async (found) =>
    copy(state.letters.filter((letter) => letter.case === found)).sort(
      (a, b) => a.at.getTime() - b.at.getTime() || byText(a.id, b.id),
    ),
  waiting: async (cases) =>
    new Map(
      cases.flatMap((id) => {
        const count = state.letters.filter((letter) => letter.case === id).length
        return count > 0 ? [[id, count] as const] : []
      }),
    ),
  drop: async (ids) => {
    state.letters = state.letters.filter(({ id }) => !ids.includes(id))
  },
})

const memoryReceipts = (state: State): Receipts => ({
  keep: async (digest, found) => void state.receipts.set(found, hex(digest)),
  find: async (digest) => [...state.receipts].find(([, kept]) => kept === hex(digest))?.[0],
})

const memoryTimers = (state: State): Timers => {
  const others = (owner: string, kind: string) =>
    state.looks.filter((one) => one.owner !== owner || one.kind !== kind)
  const inOrder = () =>
    copy(state.looks).sort(
      (a, b) => a.at.getTime() - b.at.getTime() || byText(a.owner, b.owner) || byText(a.kind, b.kind),
    )
  return {
    set: async (owner, kind, at) => {
      state.looks = [...others(owner, kind), { owner, kind, at: copy(at) }]
    },
    clear: async (owner, kind) => {
      state.looks = others(owner, kind)
    },
    due: async (at, most) =>
      inOrder()
        .filter((one) => one.at <= at)
        .slice(0, most),
    next: async () => inOrder()[0]?.at,
    of: async (owners) => inOrder().filter(({ owner }) => owners.includes(owner)),
  }
}

const memoryErrands = (state: State): Errands => {
  const inOrder = () =>
    copy([...state.errands.values()]).sort((a, b) => a.at.getTime() - b.at.getTime() || byText(a.id, b.id))
  return {
    save: async (errand) => void state.errands.set(errand.id, copy(errand)),
    due: async (at, most) =>
      inOrder()
        .filter((one) => one.at <= at)
        .slice(0, most),
    next: async () => inOrder()[0]?.at,
    drop: async (id) => void state.errands.delete(id),
  }
}

/** Nobody can change what stands in memory, so there is nothing to prove. */
const memoryAudit = (state: State): Audit => ({
  append: async (event) => void state.events.push(copy(event)),
  of: async (organization, most) =>
    copy(state.events.filter((event) => event.organization === organization))
      .reverse()
      .slice(0, most),
  verify: async () => ({ events: state.events.length }),
})
