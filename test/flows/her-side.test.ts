import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { consentAnswers } from '../../src/app/consent-text.ts'
import { referralAnswers } from '../../src/app/referral-text.ts'
import { replyTo } from '../../src/channel/desk-words.ts'
import { claimCase } from '../../src/channel/deskwork.ts'
import { neutralWords } from '../../src/channel/her-contact.ts'
import { withdrawConsent } from '../../src/channel/her-wishes.ts'
import { words } from '../../src/sealing/entry-content.ts'
import { ash, bako, elm, oak } from '../casework/world.ts'
import { amina, dana, morning } from '../cast.ts'
import type { MemoryChannel } from '../channel/memory.ts'
import { readBy, threeDesks } from '../channel/world.ts'
import { flows } from './shipped.ts'
import { ground, houseOn } from './visit.ts'

const hour = 3_600_000
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function world() {
  const { channel, openers } = await threeDesks()
  return { channel, openers, ...houseOn(channel) }
}
type World = Awaited<ReturnType<typeof world>>

/** As far as her codes, in the shortest way. */
async function asked({ visit }: World, track = 'survivor', language = 'uk') {
  const her = await visit(amina, language).opens('ask')
  await her.presses(track, 'legal', 'find', 'ask', 'only', 'yes')
  expect(her.where).toBe('ask:receipt')
  return her
}
const caseOf = async (channel: MemoryChannel, person = amina) => (await channel.cases.of(person))[0]!
const digitsOn = (screen: string) => /\d{4}-\d{4}-\d{4}-\d{4}/.exec(screen)?.[0]

/** Bako takes the case and answers. */
async function answered(
  channel: MemoryChannel,
  text: string,
  file?: { name: string; type: string; bytes: Uint8Array },
) {
  const { id } = await caseOf(channel)
  await claimCase(channel, bako, id, undefined)
  const about = {
    entry: Buffer.from(text).toString('hex').slice(0, 24).padEnd(24, '0'),
    case: id,
    author: 'staff',
    at: morning,
  } as const
  const key = (await channel.keys.present(oak))!
  const sealed = await channel.seal.seal({ about, content: words(text) }, [key.recipient])
  const replied = await replyTo(channel, bako, id, { entry: { about, sealed }, text, ...(file && { file }) })
  if (!replied.ok) throw new Error(replied.refusal)
}

describe('asking a human', () => {
  it.each(['uk', 'en'])(
    'takes four taps from the start page to who would answer and by when, in %s',
    async (language) => {
      const { visit } = await world()
      const her = await visit(amina, language).does({ type: 'came' })
      await her.presses('yes')
      const before = her.kept.length
      await her.presses('request', 'survivor', 'legal', 'find')
      expect(her.kept.length - before).toBe(4)
      expect(her.where).toBe('ask:offer')
      expect(her.screen).toMatch(
        language === 'uk'
          ? /Ясен\nВідповідь до: вівторок, 24 листопада, 18:00/
          : /Ash\nAnswer by: Tuesday, 24 November, 18:00/,
      )
    },
  )

  it.each([
    ['survivor', 'uk'],
    ['survivor', 'en'],
    ['service', 'uk'],
    ['service', 'en'],
  ])('keeps, for the track %s in %s, the hash of the very text on the screen', async (track, language) => {
    const { channel, visit } = await world()
    const her = await visit(amina, language).opens('ask')
    await her.presses(track, 'both', 'urgency', 'these-days', 'topic', 'harassment', 'who', 'uk', 'woman')
    await her.presses(language === 'uk' ? 'Вінницька область' : 'Cherkasy Oblast')
    await her.presses('find', 'ask', 'others')
    const shown = her.bubbles.at(-1)!
    await her.presses('yes')
    expect(her.where).toBe('ask:receipt')
    const given = await channel.consents.of(amina)
    expect(given.map(({ recipient }) => recipient)).toEqual([ash, elm, oak])
    for (const one of given)
      expect(one).toMatchObject({ wording: { id: 'flows/ask:consent', version: sha256(shown) } })
    const told =
      language === 'uk' ? /домагання[\s\S]*цими днями[\s\S]*жінка/ : /harassment[\s\S]*next days[\s\S]*woman/
    expect(shown).toMatch(told)
  })

  it('shows another text when the language changed, and keeps no yes to the old one', async () => {
    const { channel, visit } = await world()
    const her = await visit().opens('ask')
    await her.presses('survivor', 'legal', 'find', 'ask', 'only')
    her.language = 'en'
    await her.presses('yes')
    expect(her.where).toBe('ask:consent')
    expect(await channel.consents.of(amina)).toEqual([])
    await her.presses('yes')
    expect(her.where).toBe('ask:receipt')
  })

  it('does not pass on what nobody said yes to in time: the promise she read is over', async () => {
    const { channel, visit, wait } = await world()
    const her = await visit().opens('ask')
    await her.presses('survivor', 'legal', 'find', 'ask', 'only')
    wait(9 * hour)
    await her.presses('yes')
    expect(her.where).toBe('ask:consent')
    expect(await channel.cases.of(amina)).toEqual([])
  })

  it('passes nothing on without a yes, and says so', async () => {
    const { channel, visit } = await world()
    const her = await visit().opens('ask')
    await her.presses('survivor', 'legal', 'find', 'ask', 'only', 'no')
    expect(her.screen).toMatch(/Нічого не передано/)
    expect(await channel.cases.of(amina)).toEqual([])
    expect(channel.rung).toEqual([])
  })

  it('never offers again whom she does not want, and says plainly when nobody is left', async () => {
    const { channel, visit } = await world()
    const her = await visit().opens('ask')
    await her.presses('survivor', 'legal', 'find')
    for (const name of ['Ясен', 'Липа', 'Дуб']) {
      expect(her.screen).toContain(name)
      await her.presses('other')
    }
    expect(her.where).toBe('ask:nobody')
    await her.presses('everybody')
    expect(her.where).toBe('ask:offer')
    expect(channel.rung).toEqual([])
  })

  it('hides the request from organizations and oblasts by name', async () => {
    const { channel, visit } = await world()
    const her = await visit().opens('ask')
    await her.presses('survivor', 'legal', 'away', 'yes', 'Ясен')
    expect(her.screen).toContain('Не побачать: Ясен')
    await her.presses('Липа', 'done', 'done', 'find', 'ask', 'yes')
    expect((await caseOf(channel)).request.exclusions).toEqual({
      organizations: [ash, elm],
      regions: [],
      tiedToService: true,
    })
    expect(channel.rung).toEqual([oak])
  })

  it('never writes first unless two answers said so, and in the line that was shown', async () => {
    const silent = await world()
    await asked(silent)
    expect((await caseOf(silent.channel)).request.contract).toMatchObject({
      channel: 'none',
      neverFirst: true,
    })
    const { channel, visit } = await world()
    const her = await visit().opens('ask')
    await her.presses('survivor', 'legal', 'contact', 'yes', 'evening', 'workdays', 'У довідці є нове.')
    expect(her.screen).toMatch(/«У довідці є нове.»\nз 18 до 22, у будні/)
    await her.presses('chat')
    await her.writes('Калина')
    await her.presses('find', 'ask', 'only', 'yes')
    const { contract } = (await caseOf(channel)).request
    expect(contract).toMatchObject({
      channel: 'chat',
      neverFirst: false,
      from: 1080,
      until: 1320,
      neutralWord: 'news',
    })
    expect(contract.safeWord).toHaveLength(16)
    expect(her.kept.join('')).not.toMatch(/калина(?!-)/i)
  })

  it('opens no fourth request', async () => {
    const all = await world()
    for (let count = 0; count < 3; count++) await asked(all)
    const her = await all.visit().opens('ask')
    await her.presses('survivor', 'legal', 'find', 'ask', 'only', 'yes')
    expect(her.where).toBe('ask:too-many')
    expect(await all.channel.cases.of(amina)).toHaveLength(3)
  })
})

describe('her codes', () => {
  it('are on the screen once, in nothing that is kept, and open the case at another door', async () => {
    const all = await world()
    const her = await asked(all)
    const digits = digitsOn(her.screen)!
    const { code, id } = await caseOf(all.channel)
    expect(her.screen).toContain(code)
    await her.presses('done')
    expect(digitsOn(her.screen)).toBeUndefined()
    expect(her.kept.join('')).not.toContain(digits)
    expect(her.kept.join('')).not.toContain(digits.replaceAll('-', ''))
    const there = await all.visit(dana, 'en').opens('code')
    await there.writes(digits.replaceAll('-', ' '))
    expect(there.where).toBe('case:status')
    expect(there.screen).toContain(code)
    expect(await all.channel.cases.doors(id)).toEqual([amina, dana])
    expect(there.kept.join('')).not.toContain(digits.slice(0, 9))
  })

  it('come as a sheet if she asks, while they are shown', async () => {
    const all = await world()
    const her = await asked(all)
    const digits = digitsOn(her.screen)!
    await her.presses('paper')
    const [one] = her.said!.says
    if (one?.saying.kind !== 'paper') throw new Error('no sheet')
    expect(JSON.stringify(one)).not.toContain(digits)
    const paper = await all.ground.paper('uk', one.saying.template, one.saying.values)
    expect(paper.name).toBe('notatky.pdf')
    await her.presses('done')
    const { receipt } = one.saying.values
    expect(all.ground.help.brief.get(String(receipt), her.at)).toBe(digits)
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('are slowed down after three wrong ones, and nobody is told which there are', async () => {
    const all = await world()
    const digits = digitsOn((await asked(all)).screen)!
    const there = await all.visit(dana).opens('code')
    const told = new Set<string>()
    for (const wrong of [
      '1',
      '0000-0000-0000-0000',
      `${digits.slice(0, 18)}${(Number(digits[18]) + 1) % 10}`,
    ]) {
      await there.writes(wrong)
      told.add(there.screen)
      await there.presses('again')
    }
    expect(told.size).toBe(1)
    await there.writes('2')
    await there.presses('again')
    await there.writes(digits)
    expect(there.where).toBe('code:wait')
    expect(there.screen).toContain('через 5 секунд')
    there.at = new Date(there.at.getTime() + 5000)
    await there.presses('again')
    await there.writes(digits)
    expect(there.where).toBe('case:status')
  })

  it('are looked at thirty times a minute by the whole house', async () => {
    const all = await world()
    const people = Array.from({ length: 31 }, (_, at) => all.visit(`${amina}-${at}` as typeof amina))
    for (const one of people) await (await one.opens('code')).writes('1')
    expect(people.slice(0, 30).every(({ where }) => where === 'code:wrong')).toBe(true)
    expect(people[30]!.where).toBe('code:wait')
  })

  it('end when a new one is made', async () => {
    const all = await world()
    const her = await asked(all)
    const old = digitsOn(her.screen)!
    await her.presses('done', 'case', 'change', 'new-code', 'yes')
    const digits = digitsOn(her.screen)!
    expect(digits).not.toBe(old)
    expect(await (await all.visit(dana).opens('code')).writes(old)).toMatchObject({ where: 'code:wrong' })
    expect(await (await all.visit(dana).opens('code')).writes(digits)).toMatchObject({ where: 'case:status' })
  })
})

describe('her safe word', () => {
  const withWord = async (all: World) => {
    const her = await all.visit().opens('ask')
    await her.presses('survivor', 'legal', 'contact', 'no')
    await her.writes('Калина')
    await her.presses('find', 'ask', 'only', 'yes', 'done', 'case')
    expect(her.where).toBe('case:status')
    return her
  }

  it('is asked after twelve hours of silence, before anything of the case is shown', async () => {
    const all = await world()
    const her = await withWord(all)
    const { code } = await caseOf(all.channel)
    her.at = new Date(her.at.getTime() + 12 * hour)
    expect(her.screen).not.toContain(code)
    await her.presses('refresh')
    expect(her.where).toBe('case:known-word')
    expect(her.screen).not.toContain(code)
    await her.writes('дуб')
    expect(her.where).toBe('case:safe-word-wrong')
    await her.presses('again')
    await her.writes(' КАЛИНА ')
    expect(her.where).toBe('case:status')
    her.at = new Date(her.at.getTime() + 12 * hour - 1000)
    await her.presses('refresh')
    expect(her.where).toBe('case:status')
  })

  it('is not got round by doing something else first, nor by any other button', async () => {
    const all = await world()
    const her = await withWord(all)
    her.at = new Date(her.at.getTime() + 13 * hour)
    for (const flow of ['hotlines', 'rights', 'case']) await her.opens(flow)
    expect(her.where).toBe('case:known-word')
    const other = await withWord(await world())
    await other.presses('write')
    other.at = new Date(other.at.getTime() + 13 * hour)
    await other.writes('Хтось інший')
    expect(other.where).toBe('case:known-word')
  })

  it('is asked at another door, whoever has the code', async () => {
    const all = await world()
    const her = await withWord(all)
    await her.presses('change', 'new-code', 'yes')
    const there = await all.visit(dana).opens('code')
    await there.writes(digitsOn(her.screen)!)
    expect(there.where).toBe('case:known-word')
    expect(there.kept.join('')).not.toContain((await caseOf(all.channel)).code)
  })

  it('is hers at every door, wherever it was chosen', async () => {
    const all = await world()
    const digits = digitsOn((await asked(all)).screen)!
    const there = await all.visit(dana).opens('code')
    await there.writes(digits)
    await there.presses('change', 'contact', 'no')
    await there.writes('Калина')
    expect(there.where).toBe('case:status')
    for (const one of [there, await all.visit().opens('case')]) {
      one.at = new Date(one.at.getTime() + 13 * hour)
      await one.opens('case')
      expect(one.where).toBe('case:known-word')
      await one.writes('калина')
      expect(one.where).toBe('case:status')
    }
  })

  it('cannot be guessed quickly', async () => {
    const all = await world()
    const her = await withWord(all)
    her.at = new Date(her.at.getTime() + 13 * hour)
    await her.presses('refresh')
    for (let count = 0; count < 4; count++) {
      await her.writes(`слово ${count}`)
      await her.presses('again')
    }
    await her.writes('калина')
    expect(her.where).toBe('case:safe-word-wait')
  })
})

describe('the conversation', () => {
  it('shows a letter on the screen alone, and erases it when she has read it', async () => {
    const all = await world()
    const her = await asked(all)
    await channelMovesToOak(all)
    await answered(all.channel, 'Ми можемо допомогти у четвер')
    await her.presses('done', 'case')
    expect(her.where).toBe('case:status-letters')
    await her.presses('read')
    expect(her.screen).toContain('Ми можемо допомогти у четвер')
    expect(her.kept.join('')).not.toContain('Ми можемо допомогти')
    await her.presses('done')
    expect(await all.channel.letters.of((await caseOf(all.channel)).id)).toEqual([])
    expect(her.screen).not.toContain('Ми можемо допомогти')
    expect(her.where).toBe('case:status')
  })

  it('looks anew when a neutral line is pressed, wherever in her request she was', async () => {
    const all = await world()
    const her = await asked(all)
    await channelMovesToOak(all)
    await her.presses('done', 'case')
    expect(her.where).toBe('case:status')
    await answered(all.channel, 'Ми можемо допомогти у четвер')
    await her.opens('case')
    expect(her.where).toBe('case:status-letters')
    await her.presses('change', 'contact', 'yes')
    await her.opens('case')
    expect(her.where).toBe('case:status-letters')
  })

  it('offers the file of a letter, and does not fetch it before she asks', async () => {
    const all = await world()
    const her = await asked(all)
    await channelMovesToOak(all)
    const file = { name: 'paper.pdf', type: 'application/pdf', bytes: new Uint8Array([1]) }
    await answered(all.channel, 'Ось аркуш', file)
    await her.presses('done', 'case', 'read')
    expect(her.where).toBe('case:letter-file')
    await her.presses('file')
    expect(her.said!.says).toMatchObject([{ saying: { kind: 'file' } }])
  })

  it('passes her words on sealed, and keeps them nowhere else', async () => {
    const all = await world()
    const her = await asked(all)
    await her.presses('done', 'case', 'write')
    await her.writes('Мені потрібна порада про відпустку')
    const { id } = await caseOf(all.channel)
    expect(await readBy(all.channel, id, all.openers.get(ash)!)).toEqual([
      'Мені потрібна порада про відпустку',
    ])
    expect(her.kept.join('')).not.toContain('відпустку')
  })

  const risky = 'Частина А1234, дзвоніть 067 123 45 67. Потрібна порада.'

  it('points out what could give people in service away, before anything is kept', async () => {
    const all = await world()
    const her = await asked(all, 'service')
    const { id } = await caseOf(all.channel)
    await her.presses('done', 'case', 'write')
    await her.writes(risky)
    expect(her.where).toBe('case:findings')
    expect(her.screen).toMatch(/частина: «[^»]*А1234»/)
    expect(her.screen).toContain('067 123 45 67')
    expect(her.kept.join('')).not.toMatch(/А1234|067 ?123/)
    expect(await all.channel.entries.of(id)).toEqual([])
    await her.presses('without')
    const [read] = await readBy(all.channel, id, all.openers.get(ash)!)
    expect(read).toContain('Потрібна порада')
    expect(read).not.toMatch(/А1234|067/)
    expect(her.said!.says).toMatchObject([{ saying: { kind: 'sweep', remove: [expect.any(Number)] } }])
    expect(her.screen).not.toMatch(/А1234/)
  })

  it('passes it on as it is only if she says so, and takes it out of the chat whatever she says but "write it another way"', async () => {
    const all = await world()
    const her = await asked(all, 'service')
    const { id } = await caseOf(all.channel)
    await her.presses('done', 'case', 'write')
    await her.writes(risky)
    await her.presses('remove')
    expect(her.said!.says).toMatchObject([{ saying: { kind: 'sweep' } }])
    expect(await all.channel.entries.of(id)).toEqual([])
    await her.presses('write')
    await her.writes(risky)
    await her.presses('anew')
    expect(her.said!.says).toEqual([])
    await her.writes(risky)
    await her.presses('as-is')
    expect(await readBy(all.channel, id, all.openers.get(ash)!)).toEqual([risky])
    expect(her.said!.says).toMatchObject([{ saying: { kind: 'sweep' } }])
  })

  it('asks again for words that are not at hand any more', async () => {
    const all = await world()
    const her = await asked(all, 'service')
    await her.presses('done', 'case', 'write')
    await her.writes(risky)
    her.at = new Date(her.at.getTime() + 16 * 60_000)
    expect(her.screen).not.toContain('А1234')
    await her.presses('without')
    expect(her.where).toBe('case:write')
    expect(her.screen).toMatch(/ще раз/)
  })

  it('points out nothing to whoever is not in service', async () => {
    const all = await world()
    const her = await asked(all)
    await her.presses('done', 'case', 'write')
    await her.writes(risky)
    expect(her.where).toBe('case:status')
  })

  it('takes a file on its way, and keeps nothing that leads to it', async () => {
    const all = await world()
    const her = await asked(all)
    await her.presses('done', 'case', 'file')
    await her.sends('telegram photo 100 AgAC-file-id')
    expect(all.files).toEqual(['telegram photo 100 AgAC-file-id'])
    expect(her.session).toBeDefined()
    expect(JSON.stringify(her.session)).not.toContain('AgAC-file-id')
    expect(her.where).toBe('case:status')
  })

  it('keeps no words and fetches no file when nobody would read them, and says so', async () => {
    const all = await world()
    const her = await asked(all)
    await her.presses('done', 'case', 'write')
    const found = await caseOf(all.channel)
    await withdrawConsent(all.channel, found, ash)
    await her.writes('Мені потрібна порада')
    expect(her.where).toBe('case:nobody-reads')
    expect(await all.channel.entries.of(found.id)).toEqual([])
    expect(her.kept.join('')).not.toContain('порада')
    await her.presses('status')
    expect(her.where).toBe('case:status-nobody')
    expect(her.screen).toMatch(/Чесно/)
  })
})

/** Ash has nobody today: Oak is asked. */
async function channelMovesToOak({ channel }: World): Promise<void> {
  const found = await caseOf(channel)
  const { id } = found
  await channel.consents.append({
    kind: 'given',
    person: amina,
    recipient: oak,
    purpose: 'request',
    wording: { id: 'test', version: 'ab'.repeat(32) },
    shares: [],
    at: channel.at,
    until: new Date(channel.at.getTime() + hour * 100),
  })
  await channel.cases.save({
    case: { ...found, id, state: { status: 'offered', organization: oak } },
    timers: [],
  })
}

describe('what is written', () => {
  it('shows every answer of a consent and no other, in each flow that asks for one', () => {
    const shown = (flow: string, node: string) => {
      const found = flows.find((one) => one.flow === flow)!.nodes[node]!
      if (found.kind !== 'choose') throw new Error(`${node} is no question`)
      expect(found.facts).toBeUndefined()
      expect(Object.keys(found.options)[0]).toBe('no')
      return [...found.shows!].sort()
    }
    for (const flow of ['ask', 'case']) expect(shown(flow, 'consent')).toEqual([...consentAnswers].sort())
    expect(shown('case', 'referral')).toEqual([...referralAnswers].sort())
  })

  it('says a consent in one form of address', () => {
    const { catalogues } = ground.words
    for (const language of Object.keys(catalogues))
      for (const [flow, node] of [
        ['ask', 'consent'],
        ['case', 'consent'],
        ['case', 'referral'],
      ] as const)
        for (const form of ['she', 'he'])
          expect(catalogues[language]![`flows/${flow}`]).not.toHaveProperty(`${node}_${form}`)
  })

  it('has at most ten neutral lines, each short, in every language, and each another one', () => {
    expect(neutralWords.length).toBeLessThanOrEqual(10)
    for (const language of ground.words.languages) {
      const lines = neutralWords.map((word) => ground.words.say(language, `neutral:${word}`))
      expect(new Set(lines).size).toBe(neutralWords.length)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(30)
    }
  })
})
