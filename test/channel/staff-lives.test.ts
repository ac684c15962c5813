import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { timersOf } from '../../src/casework/move.ts'
import { urgencies } from '../../src/casework/promise.ts'
import { tally } from '../../src/casework/tally.ts'
import { openCase } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { addNote, replyTo } from '../../src/channel/desk-words.ts'
import { assignCase, claimCase, declineCase, handOverTo } from '../../src/channel/deskwork.ts'
import { closeCase, reopenCase } from '../../src/channel/ending.ts'
import { planFollowUp } from '../../src/channel/follow-up.ts'
import { agreeToReferral, refuseReferral } from '../../src/channel/her-referral.ts'
import { askOthers, closeHers, reopenHers, withdrawConsent } from '../../src/channel/her-wishes.ts'
import { passOn } from '../../src/channel/her-words.ts'
import { look } from '../../src/channel/looking.ts'
import { answerReferral, leaveCase, referCase } from '../../src/channel/referring.ts'
import { declareConflict } from '../../src/channel/roster.ts'
import { type CaseId, personId } from '../../src/kernel/id.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import {
  always,
  ash,
  bako,
  bolek,
  chidi,
  elm,
  eno,
  fola,
  oak,
  organization,
  request,
} from '../casework/world.ts'
import { morning } from '../cast.ts'
import type { MemoryChannel } from './memory.ts'
import { desks, gulya, wording, yes } from './staff-side.ts'

const usual = [
  'claim',
  'reply',
  'note',
  'follow-up',
  'hand-over',
  'assign',
  'refer',
  'agree',
  'answer',
  'wrote',
] as const
const rare = [
  'decline',
  'refuse',
  'leave',
  'close',
  'reopen',
  'withdraw',
  'others',
  'ends',
  'begins',
  'conflict',
  'wait',
] as const
const things = [...usual, ...rare]
const what = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...rare))
const hours = fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.nat(60))
const event = fc.record({ what, who: fc.nat(4), hours })
/** Random lives seldom come to the end of a warm handover, so some begin with one. */
const handover = (['claim', 'reply', 'refer', 'agree', 'answer', 'claim', 'reply', 'leave'] as const).map(
  (one) => ({
    what: one,
    who: 0,
    hours: 1,
  }),
)
const begins = fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.constant(handover))
const then = fc.array(event, { minLength: 15, maxLength: 40 })
const life = fc.record({ urgency: fc.constantFrom(...urgencies), begins, then })
const lives = fc.array(life, { minLength: 20, maxLength: 20 })
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never

const answering = [bako, bolek, eno, fola, chidi] as const

/** A house lives for years here, so no yes can have one end for all. */
const in180Days = (at: Date) => new Date(at.getTime() + 180 * 86_400_000)

/** What one thing that happens to a case asks of the house. */
async function happens(
  channel: Channel,
  found: Case,
  { what, who, hours }: Event,
): Promise<Outcome<unknown, string>> {
  const { id } = found
  // Mostly whoever has the case or could take it.
  const holder = 'caseworker' in found.state ? found.state.caseworker : undefined
  const there = 'organization' in found.state ? found.state.organization : undefined
  const member =
    (who < 4 &&
      answering.find(({ id: one, organization: home }) => (holder ? one === holder : home === there))) ||
    answering[hours % answering.length]!
  const entry = Buffer.from(channel.random(12)).toString('hex')
  const about = { entry, case: id, author: 'staff', at: channel.at } as const
  const sealed = { about, sealed: { wraps: new Uint8Array(1), body: new Uint8Array(1) } }
  const at = new Date(channel.at.getTime() + (hours + 1) * 3_600_000)
  const asked = (await channel.referrals.of(id)).findLast(({ to }) => to === ash)
  const does = {
    claim: () => claimCase(channel, member, id, undefined),
    decline: () => declineCase(channel, member, id, 'no-capacity'),
    reply: () => replyTo(channel, member, id, { entry: sealed, text: 'Добрий день' }),
    note: () => addNote(channel, member, id, sealed),
    'follow-up': () => planFollowUp(channel, member, id, at),
    'hand-over': () => handOverTo(channel, member, id, bolek.id),
    assign: () => assignCase(channel, chidi, id, bako.id),
    refer: () => referCase(channel, member, id, { to: ash, warm: who % 2 === 0, fields: ['entries'] }),
    agree: () => agreeToReferral(channel, found, ash, wording),
    refuse: () => refuseReferral(channel, found, ash),
    answer: () => answerReferral(channel, gulya, { case: id, from: asked?.from ?? oak, says: 'accepted' }),
    leave: () => leaveCase(channel, answering.find((one) => one.id === asked?.by) ?? member, id, undefined),
    close: () => closeCase(channel, member, id, 'helped'),
    reopen: () => reopenCase(channel, member, id, undefined),
    wrote: () => passOn(channel, found, { head: { kind: 'words' }, bytes: new Uint8Array(3) }),
    withdraw: () => withdrawConsent(channel, found, [oak, elm, ash][who % 3]!),
    others: () =>
      askOthers(channel, found, { recipients: [oak, elm], wording, until: in180Days(channel.at) }),
    ends: () => closeHers(channel, found),
    begins: () => reopenHers(channel, found),
    conflict: () => declareConflict(channel, member, { organizations: [], branches: [], regions: [] }),
    wait: async () => ({ ok: false as const, refusal: 'nothing happened' }),
  }
  return does[what]()
}

/** One day of the house: what happened, and everything that must hold after it. */
class Days {
  at = morning
  rings = 0
  done = new Map<string, number>()
  readonly cases: CaseId[] = []
  private readonly house: MemoryChannel
  private readonly rung: typeof look

  constructor(house: MemoryChannel, rung: typeof look) {
    this.house = house
    this.rung = rung
  }

  async live(found: Case, events: readonly Event[]): Promise<void> {
    this.cases.push(found.id)
    for (const one of events) {
      await this.passes(one.hours)
      const now = this.house.later(this.at)
      const before = (await now.cases.find(found.id))!
      const told = this.house.knocked.length + this.house.rung.length
      const { ok } = await happens(now, before, one)
      if (ok) this.done.set(one.what, (this.done.get(one.what) ?? 0) + 1)
      else expect(await now.cases.find(found.id), `${one.what} was refused`).toEqual(before)
      if (!ok) expect(this.house.knocked.length + this.house.rung.length).toBe(told)
      await this.waits(found.id)
    }
    await this.counted()
  }

  /** The clock goes on, and rings for everything that is due on the way, at its own time. */
  private async passes(hours: number): Promise<void> {
    const until = new Date(this.at.getTime() + hours * 3_600_000)
    for (let many = 0; many < 500; many++) {
      const next = await this.house.timers.next()
      if (!next || next > until) break
      this.at = next > this.at ? next : this.at
      const now = this.house.later(this.at)
      const [due] = await now.timers.due(this.at, 1)
      await this.rung(now, due!)
      this.rings++
      expect(await now.timers.due(this.at, 1), 'a timer rings twice').not.toContainEqual(due)
    }
    this.at = until
  }

  /** The case waits for what it should, and for nothing else. */
  private async waits(id: CaseId): Promise<void> {
    const found = (await this.house.cases.find(id))!
    const kinds = ['remind-desk', 're-offer', 'honest-word', 'close-idle']
    const set = (await this.house.timers.of([id])).filter(({ kind }) => kinds.includes(kind))
    const said = (looks: readonly { kind: string; at: Date }[]) =>
      looks.map(({ kind, at }) => `${kind} ${at.toISOString()}`).sort()
    expect(said(set)).toEqual(said(timersOf(found)))
  }

  /** What became of every offer was counted once. */
  private async counted(): Promise<void> {
    const offers = []
    for (const id of this.cases) offers.push(...(await this.house.cases.find(id))!.offers)
    const should = tally(offers)
    for (const id of [oak, elm, ash]) {
      const { open: _, ...counts } = await this.house.organizations.tally(id, new Date(0))
      const { open: __, ...sums } = should.get(id) ?? { kept: 0, broken: 0, declined: 0, open: 0 }
      expect(counts).toEqual(sums)
    }
  }
}

/** Ten houses, twenty cases in each: 200 lives, one after another on one clock. */
async function years(houses: number, rung = look): Promise<Days[]> {
  const all: Days[] = []
  for (const [nth, those] of fc.sample(lives, { numRuns: houses, seed: 20261125 }).entries()) {
    const organizations = [oak, elm, ash].map((id) => organization(id, { hours: always, capacity: 100 }))
    const { channel } = await desks(organizations)
    const days = new Days(channel, rung)
    for (const [at, { urgency, begins: first, then: rest }] of those.entries()) {
      const person = personId(`person-${nth}-${at}`)
      const until = in180Days(days.at)
      const asked = { person, request: request({ urgency }), recipients: [oak, elm], wording, until }
      const { case: found } = yes(await openCase(channel.later(days.at), asked))
      await days.live(found, [...first, ...rest])
    }
    all.push(days)
  }
  return all
}

describe('two hundred cases', () => {
  it('live through whatever happens: every timer rings once, every promise is counted once', async () => {
    const all = await years(10)
    const done = new Map<string, number>()
    for (const days of all) for (const [what, many] of days.done) done.set(what, (done.get(what) ?? 0) + many)
    expect(all.flatMap(({ cases }) => cases)).toHaveLength(200)
    expect(all.reduce((sum, { rings }) => sum + rings, 0)).toBeGreaterThan(500)
    // Everything that can happen did happen.
    for (const what of new Set(things)) if (what !== 'wait') expect(done.get(what), what).toBeGreaterThan(0)
  }, 120_000)

  it('would show a house that rings and does nothing (mutant)', async () => {
    const deaf: typeof look = async (channel, { owner, kind }) => channel.timers.clear(owner, kind)
    await expect(years(1, deaf)).rejects.toThrow()
  })

  it('would show a house that rings twice (mutant)', async () => {
    const twice: typeof look = async (channel, one) => {
      await look(channel, one)
      await channel.timers.set(one.owner, one.kind, one.at)
    }
    await expect(years(1, twice)).rejects.toThrow()
  })

  it('would show a house that counts a broken promise twice (mutant)', async () => {
    const hard: typeof look = async (channel, one) => {
      if (one.kind === 're-offer') await channel.organizations.count(oak, 'lapsed', channel.at)
      await look(channel, one)
    }
    await expect(years(1, hard)).rejects.toThrow()
  })
})
