import fc from 'fast-check'
import { askNext, type Ground, receive } from '../../src/casework/asking.ts'
import { type Case, type DeclineReason, graph, owed } from '../../src/casework/case.ts'
import { close, reopen } from '../../src/casework/closing.ts'
import { due } from '../../src/casework/due.ts'
import { memberExcluded, noticeTo, organizationExcluded, relationOf } from '../../src/casework/exclusion.ts'
import { askAgain, exclude, recheck, wrote } from '../../src/casework/her-side.ts'
import { type Move, timersOf } from '../../src/casework/move.ts'
import type { HelpingOrganization } from '../../src/casework/organization.ts'
import { urgencies } from '../../src/casework/promise.ts'
import type { Exclusions } from '../../src/casework/request.ts'
import { answer, claim, decline, handOver, passOn } from '../../src/casework/working.ts'
import { type Ledger, purposes, standing } from '../../src/consent/consent.ts'
import type { OrganizationId } from '../../src/kernel/id.ts'
import { mayDo } from '../../src/staff/access.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { amina, morning } from '../cast.ts'
import { agreed, always, ash, asked, elm, member, oak, organization, workdays } from './world.ts'

/** Everything that can happen to a case, so that one part can be swapped for a broken one. */
export const engine = {
  receive,
  claim,
  decline,
  answer,
  handOver,
  passOn,
  close,
  reopen,
  wrote,
  askAgain,
  exclude,
  recheck,
  due,
  noticeTo,
  askNext,
}
export type Engine = typeof engine

const ids = [oak, elm, ash]
const nobody: Exclusions = { organizations: [], regions: [], tiedToService: false }

const somebody = fc.record({
  home: fc.nat(2),
  role: fc.constantFrom('caseworker', 'lawyer', 'psychologist', 'supervisor', 'editor'),
  tied: fc.option(fc.constantFrom('police', 'army'), { nil: undefined, freq: 3 }),
  active: fc.boolean().map((one) => one || undefined),
})
const place = fc.record({
  seat: fc.constantFrom('ua05', 'ua07', 'ua80'),
  always: fc.boolean(),
  shut: fc.integer({ min: 0, max: 9 }),
  tied: fc.option(fc.constantFrom('police', 'army'), { nil: undefined, freq: 4 }),
  capacity: fc.integer({ min: 0, max: 4 }),
})
const event = fc.record({
  what: fc.constantFrom(
    ...[
      'claim',
      'claim',
      'claim',
      'decline',
      'answer',
      'answer',
      'handOver',
      'passOn',
      'close',
      'reopen',
      'reopen',
    ],
    ...[
      'wrote',
      'wrote',
      'askAgain',
      'exclude',
      'withdraw',
      'agree',
      'timer',
      'timer',
      'timer',
      'wait',
      'stale',
    ],
  ),
  who: fc.nat(7),
  other: fc.nat(7),
  minutes: fc.nat(2_000),
})

/** One life of a case: who works where, what she wants, and what happens. */
export const lives = fc.record({
  staff: fc.array(somebody, { minLength: 8, maxLength: 8 }),
  places: fc.tuple(place, place, place),
  track: fc.constantFrom('survivor', 'service'),
  branch: fc.option(fc.constantFrom('police', 'army'), { nil: undefined }),
  urgency: fc.constantFrom(...urgencies),
  away: fc.subarray(ids),
  tiedToService: fc.boolean(),
  events: fc.array(event, { minLength: 8, maxLength: 30 }),
})
export type Life = typeof lives extends fc.Arbitrary<infer One> ? One : never

/** How many moves there were, by status before and after. */
export type Seen = Map<string, number>

/** A promise of the room that was not kept, by name. */
export class Broken extends Error {}
function must(holds: unknown, promise: string): void {
  if (!holds) throw new Broken(promise)
}

/** Lives one life through, and looks at every promise after every move. */
export class History {
  private at = morning.getTime()
  private ledger: Ledger[number][] = ids.flatMap((id) => [agreed(id), agreed(id, 'referral')])
  private readonly staff: readonly StaffMember[]
  private readonly places: readonly HelpingOrganization[]
  private found!: Case
  private readonly engine: Engine
  private readonly life: Life
  private readonly seen: Seen

  constructor(engine: Engine, life: Life, seen: Seen) {
    this.engine = engine
    this.life = life
    this.seen = seen
    this.staff = life.staff.map(({ home, role, tied, active }, at) =>
      member(`member-${at}`, {
        organization: ids[home]!,
        roles: [role],
        active: active ?? at > 1,
        conflicts: { organizations: [], branches: tied ? [tied] : [], regions: [] },
      }),
    )
    this.places = life.places.map(({ seat, always: open, shut, tied, capacity }, at) =>
      organization(ids[at]!, {
        seat,
        capacity,
        hours: shut === 0 ? { week: [], closedDates: [] } : open ? always : workdays,
        conflicts: { organizations: [], branches: tied ? [tied] : [], regions: [] },
      }),
    )
  }

  private get ground(): Ground {
    return {
      organization: (id) => this.places.find((one) => one.id === id),
      staff: (id) => this.staff.filter((one) => one.organization === id),
      ledger: this.ledger,
      at: new Date(this.at),
    }
  }

  live(): void {
    const { track, branch, urgency, away, tiedToService, events } = this.life
    const exclusions = { ...nobody, organizations: away.slice(0, 1), tiedToService }
    const first = asked({ track, urgency, exclusions, ...(branch && { branch }) })
    this.take(undefined, this.engine.receive(first, this.ground))
    for (const one of events) {
      this.at += one.minutes * 60_000
      this.happen(one)
    }
  }

  private happen(one: Life['events'][number]): void {
    const before = this.found
    const outcome = this.tried(one)
    if (outcome === undefined) return
    if ('ok' in outcome) {
      if (outcome.ok) this.take(before, outcome.value, one.what)
    } else this.take(before, outcome, one.what)
  }

  private tried({ what, who, other, minutes }: Life['events'][number]) {
    const { engine: does, found, ground } = this
    const [one, another] = [this.staff[who]!, this.staff[other]!]
    const reason: DeclineReason | undefined = minutes % 5 === 0 ? undefined : 'no-capacity'
    switch (what) {
      case 'claim':
        return does.claim(found, one)
      case 'decline':
        return does.decline(found, one, reason, ground)
      case 'answer':
        return does.answer(found, this.holder() ?? one, ground.at)
      case 'handOver':
        return does.handOver(found, this.holder() ?? one, another)
      case 'passOn':
        return does.passOn(found, ids[who % 3]!, ground)
      case 'close':
        return does.close(found, minutes % 2 ? 'person' : one, reason && 'helped', ground.at)
      case 'reopen':
        return does.reopen(found, minutes % 2 ? 'person' : one, ground)
      case 'wrote':
        return does.wrote(found, ground)
      case 'askAgain':
        return does.askAgain(found, ids, ground)
      case 'exclude':
        return does.exclude(
          found,
          { ...nobody, organizations: this.life.away.slice(0, other % 3), tiedToService: minutes % 2 === 0 },
          ground,
        )
      case 'withdraw':
      case 'agree':
        return this.decides(what, ids[who % 3]!)
      default:
        return this.ring(what)
    }
  }

  private holder(): StaffMember | undefined {
    const { state } = this.found
    return 'caseworker' in state ? this.staff.find(({ id }) => id === state.caseworker) : undefined
  }

  private decides(what: 'withdraw' | 'agree', recipient: OrganizationId): Move {
    const at = new Date(this.at)
    for (const purpose of ['request', 'referral'] as const)
      this.ledger.push(
        what === 'agree'
          ? agreed(recipient, purpose, at)
          : { kind: 'withdrawn', person: amina, recipient, purpose, at },
      )
    return this.engine.recheck(this.found, this.ground)
  }

  private ring(what: string) {
    const [next] = [...timersOf(this.found)].sort((a, b) => a.at.getTime() - b.at.getTime())
    if (!next || what === 'wait') return undefined
    if (what === 'stale')
      return this.engine.due(this.found, { ...next, at: new Date(next.at.getTime() + 1) }, this.ground)
    this.at = Math.max(this.at, next.at.getTime())
    return this.engine.due(this.found, next, this.ground)
  }

  private take(before: Case | undefined, move: Move, what = 'receive'): void {
    this.found = move.case
    const edge = `${before?.state.status ?? 'new'} > ${move.case.state.status}`
    this.seen.set(edge, (this.seen.get(edge) ?? 0) + 1)
    this.theGraph(before, move)
    this.oneHolder(before, move, what)
    this.neverExcluded(before, move)
    this.neverWaits(before, move)
    this.neverSilent(before, move)
    this.trulyCounted(before, move)
  }

  private theGraph(before: Case | undefined, { case: after }: Move): void {
    if (!before || before.state === after.state) return
    must(graph[before.state.status].includes(after.state.status), 'the graph')
    must(after.offers.length >= before.offers.length, 'the graph')
  }

  /** One caseworker at most, of the organization that was asked last; who has it loses it only by a named move. */
  private oneHolder(before: Case | undefined, { case: after }: Move, what: string): void {
    const { state, offers } = after
    must(
      offers.slice(0, -1).every((one) => one.outcome.is !== 'open'),
      'one holder',
    )
    if (state.status === 'closed' || state.status === 'received') {
      must(!owed(after), 'one holder')
      return
    }
    must(offers.at(-1)!.organization === state.organization, 'one holder')
    if (state.status !== 'answered') must(owed(after), 'one holder')
    if (!('caseworker' in state)) return
    const holder = this.staff.find(({ id }) => id === state.caseworker)
    must(holder?.organization === state.organization, 'one holder')
    const held =
      before && 'caseworker' in before.state && before.state.status !== 'closed' ? before.state : undefined
    if (held && held.caseworker !== state.caseworker) must(what === 'handOver', 'one holder')
  }

  /** Whom she keeps away, or who declared a conflict: not asked, not told, not shown. */
  private neverExcluded(before: Case | undefined, { case: after, sayings }: Move): void {
    const { request, state, offers } = after
    const away = (id: OrganizationId) => {
      const of = this.places.find((one) => one.id === id)!
      return organizationExcluded(request, of)
    }
    const at = new Date(this.at)
    for (const { organization: recipient } of offers.slice(before?.offers.length ?? 0)) {
      must(!away(recipient), 'excluded')
      must(
        purposes.some((purpose) => standing(this.ledger, { recipient, purpose, at })),
        'excluded',
      )
    }
    for (const saying of sayings)
      if (saying.to === 'desk' && ['waiting', 'she-wrote', 'reminder'].includes(saying.word))
        must(!away(saying.organization), 'excluded')
    const told = this.engine.noticeTo(after, this.staff)
    for (const one of this.staff.filter((each) => memberExcluded(request, each))) {
      must(!told.members.includes(one.id) && !told.group, 'excluded')
      must(!mayDo(one, 'see-case', relationOf(one, after)), 'excluded')
      if ('caseworker' in state && state.status !== 'closed') must(state.caseworker !== one.id, 'excluded')
    }
  }

  private neverWaits(_: Case | undefined, { case: after, timers }: Move): void {
    must(after.state.status === 'closed' ? timers.length === 0 : timers.length > 0, 'waits')
    for (const { at } of timers) must(at.getTime() - this.at < 31 * 86_400_000, 'waits')
  }

  /** A broken or declined promise is followed at once by another one, or by an honest word. */
  private neverSilent(before: Case | undefined, { case: after, sayings }: Move): void {
    const words = sayings.flatMap((one) => (one.to === 'person' ? [one.word] : []))
    const broken = after.offers.some(
      ({ outcome }, at) =>
        (outcome.is === 'lapsed' || outcome.is === 'declined') && before?.offers[at]?.outcome.is === 'open',
    )
    if (broken) must(words.includes('honest-word') || words.includes('offered'), 'silent')
    if (after.state.status === 'received' && before?.state.status !== 'received')
      must(words.includes('honest-word'), 'silent')
  }

  /** What was in time was kept, what was not was broken, and nothing is broken before its time. */
  private trulyCounted(_: Case | undefined, { case: { offers } }: Move): void {
    for (const { outcome, promise } of offers) {
      if (outcome.is === 'kept') must(outcome.at <= promise.by, 'counted')
      if (outcome.is === 'late') must(outcome.at > promise.by, 'counted')
      if (outcome.is === 'lapsed') must(outcome.at >= promise.by, 'counted')
    }
  }
}
