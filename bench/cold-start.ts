import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { projectRoot } from '../src/edge/root.ts'
import { encode, nameOf } from '../src/edge/storage/people.ts'
import { hostSeal } from '../src/edge/storage/seal.ts'
import { openForWriting } from '../src/edge/storage/sqlite-file.ts'
import { type Figure, figureOf } from './figures.ts'
import { answerAt } from './form.ts'
import { type BotApi, bundled, startBotApi } from './processes.ts'

/** From the start of the process to its first getUpdates, in milliseconds, by how many conversations are stored. */
export type ColdStart = { readonly empty: Figure; readonly full: Figure; readonly conversations: number }

type House = { readonly folder: string; readonly api: BotApi; readonly program: string }

/** The product itself over two databases, one of them full, started in turn. The directory is the one that a first start seeds. */
export async function coldStarts(
  conversations: number,
  starts: number,
  say: (line: string) => void,
): Promise<ColdStart> {
  const api = await startBotApi()
  const folders = [mkdtempSync(join(tmpdir(), 'stezhka-cold-')), mkdtempSync(join(tmpdir(), 'stezhka-full-'))]
  try {
    const program = await bundled('src/main.ts')
    const [empty, full] = folders.map((folder) => ({ folder, api, program })) as [House, House]
    await start(empty)
    for (const name of ['host.key', 'house.db'])
      copyFileSync(join(empty.folder, name), join(full.folder, name))
    say(`cold start: storing ${conversations} conversations`)
    fill(full.folder, conversations)
    const taken = { empty: [] as number[], full: [] as number[] }
    for (let round = 0; round < starts; round++) {
      taken.empty.push(await start(empty))
      taken.full.push(await start(full))
      say(`cold start ${round + 1}: ${taken.empty.at(-1)} ms empty, ${taken.full.at(-1)} ms full`)
    }
    return { empty: figureOf(taken.empty), full: figureOf(taken.full), conversations }
  } finally {
    await api.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts the house, waits for its first getUpdates, and lets it close in good order. */
async function start({ folder, api, program }: House): Promise<number> {
  await api.ask('reset')
  // A poll is written down when it is answered: somebody is waiting, so that this one is answered at once.
  await api.ask('push', [{ person: 900_000_001, comes: true }])
  const from = Date.now()
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      STEZHKA_ROOT: projectRoot(),
      BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      DATA_DIR: folder,
      DATABASE_URL: `file:${join(folder, 'house.db')}`,
      HOST_KEY_FILE: join(folder, 'host.key'),
      PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const gone = once(child, 'exit')
  const at = await Promise.race([
    firstPoll(api),
    gone.then(([code]) => {
      throw new Error(`the house ended with ${String(code)}`)
    }),
  ])
  child.kill('SIGTERM')
  await gone
  return at - from
}

async function firstPoll(api: BotApi): Promise<number> {
  for (;;) {
    const calls = await api.ask<{ method: string; at: number }[]>('calls')
    const poll = calls.find(({ method }) => method === 'getUpdates')
    if (poll) return poll.at
    await rest(10)
  }
}

/** People in the middle of a conversation, sealed as the house seals them. */
function fill(folder: string, count: number): void {
  const seal = hostSeal(readFileSync(join(folder, 'host.key')))
  const database = openForWriting(join(folder, 'house.db'), 1000)
  database.pragma('cache_size = -400000')
  const put = database.prepare(
    'INSERT INTO "Person" ("id", "key", "address", "language", "session", "trail", "live", "seenDay") VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const answers = Object.fromEntries(Array.from({ length: 5 }, (_, step) => [`a${step}`, answerAt(step)]))
  const session = encode({
    flow: 'find-help',
    version: 1,
    at: 'choose-category',
    answers,
    path: ['begin', 'choose-place'],
    shown: [{ key: 'flows/find-help:choose-category' }],
    step: 1_790_000_000,
  })
  const trail = new Uint8Array(24)
  const day = Math.floor(Date.now() / 86_400_000)
  database.transaction(() => {
    for (let index = 0; index < count; index++) {
      const id = `bench${index.toString(36).padStart(7, '0')}`
      const address = { door: 'telegram', id: String(700_000_000 + index) } as const
      put.run(
        id,
        seal.index(nameOf(address)),
        seal.seal(encode(address), `Person.address.${id}`),
        'uk',
        seal.seal(session, `Person.session.${id}`),
        trail,
        null,
        day,
      )
    }
  })()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}
