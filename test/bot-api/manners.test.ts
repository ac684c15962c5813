import { Api, GrammyError } from 'grammy'
import type { ApiMethods } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VirtualClock } from './clock.ts'
import { virtualClock } from './clock.ts'
import type { Person } from './phone.ts'
import type { BotApi } from './server.ts'
import { startBotApi } from './server.ts'

const amina = 700001
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

describe('a flood', () => {
  const flooded = async (limits: object) => {
    await api.close()
    api = await startBotApi({ clock, limits })
    calls = new Api(api.token, { apiRoot: api.root })
    for (const id of [amina, 700002]) api.person({ id }).comes()
  }
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (fault: GrammyError) => fault,
    )

  it('in one chat is stopped there, for as long as is said', async () => {
    await flooded({ perChat: { perSecond: 1, burst: 3 } })
    for (const text of ['1', '2', '3']) await calls.sendMessage(amina, text)
    expect(await refusal(calls.sendMessage(amina, '4'))).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
    await calls.sendMessage(700002, 'elsewhere')
    expect(api.ledger.counters()).toMatchObject({ tooMany: 1, early: 0 })
    clock.advance(999)
    await refusal(calls.sendMessage(amina, '4'))
    expect(api.ledger.counters()).toMatchObject({ tooMany: 2, early: 1 })
    clock.advance(1)
    await calls.sendMessage(amina, '4')
    expect(api.ledger.counters()).toMatchObject({ tooMany: 2, early: 1 })
  })

  it('over all chats is stopped everywhere', async () => {
    await flooded({ global: { perSecond: 30, burst: 2 } })
    await calls.sendMessage(amina, '1')
    await calls.sendMessage(700002, '2')
    expect(await refusal(calls.sendMessage(amina, '3'))).toMatchObject({ parameters: { retry_after: 1 } })
    expect(await refusal(calls.sendMessage(700002, '4'))).toMatchObject({ error_code: 429 })
    expect(api.ledger.counters().early).toBe(1)
    await calls.sendChatAction(amina, 'typing')
    clock.advance(1000)
    await calls.sendMessage(700002, '4')
  })

  it('in a group is 20 a minute', async () => {
    await flooded({ perGroupPerMinute: 20 })
    api.group(-1001, 'Desk').adds({ id: 1, is_bot: false, first_name: 'Bako' })
    for (let count = 0; count < 20; count += 1) await calls.sendMessage(-1001, `${count}`)
    expect(await refusal(calls.sendMessage(-1001, 'x'))).toMatchObject({ parameters: { retry_after: 3 } })
  })
})

describe('a picture, a place, a paper', () => {
  it('must be one', async () => {
    const send = async (method: keyof ApiMethods, field: string, bytes: Buffer) => {
      const form = new FormData()
      form.set('chat_id', String(amina))
      form.set(field, new Blob([new Uint8Array(bytes)]), 'x.png')
      const got = await fetch(`${api.root}/bot${api.token}/${method}`, { method: 'POST', body: form })
      return ((await got.json()) as { description?: string }).description
    }
    expect(await send('sendPhoto', 'photo', Buffer.from('no picture'))).toBe(
      'Bad Request: IMAGE_PROCESS_FAILED',
    )
    expect(await send('sendPhoto', 'photo', Buffer.from('\x89PNG....', 'latin1'))).toBeUndefined()
    expect(await send('sendDocument', 'document', Buffer.alloc(0))).toBe(
      'Bad Request: file must be non-empty',
    )
    expect(await send('sendDocument', 'document', Buffer.alloc(51 * 2 ** 20))).toBe(
      'Request Entity Too Large',
    )
    expect(await said(calls.sendDocument(amina, 'nonsense'))).toMatch('wrong file identifier')
    phone.sendsDocument('film.mp4', Buffer.alloc(20 * 2 ** 20 + 1))
    const film = (await calls.getUpdates({ offset: -1 }))[0]?.message?.document?.file_id ?? ''
    expect(await said(calls.getFile(film))).toBe('400 Bad Request: file is too big')
    const large = Buffer.alloc(10 * 2 ** 20 + 1)
    expect(await send('sendPhoto', 'photo', large)).toBe('Bad Request: file is too big')
    const venue = await calls.sendVenue(amina, 50.45, 30.52, 'Help point', 'Main street 1')
    expect(venue.venue).toMatchObject({ title: 'Help point', location: { latitude: 50.45 } })
    expect(await said(calls.sendVenue(amina, 50.45, 30.52, '', ''))).toMatch('venue title must be non-empty')
    expect(await said(calls.sendLocation(amina, 91, 30))).toMatch('latitude')
  })
})

describe('the bot’s own looks', () => {
  it('keep one list of commands for each scope and language', async () => {
    const help = [{ command: 'help', description: 'Numbers' }]
    const desk = [{ command: 'desk', description: 'Waiting cases' }]
    await calls.setMyCommands(help)
    await calls.setMyCommands(desk, { scope: { type: 'chat', chat_id: amina }, language_code: 'uk' })
    expect(await calls.getMyCommands()).toEqual(help)
    expect(await calls.getMyCommands({ scope: { type: 'all_private_chats' } })).toEqual([])
    expect(phone.menu()).toEqual(desk)
    await calls.deleteMyCommands({ scope: { type: 'chat', chat_id: amina }, language_code: 'uk' })
    expect(phone.menu()).toEqual(help)
    expect(await said(calls.setMyCommands([{ command: 'Help', description: 'x' }]))).toMatch(
      'BOT_COMMAND_INVALID',
    )
    const many = Array.from({ length: 101 }, (_, at) => ({ command: `c${at}`, description: 'x' }))
    expect(await said(calls.setMyCommands(many))).toMatch('BOT_COMMANDS_TOO_MUCH')
  })

  it('are named in each language, within their lengths', async () => {
    await calls.setMyName('Path')
    await calls.setMyName('Стежка', { language_code: 'uk' })
    expect([await calls.getMyName(), await calls.getMyName({ language_code: 'uk' })]).toEqual([
      { name: 'Path' },
      { name: 'Стежка' },
    ])
    expect(await said(calls.setMyName('x'.repeat(65)))).toMatch('name is too long')
    expect(await said(calls.setMyDescription('x'.repeat(513)))).toMatch('description is too long')
    expect(await said(calls.setMyShortDescription('x'.repeat(121)))).toMatch('short description is too long')
    await calls.setChatMenuButton({ chat_id: amina, menu_button: { type: 'commands' } })
    expect(await calls.getChatMenuButton({ chat_id: amina })).toEqual({ type: 'commands' })
  })
})

it('knows its tokens and its methods, in any letters, by GET and by form', async () => {
  const get = async (path: string, form?: URLSearchParams) => {
    const got = await fetch(`${api.root}/${path}`, form ? { method: 'POST', body: form } : {})
    return { status: got.status, ...((await got.json()) as object) }
  }
  expect(await get(`bot${api.token}x/getMe`)).toMatchObject({ status: 401, description: 'Unauthorized' })
  expect(await get(`bot${api.token}/sendNothing`)).toMatchObject({
    status: 404,
    description: 'Not Found: method not found',
  })
  expect(await get(`bot${api.token}/GETME`)).toMatchObject({ status: 200, ok: true })
  expect(await get(`bot${api.token}/sendMessage?chat_id=${amina}&text=a%20b`)).toMatchObject({ ok: true })
  expect(phone.sees()).toBe('a b')
  const markup = JSON.stringify(button({}).reply_markup)
  const form = new URLSearchParams({
    chat_id: String(amina),
    text: 'c',
    reply_markup: markup,
    protect_content: 'true',
  })
  expect(await get(`bot${api.token}/sendMessage`, form)).toMatchObject({ ok: true })
  expect(phone.chat().at(-1)).toMatchObject({ text: 'c', rows: [['B']], guarded: true })
})

it('leaves a group, and nobody hears it there any more', async () => {
  const bako = { id: 1, is_bot: false, first_name: 'Bako' }
  const group = api.group(-1001, 'Desk')
  group.adds(bako)
  group.says(bako, 'private words')
  group.says(bako, '/link abc')
  await calls.sendMessage(-1001, 'A case waits')
  await calls.leaveChat(-1001)
  expect(group.hasBot()).toBe(false)
  expect(await said(calls.sendMessage(-1001, 'x'))).toMatch('403 Forbidden: bot is not a member')
  const heard = (await calls.getUpdates()).flatMap(({ message, my_chat_member }) => [
    message?.text ?? my_chat_member?.new_chat_member.status,
  ])
  expect(heard).toEqual(['/start', 'member', '/link abc'])
})

it('does nothing for ten minutes after logging out', async () => {
  await calls.logOut()
  expect(await said(calls.sendMessage(amina, 'x'))).toBe('400 Logged out')
  clock.advance(10 * 60 * 1000)
  await calls.sendMessage(amina, 'x')
})
