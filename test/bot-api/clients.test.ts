import { Api, Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { Telegraf } from 'telegraf'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BotApi } from './server.ts'
import { startBotApi } from './server.ts'

let api: BotApi

beforeEach(async () => {
  api = await startBotApi()
})
afterEach(() => api.close())

it('lets a real grammY bot poll, answer, edit, be pressed, and confirm what it has handled', async () => {
  const bot = new Bot(api.token, { client: { apiRoot: api.root } })
  bot.command('start', (ctx) =>
    ctx.reply(`Hello, ${ctx.match || 'stranger'}`, {
      reply_markup: new InlineKeyboard().text('Begin', 'b:1'),
    }),
  )
  bot.callbackQuery('b:1', async (ctx) => {
    await ctx.answerCallbackQuery('One moment')
    await ctx.editMessageText('Are you safe now?')
  })
  const running = bot.start()
  const amina = api.person({ id: 700001, language: 'uk' })

  amina.comes('leaflet-7')
  await amina.waits('Hello, leaflet-7')
  expect(amina.buttons()).toEqual(['Begin'])

  const press = amina.presses('Begin')
  await amina.waits('Are you safe now?')
  expect(press).toMatchObject({ answer: { text: 'One moment', alert: false } })
  expect(amina.buttons()).toEqual([])
  expect(amina.chat().map(({ from, text, edited }) => [from, text, edited])).toEqual([
    ['me', '/start leaflet-7', false],
    ['bot', 'Are you safe now?', true],
  ])

  await bot.stop()
  await running
  expect(api.updates.pending()).toEqual([])
})

it('lets a real telegraf bot poll, answer and be pressed', async () => {
  const bot = new Telegraf(api.token, { telegram: { apiRoot: api.root } })
  bot.start((ctx) =>
    ctx.reply('Hello', { reply_markup: { inline_keyboard: [[{ text: 'On', callback_data: 'on' }]] } }),
  )
  bot.action('on', async (ctx) => {
    await ctx.answerCbQuery()
    await ctx.reply('Further')
  })
  const running = bot.launch()
  const amina = api.person({ id: 700001 })

  amina.comes()
  await amina.waits('Hello')
  amina.presses(/^On$/)
  await amina.waits('Further')

  bot.stop()
  await running
})

it('takes a paper by multipart from grammY and from telegraf, and keeps its bytes', async () => {
  const amina = api.person({ id: 700001 })
  amina.says('hello')
  const paper = Buffer.from('%PDF-1.7 план безпеки\r\n--not-a-boundary\r\n')

  const sent = await new Api(api.token, { apiRoot: api.root }).sendDocument(
    700001,
    new InputFile(paper, 'план.pdf'),
    {
      caption: 'Ваш план',
      reply_markup: new InlineKeyboard().text('Thanks', 't'),
    },
  )
  expect(sent.document).toMatchObject({
    file_name: 'план.pdf',
    mime_type: 'application/pdf',
    file_size: paper.length,
  })
  expect(amina.chat().at(-1)).toMatchObject({ text: 'Ваш план', rows: [['Thanks']], file: { bytes: paper } })

  const telegraf = new Telegraf(api.token, { telegram: { apiRoot: api.root } })
  await telegraf.telegram.sendDocument(700001, { source: paper, filename: 'plan.pdf' }, { caption: 'Again' })
  expect(amina.chat().at(-1)).toMatchObject({ text: 'Again', file: { name: 'plan.pdf', bytes: paper } })
})

it('lets a bot fetch what a person sent', async () => {
  const amina = api.person({ id: 700001 })
  amina.sendsPhoto(Buffer.from('picture'), 'my door')
  const calls = new Api(api.token, { apiRoot: api.root })
  const [update] = await calls.getUpdates()
  expect(update?.message).toMatchObject({ caption: 'my door', from: { id: 700001 } })

  const file = await calls.getFile(update?.message?.photo?.[0]?.file_id ?? '')
  const fetched = await fetch(`${api.root}/file/bot${api.token}/${file.file_path}`)
  expect(await fetched.text()).toBe('picture')
})

it('shapes every kind of update as Telegram does', async () => {
  const amina = api.person({ id: 700001, language: 'uk', name: 'Amina' })
  const calls = new Api(api.token, { apiRoot: api.root })
  const me = { id: 700001, is_bot: false, first_name: 'Amina', language_code: 'uk' }
  const chat = { id: 700001, first_name: 'Amina', type: 'private' }

  const first = amina.comes('x1')
  amina.edits(first, 'hello')
  amina.sharesLocation(50.45, 30.52)
  amina.sendsSticker()
  await calls.sendMessage(700001, 'Well?', { reply_markup: new InlineKeyboard().text('Yes', 'y') })
  amina.presses('Yes')
  amina.blocks()
  amina.unblocks()

  const updates = await calls.getUpdates()
  expect(updates.map(({ update_id }) => update_id)).toEqual(
    updates.map((_, at) => (updates[0]?.update_id ?? 0) + at),
  )
  expect(updates[0]?.message).toEqual({
    message_id: first,
    from: me,
    chat,
    date: expect.any(Number),
    text: '/start x1',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  })
  expect(updates[1]?.edited_message).toMatchObject({
    message_id: first,
    text: 'hello',
    edit_date: expect.any(Number),
  })
  expect(updates[2]?.message?.location).toEqual({ latitude: 50.45, longitude: 30.52 })
  expect(updates[3]?.message?.sticker).toMatchObject({ type: 'regular', file_id: expect.any(String) })
  expect(updates[4]?.callback_query).toMatchObject({
    id: expect.stringMatching(/^\d+$/),
    from: me,
    chat_instance: expect.stringMatching(/^-?\d+$/),
    data: 'y',
    message: {
      text: 'Well?',
      chat,
      from: { is_bot: true },
      reply_markup: { inline_keyboard: [[{ text: 'Yes' }]] },
    },
  })
  expect(updates[5]?.my_chat_member).toMatchObject({ new_chat_member: { status: 'kicked' }, from: me })
  expect(updates[6]?.my_chat_member).toMatchObject({ new_chat_member: { status: 'member' } })
})

it('lets her press what is old, edited or gone, and keeps the keyboard below apart from the buttons', async () => {
  const amina = api.person({ id: 700001 })
  const calls = new Api(api.token, { apiRoot: api.root })
  amina.says('hello')
  const asked = await calls.sendMessage(700001, 'One', { reply_markup: new InlineKeyboard().text('A', 'a') })
  await calls.editMessageText(700001, asked.message_id, 'Two', {
    reply_markup: new InlineKeyboard().text('B', 'b'),
  })
  await calls.sendMessage(700001, 'Keys', { reply_markup: new Keyboard().text('Home') })

  expect(() => amina.presses('A')).toThrow('she has no button A, only B')
  amina.pressesOld(asked.message_id, 'A')
  amina.presses('Home')
  await calls.deleteMessage(700001, asked.message_id)
  amina.pressesOld(asked.message_id, 'B')

  const [, old, typed, gone] = await calls.getUpdates()
  expect(old?.callback_query).toMatchObject({ data: 'a', message: { text: 'Two' } })
  expect(typed?.message?.text).toBe('Home')
  expect(gone?.callback_query).toMatchObject({
    data: 'b',
    message: { date: 0, message_id: asked.message_id },
  })
  expect(amina.chat().map(({ text }) => text)).toEqual(['hello', 'Keys', 'Home'])
})
