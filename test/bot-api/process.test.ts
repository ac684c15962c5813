import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { Bot, InlineKeyboard } from 'grammy'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Progress } from './walk.ts'

let folder: string
let child: ChildProcess
let root: string
let token: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-api-'))
  const outfile = join(folder, 'main.mjs')
  const entry = new URL('main.ts', import.meta.url).pathname
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  })
  child = spawn(process.execPath, [outfile, '{"keepCalls":5}'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (said: Buffer) => resolve(said.toString())),
  )
  ;({ root, token } = JSON.parse(line) as { root: string; token: string })
})
afterAll(async () => {
  child.kill('SIGTERM')
  await rm(folder, { recursive: true })
})

const control = async (name: string, body: unknown = {}) => {
  const got = await fetch(`${root}/control/${name}`, { method: 'POST', body: JSON.stringify(body) })
  return (await got.json()) as unknown
}

it('runs as a process of its own, makes people walk, and measures how long they wait', async () => {
  const bot = new Bot(token, { client: { apiRoot: root } })
  const keyboard = new InlineKeyboard().text('Yes', 'yes').text('No', 'no')
  bot.command('start', (ctx) => ctx.reply('Safe?', { reply_markup: keyboard }))
  bot.on('callback_query:data', (ctx) => ctx.editMessageText(`You chose ${ctx.callbackQuery.data}. Where?`))
  bot.on('message:text', (ctx) => ctx.reply(`Near ${ctx.message.text}`))
  const running = bot.start()

  const script = [{ comes: true }, { presses: 1 }, { says: 'Lviv' }]
  await control('walk', { people: 20, atOnce: 5, script })
  let progress = (await control('progress')) as Progress
  while (progress.finished + progress.lost < 20) progress = (await control('progress')) as Progress
  expect(progress).toMatchObject({ finished: 20, lost: 0, acts: 60 })
  const waits = (await control('waits')) as number[]
  expect(waits).toHaveLength(60)
  expect(waits.every((ms) => ms >= 0)).toBe(true)

  const update = { message: { message_id: 1, date: 1, text: 'raw', chat: { id: 5, type: 'private' } } }
  const due = Date.now() - 1_000
  const pushed = await control('push', [
    { update, chat: 5, due },
    { person: 6, presses: 'Nothing' },
  ])
  expect(pushed).toMatchObject({ done: 1, failed: [{ at: 1 }] })
  let late: readonly number[] = []
  while (late.length === 0) late = (await control('waits')) as number[]
  expect(late[0]).toBeGreaterThanOrEqual(1_000)

  await bot.stop()
  await running
  expect(await control('counters')).toMatchObject({
    pending: 0,
    byMethod: { editMessageText: 20, sendMessage: 41 },
  })
  expect(((await control('calls')) as unknown[]).length).toBeLessThanOrEqual(10)
  expect(await control('reset')).toEqual({})
  expect(await control('counters')).toMatchObject({ calls: 0 })
  expect(await control('nonsense')).toMatchObject({ why: expect.stringContaining('no such door') })
})
