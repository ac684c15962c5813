import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { caseOf, entriesOf } from '../../src/channel/case-page.ts'
import { deskOf, findByCode } from '../../src/channel/desk.ts'
import { addNote, replyTo, shareEntries } from '../../src/channel/desk-words.ts'
import { assignCase, claimCase, declineCase, handOverTo, whoCanTake } from '../../src/channel/deskwork.ts'
import { closeCase, reopenCase } from '../../src/channel/ending.ts'
import { planFollowUp } from '../../src/channel/follow-up.ts'
import { agreeToReferral, referralsToDecide, refuseReferral } from '../../src/channel/her-referral.ts'
import { keepAway, withdrawConsent } from '../../src/channel/her-wishes.ts'
import { passOn } from '../../src/channel/her-words.ts'
import { look } from '../../src/channel/looking.ts'
import { auditOf, countsOf } from '../../src/channel/overseeing.ts'
import { answerReferral, leaveCase, referCase, referralsTo, whereTo } from '../../src/channel/referring.ts'
import { remindCaseworker } from '../../src/channel/relay.ts'
import { addMember, changeMember, changeOrganization, declareConflict } from '../../src/channel/roster.ts'
import { rewrap } from '../../src/edge/sealing/rewrap.ts'
import { caseId, staffId } from '../../src/kernel/id.ts'
import type { Field } from '../../src/referral/referral.ts'
import { noConflicts } from '../../src/staff/conflicts.ts'
import { ash, bako, bolek, chidi, dana, elm, eno, fola, oak, contract as usual } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import {
  asks,
  type Desks,
  desks,
  gulya,
  hanna,
  ivan,
  later,
  no,
  readBy,
  wording,
  written,
  yes,
} from './staff-side.ts'

const nothing = undefined
const hers = (text: string) => ({ head: { kind: 'words' as const }, bytes: new TextEncoder().encode(text) })

/** Bako has Amina's case at Oak. */
async function taken(other: Parameters<typeof asks>[1] = {}) {
  const house = await desks()
  const found = await asks(house.channel, other)
  yes(await claimCase(house.channel, bako, found.id, nothing))
  return { ...house, found: (await house.channel.cases.find(found.id))! }
}
const reply = async ({ channel }: Pick<Desks, 'channel'>, found: Case, who = bako, text = 'Добрий день') => {
  const { readers } = yes(await caseOf(channel, who, found.id, nothing))
  return written(channel, found, readers, text)
}

describe('a desk', () => {
  it('shows what waits, what is mine and what is overdue, and everything to who supervises', async () => {
    const { channel } = await desks()
    const one = await asks(channel, { topic: 'harassment' })
    const two = await asks(channel, { urgency: 'no-hurry' })
    const before = yes(await deskOf(channel, bako, nothing))
    expect(before.waiting.map(({ code }) => code)).toEqual([one.code, two.code])
    expect(before.mine).toEqual([])
    expect(before.open).toBeUndefined()
    yes(await claimCase(channel, bako, one.id, nothing))
    const { waiting, mine } = yes(await deskOf(channel, bako, nothing))
    expect([waiting, mine].map((lines) => lines.map(({ code }) => code))).toEqual([[two.code], [one.code]])
    expect(mine[0]).toMatchObject({ mine: true, status: 'accepted', topic: 'harassment', overdue: false })
    expect(yes(await deskOf(channel, bolek, nothing)).mine).toEqual([])
    expect(yes(await deskOf(channel, chidi, nothing)).open?.length).toBe(2)
    expect(no(await deskOf(channel, dana, nothing))).toBe('not-permitted')
    expect(yes(await deskOf(channel, eno, nothing)).waiting).toEqual([])
  })

  it('finds by code what somebody may see, and says the same of what is not there', async () => {
    const { channel, found } = await taken()
    expect(yes(await findByCode(channel, bako, found.code.toUpperCase())).id).toBe(found.id)
    expect(yes(await findByCode(channel, chidi, found.code)).mine).toBe(false)
    for (const who of [bolek, eno, dana])
      expect(no(await findByCode(channel, who, found.code))).toBe('not-permitted')
    const other = found.code.replace(/\d\d$/, (digits) => (digits === '11' ? '12' : '11'))
    expect(no(await findByCode(channel, bako, other))).toBe('not-permitted')
    expect(no(await findByCode(channel, bako, 'qwerty'))).toBe('not-a-code')
  })

  it('shows who supervises what is late, until somebody answers', async () => {
    const { channel, found } = await taken()
    yes(await replyTo(channel, bako, found.id, await reply({ channel }, found)))
    yes(await passOn(channel, (await channel.cases.find(found.id))!, hers('Так')))
    const by = yes(await deskOf(channel, bako, nothing)).mine[0]!.by!
    const late = channel.later(new Date(by.getTime() + 1))
    expect(yes(await deskOf(late, chidi, nothing)).overdue.map(({ id }) => id)).toEqual([found.id])
    await look(late, { owner: found.id, kind: 'honest-word', at: by })
    expect(yes(await deskOf(late, bako, nothing)).overdue.map(({ id }) => id)).toEqual([found.id])
    const then = channel.later(new Date(by.getTime() + 60_000))
    yes(await replyTo(then, bako, found.id, await reply({ channel: then }, found)))
    expect(yes(await deskOf(then, bako, nothing)).overdue).toEqual([])
  })

  it('says where nothing reaches her any more', async () => {
    const { channel, found } = await taken()
    expect(yes(await deskOf(channel, bako, nothing)).mine[0]!.unreachable).toBe(false)
    await channel.doors.lose(amina)
    expect(yes(await deskOf(channel, bako, nothing)).mine[0]!.unreachable).toBe(true)
    expect(found.code).toBeTruthy()
  })
})

describe('the page of a case', () => {
  it('shows what she agreed to share, and nothing of whom she keeps away', async () => {
    const exclusions = { organizations: [ash], regions: ['ua05'], tiedToService: true }
    const contract = { ...usual, safeWord: new Uint8Array(16) }
    const { channel, found } = await taken({ exclusions, contract, topic: 'grief' })
    const page = yes(await caseOf(channel, bako, found.id, nothing))
    expect(page.request).toMatchObject({ kind: 'legal', topic: 'grief' })
    const all = JSON.stringify(page)
    for (const word of ['exclusions', 'ua05', 'tiedToService', 'safeWord', 'ash', 'amina"}'])
      expect(all).not.toContain(word)
    expect(page.consents.map(({ recipient, purpose }) => [recipient, purpose])).toEqual([[oak, 'request']])
    expect(page.may).toContain('answer-person')
    expect(page.may).not.toContain('assign-case')
    expect(page.readers).toHaveLength(2)
  })

  it('does not tell one organization what another one said', async () => {
    const { channel } = await desks()
    const found = await asks(channel)
    yes(await declineCase(channel, bolek, found.id, 'conflict'))
    yes(await claimCase(channel, eno, found.id, nothing))
    const page = yes(await caseOf(channel, eno, found.id, nothing))
    expect(page.offers.map(({ organization }) => organization)).toEqual([elm])
    expect(JSON.stringify(page.offers)).not.toContain('conflict')
  })

  it('is nothing at all for others, as if there were no such case', async () => {
    const { channel, found } = await taken()
    for (const who of [bolek, eno, dana]) {
      expect(no(await caseOf(channel, who, found.id, nothing))).toBe('not-permitted')
      expect(no(await caseOf(channel, who, caseId('nothing'), nothing))).toBe('not-permitted')
      expect(no(await entriesOf(channel, who, found.id, nothing))).toBe('not-permitted')
    }
    expect(
      no(await caseOf(channel, { ...bako, organization: elm, roles: ['supervisor'] }, found.id, nothing)),
    ).toBe('yes')
  })
})

describe('working on a case', () => {
  it('is for one caseworker: the second is told that it is taken', async () => {
    const { channel, found } = await taken()
    expect(no(await claimCase(channel, bolek, found.id, nothing))).toBe('already-claimed')
    expect(no(await claimCase(channel, eno, found.id, nothing))).toBe('not-permitted')
  })

  it('keeps an answer sealed, as a letter that waits, and tells her neutrally; once, however often it is sent', async () => {
    const { channel, found, openers } = await taken()
    const knocks = channel.knocked.length
    const answer = await reply({ channel }, found)
    yes(await replyTo(channel, bako, found.id, answer))
    yes(await replyTo(channel, bako, found.id, answer))
    expect(await readBy({ channel, openers }, found, oak)).toEqual(['Добрий день'])
    expect((await channel.letters.of(found.id)).map(({ id, text }) => [id, text])).toEqual([
      [answer.entry.about.entry, 'Добрий день'],
    ])
    expect(channel.knocked.length).toBe(knocks + 1)
    const { line, waiting } = yes(await caseOf(channel, bako, found.id, nothing))
    expect([line.status, line.unreadByHer, waiting]).toEqual(['answered', 1, [answer.entry.about.entry]])
    expect(yes(await countsOf(channel, chidi, later(-1))).kept).toBe(1)
  })

  it('refuses an entry of another case, of her, of another time, or an empty one', async () => {
    const { channel, found } = await taken()
    const good = await reply({ channel }, found)
    const { about, sealed } = good.entry
    const bad = [
      { ...good, entry: { sealed, about: { ...about, case: 'another' } } },
      { ...good, entry: { sealed, about: { ...about, author: 'person' as const } } },
      { ...good, entry: { sealed, about: { ...about, entry: 'mine' } } },
      { ...good, entry: { sealed, about: { ...about, at: later(1) } } },
      { ...good, entry: { about, sealed: { ...sealed, wraps: new Uint8Array() } } },
    ]
    for (const one of bad) expect(no(await replyTo(channel, bako, found.id, one))).toBe('entry-misplaced')
    expect(no(await replyTo(channel, bako, found.id, { ...good, text: ' ' }))).toBe('nothing-written')
    expect(await channel.entries.of(found.id)).toEqual([])
  })

  it('loses nothing of a reply to a closed case: it is refused, and can be sent after it was opened again', async () => {
    const { channel, found } = await taken()
    const answer = await reply({ channel }, found)
    expect(no(await closeCase(channel, bako, found.id, nothing))).toBe('reason-missing')
    yes(await closeCase(channel, bako, found.id, 'helped'))
    expect(no(await replyTo(channel, bako, found.id, answer))).toBe('case-closed')
    yes(await reopenCase(channel, bako, found.id, nothing))
    yes(await claimCase(channel, bako, found.id, nothing))
    yes(await replyTo(channel, bako, found.id, answer))
    expect(await channel.letters.of(found.id)).toHaveLength(1)
  })

  it('keeps notes at the desk: she is not told, and gets no letter', async () => {
    const { channel, found } = await taken()
    const knocks = channel.knocked.length
    const { entry } = await reply({ channel }, found)
    yes(await addNote(channel, bako, found.id, entry))
    yes(await addNote(channel, bako, found.id, entry))
    expect(yes(await entriesOf(channel, bako, found.id, nothing))).toHaveLength(1)
    expect(await channel.letters.of(found.id)).toEqual([])
    expect(channel.knocked.length).toBe(knocks)
  })

  it('is handed over and assigned within one organization', async () => {
    const { channel, found } = await taken()
    expect(yes(await whoCanTake(channel, bako, found.id, nothing)).map(({ id }) => id)).toEqual([
      bako.id,
      bolek.id,
    ])
    expect(no(await handOverTo(channel, bako, found.id, eno.id))).toBe('cannot-take-case')
    expect(no(await handOverTo(channel, bako, found.id, staffId('nobody')))).toBe('cannot-take-case')
    yes(await handOverTo(channel, bako, found.id, bolek.id))
    expect(no(await caseOf(channel, bako, found.id, nothing))).toBe('not-permitted')
    expect(no(await assignCase(channel, bolek, found.id, bako.id))).toBe('not-permitted')
    yes(await assignCase(channel, chidi, found.id, bako.id))
    expect(yes(await caseOf(channel, bako, found.id, nothing)).line.mine).toBe(true)
    const second = await asks(channel)
    yes(await assignCase(channel, chidi, second.id, bako.id))
    expect(yes(await deskOf(channel, bako, nothing)).mine).toHaveLength(2)
    yes(await closeCase(channel, bako, second.id, 'helped'))
    expect(no(await assignCase(channel, chidi, second.id, bako.id))).toBe('case-closed')
  })

  it('reminds the desk when a caseworker wanted it, until something was done', async () => {
    const { channel, found } = await taken()
    expect(no(await planFollowUp(channel, bako, found.id, later(-1)))).toBe('not-ahead')
    yes(await planFollowUp(channel, bako, found.id, later(20)))
    expect(yes(await deskOf(channel, bako, nothing)).mine[0]!.followUp).toEqual({ at: later(20), due: false })
    const then = channel.later(later(20))
    const rings = channel.rung.length
    await look(then, { owner: found.id, kind: 'follow-up', at: later(20) })
    expect(channel.rung.slice(rings)).toEqual([oak])
    expect(yes(await deskOf(then, bako, nothing)).overdue.map(({ followUp }) => followUp?.due)).toEqual([
      true,
    ])
    await look(channel.later(later(44)), { owner: found.id, kind: 'follow-up-due', at: later(44) })
    expect(channel.rung.length).toBe(rings + 2)
    yes(await addNote(then, bako, found.id, (await reply({ channel: then }, found)).entry))
    expect(yes(await deskOf(then, bako, nothing)).mine[0]!.followUp).toBeUndefined()
    yes(await planFollowUp(then, bako, found.id, later(50)))
    yes(await planFollowUp(then, bako, found.id, nothing))
    expect(await channel.timers.of([found.id])).not.toContainEqual(
      expect.objectContaining({ kind: 'follow-up' }),
    )
  })

  it('reminds who took it and has not answered, in her own chat, by the code alone', async () => {
    const { channel, found } = await taken()
    await channel.staffChats.link('chat-of-bako', bako.id)
    await channel.staffChats.link('chat-of-bolek', bolek.id)
    const now = (await channel.cases.find(found.id))!
    const { remindAt } = now.offers.at(-1)!.promise
    const then = channel.later(remindAt)
    await look(then, { owner: found.id, kind: 'remind-desk', at: remindAt })
    const saying = { kind: 'desk-line', word: 'unanswered', values: { code: found.code } }
    expect(channel.told).toEqual([{ chat: 'chat-of-bako', saying }])
    expect(yes(await deskOf(then, bako, nothing)).mine[0]!.reminded).toBe(true)
  })

  it('reminds nobody in her own chat whom a conflict has kept away since', async () => {
    const { channel, found } = await taken()
    await channel.staffChats.link('chat-of-bako', bako.id)
    const tied = { organizations: [], branches: [], regions: [found.request.region ?? 'ua80'] }
    const asked = { ...(await channel.cases.find(found.id))! }
    const request = { ...asked.request, exclusions: { ...asked.request.exclusions, regions: tied.regions } }
    await channel.cases.save({ case: { ...asked, request }, timers: [] })
    await channel.staff.save({ ...bako, conflicts: tied })
    const known = (await channel.cases.find(found.id))!
    await remindCaseworker(channel, known)
    expect(channel.told).toEqual([])
    await channel.staff.save(bako)
    await remindCaseworker(channel, known)
    expect(channel.told).toHaveLength(1)
  })

  it('is written down: who, what, which case, and no word of it', async () => {
    const { channel, found } = await taken()
    yes(await replyTo(channel, bako, found.id, await reply({ channel }, found)))
    const events = yes(await auditOf(channel, chidi, 10))
    expect(events.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'bako case-answered',
      'bako case-claimed',
      'person case-opened',
    ])
    expect(JSON.stringify(events)).not.toContain('Добрий')
    expect(no(await auditOf(channel, bako, 10))).toBe('not-permitted')
  })
})

/** Bako proposed Ash for Amina's case, after they wrote to each other. */
async function proposed({ warm = true, fields = ['entries', 'topic'] as readonly Field[] } = {}) {
  const house = await taken({ topic: 'grief', branch: 'army' })
  yes(await passOn(house.channel, house.found, hers('Мені потрібна допомога')))
  const channel = house.channel.later(later(0.1))
  yes(await replyTo(channel, bako, house.found.id, await reply({ channel }, house.found)))
  yes(await referCase(channel, bako, house.found.id, { to: ash, warm, fields }))
  return { ...house, channel, found: (await channel.cases.find(house.found.id))! }
}
async function agreed(how: Parameters<typeof proposed>[0] = {}) {
  const house = await proposed(how)
  const channel = house.channel.later(later(0.2))
  yes(await agreeToReferral(channel, house.found, ash, { ...wording, id: 'consent:referral' }))
  return { ...house, channel }
}
async function accepted(how: Parameters<typeof proposed>[0] = {}) {
  const house = await agreed(how)
  yes(await answerReferral(house.channel, gulya, { case: house.found.id, from: oak, says: 'accepted' }))
  return { ...house, found: (await house.channel.cases.find(house.found.id))! }
}

describe('a referral', () => {
  it('goes nowhere before she agreed to exactly what it says', async () => {
    const { channel, found } = await proposed()
    expect(yes(await referralsTo(channel, gulya, nothing))).toEqual([])
    expect(no(await answerReferral(channel, gulya, { case: found.id, from: oak, says: 'accepted' }))).toBe(
      'not-permitted',
    )
    expect(no(await shareEntries(channel, bako, found.id, []))).toBe('no-consent')
    const [asked] = await referralsToDecide(channel, amina)
    expect(asked!.referral.to).toBe(ash)
    expect(Object.keys(asked!.shares).sort()).toEqual([
      'contract',
      'kind',
      'language',
      'topic',
      'track',
      'urgency',
    ])
    expect(no(await referCase(channel, bako, found.id, { to: ash, warm: true, fields: [] }))).toBe(
      'already-referred',
    )
    yes(await agreeToReferral(channel, found, ash, wording))
    expect(await referralsToDecide(channel, amina)).toEqual([])
    const given = (await channel.consents.of(amina)).at(-1)!
    expect(given).toMatchObject({ kind: 'given', recipient: ash, purpose: 'referral', wording })
    const [line] = yes(await referralsTo(channel, gulya, nothing))
    expect(line!.request).toMatchObject({ topic: 'grief', kind: 'legal' })
    expect(line!.request.branch).toBeUndefined()
    expect(no(await referralsTo(channel, fola, nothing))).toBe('not-permitted')
  })

  it('ends with her no, and her case stays where it is', async () => {
    const { channel, found } = await proposed()
    yes(await refuseReferral(channel, found, ash))
    expect(no(await agreeToReferral(channel, found, ash, wording))).toBe('no-such-referral')
    expect(no(await refuseReferral(channel, found, ash))).toBe('no-such-referral')
    expect((await channel.consents.of(amina)).some(({ purpose }) => purpose === 'referral')).toBe(false)
    yes(await referCase(channel, bako, found.id, { to: ash, warm: false, fields: [] }))
  })

  it('records no yes where it cannot go any more', async () => {
    const { channel, found } = await proposed()
    const consents = (await channel.consents.of(amina)).length
    yes(await closeCase(channel, bako, found.id, 'helped'))
    expect(no(await agreeToReferral(channel, (await channel.cases.find(found.id))!, ash, wording))).toBe(
      'case-closed',
    )
    expect(await channel.consents.of(amina)).toHaveLength(consents)
  })

  it('is offered only to those who could answer her, and whom she does not keep away', async () => {
    const { channel, found } = await taken()
    const ids = async () =>
      yes(await whereTo(channel, bako, found.id, nothing)).map(({ organization }) => organization)
    expect((await ids()).sort()).toEqual([ash, elm])
    await keepAway(channel, (await channel.cases.find(found.id))!, {
      organizations: [ash],
      regions: [],
      tiedToService: false,
    })
    expect(await ids()).toEqual([elm])
    expect(no(await referCase(channel, bako, found.id, { to: ash, warm: true, fields: [] }))).toBe(
      'organization-excluded',
    )
  })

  it('lets the new organization read what was written, by wraps that are made in the browser of who refers', async () => {
    const { channel, found, openers } = await agreed()
    expect(await readBy({ channel, openers }, found, ash)).toEqual(['closed', 'closed'])
    const to = []
    for (const id of [oak, ash]) to.push((await channel.keys.present(id))!.recipient)
    const wraps = await channel.entries.wrapsOf(found.id)
    const changes = []
    for (const { entry, wraps: before } of wraps) {
      const after = yes(await rewrap(before, to, openers.get(oak)!))
      changes.push({ entry, before, after })
    }
    expect(no(await shareEntries(channel, bako, found.id, [{ ...changes[0]!, entry: 'another' }]))).toBe(
      'entry-misplaced',
    )
    expect(yes(await shareEntries(channel, bako, found.id, changes)).shared).toBe(2)
    expect(await readBy({ channel, openers }, found, ash)).toEqual(['Мені потрібна допомога', 'Добрий день'])
    expect(await readBy({ channel, openers }, found, oak)).toEqual(['Мені потрібна допомога', 'Добрий день'])
  })

  it('does not let entries go along that she did not agree to', async () => {
    const { channel, found } = await agreed({ fields: ['topic'] })
    expect(no(await shareEntries(channel, bako, found.id, []))).toBe('no-consent')
    yes(await answerReferral(channel, gulya, { case: found.id, from: oak, says: 'accepted' }))
    yes(await claimCase(channel.later(later(1)), fola, found.id, nothing))
    expect(yes(await entriesOf(channel.later(later(1)), fola, found.id, nothing))).toEqual([])
  })

  it('is declined with a reason, and her case stays where it is', async () => {
    const { channel, found } = await agreed()
    expect(
      no(await answerReferral(channel, gulya, { case: found.id, from: oak, says: { declined: nothing } })),
    ).toBe('reason-missing')
    yes(
      await answerReferral(channel, gulya, { case: found.id, from: oak, says: { declined: 'no-capacity' } }),
    )
    expect((await channel.cases.find(found.id))!.state).toMatchObject({ organization: oak })
    expect(no(await answerReferral(channel, gulya, { case: found.id, from: oak, says: 'accepted' }))).toBe(
      'already-answered',
    )
  })

  it('cannot be accepted after she took her yes back', async () => {
    const { channel, found } = await agreed()
    yes(await withdrawConsent(channel, found, ash))
    expect(no(await answerReferral(channel, gulya, { case: found.id, from: oak, says: 'accepted' }))).toBe(
      'no-consent',
    )
  })

  it('gives the case to the new organization, and a warm one lets both answer until the first leaves', async () => {
    const { channel, found, openers } = await accepted()
    expect(found.state).toEqual({ status: 'with-another', organization: ash })
    expect(yes(await deskOf(channel, fola, nothing)).waiting.map(({ id }) => id)).toEqual([found.id])
    const mine = yes(await deskOf(channel, bako, nothing)).mine
    expect(mine.map(({ id, handingOver }) => [id, handingOver])).toEqual([[found.id, true]])
    yes(await passOn(channel, found, hers('Хто мені відповість?')))
    expect((await readBy({ channel, openers }, found, oak)).at(-1)).toBe('Хто мені відповість?')
    expect((await readBy({ channel, openers }, found, ash)).at(-1)).toBe('Хто мені відповість?')
    yes(await replyTo(channel, bako, found.id, await reply({ channel }, found, bako, 'Ми обидві тут')))
    expect((await channel.cases.find(found.id))!.state.status).toBe('with-another')
    expect(no(await leaveCase(channel, bako, found.id, nothing))).toBe('not-answered')
    yes(await claimCase(channel, fola, found.id, nothing))
    yes(await replyTo(channel, fola, found.id, await reply({ channel }, found, fola, 'Я вам допоможу')))
    yes(await replyTo(channel, bako, found.id, await reply({ channel }, found, bako, 'До побачення')))
    expect((await channel.letters.of(found.id)).map(({ text }) => text)).toHaveLength(4)
    for (const does of [closeCase, handOverTo] as const)
      expect(no(await does(channel, bako, found.id, 'helped' as never))).toBe('not-permitted')
    yes(await leaveCase(channel, bako, found.id, nothing))
    expect((await channel.referrals.of(found.id))[0]!.state.status).toBe('completed')
    expect(no(await caseOf(channel, bako, found.id, nothing))).toBe('not-permitted')
    expect(yes(await deskOf(channel, bako, nothing)).mine).toEqual([])
    expect(no(await caseOf(channel, chidi, found.id, nothing))).toBe('not-permitted')
  })

  it('is over with the first answer of the new organization where it is not warm', async () => {
    const { channel, found } = await accepted({ warm: false })
    expect(yes(await caseOf(channel, bako, found.id, nothing)).line.handingOver).toBe(true)
    yes(await claimCase(channel, fola, found.id, nothing))
    yes(await replyTo(channel, fola, found.id, await reply({ channel }, found, fola)))
    expect((await channel.referrals.of(found.id))[0]!.state.status).toBe('completed')
    expect(no(await caseOf(channel, bako, found.id, nothing))).toBe('not-permitted')
  })

  it('leaves nothing open for who handed it over, once she takes her consent back or keeps them away', async () => {
    const { channel, found } = await accepted()
    yes(await withdrawConsent(channel, found, oak))
    expect(no(await caseOf(channel, bako, found.id, nothing))).toBe('not-permitted')
    const second = await accepted()
    await keepAway(second.channel, second.found, { organizations: [oak], regions: [], tiedToService: false })
    expect(no(await caseOf(second.channel, bako, second.found.id, nothing))).toBe('not-permitted')
    expect(yes(await deskOf(second.channel, bako, nothing)).mine).toEqual([])
  })
})

describe('the list of staff', () => {
  it('takes cases from whoever may not have them any more', async () => {
    const { channel, found } = await taken({ region: 'ua05' })
    yes(await declareConflict(channel, bako, { organizations: [], branches: [], regions: ['ua05'] }))
    expect((await channel.cases.find(found.id))!.state).toEqual({ status: 'offered', organization: oak })
    expect(no(await claimCase(channel, bako, found.id, nothing))).toBe('not-permitted')
    yes(await claimCase(channel, bolek, found.id, nothing))
    yes(await changeMember(channel, hanna, { id: bolek.id, active: false }))
    expect((await channel.cases.find(found.id))!.state).toMatchObject({
      status: 'offered',
      organization: elm,
    })
  })

  it('lets nobody take back her own conflict', async () => {
    const { channel } = await desks()
    yes(await declareConflict(channel, bako, { organizations: [elm], branches: ['police'], regions: [] }))
    yes(await declareConflict(channel, bako, noConflicts))
    expect((await channel.staff.find(bako.id))!.conflicts).toEqual({
      organizations: [elm],
      branches: ['police'],
      regions: [],
    })
  })

  it('is kept by who keeps it, never without one, and never for another organization', async () => {
    const { channel } = await desks()
    const newcomer = { name: 'Juno', roles: ['lawyer'], languages: ['uk'], conflicts: noConflicts } as const
    const juno = yes(await addMember(channel, hanna, newcomer))
    expect(await channel.staff.find(juno.id)).toMatchObject({
      organization: oak,
      active: true,
      roles: ['lawyer'],
    })
    expect(no(await addMember(channel, ivan, newcomer))).toBe('not-permitted')
    expect(no(await changeMember(channel, hanna, { id: eno.id, active: false }))).toBe('not-permitted')
    expect(no(await changeMember(channel, hanna, { id: hanna.id, roles: ['lawyer'] }))).toBe(
      'last-administrator',
    )
    const moved = { id: bolek.id, organization: elm, name: 'Bolek' }
    yes(await changeMember(channel, hanna, moved))
    expect((await channel.staff.find(bolek.id))!.organization).toBe(oak)
  })

  it('is read anew: who was let go meanwhile does nothing with an old page', async () => {
    const { channel, found } = await taken()
    yes(await changeMember(channel, hanna, { id: bolek.id, active: false }))
    expect(no(await claimCase(channel, bolek, found.id, nothing))).toBe('not-permitted')
    expect(no(await deskOf(channel, { ...bolek, active: true }, nothing))).toBe('not-permitted')
  })

  it('changes with the organization: one that takes no part any more keeps no case', async () => {
    const { channel, found } = await taken()
    expect(no(await changeOrganization(channel, bako, { capacity: 3 }))).toBe('not-permitted')
    yes(await changeOrganization(channel, ivan, { capacity: 3 }))
    expect((await channel.organizations.find(oak))!.capacity).toBe(3)
    expect((await channel.cases.find(found.id))!.state).toMatchObject({ organization: oak })
    yes(await changeOrganization(channel, ivan, { active: false }))
    expect((await channel.cases.find(found.id))!.state).toEqual({ status: 'offered', organization: elm })
    expect(morning < later(1)).toBe(true)
  })
})
