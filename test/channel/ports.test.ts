import { describe, expect, it } from 'vitest'
import { receive } from '../../src/casework/asking.ts'
import type { Case } from '../../src/casework/case.ts'
import { close } from '../../src/casework/closing.ts'
import { move } from '../../src/casework/move.ts'
import { answer, claim } from '../../src/casework/working.ts'
import { withdraw } from '../../src/consent/consent.ts'
import { caseId, personId } from '../../src/kernel/id.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import type { Referral } from '../../src/referral/referral.ts'
import {
  agreed,
  ash,
  asked,
  bako,
  bolek,
  chidi,
  elm,
  ground,
  member,
  oak,
  organization,
  request,
} from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { bytes, everyChannel, minutes, type Within } from './ports-contract.ts'

const granted = <Value>(outcome: Outcome<Value, string>): Value => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** A case of Amina's that Oak is asked for. */
const opened = (id = 'case-1', code = 'калина-місток-47') =>
  receive({ ...asked(), id: caseId(id), code }, ground(morning))
/** The same person at her browser. */
const atTheWeb = personId('amina-web')

const kept = async (within: Within, id?: string, code?: string, at?: Date) => {
  const move = opened(id, code)
  await within(async ({ cases }) => {
    await cases.save(move)
    await cases.join(move.case.id, amina)
  }, at)
  return move.case
}

const casesContract = (open: () => Promise<Within>) => {
  it('a case comes back as it was, by its id, by its code, and at her doors', async () => {
    const within = await open()
    const found = await kept(within)
    await within(async ({ cases }) => {
      expect(await cases.find(found.id)).toEqual(found)
      expect(await cases.withCode(found.code)).toEqual(found)
      expect(await cases.of(amina)).toEqual([found])
      expect(await cases.at(oak)).toEqual([found])
      expect(await cases.at(elm)).toEqual([])
      expect(await cases.find(caseId('case-2'))).toBeUndefined()
      expect(await cases.withCode('калина-місток-48')).toBeUndefined()
      expect(await cases.of(atTheWeb)).toEqual([])
    })
  })

  it('everything that a case can hold comes back, to the millisecond and the byte', async () => {
    const within = await open()
    const contract = { ...request().contract, safeWord: Uint8Array.from({ length: 256 }, (_, byte) => byte) }
    const first = receive({ ...asked({ contract, region: 'ua80' }) }, ground(morning))
    const claimed = granted(claim(first.case, bako))
    const answered = granted(answer(claimed.case, bako, minutes(3)))
    const closed = granted(close(answered.case, bako, 'helped', minutes(4)))
    for (const step of [first, claimed, answered, closed]) {
      await within(({ cases }) => cases.save(step))
      const [open, waiting] = [step !== closed, step === first].map((is) => (is ? [step.case] : []))
      expect(await within(({ cases }) => cases.at(oak, 'open'))).toEqual(open)
      expect(await within(({ cases }) => cases.at(oak, 'waiting'))).toEqual(waiting)
      expect(await within(({ cases }) => cases.find(step.case.id))).toEqual(step.case)
    }
    expect(await within(({ cases }) => cases.at(oak))).toEqual([closed.case])
  })

  it('a code belongs to one case', async () => {
    const within = await open()
    await kept(within)
    await expect(kept(within, 'case-2')).rejects.toThrow()
  })

  it('she sees her cases from every door, the newest first, and from a door she left none', async () => {
    const within = await open()
    const first = await kept(within, 'case-9', 'one')
    const second = await kept(within, 'case-1', 'two', minutes(1))
    await within(async ({ cases }) => {
      await cases.join(first.id, atTheWeb)
      await cases.join(first.id, atTheWeb)
    })
    await within(async ({ cases, doors }) => {
      expect(await cases.of(amina)).toEqual([second, first])
      expect(await cases.of(atTheWeb)).toEqual([first])
      expect(await cases.doors(first.id)).toEqual([amina, atTheWeb])
      await doors.leave(atTheWeb)
      expect(await cases.of(atTheWeb)).toEqual([])
      expect(await cases.find(first.id)).toEqual(first)
    })
  })

  it('knows from which doors she can be reached', async () => {
    const within = await open()
    const { id } = await kept(within)
    await within(async ({ cases, doors }) => {
      await cases.join(id, atTheWeb)
      expect(await doors.reachable(id)).toEqual([amina, atTheWeb])
      expect(await doors.lostSince(id)).toBeUndefined()
      await doors.lose(amina)
    })
    await within(async ({ doors }) => {
      await doors.lose(amina)
      expect(await doors.reachable(id)).toEqual([atTheWeb])
      expect(await doors.lostSince(id)).toBeUndefined()
      await doors.leave(atTheWeb)
    }, minutes(5))
    await within(async ({ doors }) => {
      expect(await doors.lostSince(id)).toEqual(morning)
      await doors.meet(amina)
      expect(await doors.reachable(id)).toEqual([amina])
      expect(await doors.lostSince(id)).toBeUndefined()
      expect(await doors.lostSince(caseId('nowhere'))).toBeUndefined()
    })
  })

  it('of two who take one case at once, one has it', async () => {
    const within = await open()
    const { id } = await kept(within)
    const take = (who: typeof bako) =>
      within(async ({ cases }) => {
        const taken = claim((await cases.find(id))!, who)
        if (!taken.ok) return taken.refusal
        await cases.save(taken.value)
        return who.id
      })
    const outcomes = await Promise.allSettled([take(bako), take(bolek)])
    const said = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : 'not kept'))
    const winner = said.filter((one) => one === bako.id || one === bolek.id)
    expect(winner).toHaveLength(1)
    expect(await within(({ cases }) => cases.find(id))).toMatchObject({ state: { caseworker: winner[0] } })
  })

  it('of work that fails nothing is kept', async () => {
    const within = await open()
    const found = await kept(within)
    const work = within(async ({ cases, consents }) => {
      await consents.append(agreed(oak))
      await cases.erase(found.id)
      throw new Error('the power is not gone, but nearly')
    })
    await expect(work).rejects.toThrow('nearly')
    expect(await within(({ cases }) => cases.of(amina))).toEqual([found])
    expect(await within(({ consents }) => consents.of(amina))).toEqual([])
  })

  it('leaves nothing behind when it is erased but the audit and the numbers', async () => {
    const within = await open()
    const { id } = await kept(within)
    const other = await kept(within, 'case-2', 'other')
    await within(async (channel) => {
      for (const one of [id, other.id]) {
        await channel.receipts.keep(bytes(one), one)
        await channel.letters.add({ id: `letter-${one}`, case: one, at: morning, text: 'лист' })
        await channel.timers.set(one, 'knock', minutes(1))
        await channel.referrals.save(referral({ case: one }))
        const errand = {
          id: `e-${one}`,
          kind: 'file',
          case: one,
          person: amina,
          payload: 'x',
          at: morning,
          attempt: 0,
        }
        await channel.errands.save(errand)
        const about = { entry: `entry-${one}`, case: one, author: 'person', at: morning } as const
        await channel.entries.add({ about, sealed: { wraps: bytes('w'), body: bytes('b') } })
      }
      await channel.audit.append({
        at: morning,
        by: 'person',
        what: 'case-opened',
        case: id,
        organization: oak,
      })
      await channel.organizations.count(oak, 'kept', morning)
      await channel.cases.erase(id)
    })
    const left = (one: typeof id) =>
      within(async (channel) => ({
        found: await channel.cases.find(one),
        hers: (await channel.cases.of(amina)).some((each) => each.id === one),
        doors: await channel.cases.doors(one),
        receipt: await channel.receipts.find(bytes(one)),
        letters: (await channel.letters.of(one)).length,
        looks: (await channel.timers.due(minutes(1e6), 99)).filter(({ owner }) => owner === one).length,
        referrals: (await channel.referrals.of(one)).length,
        errands: (await channel.errands.due(morning, 99)).filter((each) => each.case === one).length,
        entries: (await channel.entries.of(one)).length + (await channel.entries.wrapsOf(one)).length,
      }))
    const nothing = { found: undefined, hers: false, doors: [], receipt: undefined }
    expect(await left(id)).toEqual({ ...nothing, letters: 0, looks: 0, referrals: 0, errands: 0, entries: 0 })
    expect(await left(other.id)).toEqual({
      found: other,
      hers: true,
      doors: [amina],
      receipt: other.id,
      letters: 1,
      looks: 3,
      referrals: 1,
      errands: 1,
      entries: 2,
    })
    await within(async (channel) => {
      expect(await channel.audit.of(oak, 9)).toHaveLength(1)
      expect(await channel.organizations.tally(oak, morning)).toMatchObject({ kept: 1 })
    })
  })
}

const timersContract = (open: () => Promise<Within>) => {
  it('rings what is due, the oldest first, and knows the next', async () => {
    const within = await open()
    await within(async ({ timers }) => {
      expect(await timers.next()).toBeUndefined()
      await timers.set('b', 'knock', minutes(2))
      await timers.set('a', 'follow-up', minutes(1))
      await timers.set('a', 'knock', minutes(9))
      await timers.set('b', 'knock', minutes(3))
      expect(await timers.next()).toEqual(minutes(1))
      expect(await timers.due(minutes(0), 9)).toEqual([])
      const due = [
        { owner: 'a', kind: 'follow-up', at: minutes(1) },
        { owner: 'b', kind: 'knock', at: minutes(3) },
      ]
      expect(await timers.due(minutes(3), 9)).toEqual(due)
      expect(await timers.due(minutes(3), 1)).toEqual(due.slice(0, 1))
      const all = [...due, { owner: 'a', kind: 'knock', at: minutes(9) }]
      expect(await timers.of(['b', 'a', 'nobody'])).toEqual(all)
      expect(await timers.of(['b'])).toEqual(due.slice(1))
      expect(await timers.of([])).toEqual([])
      await timers.clear('a', 'follow-up')
      expect(await timers.next()).toEqual(minutes(3))
    })
  })

  it('a case that is saved replaces its own timers and leaves the others', async () => {
    const within = await open()
    const found = await kept(within)
    const looks = async () =>
      (await within(({ timers }) => timers.due(minutes(1e6), 99))).map(({ kind }) => kind)
    expect(await looks()).toEqual(['remind-desk', 're-offer'])
    await within(({ timers }) => timers.set(found.id, 'knock', minutes(1)))
    await within(async ({ cases }) =>
      cases.save(granted(answer(granted(claim(found, bako)).case, bako, minutes(1)))),
    )
    expect(await looks()).toEqual(['knock', 'close-idle'])
    await within(async ({ cases }) => cases.save(move({ ...found, state: closedState }, [])))
    expect(await looks()).toEqual(['knock'])
  })
}
const closedState: Case['state'] = { status: 'closed', reason: 'helped', closedAt: minutes(2) }

const peopleContract = (open: () => Promise<Within>) => {
  it('a consent ledger keeps its order, and goes whole', async () => {
    const within = await open()
    const [first, later] = [agreed(oak), agreed(elm, 'referral', minutes(1))]
    const taken = granted(withdraw([first], { recipient: oak, purpose: 'request', at: minutes(2) }))
    await within(async ({ consents }) => {
      for (const entry of [first, taken, later, { ...first, person: atTheWeb }]) await consents.append(entry)
    })
    await within(async ({ consents }) => {
      expect(await consents.of(amina)).toEqual([first, taken, later])
      await consents.forget(amina)
      expect(await consents.of(amina)).toEqual([])
      expect(await consents.of(atTheWeb)).toHaveLength(1)
    })
  })

  it('an organization has the load of its open cases', async () => {
    const within = await open()
    await within(async ({ organizations }) => {
      for (const id of [oak, elm]) await organizations.save(organization(id, { load: 7 }))
    })
    const found = await kept(within)
    await kept(within, 'case-2', 'two')
    const loads = () =>
      within(async ({ organizations }) => (await organizations.all()).map(({ load }) => load))
    expect(await loads()).toEqual([0, 2])
    await within(({ cases }) =>
      cases.save(move({ ...found, state: { ...closedState, organization: oak } }, [])),
    )
    expect(await loads()).toEqual([0, 1])
    await within(async ({ organizations }) => {
      await organizations.save(organization(oak, { active: false, names: { uk: 'Дуб' } }))
      expect(await organizations.find(oak)).toEqual(
        organization(oak, { active: false, names: { uk: 'Дуб' }, load: 1 }),
      )
      expect(await organizations.find(ash)).toBeUndefined()
    })
  })

  it('an organization has its word counted by the month, and what it owes now', async () => {
    const within = await open()
    await kept(within)
    const [october, november] = [new Date('2026-10-31T23:59:59Z'), new Date('2026-11-01T00:00:00Z')]
    await within(async ({ organizations }) => {
      for (const outcome of ['kept', 'kept', 'late', 'lapsed', 'declined', 'taken-back'] as const)
        await organizations.count(oak, outcome, november)
      await organizations.count(oak, 'kept', october)
      await organizations.count(elm, 'kept', november)
      expect(await organizations.tally(oak, november)).toEqual({ kept: 2, broken: 2, declined: 1, open: 1 })
      expect(await organizations.tally(oak, october)).toEqual({ kept: 3, broken: 2, declined: 1, open: 1 })
      expect(await organizations.tally(ash, october)).toEqual({ kept: 0, broken: 0, declined: 0, open: 0 })
    })
  })

  it('staff come back as they are, in the organization where they are now', async () => {
    const within = await open()
    const tied = member('eno', {
      organization: elm,
      gender: 'woman',
      conflicts: { organizations: [oak], branches: ['army'], regions: ['ua80'] },
    })
    await within(async ({ staff }) => {
      for (const one of [chidi, bako, tied]) await staff.save(one)
      expect(await staff.of(oak)).toEqual([bako, chidi])
      expect(await staff.find(tied.id)).toEqual(tied)
      await staff.save({ ...tied, organization: oak, active: false })
      expect(await staff.of(elm)).toEqual([])
      expect(await staff.find(tied.id)).toMatchObject({ active: false, organization: oak })
      expect(await staff.find(bolek.id)).toBeUndefined()
    })
  })

  it('a referral changes until it is over; the next one is another', async () => {
    const within = await open()
    const proposed = referral({ state: { status: 'proposed', at: morning } })
    const sent = referral({})
    const declined = referral({ state: { status: 'declined', at: minutes(1), reason: 'conflict' } })
    const again = referral({ warm: false, state: { status: 'sent', at: minutes(2) } })
    const accepted = referral({ warm: false, state: { status: 'accepted', at: minutes(3) } })
    const elsewhere = referral({ to: ash, state: { status: 'sent', at: minutes(1) } })
    await within(async ({ referrals }) => {
      await referrals.save(proposed)
      expect(await referrals.waitingFor(elm)).toEqual([])
      expect(await referrals.from(oak)).toEqual([proposed])
      await referrals.save(sent)
      expect(await referrals.from(oak)).toEqual([sent])
      expect(await referrals.waitingFor(elm)).toEqual([sent])
      for (const one of [declined, elsewhere, again]) await referrals.save(one)
      expect(await referrals.waitingFor(elm)).toEqual([again])
      await referrals.save(accepted)
      expect(await referrals.waitingFor(elm)).toEqual([])
      expect(await referrals.from(oak)).toEqual([elsewhere, accepted])
      expect(await referrals.from(elm)).toEqual([])
      expect(await referrals.of(sent.case)).toEqual([declined, elsewhere, accepted])
      expect(await referrals.of(caseId('case-2'))).toEqual([])
    })
  })

  it('letters wait in their order, with their files, until they are put away', async () => {
    const within = await open()
    const file = { name: 'їжак.pdf', type: 'application/pdf', bytes: Uint8Array.of(0, 10, 255, 10) }
    const plain = { id: 'a', case: caseId('case-1'), at: minutes(1), text: 'пізніше\nдва рядки' }
    const first = { id: 'b', case: caseId('case-1'), at: morning, text: '', file }
    await within(async ({ letters }) => {
      for (const letter of [plain, first, { ...plain, id: 'c', case: caseId('case-2') }])
        await letters.add(letter)
      expect(await letters.of(plain.case)).toEqual([first, plain])
      const asked = [plain.case, caseId('case-2'), caseId('case-3')]
      const counts: [string, number][] = [
        ['case-1', 2],
        ['case-2', 1],
      ]
      expect(new Map(await letters.waiting(asked))).toEqual(new Map(counts))
      expect(new Map(await letters.waiting([]))).toEqual(new Map())
      await letters.drop(['b', 'unknown'])
      expect(await letters.of(plain.case)).toEqual([plain])
      expect(await letters.of(caseId('case-2'))).toHaveLength(1)
    })
  })

  it('a case has one receipt: a new one takes its place', async () => {
    const within = await open()
    await within(async ({ receipts }) => {
      await receipts.keep(bytes('old'), caseId('case-1'))
      await receipts.keep(bytes('other'), caseId('case-2'))
      await receipts.keep(bytes('new'), caseId('case-1'))
      expect(await receipts.find(bytes('old'))).toBeUndefined()
      expect(await receipts.find(bytes('new'))).toBe('case-1')
      expect(await receipts.find(bytes('other'))).toBe('case-2')
    })
  })

  it('errands wait for their time, and are tried again', async () => {
    const within = await open()
    const payload = { file: 'abc', size: 3, bytes: Uint8Array.of(1), since: morning }
    const errand = {
      id: 'b',
      kind: 'file',
      case: caseId('case-1'),
      person: amina,
      payload,
      at: minutes(1),
      attempt: 0,
    }
    await within(async ({ errands }) => {
      expect(await errands.next()).toBeUndefined()
      await errands.save(errand)
      await errands.save({ ...errand, id: 'a' })
      expect(await errands.due(morning, 9)).toEqual([])
      expect(await errands.due(minutes(1), 1)).toEqual([{ ...errand, id: 'a' }])
      await errands.save({ ...errand, id: 'a', at: minutes(5), attempt: 1 })
      expect(await errands.due(minutes(9), 9)).toEqual([
        errand,
        { ...errand, id: 'a', at: minutes(5), attempt: 1 },
      ])
      await errands.drop('b')
      expect(await errands.next()).toEqual(minutes(5))
    })
  })
}

const referral = (other: Partial<Referral>): Referral => ({
  case: caseId('case-1'),
  from: oak,
  to: elm,
  by: bako.id,
  fields: ['kind', 'entries'],
  warm: true,
  state: { status: 'sent', at: morning },
  ...other,
})

const staffDoorsContract = (open: () => Promise<Within>) => {
  it('a chat belongs to one member of staff', async () => {
    const within = await open()
    await within(async ({ staffChats }) => {
      await staffChats.link('700', bako.id)
      await staffChats.link('600', bako.id)
      expect(await staffChats.of(bako.id)).toEqual(['600', '700'])
      await staffChats.link('700', chidi.id)
      expect(await staffChats.staffOf('700')).toBe(chidi.id)
      expect(await staffChats.of(bako.id)).toEqual(['600'])
      await staffChats.unlink('600')
      expect(await staffChats.staffOf('600')).toBeUndefined()
      expect(await staffChats.of(chidi.id)).toEqual(['700'])
    })
  })

  it('a group remembers its board, and why nothing is posted any more', async () => {
    const within = await open()
    const group = { address: '-100200300400500', organization: oak }
    await within(async ({ deskGroups }) => {
      await deskGroups.save(group)
      await deskGroups.save({ ...group, address: '-1' })
      expect(await deskGroups.find(group.address)).toEqual(group)
      const stopped = { ...group, board: 9_007_199_254_740_991, stopped: 'unknown-member' }
      await deskGroups.save(stopped)
      expect(await deskGroups.of(oak)).toEqual([{ ...group, address: '-1' }, stopped])
      await deskGroups.save({ ...group, organization: elm })
      expect(await deskGroups.find(group.address)).toEqual({ ...group, organization: elm })
      await deskGroups.drop(group.address)
      expect(await deskGroups.find(group.address)).toBeUndefined()
      expect(await deskGroups.of(elm)).toEqual([])
    })
  })

  it('a code opens one thing, once, in its time', async () => {
    const within = await open()
    const link = { purpose: 'chat', organization: oak, staff: bako.id, until: minutes(60) } as const
    await within(async ({ linkCodes }) => {
      await linkCodes.add(bytes('one'), link)
      await linkCodes.add(bytes('two'), { purpose: 'group', organization: oak, until: minutes(60) })
      expect(await linkCodes.use(bytes('none'), 'chat')).toBeUndefined()
      expect(await linkCodes.use(bytes('one'), 'sign-in')).toBeUndefined()
      expect(await linkCodes.use(bytes('one'), 'chat')).toEqual(link)
      expect(await linkCodes.use(bytes('one'), 'chat')).toBeUndefined()
    })
    expect(await within(({ linkCodes }) => linkCodes.use(bytes('two'), 'group'), minutes(60))).toBeUndefined()
    expect(await within(({ linkCodes }) => linkCodes.use(bytes('two'), 'group'), minutes(59))).toEqual({
      purpose: 'group',
      organization: oak,
      until: minutes(60),
    })
  })

  it('somebody is in until her time is over, or she leaves', async () => {
    const within = await open()
    const session = { staff: bako.id, since: morning, seen: morning, until: minutes(480) }
    await within(async ({ signIns }) => {
      for (const name of ['one', 'two']) await signIns.open(bytes(name), session)
      await signIns.open(bytes('hers'), { ...session, staff: chidi.id })
      expect(await signIns.find(bytes('one'))).toEqual(session)
      expect(await signIns.find(bytes('none'))).toBeUndefined()
    })
    await within(({ signIns }) => signIns.touch(bytes('one')), minutes(9))
    const find = (name: string, at?: Date) => within(({ signIns }) => signIns.find(bytes(name)), at)
    expect(await find('one', minutes(479))).toEqual({ ...session, seen: minutes(9) })
    expect(await find('one', minutes(480))).toBeUndefined()
    await within(({ signIns }) => signIns.end(bytes('one')))
    expect(await find('one')).toBeUndefined()
    await within(({ signIns }) => signIns.endAll(bako.id))
    expect(await find('two')).toBeUndefined()
    expect(await find('hers')).toBeDefined()
  })

  it('a one-time password is good once, and an older one no more', async () => {
    const within = await open()
    const secret = Uint8Array.of(0, 255, 7)
    await within(async ({ signIns }) => {
      expect(await signIns.useStep(bako.id, 5)).toBe(false)
      expect(await signIns.secretOf(bako.id)).toBeUndefined()
      await signIns.keepSecret(bako.id, secret)
      expect(await signIns.secretOf(bako.id)).toEqual(secret)
      const tried = []
      for (const step of [5, 5, 4, 6]) tried.push(await signIns.useStep(bako.id, step))
      expect(tried).toEqual([true, false, false, true])
      await signIns.keepSecret(bako.id, Uint8Array.of(1))
      expect(await signIns.useStep(bako.id, 4)).toBe(true)
      await signIns.keepSecret(chidi.id, secret)
      await signIns.dropSecret(bako.id)
      expect(await signIns.secretOf(bako.id)).toBeUndefined()
      expect(await signIns.useStep(bako.id, 9)).toBe(false)
      expect(await signIns.secretOf(chidi.id)).toEqual(secret)
    })
  })

  it('the audit of an organization comes back newest first, and holds', async () => {
    const within = await open()
    const event = (nth: number) => ({ at: minutes(nth), by: bako.id, what: `deed-${nth}`, organization: oak })
    await within(async ({ audit }) => {
      expect(await audit.verify()).toEqual({ events: 0 })
      await audit.append({ at: morning, by: 'house', what: 'elsewhere', case: caseId('case-1') })
      for (const nth of [1, 2, 3]) await audit.append(event(nth))
      expect(await audit.of(oak, 2)).toEqual([event(3), event(2)])
      expect(await audit.of(elm, 2)).toEqual([])
      expect(await audit.verify()).toEqual({ events: 4 })
    })
  })
}

everyChannel('the help channel', (open) => {
  describe('cases', () => casesContract(open))
  describe('timers', () => timersContract(open))
  describe('what belongs to people', () => peopleContract(open))
  describe('how staff come in', () => staffDoorsContract(open))
})
