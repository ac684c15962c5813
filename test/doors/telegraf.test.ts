import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Telegraf } from 'telegraf'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { assemble } from '../../src/app/assemble.ts'
import type { House } from '../../src/edge/house.ts'
import { createLog } from '../../src/edge/log.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { stezhka } from '../../src/edge/telegraf.ts'
import { telegramDoor } from '../../src/edge/telegram/door.ts'
import { telegramEnd } from '../../src/edge/telegram/open.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { prisma } from '../storage/databases.ts'
import { smallContent } from './content.ts'
import { quiet } from './street.ts'

let folder: string
let api: BotApi
let storage: Storage
let house: House
let bot: Telegraf
let running: Promise<void>
/** What the organisation's own handlers heard. */
let heard: string[]
/** The database says no as long as this is set. */
let broken: boolean

async function openHouse() {
  const url = `file:${join(folder, 'house.db')}`
  await migrate({ url, prisma })
  storage = await openStorage({ url })
  const { flows, render } = smallContent(join(prisma, '..'))
  const clock = () => new Date()
  const telegram = { token: api.token, apiRoot: api.root, mode: 'polling' } as const
  const paper = () => Promise.reject(new Error('no paper here'))
  const end = telegramEnd(telegram, new Uint8Array(32), { render, paper, venue: () => undefined, clock })
  const log = createLog(() => undefined)
  house = assemble({
    storage: {
      ...storage,
      turn: (work) => (broken ? Promise.reject(new Error('disk full')) : storage.turn(work)),
    },
    seal: hostSeal(new Uint8Array(32)),
    flows,
    languages: ['en'],
    defaultLanguage: 'en',
    actsIn: () => ({}),
    send: end.send,
    clock,
    log,
  }).house
  const withoutLedger = { answer: async () => undefined, makeWay: async () => undefined }
  return telegramDoor({ house, api: end.api, buttons: end.buttons, withoutLedger, log })
}

async function launch(mount: ReturnType<typeof stezhka>) {
  bot = new Telegraf(api.token, { telegram: { apiRoot: api.root }, handlerTimeout: Infinity })
  bot.use(mount)
  bot.command('ping', (context) => {
    heard.push(`ping from ${context.chat.type}`)
    return context.reply('pong')
  })
  bot.on('my_chat_member', (context) => void heard.push(`moved in ${context.chat.type}`))
  running = bot.launch({ dropPendingUpdates: false }).catch(() => undefined)
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stezhka-telegraf-'))
  api = await startBotApi()
  heard = []
  broken = false
})
afterEach(async () => {
  try {
    bot.stop()
  } catch {
    // It had stopped by itself.
  }
  await running
  await house.close(1000)
  await storage.close()
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

it('answers private chats inside a telegraf bot, and leaves groups to its own handlers', async () => {
  await launch(stezhka(await openHouse()))
  const amina = api.person({ id: 700_001, language: 'en' })
  amina.comes()
  await amina.waits('Home.')
  const press = amina.presses('A diary')
  await amina.waits('The first line?')
  amina.says('/ping is only a line to us')
  await amina.waits('Lines: /ping is only a line to us.')
  expect(press).toHaveProperty('answer')

  const chidi = { id: 700_002, is_bot: false, first_name: 'Chidi' }
  const group = api.group(-1_001_234_567_890, 'Team')
  group.adds(chidi)
  group.says(chidi, '/ping')
  await api.ledger.until(({ fields }) => fields['text'] === 'pong')
  expect(heard.sort()).toEqual(['moved in supergroup', 'ping from supergroup'])
  expect(group.hasBot()).toBe(true)
  await quiet(api)
})

it('does not let telegraf confirm what could not be kept, and keeps it when it can', async () => {
  await launch(stezhka(await openHouse()))
  const amina = api.person({ id: 700_001, language: 'en' })
  amina.comes()
  await amina.waits('Home.')
  await quiet(api)
  broken = true
  amina.presses('A diary')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(api.updates.waiting()).toBe(1)

  broken = false
  await amina.waits('The first line?')
  await quiet(api)
})

it('would lose it, and print her name, if it let the fault through', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const door = await openHouse()
  await launch((context) => door.take([context.update]))
  const amina = api.person({ id: 700_001, language: 'en' })
  amina.comes()
  await amina.waits('Home.')
  await quiet(api)
  broken = true
  amina.presses('A diary')
  await running
  expect(api.updates.waiting()).toBe(0)
  expect(JSON.stringify(printed.mock.calls)).toContain('Amina')
  printed.mockRestore()
})
