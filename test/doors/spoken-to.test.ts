import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/edge/storage/open.ts'
import { openWords, readCatalogues } from '../../src/edge/words.ts'
import { Person as Visitor } from '../web/person.ts'
import { openStreet, quiet, type Street } from './street.ts'

const words = openWords(readCatalogues(join(import.meta.dirname, '../../locales')), {})
const label = (key: string) => words.say('uk', `flows/${key}`)
const alone = { neutral: 'триматися наодинці', she: 'триматися самій', he: 'триматися самому' } as const

let street: Street
beforeAll(async () => {
  street = await openStreet({ entry: 'product' })
}, 60_000)
afterAll(() => street.close())

const toSettings = [label('lobby:home#settings'), label('lobby:settings#address')]
const toStrain = [label('lobby:home#serving'), label('serving:ways#strain')]

/** What stands in the database about forms of address. */
async function kept() {
  const storage = await openStorage({ url: `file:${join(street.folder, 'data/stezhka.db')}`, readOnly: true })
  const rows = await storage.db.person.findMany({ select: { spokenTo: true } })
  await storage.close()
  return rows.map(({ spokenTo }) => spokenTo)
}

describe('in a chat', { timeout: 60_000 }, () => {
  let chat: ReturnType<Street['newcomer']>
  const presses = async (...labels: readonly string[]) => {
    for (const each of labels) {
      await chat.waits(() => chat.buttons().includes(each), 20_000)
      chat.presses(each)
      await quiet(street.api, 20_000)
    }
  }
  const home = async () => {
    await chat.waits(() => chat.buttons().includes(words.say('uk', 'lobby:home')), 20_000)
    await presses(words.say('uk', 'lobby:home'))
  }
  const reads = () =>
    chat
      .chat()
      .map(({ text }) => text)
      .join('\n')

  it('nobody is asked, and neutral words fit everybody', async () => {
    chat = street.newcomer('uk')
    chat.comes()
    await presses(label('lobby:safe-now#yes'), ...toStrain)
    expect(reads()).toContain(alone.neutral)
    expect((await kept()).filter((form) => form !== null)).toEqual([])
  })

  it.each(['she', 'he'] as const)(
    '«%s» is spoken, also after a restart and after leaving',
    async (form) => {
      await home()
      // Back at what she interrupted, in the words she chose.
      await presses(...toSettings, label(`address:form#${form}`))
      expect(reads()).toContain(alone[form])
      await street.house.end('SIGKILL')
      await street.reopen()
      await home()
      await presses(...toStrain)
      expect(reads()).toContain(alone[form])
      await presses(words.say('uk', 'lobby:leave'))
      chat.comes()
      await presses(label('lobby:safe-now#yes'), ...toStrain)
      expect(reads()).toContain(alone[form])
    },
    60_000,
  )

  it('neutral takes it back, and nothing is kept of it', async () => {
    await home()
    await presses(...toSettings, label('address:form#neutral'))
    expect(reads()).toContain(alone.neutral)
    expect((await kept()).filter((form) => form !== null)).toEqual([])
  })

  it('to be forgotten forgets it', async () => {
    await home()
    await presses(...toSettings, label('address:form#she'))
    expect(reads()).toContain(alone.she)
    await home()
    await presses(label('lobby:home#settings'), label('lobby:settings#forget'), label('forget:ask#erase'))
    chat.comes()
    await presses(label('lobby:safe-now#yes'), ...toStrain)
    expect(reads()).toContain(alone.neutral)
  })
})

it('is spoken on the web page as well', { timeout: 60_000 }, async () => {
  const visitor = new Visitor(`http://localhost:${street.house.port}`)
  await visitor.post('/begin', { language: 'uk' })
  const presses = async (...labels: readonly string[]) => {
    for (const each of labels) await visitor.press(each)
  }
  await presses(label('lobby:safe-now#yes'), ...toStrain)
  expect(await (await visitor.get()).text()).toContain(alone.neutral)
  await presses(words.say('uk', 'lobby:home'), ...toSettings, label('address:form#he'))
  expect(await (await visitor.get()).text()).toContain(alone.he)
})
