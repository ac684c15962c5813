import { describe, expect, it } from 'vitest'
import { consentUntil, openCase, whoCouldAnswer } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { claimCase } from '../../src/channel/deskwork.ts'
import { isLocked, knowsSafeWord, safeWordDigest, writeMeSo } from '../../src/channel/her-contact.ts'
import { forgetHers, herCase, openWithCode } from '../../src/channel/her-doors.ts'
import { nextLetter, putAway } from '../../src/channel/her-letters.ts'
import { askOthers, closeHers, keepAway, reopenHers, withdrawConsent } from '../../src/channel/her-wishes.ts'
import { passOn, readersOf } from '../../src/channel/her-words.ts'
import { caseId, personId } from '../../src/kernel/id.ts'
import { ash, bako, contract, elm, oak, request } from '../casework/world.ts'
import { amina, dana, morning } from '../cast.ts'
import { opened, readBy, threeDesks, wording } from './world.ts'

const hour = 3_600_000
const head = { kind: 'words' } as const
const says = (text: string) => ({ head, bytes: new TextEncoder().encode(text) })
const away = (organizations = [oak]) => ({ organizations, regions: [], tiedToService: false })
const events = async (channel: Channel) => (await channel.audit.of(oak, 50)).map(({ what }) => what)

describe('asking', () => {
  it('offers who can answer, best first, and nobody without a key', async () => {
    const { channel } = await threeDesks()
    const { offers } = await whoCouldAnswer(channel, amina, request())
    expect(offers.map(({ organization }) => organization)).toEqual([ash, elm, oak])
    await channel.organizations.save({
      ...(await channel.organizations.find(oak))!,
      id: 'birch' as typeof oak,
    })
    expect((await whoCouldAnswer(channel, amina, request())).offers).toHaveLength(3)
  })

  it('keeps a yes to each of them, asks the first, and gives both codes', async () => {
    const { channel } = await threeDesks()
    const { case: found, accessCode } = await opened(channel)
    expect(found).toMatchObject({ state: { status: 'offered', organization: oak }, recipients: [elm] })
    expect(await channel.consents.of(amina)).toMatchObject([
      { kind: 'given', recipient: oak, purpose: 'request', wording, until: consentUntil(morning) },
      { kind: 'given', recipient: elm, purpose: 'request', wording },
    ])
    expect(found.code).toMatch(/^\p{L}+-\p{L}+-\d\d$/u)
    expect(accessCode).toMatch(/^\d{16}$/)
    expect(channel.rung).toEqual([oak])
    expect(channel.knocked).toEqual([])
  })

  it('asks nobody whom she keeps away, whatever is called agreed', async () => {
    const { channel } = await threeDesks()
    const asked = { person: amina, request: request({ exclusions: away([elm]) }), wording }
    const until = consentUntil(morning)
    for (const recipients of [[elm], [oak, elm], []])
      expect(await openCase(channel, { ...asked, recipients, until })).toEqual({
        ok: false,
        refusal: 'offer-gone',
      })
    expect(await channel.consents.of(amina)).toEqual([])
    expect(channel.rung).toEqual([])
  })

  it('opens no fourth request, but one more when an old one is closed', async () => {
    const { channel } = await threeDesks()
    const { case: first } = await opened(channel)
    await opened(channel)
    await opened(channel)
    await expect(opened(channel)).rejects.toThrow('too-many-cases')
    await closeHers(channel, first)
    expect((await opened(channel)).case.state.status).toBe('offered')
  })

  it('refuses a consent that ends too late, or with a text that nobody could find again', async () => {
    const { channel } = await threeDesks()
    const asked = { person: amina, request: request(), recipients: [oak] }
    const late = new Date(morning.getTime() + 400 * 24 * hour)
    expect(await openCase(channel, { ...asked, wording, until: late })).toMatchObject({ ok: false })
    const blank = { id: 'x', version: '' }
    const until = consentUntil(morning)
    expect(await openCase(channel, { ...asked, wording: blank, until })).toMatchObject({
      refusal: 'consent-without-wording',
    })
    expect(await channel.consents.of(amina)).toEqual([])
  })
})

describe('her doors', () => {
  it('open with the sixteen digits, and with nothing else', async () => {
    const { channel } = await threeDesks()
    const { case: found, accessCode } = await opened(channel)
    expect(await herCase(channel, dana, found.id)).toEqual({ ok: false, refusal: 'no-such-case' })
    const wrong = `${accessCode.slice(0, 15)}${(Number(accessCode[15]) + 1) % 10}`
    for (const code of ['', 'калина', found.code, wrong, '0'.repeat(16)])
      expect(await openWithCode(channel, dana, code)).toEqual({ ok: false, refusal: 'code-not-known' })
    const spaced = accessCode.replace(/(\d{4})/g, '$1 ')
    expect(await openWithCode(channel, dana, spaced)).toMatchObject({ ok: true, value: { id: found.id } })
    expect(await herCase(channel, dana, found.id)).toMatchObject({ ok: true })
    expect(await herCase(channel, amina, found.id)).toMatchObject({ ok: true })
  })

  it('forget everything of hers, tell the desk, and leave the other case of its owner its consents', async () => {
    const { channel } = await threeDesks()
    const { case: found, accessCode } = await opened(channel)
    const { case: other } = await opened(channel)
    await passOn(channel, found, says('a word'))
    await channel.letters.add({ id: 'letter', case: found.id, at: morning, text: 'an answer' })
    await channel.timers.set(found.id, 'knock', morning)
    await openWithCode(channel, dana, accessCode)
    channel.rung.splice(0)
    await forgetHers(channel, dana)
    expect(channel.rung).toEqual([oak])
    expect(await channel.cases.of(amina)).toMatchObject([{ id: other.id }])
    expect(await channel.letters.of(found.id)).toEqual([])
    expect(await channel.entries.of(found.id)).toEqual([])
    expect(await channel.timers.of([found.id])).toEqual([])
    expect(await openWithCode(channel, dana, accessCode)).toMatchObject({ ok: false })
    expect((await readersOf(channel, other)).length).toBe(2)
    await forgetHers(channel, amina)
    expect(await channel.consents.of(amina)).toEqual([])
    expect(await channel.cases.of(amina)).toEqual([])
  })
})

describe('her words', () => {
  it('can be read by whoever is asked and by those she agreed to next, and by nobody else', async () => {
    const { channel, openers } = await threeDesks()
    const { case: found } = await opened(channel)
    expect(await passOn(channel, found, says('I need advice'))).toMatchObject({ ok: true })
    expect(await readBy(channel, found.id, openers.get(oak)!)).toEqual(['I need advice'])
    expect(await readBy(channel, found.id, openers.get(elm)!)).toEqual(['I need advice'])
    expect(await readBy(channel, found.id, openers.get(ash)!)).toEqual([undefined])
  })

  it('are not sealed to whom she keeps away meanwhile, nor to whom she took her consent back from', async () => {
    const { channel, openers } = await threeDesks()
    const { case: found } = await opened(channel, [oak, elm, ash])
    const kept = await keepAway(channel, found, away([elm]))
    await passOn(channel, kept, says('without Elm'))
    expect(await readBy(channel, found.id, openers.get(elm)!)).toEqual([undefined])
    expect(await readBy(channel, found.id, openers.get(ash)!)).toEqual(['without Elm'])
    const left = await withdrawConsent(channel, kept, ash)
    if (!left.ok) throw new Error(left.refusal)
    await passOn(channel, left.value, says('for Oak alone'))
    // Both were written in one moment: which stands first is chance.
    expect(await readBy(channel, found.id, openers.get(ash)!)).not.toContain('for Oak alone')
    expect(await readBy(channel, found.id, openers.get(oak)!)).toContain('for Oak alone')
  })

  it('are not kept where nobody would read them, or when it is over', async () => {
    const { channel } = await threeDesks()
    const { case: found } = await opened(channel, [oak])
    const alone = await withdrawConsent(channel, found, oak)
    if (!alone.ok) throw new Error(alone.refusal)
    expect(alone.value.state.status).toBe('received')
    expect(await passOn(channel, alone.value, says('hello'))).toEqual({
      ok: false,
      refusal: 'nobody-to-read',
    })
    const closed = await closeHers(channel, alone.value)
    if (!closed.ok) throw new Error(closed.refusal)
    expect(await passOn(channel, closed.value, says('hello'))).toEqual({ ok: false, refusal: 'case-closed' })
    expect(await channel.entries.of(found.id)).toEqual([])
  })
})

describe('her wishes', () => {
  it('take the case from whom she keeps away, and ask the next one', async () => {
    const { channel } = await threeDesks()
    const { case: found } = await opened(channel)
    await claimCase(channel, bako, found.id, undefined)
    const now = (await channel.cases.find(found.id))!
    const kept = await keepAway(channel, now, away([oak]))
    expect(kept.state).toEqual({ status: 'offered', organization: elm })
    expect(channel.rung.slice(-2)).toEqual(expect.arrayContaining([oak, elm]))
  })

  it('ask others only with a new yes, and only while nobody is asked', async () => {
    const { channel } = await threeDesks()
    const { case: found } = await opened(channel, [oak])
    const until = consentUntil(morning)
    expect(await askOthers(channel, found, { recipients: [ash], wording, until })).toEqual({
      ok: false,
      refusal: 'not-waiting',
    })
    expect((await channel.consents.of(amina)).length).toBe(1)
    const alone = await withdrawConsent(channel, found, oak)
    if (!alone.ok) throw new Error(alone.refusal)
    expect(await askOthers(channel, alone.value, { recipients: [ash], wording, until })).toMatchObject({
      ok: true,
      value: { state: { status: 'offered', organization: ash } },
    })
    expect(await withdrawConsent(channel, alone.value, oak)).toEqual({ ok: false, refusal: 'no-consent' })
  })

  it('close and begin again', async () => {
    const { channel } = await threeDesks()
    const { case: found } = await opened(channel)
    const closed = await closeHers(channel, found)
    if (!closed.ok) throw new Error(closed.refusal)
    const again = await reopenHers(channel, closed.value)
    expect(again).toMatchObject({ ok: true, value: { state: { status: 'offered', organization: oak } } })
    expect(await events(channel)).toEqual(expect.arrayContaining(['case-closed', 'case-reopened']))
  })
})

describe('when and how she is written to', () => {
  it('changes at once, with her safe word kept, and drops what was to be said at the old hours', async () => {
    const { channel } = await threeDesks()
    const safeWord = safeWordDigest(channel, amina, 'калина')
    const { case: found } = await opened(channel, [oak], { contract: { ...contract, safeWord } })
    await channel.timers.set(found.id, 'knock', morning)
    const changed = await writeMeSo(channel, found, { ...contract, neverFirst: true })
    expect(changed.request.contract).toMatchObject({ neverFirst: true, safeWord })
    expect((await channel.timers.of([found.id])).map(({ kind }) => kind)).not.toContain('knock')
  })

  it('knows the safe word as people type it, each person’s apart, and after a silence only', async () => {
    const { channel } = await threeDesks()
    const safeWord = safeWordDigest(channel, amina, 'П’ята  Калина ')
    const { case: found } = await opened(channel, [oak], { contract: { ...contract, safeWord } })
    for (const said of ['п’ята калина', "П'ЯТА КАЛИНА", ' п’ята   калина'])
      expect(knowsSafeWord(channel, found, said)).toBe(true)
    for (const said of ['', 'калина', 'п’ята']) expect(knowsSafeWord(channel, found, said)).toBe(false)
    expect(safeWordDigest(channel, personId('other'), 'п’ята калина')).not.toEqual(safeWord)
    expect(isLocked(found, morning, new Date(morning.getTime() + 12 * hour - 1))).toBe(false)
    expect(isLocked(found, morning, new Date(morning.getTime() + 12 * hour))).toBe(true)
    expect(isLocked(found, undefined, morning)).toBe(true)
    const { case: open } = await opened(channel, [oak])
    expect(isLocked(open, undefined, morning)).toBe(false)
  })
})

describe('her letters', () => {
  it('come the oldest first, and are gone once put away; a letter of another case stays', async () => {
    const { channel } = await threeDesks()
    const { case: found } = await opened(channel)
    for (const [id, of] of [
      ['one', found.id],
      ['two', found.id],
      ['other', caseId('elsewhere')],
    ] as const)
      await channel.letters.add({ id, case: of, at: morning, text: id })
    expect(await nextLetter(channel, found)).toMatchObject({ letter: { id: 'one' }, later: 1 })
    await putAway(channel, found, 'other')
    await putAway(channel, found, 'one')
    expect(await nextLetter(channel, found)).toMatchObject({ letter: { id: 'two' }, later: 0 })
    expect(await channel.letters.of(caseId('elsewhere'))).toHaveLength(1)
  })
})
