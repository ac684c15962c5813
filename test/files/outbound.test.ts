import { Api } from 'grammy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanInside } from '../../src/edge/files/inside.ts'
import { quickCalls } from '../../src/edge/telegram/call.ts'
import { type FileForHer, sendFile } from '../../src/edge/telegram/outbound-file.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { found } from './found.ts'
import { paper, photo, picture, voice } from './planted.ts'

let telegram: BotApi
let api: Api
beforeAll(async () => {
  telegram = await startBotApi()
  api = new Api(telegram.token, { apiRoot: telegram.root })
  api.config.use(quickCalls(telegram.root, telegram.token))
  telegram.person({ id: 7 }).comes()
})
afterAll(() => telegram.close())

const clean = async (bytes: Buffer, name: string): Promise<FileForHer> => {
  const outcome = await cleanInside(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return { name, type: outcome.value.type, bytes: outcome.value.bytes }
}
const sent = async (file: FileForHer) => {
  telegram.ledger.clear()
  const message = await sendFile(api, '7', file)
  const { method, fields } = telegram.ledger.calls().at(-1)!
  const kept = telegram.service().bot.chats.find(7)!.messages.get(message)!
  return { method, fields, file: kept.file!, tried: telegram.ledger.calls().length }
}

describe('a file from her desk, in her chat', () => {
  it('is shown as what it is, without words, without sound, and cannot be passed on', async () => {
    const files = [
      ['sendPhoto', await clean(photo(), 'photo-1.jpg')],
      ['sendPhoto', await clean(picture(), 'picture-1.png')],
      ['sendVoice', await clean(voice(), 'voice-1.ogg')],
      ['sendDocument', await clean(await paper(), 'document-1.pdf')],
      ['sendDocument', { name: 'text-1.txt', type: 'text/plain', bytes: Buffer.from('Завтра о дев’ятій.') }],
    ] as const
    for (const [method, file] of files) {
      const said = await sent(file)
      expect(said.method).toBe(method)
      expect(said.fields).toMatchObject({ protect_content: 'true', disable_notification: 'true' })
      expect(said.fields).not.toHaveProperty('caption')
      expect(said.file.name).toBe(file.name)
      expect(said.file.bytes.equals(file.bytes)).toBe(true)
      expect(found(said.file.bytes)).toEqual([])
    }
  })

  it('goes as a file when it is too large for a photo, or Telegram will not show it', async () => {
    const large = await clean(photo(1, Buffer.alloc(11 * 2 ** 20)), 'photo-1.jpg')
    expect(await sent(large)).toMatchObject({ method: 'sendDocument', tried: 1 })
    const odd = { name: 'photo-1.jpg', type: 'image/jpeg', bytes: Buffer.from('no picture') }
    expect(await sent(odd)).toMatchObject({ method: 'sendDocument', tried: 2 })
  })

  it('that cannot be sent tells so as everything else does', async () => {
    telegram.person({ id: 7 }).blocks()
    await expect(sent(await clean(photo(), 'photo-1.jpg'))).rejects.toMatchObject({ error_code: 403 })
    telegram.person({ id: 7 }).unblocks()
  })
})
