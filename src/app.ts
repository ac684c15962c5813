import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { actsOf } from './app/acts.ts'
import { assemble, languageFinder } from './app/assemble.ts'
import { banner } from './app/banner.ts'
import { distanceLabel } from './app/cards.ts'
import { type Ground, openGround } from './app/ground.ts'
import { needsAPerson, type Opened, openLedger, openReadable, waitForLedger } from './app/keeper.ts'
import { webPapers } from './app/web-papers.ts'
import { showVenue } from './directory/show-service.ts'
import { seedDirectory } from './edge/directory/seed.ts'
import { openServices } from './edge/directory/services.ts'
import type { House } from './edge/house.ts'
import type { Log } from './edge/log.ts'
import { metricsText } from './edge/metrics.ts'
import type { Sender } from './edge/mouth.ts'
import { listen } from './edge/server.ts'
import type { Config } from './edge/settings.ts'
import { StorageFault } from './edge/storage/fault.ts'
import { People } from './edge/storage/people.ts'
import { safetyPlans } from './edge/storage/safety-plans.ts'
import { hostSeal } from './edge/storage/seal.ts'
import { openTelegram, settleTelegram, type TelegramEnd, telegramEnd } from './edge/telegram/open.ts'
import { webListener } from './edge/web/web-app.ts'
import { answerWithoutLedger } from './edge/without-ledger.ts'

/** A running house. */
export type Stezhka = { readonly port: number; readonly banner: string; close(ms: number): Promise<void> }

type Running = { readonly house: House; readonly opened: Opened; readonly people: People }

const clock = () => new Date()
/** A web person reads her screen from the page: nothing is sent to her. */
const unsent: Sender = () => Promise.resolve({ status: 'refused', reason: 'no-telegram' })

/** Opens everything, doors last. While the database is away the doors open all the same and show emergency numbers. */
export async function openStezhka(config: Config, root: string, log: Log): Promise<Stezhka> {
  const services = openServices()
  const ground = openGround(root, services, clock)
  const first = await firstLedger(config, root, log)
  const readable = first ?? (await openReadable(config))
  const end =
    config.telegram && telegramEnd(config.telegram, readable?.key ?? randomBytes(32), voiceOf(ground))
  let running: Running | undefined

  const run = async (opened: Opened) => {
    const { house, people } = assembleOn(opened, ground, config, end?.send ?? unsent, log)
    await seedDirectory(opened.storage, join(root, 'prisma', 'seed'))
    await services.load(opened.storage.db)
    running = { house, opened, people }
    log.info('resumed', { count: await house.resume() })
  }
  if (first) await run(first)
  const giveUp = first
    ? () => undefined
    : waitForLedger(
        config,
        root,
        log,
        (opened) => void run(opened).catch((fault: unknown) => log.fault('not-resumed', fault)),
      )

  const house: Pick<House, 'turn' | 'look'> = {
    turn: (arrivals) => running?.house.turn(arrivals) ?? Promise.reject(databaseAway()),
    look: (address) => running?.house.look(address) ?? Promise.reject(databaseAway()),
  }
  const web = webOf({ config, ground, house, running: () => running, log })
  const telegram =
    config.telegram &&
    end &&
    openTelegram({
      config: config.telegram,
      end,
      house,
      log,
      withoutLedger: withoutLedgerOf({ config, ground, end, running: () => running, readable }),
    })
  const hook =
    config.telegram?.mode === 'webhook'
      ? { path: new URL(config.telegram.url).pathname, take: telegram?.take }
      : undefined
  const { server, port } = await listen(config.port, web, hook)
  if (config.telegram && end)
    settleTelegram(config.telegram, end, ground.render, config.defaultLanguage).catch((fault: unknown) =>
      log.fault('telegram-not-introduced', fault),
    )

  return {
    port,
    banner: banner(config, port),
    close: async (ms) => {
      giveUp()
      await telegram?.stop()
      server.close()
      server.closeIdleConnections()
      await running?.house.close(ms)
      await running?.opened.storage.close()
    },
  }
}

const databaseAway = () =>
  new StorageFault('database-unreachable', 'The database is away; it is tried again every few seconds.')

/** The database as it is found at the start: a fault that only a person can mend keeps the house shut, any other one does not. */
async function firstLedger(config: Config, root: string, log: Log): Promise<Opened | undefined> {
  try {
    return await openLedger(config, root)
  } catch (fault) {
    if (needsAPerson(fault)) throw fault
    log.fault('database-away', fault)
    return undefined
  }
}

const voiceOf = ({ render, paper, lookup, words }: Ground): Parameters<typeof telegramEnd>[2] => ({
  render,
  paper,
  clock,
  venue: (service) => {
    const found = showVenue(lookup.services)({ id: service, at: clock() })
    if (!found.ok) return undefined
    const { name: title, address, point } = found.value
    return { ...point, title, address: address || words.say('uk', 'cards:address') }
  },
})

function assembleOn(
  opened: Opened,
  ground: Ground,
  config: Config,
  send: Sender,
  log: Log,
): { house: House; people: People } {
  const seal = hostSeal(opened.key)
  const { lookup, words, flows } = ground
  const { storage } = opened
  const { defaultLanguage } = config
  const label = distanceLabel(words)
  const actsIn: Parameters<typeof assemble>[0]['actsIn'] = (tx) =>
    actsOf({ plans: safetyPlans(tx, seal), lookup, distanceLabel: label })
  return assemble({
    storage,
    seal,
    flows,
    languages: words.languages,
    defaultLanguage,
    actsIn,
    send,
    clock,
    log,
  })
}

type Late = { readonly config: Config; readonly ground: Ground; running(): Running | undefined }

function webOf({
  config,
  ground,
  house,
  running,
  log,
}: Late & { house: Pick<House, 'turn' | 'look'>; log: Log }) {
  const { publicUrl, defaultLanguage } = config
  return webListener({
    house,
    render: ground.render,
    emergency: ground.emergency,
    papers: webPapers(() => running(), ground.paper),
    health: {
      ready: async () => {
        const storage = running()?.opened.storage
        return storage !== undefined && (await storage.db.$queryRaw`SELECT 1`) !== undefined
      },
      metrics: async () => metricsText(running()?.house),
    },
    publicUrl,
    defaultLanguage,
    clock,
    log,
  })
}

type Fallback = Late & { readonly end: TelegramEnd; readonly readable: Opened | undefined }

function withoutLedgerOf({ config, ground, end, running, readable }: Fallback) {
  return answerWithoutLedger({
    send: end.send,
    clock,
    languageOf: languageFinder(ground.words.languages, config.defaultLanguage),
    readable: () => {
      const opened = running()?.opened ?? readable
      return opened && { storage: opened.storage, people: new People(hostSeal(opened.key)) }
    },
  })
}
