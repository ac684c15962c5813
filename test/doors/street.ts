import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realClock } from '../bot-api/clock.ts'
import type { Options } from '../bot-api/options.ts'
import type { Person } from '../bot-api/phone.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { freePort, type Houses, houses, type Running, type Settings } from './process.ts'

/** The small house, or the product as it is started by `npm start`. */
export const entries = { small: 'test/doors/house.process.ts', product: 'src/main.ts' } as const

/** A house, the Bot API it speaks to, and people who write to it. */
export type Street = {
  readonly api: BotApi
  readonly folder: string
  readonly house: Running
  /** A person nobody has seen before. */
  readonly newcomer: (language?: string) => Person
  /** Opens the house again, with other settings if there are any. */
  readonly reopen: (settings?: Settings) => Promise<Running>
  /** Moves everybody's clock on: Telegram's and the house's. */
  readonly later: (ms: number) => void
  readonly close: () => Promise<void>
}

type Wanted = {
  readonly entry?: keyof typeof entries
  readonly settings?: Settings
  readonly api?: Options
  readonly webhook?: true
}

export const secret = 'a-secret-that-is-long-enough-for-a-webhook'

/** Opens a house and everything around it. Nothing of one street reaches another. */
export async function openStreet({ entry = 'small', settings = {}, api: options, webhook }: Wanted = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-doors-'))
  const ahead = join(folder, 'ahead')
  writeFileSync(ahead, '0')
  mkdirSync(join(folder, 'temporary'))
  let moved = 0
  const clock = { ...realClock, now: () => Date.now() + moved }
  const api = await startBotApi({ clock, webhookBackOffMs: 50, ...options })
  const built: Houses = await houses(entries[entry])
  const port = String(await freePort())
  const hook = {
    TELEGRAM_MODE: 'webhook',
    WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
    WEBHOOK_SECRET: secret,
  }
  const base = {
    BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DATA_DIR: join(folder, 'data'),
    TMPDIR: join(folder, 'temporary'),
    CLOCK_FILE: ahead,
    PORT: port,
    ...(webhook ? hook : {}),
  }
  const open = (more: Settings = {}) => built.open({ ...base, ...settings, ...more })
  let people = 700_000
  const street = {
    api,
    folder,
    house: await open(),
    newcomer: (language = 'en') => api.person({ id: ++people, language }),
    reopen: async (more?: Settings) => {
      street.house = await open(more)
      return street.house
    },
    later: (ms: number) => {
      moved += ms
      writeFileSync(ahead, String(moved))
    },
    close: async () => {
      await built.close()
      await api.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return street satisfies Street as Street
}

/** Waits until the house has nothing left to do for this person: her last update is confirmed and all calls are answered. */
export async function quiet(api: BotApi, ms = 5000): Promise<void> {
  const until = Date.now() + ms
  for (let last = -1; Date.now() < until; ) {
    const { calls } = api.ledger.counters()
    if (api.updates.waiting() === 0 && calls === last) return
    last = calls
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`the house is still at work after ${ms} ms`)
}
