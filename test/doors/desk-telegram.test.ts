import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimCase } from '../../src/channel/deskwork.ts'
import { passOn } from '../../src/channel/her-words.ts'
import { look } from '../../src/channel/looking.ts'
import { changeMember } from '../../src/channel/roster.ts'
import { readCatalogues } from '../../src/edge/words.ts'
import type { Group } from '../bot-api/group.ts'
import { bako, bolek, chidi, dana, eno, oak } from '../casework/world.ts'
import { hanna, yes } from '../channel/staff-side.ts'
import { ivan, type Office, openOffice, ownCode } from './desk.ts'
import { quiet } from './street.ts'

const words = readCatalogues(join(import.meta.dirname, '../../locales'))['en']!
const say = (key: string, code = '') => words['desk']![key]!.replaceAll('{{code}}', code)

let office: Office
const still = () => quiet(office.api)
/** A group is written to every three seconds at most: what is newer waits so long. */
const comes = async (holds: () => unknown) => {
  for (let tries = 0; tries < 160 && !holds(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  await still()
}
const names = (group: Group, code: string) => comes(() => boardOf(group)?.text?.includes(code))
const boards = (group: Group) => group.chat().filter(({ from }) => from === 'bot')
const boardOf = (group: Group) => boards(group).at(-1)
const heard = (who: { id: string }) =>
  office.phones
    .get(who.id)!
    .chat()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text)
const stranger = { id: 666_001, is_bot: false, first_name: 'Zed' } as const
const callsTo = (group: Group, method: string) =>
  office.api.ledger.calls(method).filter(({ fields }) => String(fields['chat_id']) === String(group.id))

describe('a staff group', { timeout: 30_000 }, () => {
  let group: Group
  beforeAll(async () => {
    office = await openOffice()
    for (const phone of office.phones.values()) phone.comes()
    await still()
  }, 60_000)
  afterAll(() => office.close())
  beforeEach(async () => {
    for (const one of await office.within((channel) => channel.cases.at(oak)))
      await office.within((channel) => channel.cases.erase(one.id))
    group = await office.linked([bako, bolek, ivan])
    await still()
  })

  it('is linked with a code that works once, by somebody of staff, and reads codes and urgency only', async () => {
    const found = await office.asks({ urgency: 'today', topic: 'sexual-violence' })
    await names(group, found.code)
    const board = boardOf(group)!
    expect(board.text).toBe(`${say('board')}\n${found.code} · ${say('urgency-today')}`)
    expect(board.rows).toEqual([[say('take', found.code)]])
    const all = office.api.ledger
      .calls()
      .filter(({ fields }) => String(fields['chat_id']) === String(group.id))
    for (const word of ['sexual', 'legal', 'amina', found.id])
      expect(JSON.stringify(all.map(({ fields }) => fields))).not.toContain(word)
  })

  it('is left where the code is wrong, was used, or was typed by somebody who is not of staff', async () => {
    const other = office.api.group(-1_002_000_000_001, 'Family')
    other.adds(stranger)
    other.says(office.account(bako), '/link NOTACODE1234')
    await still()
    expect(other.hasBot()).toBe(false)
    const third = office.api.group(-1_002_000_000_002, 'Family')
    third.adds(stranger)
    const { groupCode } = await import('../../src/channel/linking.ts')
    const { code } = yes(await office.within((channel) => groupCode(channel, ivan, undefined)))
    third.says(stranger, `/link ${code}`)
    await still()
    expect(third.hasBot()).toBe(false)
    expect(boards(other).concat(boards(third))).toEqual([])
  })

  it('lets a member of the roster take a case, and tells the second that it is not free', async () => {
    const found = await office.asks()
    await names(group, found.code)
    const { id } = boardOf(group)!
    const first = group.presses(office.account(bako), say('take', found.code))
    const second = group.presses(office.account(bolek), say('take', found.code))
    await still()
    const answers = [first, second].map(({ answer }) => answer?.text)
    expect(answers.sort()).toEqual([say('claimed'), say('not-free')].sort())
    const now = await office.within((channel) => channel.cases.find(found.id))
    expect(now!.state).toMatchObject({ status: 'accepted', caseworker: bako.id })
    await comes(() => boardOf(group)?.text === say('nobody'))
    // It only got shorter: nobody is called to look.
    expect(boardOf(group)).toMatchObject({ id, text: say('nobody'), rows: [] })
    expect(heard(bako).at(-1)).toBe(say('yours', found.code))
  })

  it('tells somebody who is not on the roster nothing, and her press changes nothing', async () => {
    const found = await office.asks()
    await names(group, found.code)
    for (const who of [stranger, office.account(chidi)]) {
      const press = group.presses(who, say('take', found.code))
      await still()
      expect(press.answer).toEqual({ text: undefined, alert: false })
    }
    expect((await office.within((channel) => channel.cases.find(found.id)))!.state.status).toBe('offered')
  })

  it('takes no button of another group, and none that this house did not write', async () => {
    const found = await office.asks()
    await names(group, found.code)
    const data = (
      office.api.ledger.calls('sendMessage').at(-1)!.fields['reply_markup'] as {
        inline_keyboard: { callback_data: string }[][]
      }
    ).inline_keyboard[0]![0]!.callback_data
    for (const forged of [data, 'AAAAAAAAAAAAAAAAAAAAAA', '']) {
      const other = forged === data ? await office.linked([bako, bolek, ivan]) : group
      await still()
      office.api.updates.push(
        'callback_query',
        {
          id: `forged-${forged.length}-${other.id}`,
          from: office.account(bako),
          data: forged,
          message: { message_id: 1, chat: { id: other.id, type: 'supergroup' } },
        },
        other.id,
      )
      await still()
    }
    expect((await office.within((channel) => channel.cases.find(found.id)))!.state.status).toBe('offered')
  })

  it('shows eight, the most urgent first, and how many more there are; a new one takes the place of the board', async () => {
    const calm = []
    for (let nth = 0; nth < 9; nth++) calm.push(await office.asks({ urgency: 'no-hurry' }))
    const urgent = await office.asks({ urgency: 'now' })
    await comes(() => boardOf(group)?.text?.includes('and 2 more'))
    const lines = boardOf(group)!.text!.split('\n')
    expect(lines).toHaveLength(10)
    expect(lines[1]).toBe(`${urgent.code} · ${say('urgency-now')}`)
    expect(lines.at(-1)).toBe('and 2 more')
    expect(boardOf(group)!.rows).toHaveLength(8)
    expect(boards(group)).toHaveLength(1)
  })

  it('is told anew, once, when half of the promised time is over and nobody has taken the case', async () => {
    const found = await office.asks()
    await names(group, found.code)
    const { id } = boardOf(group)!
    const { remindAt } = found.offers.at(-1)!.promise
    const rings = () =>
      office.within((channel) =>
        look({ ...channel, at: remindAt }, { owner: found.id, kind: 'remind-desk', at: remindAt }),
      )
    await rings()
    await comes(() => boardOf(group)?.text?.includes(say('half-over')))
    const line = boardOf(group)!
      .text!.split('\n')
      .find((one) => one.startsWith(found.code))
    expect(line).toBe(`${found.code} · ${say(`urgency-${found.request.urgency}`)} · ${say('half-over')}`)
    // Another message: an edited one calls nobody.
    expect(boardOf(group)!.id).toBeGreaterThan(id)
    expect(boards(group)).toHaveLength(1)
    const sent = callsTo(group, 'sendMessage').length
    await rings()
    await office.within(async (channel) => channel.news.ring(oak))
    await still()
    expect(callsTo(group, 'sendMessage').length).toBe(sent)
  })

  it('does not hear of a case that one of its members must not know of; the others hear it alone', async () => {
    const tied = { organizations: [], branches: [], regions: ['ua05'] }
    await office.within((channel) => channel.staff.save({ ...bolek, languages: ['en'], conflicts: tied }))
    const found = await office.asks({ region: 'ua05' })
    await still()
    expect(boardOf(group)?.text ?? say('nobody')).toBe(say('nobody'))
    expect(heard(bako).at(-1)).toBe(words['desk']!['waits']!.replace('{{count}}', '1'))
    expect(heard(bolek).at(-1) ?? '').not.toContain('Requests wait')
    await office.within((channel) => channel.staff.save({ ...bolek, languages: ['en'] }))
    await office.within((channel) => channel.cases.erase(found.id))
  })

  it('stops when somebody unknown comes in, takes the board away, says so, and goes on when she has left', async () => {
    const found = await office.asks()
    await names(group, found.code)
    expect(boards(group)).toHaveLength(1)
    group.joins(stranger)
    await comes(() => boards(group).length === 0)
    expect(boards(group)).toEqual([])
    expect(heard(ivan).at(-1)).toBe(say('group-unknown-member'))
    const press = await office.within((channel) => channel.deskGroups.find(String(group.id)))
    expect(press).toMatchObject({ stopped: 'unknown-member' })
    await office.asks({ urgency: 'now' })
    await still()
    expect(boards(group)).toEqual([])
    group.goes(stranger)
    await names(group, found.code)
    expect(boardOf(group)!.text).toContain(found.code)
  })

  it('finds by counting who came in unseen, and who is not on the list of staff any more', async () => {
    const found = await office.asks()
    await names(group, found.code)
    group.joins(stranger, 'unseen')
    await office.desk.reconcile()
    await comes(() => boards(group).length === 0)
    expect(boards(group)).toEqual([])
    group.goes(stranger)
    await comes(() => boards(group).length === 1)
    expect(boards(group)).toHaveLength(1)
    await office.within(async (channel) => {
      await channel.staff.save(hanna)
      yes(await changeMember(channel, hanna, { id: bolek.id, active: false }))
    })
    await office.desk.reconcile()
    await comes(() => boards(group).length === 0)
    expect(boards(group)).toEqual([])
    await office.within(async (channel) =>
      yes(await changeMember(channel, hanna, { id: bolek.id, active: true })),
    )
    await office.desk.reconcile()
    await comes(() => boards(group).length === 1)
    expect(boards(group)).toHaveLength(1)
  })

  it('is not sent the same board again, however often the desk rings', async () => {
    const found = await office.asks()
    await names(group, found.code)
    const sent = callsTo(group, 'sendMessage').length
    for (let nth = 0; nth < 5; nth++) await office.within(async (channel) => channel.news.ring(oak))
    await still()
    expect(callsTo(group, 'sendMessage').length).toBe(sent)
  })

  it('is given up when the bot is thrown out', async () => {
    group.removes(office.account(bako))
    await still()
    const known = await office.within((channel) => channel.deskGroups.find(String(group.id)))
    expect(known).toMatchObject({ stopped: 'bot-removed' })
    expect(heard(ivan).at(-1)).toBe(say('group-bot-removed'))
  })
})

describe('a chat of a caseworker', () => {
  beforeAll(async () => {
    office = await openOffice('telegram')
  }, 60_000)
  afterAll(() => office.close())

  const phone = (who: { id: string }) => office.phones.get(who.id)!
  const taken = async () => {
    const found = await office.asks()
    yes(await office.within((channel) => claimCase(channel, bako, found.id, undefined)))
    return (await office.within((channel) => channel.cases.find(found.id)))!
  }
  const writes = (found: Awaited<ReturnType<typeof taken>>, text: string) =>
    office.within(async (channel) => {
      const now = (await channel.cases.find(found.id))!
      return passOn(channel, now, { head: { kind: 'words' }, bytes: new TextEncoder().encode(text) })
    })

  it('is linked with a code that works once', async () => {
    const code = await ownCode(office, chidi)
    phone(chidi).says(`/desk ${code.toLowerCase()}`)
    await phone(chidi).waits(say('linked'))
    phone(bolek).says(`/desk ${code}`)
    await phone(bolek).waits(say('code-not-known'))
  })

  it('is brought what she writes, and a reply goes back: a letter, and an entry that only the key of the organization opens', async () => {
    phone(bako).comes()
    const found = await taken()
    yes(await writes(found, 'Чи можу я прийти завтра?'))
    await phone(bako).waits('Чи можу я прийти завтра?')
    expect(phone(bako).sees()).toBe(`${found.code}\n\nЧи можу я прийти завтра?`)
    const line = phone(bako)
      .chat()
      .findLast(({ text }) => text?.includes('прийти'))!
    phone(bako).replies(line.id, 'Так, об одинадцятій.')
    await phone(bako).waits(say('sent', found.code))
    const letters = await office.within((channel) => channel.letters.of(found.id))
    expect(letters.map(({ text }) => text)).toEqual(['Так, об одинадцятій.'])
    expect(await office.read(found)).toEqual(['Чи можу я прийти завтра?', 'Так, об одинадцятій.'])
    expect((await office.within((channel) => channel.cases.find(found.id)))!.state.status).toBe('answered')
    const events = await office.within((channel) => channel.audit.of(oak, 3))
    expect(JSON.stringify(events)).not.toContain('одинадцятій')
  })

  it('is told the code alone by whoever agreed before her words were to pass through Telegram', async () => {
    const where = (answersIn: 'console' | 'telegram') =>
      office.within(async ({ organizations }) =>
        organizations.save({ ...(await organizations.find(oak))!, answersIn }),
      )
    await where('console')
    const found = await taken()
    await where('telegram')
    yes(await writes(found, 'Лише для кабінету.'))
    await phone(bako).waits(say('she-wrote-there', found.code))
    expect(JSON.stringify(office.api.ledger.calls().map(({ fields }) => fields))).not.toContain(
      'для кабінету',
    )
  })

  it('does not lose a reply that cannot go: it says why, and the text stays in the chat', async () => {
    const found = await taken()
    yes(await writes(found, 'Добрий день'))
    await phone(bako).waits(found.code)
    const line = phone(bako)
      .chat()
      .findLast(({ text }) => text?.startsWith(found.code))!
    const { closeHers } = await import('../../src/channel/her-wishes.ts')
    await office.within(async (channel) => closeHers(channel, (await channel.cases.find(found.id))!))
    phone(bako).replies(line.id, 'Запізно')
    await phone(bako).waits(say('case-closed', found.code))
    expect(await office.within((channel) => channel.letters.of(found.id))).toEqual([])
  })

  it('is not the way for a colleague who does not have the case, nor for a stranger', async () => {
    const found = await taken()
    phone(bolek).comes()
    const said = phone(bolek).says(found.code)
    await still()
    // A reply to a text of somebody else, which only looks like a line of ours.
    phone(bolek).replies(said, 'Я не маю цієї справи')
    await still()
    expect(await office.within((channel) => channel.letters.of(found.id))).toEqual([])
    office.api.updates.push(
      'message',
      {
        message_id: 99_001,
        date: Math.floor(Date.now() / 1000),
        chat: { id: phone(bolek).id, type: 'private' },
        from: { id: phone(bolek).id },
        text: 'Я не маю цієї справи',
        reply_to_message: { from: { is_bot: true }, text: `${found.code}\n\nПривіт` },
      },
      phone(bolek).id,
    )
    await phone(bolek).waits(say('not-yours', found.code))
    expect(await office.within((channel) => channel.letters.of(found.id))).toEqual([])
  })

  it('knows nobody: staff read no name, no number and no picture of who asks', async () => {
    const found = await taken()
    yes(await writes(found, 'Добрий день'))
    await phone(bako).waits(found.code)
    const told = office.api.ledger
      .calls()
      .map(({ fields }) => JSON.stringify(fields))
      .join()
    expect(told).not.toContain(found.person)
    expect([dana.id, eno.id].some((id) => told.includes(`"${id}"`))).toBe(false)
  })

  it('does once what comes twice', async () => {
    office.api.faults.duplicates({ probability: 1, shuffle: true })
    const found = await taken()
    yes(await writes(found, 'Добрий день'))
    await phone(bako).waits(found.code)
    const line = phone(bako)
      .chat()
      .findLast(({ text }) => text?.startsWith(found.code))!
    phone(bako).replies(line.id, 'Один раз')
    await phone(bako).waits(say('sent', found.code))
    phone(bolek).comes()
    await still()
    expect(await office.within((channel) => channel.letters.of(found.id))).toHaveLength(1)
  })
})

describe('a house that does not look who is in a group (mutant)', () => {
  afterAll(() => office.close())

  it('shows a stranger what waits', async () => {
    office = await openOffice('console', {}, (desk) => ({
      ...desk,
      take: async (event, once) => event.kind === 'came' || desk.take(event, once),
    }))
    const group = await office.linked([bako, ivan])
    await still()
    group.joins(stranger)
    await office.asks()
    await still()
    expect(boards(group)).toHaveLength(1)
  }, 60_000)
})
