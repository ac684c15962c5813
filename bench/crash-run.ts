import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { openStorage } from '../src/edge/storage/open.ts'
import { People } from '../src/edge/storage/people.ts'
import { hostSeal } from '../src/edge/storage/seal.ts'
import { type Faults, seeded } from '../test/bot-api/faults.ts'
import { type BotApi, startBotApi } from '../test/bot-api/server.ts'
import { type Houses, houses, type Running } from '../test/doors/process.ts'
import { judge, type Kill, type Verdict } from './crash-judge.ts'
import { type Walker, walkerOf } from './crash-walk.ts'

export type Plan = {
  readonly kills: number
  readonly people: number
  readonly seed: number
  /** A house that breaks one promise, by name. */
  readonly mutant?: string
  /** How long a person waits for her last answer once everything works again, in milliseconds. */
  readonly patienceMs: number
  readonly told?: (kills: number, inputs: number) => void
}

/** What a run has shown. Everything in a list is a fault of the house. */
export type Report = Verdict & {
  readonly inputs: number
  readonly kills: number
  /** People whose answer never came, or whose diary is not what they wrote. */
  readonly lost: readonly string[]
  readonly integrity: string
  readonly faults: number
  readonly seconds: number
}

/** What goes wrong with the Bot API: refusals, floods, and work that is done while its answer is lost. */
function plantFaults(faults: Faults): void {
  const said = ['sendMessage', 'editMessageText']
  faults.add({ method: said, fault: { kind: 'refuse', code: 500 }, probability: 0.02 })
  faults.add({ method: said, fault: { kind: 'html', code: 502 }, probability: 0.005 })
  faults.add({ method: said, fault: { kind: 'refuse', code: 429, retryAfter: 1 }, probability: 0.003 })
  faults.add({ method: said, fault: { kind: 'reset', when: 'after-work' }, probability: 0.01 })
  faults.add({ method: said, fault: { kind: 'reset', when: 'mid-body' }, probability: 0.005 })
  faults.add({ method: said, fault: { kind: 'truncate' }, probability: 0.005 })
  faults.add({ method: said, fault: { kind: 'silence' }, probability: 0.001 })
  faults.add({ method: 'getUpdates', fault: { kind: 'reset', when: 'after-work' }, probability: 0.03 })
  faults.add({ method: 'getUpdates', fault: { kind: 'refuse', code: 500 }, probability: 0.01 })
  faults.duplicates({ probability: 0.02 })
  faults.add({ method: 'answerCallbackQuery', fault: { kind: 'refuse', code: 500 }, probability: 0.02 })
}

type Run = {
  readonly plan: Plan
  readonly api: BotApi
  readonly built: Houses
  readonly folder: string
  readonly kills: Kill[]
  readonly walkers: readonly Walker[]
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const database = ({ folder }: Run) => join(folder, 'stezhka.db')

const launch = ({ built, api, folder, plan }: Run): Promise<Running> =>
  built.launch({
    BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    DATA_DIR: folder,
    ...(plan.mutant ? { MUTANT: plan.mutant } : {}),
  })

/** How many messages wait in the outbox of a house that was just killed: each may be said twice. */
function waitingIn(run: Run): number {
  try {
    const db = new BetterSqlite3(database(run), { readonly: true })
    const { count } = db.prepare('SELECT count(*) AS count FROM "Outbox"').get() as { count: number }
    db.close()
    return count
  } catch {
    // Killed before its tables were made.
    return 0
  }
}

/** Any moment of a life, some before the door is open; every second one falls just after updates were handed over. */
async function moment({ api }: Run, house: Running, random: () => number): Promise<void> {
  const [kind, part] = [random(), random()]
  if (kind < 0.1) return void (await rest(part * 800))
  await house.says('is open', 30_000)
  await rest(20 + random() * 900)
  if (kind > 0.5) return
  const handed = new Promise<void>((resolve) => {
    const { spoil } = api.updates
    api.updates.spoil = (fresh, before, most) => {
      api.updates.spoil = spoil
      resolve()
      return spoil?.(fresh, before, most) ?? fresh
    }
  })
  await Promise.race([handed, rest(5000)])
  await rest(part * 25)
}

/** Kills the house at random moments, some of them before it is open, and starts it again each time. */
async function killAndRestart(run: Run, random: () => number): Promise<Running> {
  let house = await launch(run)
  for (let count = 1; count <= run.plan.kills; count++) {
    await moment(run, house, random)
    const at = Date.now()
    await house.end('SIGKILL')
    run.kills.push({ at, waiting: waitingIn(run) })
    run.plan.told?.(count, inputsOf(run))
    house = await launch(run)
  }
  await house.says('is open', 30_000)
  return house
}

const inputsOf = ({ walkers }: Run) => walkers.reduce((sum, { inputs }) => sum + inputs, 0)

/** What people were never answered, and what the house knows of them that they did not say. */
async function lossesIn(run: Run): Promise<string[]> {
  const storage = await openStorage({ url: `file:${database(run)}` })
  const people = new People(hostSeal(hostKey(run)))
  const known = await people.at(
    storage.sql,
    run.walkers.map(({ person }) => ({ door: 'telegram', id: String(person.id) })),
  )
  await storage.close()
  return run.walkers.flatMap(({ person, lines, stuck }) => {
    const kept = JSON.stringify(known.get(`telegram:${person.id}`)?.session?.answers['lines'] ?? [])
    const said = JSON.stringify(lines)
    return [
      ...(stuck === undefined ? [] : [`${person.id} waits for «${stuck}» and sees «${person.sees()}»`]),
      ...(kept === said ? [] : [`${person.id} wrote ${said}, kept is ${kept}`]),
    ]
  })
}

const hostKey = ({ folder }: Run) => readFileSync(join(folder, 'host.key'))

function integrityOf(run: Run): string {
  const db = new BetterSqlite3(database(run))
  const answer = String(db.pragma('integrity_check', { simple: true }))
  db.close()
  return answer
}

/** Until nothing is called and nothing waits any more. */
async function quiet(api: BotApi, ms: number): Promise<void> {
  const until = Date.now() + ms
  for (let last = -1; Date.now() < until; last = api.ledger.counters().calls) {
    if (api.updates.waiting() === 0 && api.ledger.counters().calls === last) return
    await rest(300)
  }
}

async function judged(run: Run, random: () => number): Promise<Report> {
  const { plan, api, walkers, kills } = run
  const since = Date.now()
  let goesOn = true
  const walks = walkers.map((walker) => walker.walk(() => goesOn).catch(() => undefined))
  plantFaults(api.faults)
  const house = await killAndRestart(run, random)
  goesOn = false
  api.faults.clear()
  await Promise.race([Promise.all(walks), rest(plan.patienceMs)])
  await quiet(api, plan.patienceMs)
  const seconds = (Date.now() - since) / 1000
  await house.end('SIGTERM')
  const calls = api.ledger.calls()
  return {
    ...judge(calls, kills, hostKey(run)),
    inputs: inputsOf(run),
    kills: kills.length,
    lost: await lossesIn(run),
    integrity: integrityOf(run),
    faults: calls.filter(({ fault }) => fault).length,
    seconds,
  }
}

/** People in conversation, faults, and kills; then a quiet end, and what came of it all. */
export async function crash(plan: Plan): Promise<Report> {
  const random = seeded(plan.seed)
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-crash-'))
  const api = await startBotApi({ seed: plan.seed })
  const built = await houses('test/doors/house.process.ts')
  const patienceMs = 24 * 3600_000
  const walkers = Array.from({ length: plan.people }, (_, index) =>
    walkerOf(api.person({ id: 800_000_001 + index, language: 'en' }), random, patienceMs),
  )
  try {
    return await judged({ plan, api, built, folder, kills: [], walkers }, random)
  } finally {
    await built.close()
    await api.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
