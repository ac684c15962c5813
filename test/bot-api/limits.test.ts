import { Api, GrammyError } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VirtualClock } from './clock.ts'
import { virtualClock } from './clock.ts'
import type { Person } from './phone.ts'
import type { BotApi } from './server.ts'
import { startBotApi } from './server.ts'

const amina = 700001
const hour = 60 * 60 * 1000
let clock: VirtualClock
let api: BotApi
let calls: Api
let phone: Person

beforeEach(async () => {
  clock = virtualClock()
  api = await startBotApi({ clock })
  calls = new Api(api.token, { apiRoot: api.root })
  phone = api.person({ id: amina })
  phone.comes()
})
afterEach(() => api.close())

/** What the server says to a call that it refuses. */
const said = async (call: Promise<unknown>) => {
  const fault: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(fault instanceof GrammyError)) throw new Error('the call was not refused')
  return `${fault.error_code} ${fault.description}`
}
const button = (more: object) => ({
  reply_markup: { inline_keyboard: [[{ text: 'B', callback_data: 'b', ...more }]] },
})

describe('words', () => {
  it('are 1 to 4096 UTF-16 units, and no half of a sign', async () => {
    await calls.sendMessage(amina, 'ї'.repeat(4096))
    expect(await said(calls.sendMessage(amina, 'ї'.repeat(4097)))).toBe(
      '400 Bad Request: message is too long',
    )
    expect(await said(calls.sendMessage(amina, '🌿'.repeat(2049)))).toBe(
      '400 Bad Request: message is too long',
    )
    expect(await said(calls.sendMessage(amina, ''))).toBe('400 Bad Request: message text is empty')
    expect(await said(calls.sendMessage(amina, ' \n '))).toBe('400 Bad Request: text must be non-empty')
    expect(await said(calls.sendMessage(amina, `x${'🌿'[0]}`))).toMatch('must be encoded in UTF-8')
  })

  it('are counted after their markup is read', async () => {
    await calls.sendMessage(amina, `<b>${'a'.repeat(4096)}</b>`, { parse_mode: 'HTML' })
    expect(phone.sees()).toBe('a'.repeat(4096))
  })

  it('lose the spaces at their ends, and entities with them', async () => {
    const sent = await calls.sendMessage(amina, '\n  call 102  \n', {
      entities: [{ type: 'bold', offset: 8, length: 6 }],
    })
    expect([sent.text, sent.entities]).toEqual(['call 102', [{ type: 'bold', offset: 5, length: 3 }]])
  })

  it('have entities inside them only', async () => {
    const bold = (offset: number, length: number) =>
      calls.sendMessage(amina, 'ok 🌿', { entities: [{ type: 'bold', offset, length }] })
    await bold(3, 2)
    expect(await said(bold(0, 6))).toBe(
      '400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 6',
    )
    expect(await said(bold(6, 1))).toMatch('begins after the end of the text')
    expect(await said(bold(4, 1))).toMatch('begins in a middle of a UTF-16 symbol')
    expect(await said(bold(0, 4))).toMatch('ends in a middle of a UTF-16 symbol')
    expect(await said(bold(-1, 1))).toMatch('incorrect offset -1')
  })

  it('are refused with markup that does not parse', async () => {
    const html = { parse_mode: 'HTML' } as const
    expect(await said(calls.sendMessage(amina, '<b>open', html))).toBe(
      '400 Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    )
    expect(await said(calls.sendMessage(amina, 'x', { parse_mode: 'RTF' as 'HTML' }))).toMatch(
      'unsupported parse_mode',
    )
  })

  it('under a paper are at most 1024', async () => {
    const file = await paper()
    await calls.sendDocument(amina, file, { caption: 'c'.repeat(1024) })
    expect(await said(calls.sendDocument(amina, file, { caption: 'c'.repeat(1025) }))).toBe(
      '400 Bad Request: message caption is too long',
    )
  })
})

/** The id of a file that the bot has sent before. */
const paper = async () => {
  const form = new FormData()
  form.set('chat_id', String(amina))
  form.set('document', new Blob(['paper']), 'a.pdf')
  const sent = await fetch(`${api.root}/bot${api.token}/sendDocument`, { method: 'POST', body: form })
  const { result } = (await sent.json()) as { result: { document: { file_id: string } } }
  return result.document.file_id
}

describe('buttons', () => {
  it('carry 1 to 64 bytes', async () => {
    await calls.sendMessage(amina, 'x', button({ callback_data: 'ї'.repeat(32) }))
    expect(await said(calls.sendMessage(amina, 'x', button({ callback_data: 'ї'.repeat(33) })))).toBe(
      '400 Bad Request: BUTTON_DATA_INVALID',
    )
    expect(await said(calls.sendMessage(amina, 'x', button({ callback_data: 'b'.repeat(65) })))).toMatch(
      'DATA_INVALID',
    )
    expect(await said(calls.sendMessage(amina, 'x', button({ callback_data: '' })))).toMatch(
      'BUTTON_DATA_INVALID',
    )
  })

  it('have words and a purpose', async () => {
    expect(await said(calls.sendMessage(amina, 'x', button({ text: '' })))).toMatch(
      'button text must be non-empty',
    )
    expect(await said(calls.sendMessage(amina, 'x', button({ callback_data: undefined })))).toMatch(
      'Text buttons are unallowed in the inline keyboard',
    )
  })

  it('are at most 100, and not too long together', async () => {
    const row = (count: number, text: string) => ({
      reply_markup: { inline_keyboard: Array.from({ length: count }, () => [{ text, callback_data: 'b' }]) },
    })
    await calls.sendMessage(amina, 'x', row(100, 'B'))
    expect(await said(calls.sendMessage(amina, 'x', row(101, 'B')))).toBe(
      '400 Bad Request: reply markup is too long',
    )
    expect(await said(calls.sendMessage(amina, 'x', row(99, 'B'.repeat(200))))).toMatch(
      'reply markup is too long',
    )
  })
})

describe('an edit', () => {
  it('must change something', async () => {
    const { message_id } = await calls.sendMessage(amina, 'one', button({}))
    const again = said(calls.editMessageText(amina, message_id, 'one', button({})))
    expect(await again).toMatch('400 Bad Request: message is not modified')
    await calls.editMessageText(amina, message_id, 'one', button({ text: 'C' }))
    await calls.editMessageText(amina, message_id, 'one')
    expect(await said(calls.editMessageReplyMarkup(amina, message_id))).toMatch('message is not modified')
    await calls.editMessageReplyMarkup(amina, message_id, button({}))
    expect(phone.buttons()).toEqual(['B'])
  })

  it('needs a message that is there and is the bot’s', async () => {
    const { message_id } = await calls.sendMessage(amina, 'one')
    const keyed = await calls.sendMessage(amina, 'k', { reply_markup: { keyboard: [[{ text: 'Home' }]] } })
    await calls.deleteMessage(amina, message_id)
    expect(await said(calls.editMessageText(amina, message_id, 'two'))).toBe(
      '400 Bad Request: message to edit not found',
    )
    expect(await said(calls.editMessageText(amina, 1, 'two'))).toMatch("message can't be edited")
    expect(await said(calls.editMessageText(amina, keyed.message_id, 'two'))).toMatch(
      "message can't be edited",
    )
  })

  it('holds no more than a message does', async () => {
    const { message_id } = await calls.sendMessage(amina, 'one')
    expect(await said(calls.editMessageText(amina, message_id, 'x'.repeat(4097)))).toBe(
      '400 Bad Request: MESSAGE_TOO_LONG',
    )
  })
})

describe('deleting', () => {
  it('works on both sides for 48 hours and not a moment longer', async () => {
    const hers = phone.says('hello')
    const his = await calls.sendMessage(amina, 'one')
    const late = await calls.sendMessage(amina, 'two')
    clock.advance(48 * hour)
    await calls.deleteMessage(amina, hers)
    await calls.deleteMessage(amina, his.message_id)
    clock.advance(1)
    expect(await said(calls.deleteMessage(amina, late.message_id))).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    )
    expect(await said(calls.deleteMessage(amina, hers))).toBe('400 Bad Request: message to delete not found')
    expect(phone.chat().map(({ text }) => text)).toEqual(['/start', 'two'])
  })

  it('of many skips what is missing, and does nothing at all when one is too old', async () => {
    const old = await calls.sendMessage(amina, 'old')
    clock.advance(48 * hour)
    const young = await calls.sendMessage(amina, 'young')
    clock.advance(1)
    expect(await said(calls.deleteMessages(amina, [old.message_id, young.message_id]))).toMatch(
      "can't be deleted",
    )
    expect(phone.sees()).toBe('young')
    await calls.deleteMessages(amina, [young.message_id, 99_999])
    expect(phone.sees()).toBe('old')
    expect(await said(calls.deleteMessages(amina, []))).toMatch('message identifiers are not specified')
    const many = Array.from({ length: 101 }, (_, at) => 50_000 + at)
    expect(await said(calls.deleteMessages(amina, many))).toMatch('too many message identifiers')
  })
})

describe('a press', () => {
  it('is answered in time, with at most 200 signs', async () => {
    await calls.sendMessage(amina, 'one', button({}))
    const press = phone.presses('B') as { id: string }
    expect(await said(calls.answerCallbackQuery(press.id, { text: 'x'.repeat(201) }))).toMatch(
      'MESSAGE_TOO_LONG',
    )
    await calls.answerCallbackQuery(press.id, { text: 'x'.repeat(200) })
    clock.advance(60_001)
    const late = '400 Bad Request: query is too old and response timeout expired or query ID is invalid'
    expect(await said(calls.answerCallbackQuery(press.id))).toBe(late)
    expect(await said(calls.answerCallbackQuery('77'))).toBe(late)
  })
})

describe('a chat', () => {
  it('is closed to the bot until she comes, while she blocks it, and after she has left', async () => {
    const other = api.person({ id: 700002 })
    expect(await said(calls.sendMessage(700002, 'x'))).toBe('400 Bad Request: chat not found')
    expect(await said(calls.sendMessage(700003, 'x'))).toBe('400 Bad Request: chat not found')
    other.says('hello')
    await calls.sendMessage(700002, 'x')
    other.blocks()
    expect(await said(calls.sendMessage(700002, 'x'))).toBe('403 Forbidden: bot was blocked by the user')
    expect(() => other.says('x')).toThrow('she has blocked the bot')
    other.unblocks()
    await calls.sendMessage(700002, 'x')
    other.leavesTelegram()
    expect(await said(calls.sendMessage(700002, 'x'))).toBe('403 Forbidden: user is deactivated')
  })

  it('that she empties on her side stays whole for the bot', async () => {
    const { message_id } = await calls.sendMessage(amina, 'one')
    phone.deletesChat()
    expect([phone.chat(), phone.sees()]).toEqual([[], ''])
    await calls.editMessageText(amina, message_id, 'two')
    expect(phone.chat()).toEqual([])
    phone.deletes(message_id)
    expect(await said(calls.editMessageText(amina, message_id, 'three'))).toMatch('message to edit not found')
  })

  it('tells when messages delete themselves', async () => {
    phone.setsAutoDelete(86_400)
    expect(await calls.getChat(amina)).toMatchObject({
      id: amina,
      type: 'private',
      message_auto_delete_time: 86_400,
    })
  })
})
