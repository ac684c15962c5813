import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actsOf } from '../../src/app/acts.ts'
import { assemble, languageFinder } from '../../src/app/assemble.ts'
import { outside } from '../../src/app/files.ts'
import { openGround } from '../../src/app/ground.ts'
import { openLedger } from '../../src/app/keeper.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { readConfig, settingsTable } from '../../src/config.ts'
import type { House } from '../../src/edge/house.ts'
import { createLog } from '../../src/edge/log.ts'
import type { Sender } from '../../src/edge/mouth.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { listen } from '../../src/edge/server.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { safetyPlans } from '../../src/edge/storage/safety-plans.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { openTelegram, settleTelegram, telegramEnd } from '../../src/edge/telegram/open.ts'
import { answerWithoutLedger } from '../../src/edge/without-ledger.ts'
import type { Seal } from '../../src/sealing/seal.ts'
import { smallActs, smallContent } from './content.ts'

/**
 * The house as a process, with three things that the product's own has not: a clock that a file sets forward
 * (`CLOCK_FILE`, milliseconds), a database that SIGUSR2 makes read-only, and mutants, each of which breaks one promise
 * (`MUTANT`).
 */
const root = process.env['STEZHKA_ROOT']!
const mutant = process.env['MUTANT'] ?? ''
const clockFile = process.env['CLOCK_FILE']
const clock = () => new Date(Date.now() + (clockFile ? Number(readFileSync(clockFile, 'utf8')) : 0))

const settings = readConfig(process.env, root)
if (!settings.ok) throw new Error(settingsTable(settings.wrong))
const { config } = settings
const telegram = config.telegram!
const log = createLog()

/** After the last statement of a turn, inside its transaction: what a forgetful house would do there. */
const after: Readonly<Record<string, string>> = {
  'drop-before-sending': 'DELETE FROM "Outbox"',
  'forget-what-was-seen': 'DELETE FROM "Seen"',
}
const forgetful = (storage: Storage): Storage => ({
  ...storage,
  turn: (work) =>
    storage.turn(async (sql) => {
      const done = await work(sql)
      await sql.run(after[mutant]!)
      return done
    }),
})
const open: Seal = {
  ...hostSeal(new Uint8Array(32)),
  seal: (plain) => plain,
  open: (sealed) => sealed,
  index: (text) => Buffer.from(text),
}

const opened = await openLedger(config, root)
const seal = mutant === 'unsealed' ? open : hostSeal(opened.key)
const storage = after[mutant] ? forgetful(opened.storage) : opened.storage
const content =
  process.env['CONTENT'] === 'product'
    ? productContent()
    : {
        ...smallContent(root),
        actsIn: () => smallActs,
        paper: async () => ({ name: 'paper.pdf', bytes: Buffer.from('%PDF-1.7 a paper') }),
      }

function productContent() {
  const { flows, words, render, lookup, paper, complaints, help } = openGround(root, clock)
  const actsIn = (tx: Parameters<typeof safetyPlans>[0], channel: () => Channel) =>
    actsOf({
      plans: safetyPlans(tx, seal),
      lookup,
      distanceLabel: () => '',
      complaint: { complaints, remindAt: async () => 'not-here' },
      help: () => ({ ...help, ...outside(channel()), channel: channel() }),
    })
  return { flows, words, render, paper, actsIn }
}

const { flows, words, render, paper } = content
// At the beginning of time nothing is late.
const voice = mutant === 'never-late' ? () => new Date(0) : clock
const end = telegramEnd(telegram, opened.key, { render, paper, venue: () => undefined, clock: voice })
/** Says everything, but does not take away what came too late. */
const sweepless: Sender = (waiting) =>
  waiting.saying.kind === 'sweep'
    ? Promise.resolve({ status: 'delivered', messages: [], live: waiting.live })
    : end.send(waiting)
const { house, people } = assemble({
  storage,
  seal,
  flows,
  languages: words.languages,
  defaultLanguage: config.defaultLanguage,
  actsIn: content.actsIn,
  channelOn: (sql, at, news) => channelPorts(sql, seal, ageEntrySeal(), at, news),
  send: mutant === 'sweep-nothing' ? sweepless : end.send,
  clock,
  log,
})
await house.resume()
const door: Pick<House, 'turn'> = {
  turn: (arrivals) => {
    if (mutant !== 'confirm-before-commit') return house.turn(arrivals)
    // It keeps what it confirmed in memory for a moment, as a bot with a queue does.
    setTimeout(() => void house.turn(arrivals).catch(() => undefined), 250)
    return Promise.resolve([])
  },
}
const withoutLedger = answerWithoutLedger({
  send: end.send,
  clock,
  languageOf: languageFinder(words.languages, config.defaultLanguage),
  readable: () => ({ storage, people }),
})
const doors = openTelegram({ config: telegram, end, house: door, log, withoutLedger })
const ways =
  telegram.mode === 'webhook' ? [{ path: new URL(telegram.url).pathname, take: () => doors.take }] : []
const counts = (_: unknown, response: { end(text: string): unknown }) =>
  void response.end(JSON.stringify(house.counts()))
const { server } = await listen(config.port, counts, ways, (_, socket) => void socket.destroy())
settleTelegram(telegram, end, render, config.defaultLanguage).catch(() => undefined)
process.stdout.write(`the small house is open at ${join(config.dataDir)}\n`)

/** The disk turns read-only, and writable again. */
let readOnly = false
process.on('SIGUSR2', () => {
  readOnly = !readOnly
  const done = () => process.stdout.write(readOnly ? 'read-only now\n' : 'writable again\n')
  storage.db
    .$executeRawUnsafe(`PRAGMA query_only = ${readOnly ? 1 : 0}`)
    .then(done, (fault: unknown) => log.fault('not-switched', fault))
})

process.once('SIGTERM', async () => {
  await doors.stop()
  server.close()
  server.closeAllConnections()
  await house.close(5000)
  await storage.close()
  process.exit(0)
})
