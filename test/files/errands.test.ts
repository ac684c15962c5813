import { Api } from 'grammy'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { queueFile } from '../../src/edge/errand.ts'
import { telegramFiles } from '../../src/edge/errand-telegram.ts'
import { tellByLetter } from '../../src/edge/errand-told.ts'
import { type Errands, openErrands } from '../../src/edge/errands.ts'
import { type Clean, openCleaner } from '../../src/edge/files/clean.ts'
import { FILE_MAX } from '../../src/edge/files/file-type.ts'
import { openParcels } from '../../src/edge/files/parcels.ts'
import { createLog } from '../../src/edge/log.ts'
import { projectRoot } from '../../src/edge/root.ts'
import { openEntry } from '../../src/edge/sealing/open-entry.ts'
import { quickCalls } from '../../src/edge/telegram/call.ts'
import { done } from '../../src/kernel/outcome.ts'
import { readContent } from '../../src/sealing/entry-content.ts'
import type { Person } from '../bot-api/phone.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { oak } from '../casework/world.ts'
import { morning } from '../cast.ts'
import { formsOf } from '../doors/canary.ts'
import { organization } from '../sealing/entries.ts'
import { type House, herCase, memoryHouse, openHouses } from './case.ts'
import { found } from './found.ts'
import { paper, photo, voice } from './planted.ts'

const desk = await organization()
const realClean = openCleaner(projectRoot())
let telegram: BotApi
beforeAll(async () => {
  telegram = await startBotApi()
})
afterAll(() => telegram.close())
afterEach(() => telegram.faults.clear())

/** An errand runner on a house, with everything it has written to its log. */
function runner(house: House, clean: Clean = realClean, parcels = openParcels()) {
  const lines: string[] = []
  const api = new Api(telegram.token, { apiRoot: telegram.root })
  api.config.use(quickCalls(telegram.root, telegram.token))
  const errands: Errands = openErrands({
    within: house.within,
    fetch: telegramFiles(api, { apiRoot: telegram.root, token: telegram.token }),
    clean,
    parcels,
    tell: tellByLetter({ say: (language, key) => `${language} ${key}` }),
    log: createLog((line) => void lines.push(line)),
  })
  return { errands, lines }
}

/** Amina sends a file; what her phone tells the bot becomes an errand of her case. */
async function sends(house: House, send: (phone: Person) => number) {
  const { bot } = telegram.service()
  const id = send(telegram.person({ id: 4711 }))
  const { json } = bot.chats.find(4711)!.messages.get(id)!
  const { photo: sizes, document, voice: sound } = json as unknown as Sent
  const kind = sizes ? 'photo' : document ? 'document' : 'voice'
  const { file_id, file_size } = (sizes?.[0] ?? document ?? sound)!
  const reference = `telegram ${kind} ${file_size} ${file_id}`
  await house.within(async (channel) => queueFile(channel, await herCase(channel), house.person, reference))
  house.pass(1)
}
type Described = { readonly file_id: string; readonly file_size: number }
type Sent = {
  readonly photo?: readonly Described[]
  readonly document?: Described
  readonly voice?: Described
}

const waiting = (house: House) =>
  house.within((channel) => channel.errands.due(new Date(channel.at.getTime() + 9e9), 99))
const letters = (house: House) =>
  house.within(async (channel) =>
    (await channel.letters.of((await herCase(channel)).id)).map(({ text }) => text),
  )
const entriesIn = (house: House) =>
  house.within(async (channel) => channel.entries.of((await herCase(channel)).id))

/** What the desk finds in the case, opened with its own key. */
async function opened(house: House) {
  const entries = await entriesIn(house)
  return Promise.all(
    entries.map(async ({ about, body, wraps }) => {
      const plain = await openEntry({ wraps: wraps!, body }, about, desk.opener)
      const content = plain.ok ? readContent(plain.value) : plain
      if (!content.ok) throw new Error(content.refusal)
      return { ...content.value, sealed: Buffer.concat([wraps!, body]) }
    }),
  )
}

openHouses('an errand', desk, (open) => {
  it('brings a photo, a voice message and a paper to her desk, cleaned, under neutral names, sealed', async () => {
    const house = await open()
    const { errands, lines } = runner(house)
    const whose = await paper()
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    await sends(house, (amina) => amina.sendsVoice(voice()))
    await sends(house, (amina) => amina.sendsDocument('Заява Аміни.pdf', whose))
    await errands.ring()
    const entries = await opened(house)
    const names = entries.map(({ head }) => head.kind === 'file' && `${head.name} ${head.type}`).sort()
    expect(names).toEqual([
      'document-3.pdf application/pdf',
      'photo-1.jpg image/jpeg',
      'voice-2.ogg audio/ogg',
    ])
    for (const { bytes, sealed } of entries) {
      expect(found(bytes)).toEqual([])
      expect(found(sealed)).toEqual([])
    }
    expect(await waiting(house)).toEqual([])
    expect(await letters(house)).toEqual([])
    expect(house.rung).toContain('oak')
    expect(lines).toEqual([])
  })

  it('brings what tells of her when nothing cleans it (mutant)', async () => {
    const house = await open()
    const lazy: Clean = async (bytes) => done({ type: 'image/jpeg', name: 'photo-1.jpg', bytes })
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    await runner(house, lazy).errands.ring()
    const [entry] = await opened(house)
    expect(found(entry!.bytes).length).toBeGreaterThan(4)
  })

  it('tells her in her case, behind a neutral line, why a file was not passed on', async () => {
    const house = await open()
    const { errands } = runner(house)
    await sends(house, (amina) => amina.sendsDocument('a.zip', Buffer.from('PK\x03\x04')))
    await sends(house, (amina) => amina.sendsDocument('a.pdf', Buffer.from('%PDF-1.7 and nothing more')))
    await sends(house, (amina) => amina.sendsDocument('b.pdf', Buffer.alloc(FILE_MAX + 1)))
    await house.within(async (channel) => {
      const hers = await herCase(channel)
      await queueFile(channel, hers, house.person, 'telegram video 1 BQACAgIvideo')
      await queueFile(channel, hers, house.person, 'telegram photo 1 BQACAgInothing')
      await queueFile(channel, hers, house.person, 'not a reference')
    })
    await errands.ring()
    const why = ['type-not-taken', 'damaged', 'too-large', 'type-not-taken', 'gone', 'gone']
    expect((await letters(house)).sort()).toEqual(why.map((one) => `uk refusals:file-${one}`).sort())
    expect(await opened(house)).toEqual([])
    expect(house.knocked.length).toBeGreaterThan(0)
  })

  it('tells her when nobody is there to read it, and keeps nothing', async () => {
    const house = await open()
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    await house.within(async (channel) => channel.consents.forget((await herCase(channel)).person))
    await runner(house).errands.ring()
    expect(await letters(house)).toEqual(['uk refusals:file-not-passed'])
    expect(await entriesIn(house)).toEqual([])
    expect(await waiting(house)).toEqual([])
  })

  it('seals it anew, and keeps nothing of the first, when her desk took another key meanwhile', async () => {
    const house = await open()
    const { recipient } = await organization()
    let works = 0
    const within: House['within'] = async (work) => {
      const done = await house.within(work)
      // After the look for errands and the look for readers: while it is being sealed.
      if (++works === 2)
        await house.within(({ keys, at }) =>
          keys.add({ organization: oak, recipient, wrapped: '{}', since: new Date(at.getTime() + 1) }),
        )
      return done
    }
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    const { errands, lines } = runner({ ...house, within })
    house.pass(1)
    await errands.ring()
    expect(await entriesIn(house)).toEqual([])
    expect(await waiting(house)).toHaveLength(1)
    house.pass(10)
    await errands.ring()
    expect(await entriesIn(house)).toHaveLength(1)
    expect(await waiting(house)).toEqual([])
    expect(lines).toEqual([])
  })

  it('keeps nothing and tells nobody when she was forgotten while it was under way', async () => {
    const house = await open()
    const forgetful: Clean = async (bytes) => {
      await house.within(async (channel) => {
        const { id } = await herCase(channel)
        await channel.entries.erase(id)
        await channel.cases.erase(id)
      })
      return realClean(bytes)
    }
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    const { errands, lines } = runner(house, forgetful)
    await errands.ring()
    expect(house.knocked).toEqual([])
    expect(await waiting(house)).toEqual([])
    expect(lines).toEqual([])
  })

  it('tries again, later each time, when Telegram or the line fails, and the token stands in no word about it', async () => {
    const house = await open()
    const { errands, lines } = runner(house)
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    const pauses: number[] = []
    const tried = async () => {
      await errands.ring()
      const [left] = await waiting(house)
      pauses.push(left ? (left.at.getTime() - house.now().getTime()) / 1000 : 0)
      house.pass(left ? (left.at.getTime() - house.now().getTime()) / 1000 : 0)
    }
    telegram.faults.add({ fault: { kind: 'refuse', code: 429, retryAfter: 17 }, method: 'getFile', times: 1 })
    await tried()
    // A Telegram that asked for silence keeps refusing until it is over; the test does not wait for it.
    telegram.service().bot.pace.hold('getFile', undefined, 0)
    telegram.faults.clear()
    telegram.faults.add({ fault: { kind: 'reset', when: 'mid-body' }, method: 'download', times: 1 })
    await tried()
    telegram.faults.clear()
    telegram.faults.add({ fault: { kind: 'refuse', code: 502 }, method: 'download', times: 1 })
    await tried()
    await tried()
    expect(pauses).toEqual([17, 4, 8, 0])
    expect(await opened(house)).toHaveLength(1)
    expect(lines).toEqual([])
  })

  it('gives up after more than an hour of attempts, and says so', async () => {
    const house = await open()
    const { errands } = runner(house)
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    telegram.faults.add({ fault: { kind: 'refuse', code: 502 }, method: 'download' })
    for (let [left] = await waiting(house); left; [left] = await waiting(house)) {
      house.pass((left.at.getTime() - house.now().getTime()) / 1000)
      await errands.ring()
    }
    expect(house.now().getTime() - morning.getTime()).toBeGreaterThan(3600_000)
    expect(await letters(house)).toEqual(['uk refusals:file-gone'])
  })

  it('is not lost when the cleaner cannot be started or nothing can be kept, and tells the log without words', async () => {
    const house = await open()
    let faults = 1
    const weak: Clean = (bytes) => {
      if (faults-- > 0) throw new Error(`no process for ${telegram.token}`)
      return realClean(bytes)
    }
    const { errands, lines } = runner(house, weak)
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    house.failNext()
    await errands.ring()
    await errands.ring()
    expect(await opened(house)).toEqual([])
    house.pass(3)
    await errands.ring()
    expect(await opened(house)).toHaveLength(1)
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(['errands-not-looked-at', 'errand-failed'])
    for (const form of formsOf(telegram.token)) expect(lines.join('')).not.toContain(String(form))
  })

  it('is done once, however often it is rung, and the next one waits until it is over', async () => {
    const house = await open()
    const { errands } = runner(house)
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    await Promise.all([errands.ring(), errands.ring(), errands.ring()])
    await errands.ring()
    expect(await opened(house)).toHaveLength(1)
    await errands.stop()
    await sends(house, (amina) => amina.sendsPhoto(photo()))
    await errands.ring()
    expect(await waiting(house)).toHaveLength(1)
  })
})

describe('a file from the web door', () => {
  const parcel = async () => {
    const clean = await realClean(photo())
    if (!clean.ok) throw new Error(clean.refusal)
    return clean.value
  }

  it('is passed on by the same errand, and is nowhere after it', async () => {
    const house = await memoryHouse(desk)
    const parcels = openParcels()
    const references = [parcels.keep(await parcel()), parcels.keep(await parcel())]
    for (const reference of references) {
      await house.within(async (channel) =>
        queueFile(channel, await herCase(channel), house.person, reference),
      )
      house.pass(1)
    }
    await runner(house, realClean, parcels).errands.ring()
    const names = (await opened(house)).map(({ head }) => head.kind === 'file' && head.name)
    expect(names.sort()).toEqual(['photo-1.jpg', 'photo-2.jpg'])
    expect(references.map((one) => parcels.find(one))).toEqual([undefined, undefined])
    expect(await letters(house)).toEqual([])
  })

  it('waits while nothing can be kept', async () => {
    const house = await memoryHouse(desk)
    const parcels = openParcels()
    const reference = parcels.keep(await parcel())
    await house.within(async (channel) => queueFile(channel, await herCase(channel), house.person, reference))
    let failing = true
    const within: House['within'] = (work) =>
      house.within(async (channel) => {
        const done = await work(channel)
        if (failing && (await channel.errands.next()) === undefined) throw new Error('the disk is full')
        return done
      })
    const { errands } = runner({ ...house, within }, realClean, parcels)
    await errands.ring()
    expect(await opened(house)).toEqual([])
    failing = false
    house.pass(3)
    await errands.ring()
    expect(await opened(house)).toHaveLength(1)
  })

  it('that was lost with the memory of the house is told', async () => {
    const house = await memoryHouse(desk)
    await house.within(async (channel) =>
      queueFile(channel, await herCase(channel), house.person, 'parcel gone'),
    )
    await runner(house).errands.ring()
    expect(await letters(house)).toEqual(['uk refusals:file-gone'])
  })
})
