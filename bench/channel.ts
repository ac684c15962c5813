import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type { Group } from '../test/bot-api/group.ts'
import { type BotApi, startBotApi } from '../test/bot-api/server.ts'
import { houses, type Running } from '../test/doors/process.ts'
import { type Console, type PageTime, press, timePages, watchWaiting } from './channel-desk.ts'
import { boardFaults, groupMost } from './channel-group.ts'
import { faultsBetween } from './channel-judge.ts'
import { type Asking, askingBy } from './channel-person.ts'
import { accounts, type Keys, readCases, settleDesk } from './channel-world.ts'
import { percentile } from './figures.ts'

export type ChannelPlan = { readonly people: number; readonly entries: number; readonly times: number }

/** What many requests and entries at once came to, through the house as it is started. */
export type ChannelFigures = ChannelPlan & {
  /** From when she read her code to when an open desk page showed it, in milliseconds. */
  readonly deskLag: { readonly p50: number; readonly most: number }
  /** Messages in a staff group in any 60 s. */
  readonly groupMost: number
  readonly pages: readonly PageTime[]
  /** What the desk, the group or the key of the organization does not show as it should. */
  readonly faults: readonly string[]
  readonly entriesPerSecond: number
}

/** Everything of one run; `house` is the one that runs now. */
export type Street = {
  readonly folder: string
  readonly api: BotApi
  readonly keys: Keys
  readonly group: Group
  readonly people: readonly Asking[]
  house: Running
  launch(): Promise<Running>
  close(): Promise<void>
}

/** A house with one organization, its linked group, and people who have not written yet. */
export async function openChannelStreet(people: number): Promise<Street> {
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-channel-'))
  const keys = await settleDesk(folder)
  const api = await startBotApi({})
  const built = await houses('src/main.ts')
  const launch = () => built.launch({ BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root, DATA_DIR: folder })
  const house = await launch()
  await house.says('is open', 30_000)
  const group = api.group(-1_001_000_000_001, 'Oak')
  const [first, ...others] = [...accounts].reverse()
  group.adds(first!)
  for (const one of others) group.joins(one)
  group.says(first!, `/link ${keys.groupCode}`)
  return {
    folder,
    api,
    keys,
    group,
    house,
    launch,
    people: Array.from({ length: people }, (_, at) =>
      askingBy(api.person({ id: 800_000_001 + at, language: 'en' })),
    ),
    close: async () => {
      await built.close()
      await api.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function channelFigures(
  plan: ChannelPlan,
  say: (line: string) => void,
): Promise<ChannelFigures> {
  const street = await openChannelStreet(plan.people)
  try {
    return await figures(street, plan, say)
  } finally {
    await street.close()
  }
}

async function figures(street: Street, plan: ChannelPlan, say: (line: string) => void) {
  const { people, keys } = street
  const consoleOf = (session: string): Console => ({ port: () => street.house.port, session })
  const [chidi, bako] = [consoleOf(keys.chidi), consoleOf(keys.bako)]
  const onlooker = watchWaiting(chidi)
  const from = Date.now()
  const each = Math.ceil(plan.entries / plan.people)
  await Promise.all(people.map((one, at) => livesThrough(one, at, each)))
  const seconds = (Date.now() - from) / 1000
  say(`channel: ${plan.people} cases and ${each * plan.people} entries in ${seconds.toFixed(1)} s`)
  await rest(2500)
  onlooker.stop()
  const codes = people.map(({ code }) => code!)
  const lags = people.map(({ code, opened }) => (onlooker.seen.get(code!) ?? Infinity) - opened)
  lags.sort((one, other) => one - other)
  const pages = [
    await timePages(chidi, 'waiting', ['waiting'], plan.times),
    await timePages(chidi, 'open', ['open'], plan.times),
  ]
  await rest(4000)
  const before = boardFaults(street.group, codes)
  for (const code of codes) await press(bako, `case/${code}/claim`)
  pages.push(
    await timePages(bako, 'mine', ['mine'], plan.times),
    await timePages(chidi, 'open, taken', ['open'], plan.times),
    await timePages(
      bako,
      'case',
      codes.map((code) => `case/${code}`),
      plan.times,
    ),
  )
  await rest(4000)
  const after = boardFaults(street.group, [])
  await street.house.end('SIGTERM')
  return {
    ...plan,
    entriesPerSecond: (each * plan.people) / seconds,
    deskLag: { p50: percentile(lags, 0.5), most: lags.at(-1)! },
    groupMost: groupMost(street.api, street.group),
    pages,
    faults: [...before, ...after, ...(await entryFaults(street))],
  }
}

async function livesThrough(one: Asking, at: number, entries: number): Promise<void> {
  await one.asks()
  for (let line = 0; line < entries; line++) await one.writes(lineOf(at, line))
}

/** Every line is written once, by one person. */
export const lineOf = (person: number, line: number) => `line ${line} of person ${person}`

/** What the key of the organization opens, beside what people were told. */
export const entryFaults = async ({ folder, keys, people }: Street) =>
  faultsBetween(
    people,
    (await readCases(folder, keys.secret)).map(({ found: { code }, texts }) => ({ code, texts })),
  )
