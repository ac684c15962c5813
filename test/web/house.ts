import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { assemble } from '../../src/app/assemble.ts'
import type { Act, Acts } from '../../src/conversation/act.ts'
import type { FlowFile } from '../../src/edge/flow-files.ts'
import { createLog } from '../../src/edge/log.ts'
import { openRender, type Render } from '../../src/edge/render.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import type { Sql } from '../../src/edge/storage/sql.ts'
import { Outbox } from '../../src/edge/storage/waiting.ts'
import type { Papers, WebDoor } from '../../src/edge/web/door.ts'
import { refuseMalformed } from '../../src/edge/web/headers.ts'
import { webListener } from '../../src/edge/web/web-app.ts'
import { type Catalogues, openWords } from '../../src/edge/words.ts'
import type { Seal } from '../../src/sealing/seal.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { flows } from './flows.ts'
import { catalogues, phones } from './words.ts'

/** Something that must never be seen outside: it stands in every fault that the tests bring about. */
export const CANARY = 'canary-of-a-fault'

/** A web door on a real socket before a real house on SQLite. */
export type Open = {
  readonly url: string
  readonly storage: Storage
  /** What the log said. */
  readonly log: string[]
  /** What the house was handed, as it was handed it. */
  readonly inputs: unknown[]
  /** Let the database fail: reading, writing, or neither. */
  broken: 'nothing' | 'writing' | 'everything'
}

const instant: Acts = {
  'set-language': {
    results: ['done'],
    run: async ({ answers }) => ({ result: 'done', language: String(answers['language']) }),
  },
  'forget-person': { results: ['done'], run: async () => ({ result: 'done', forget: true }) },
  'find-places': { results: ['found'], run: async () => ({ result: 'found', lists: { places } }) },
  'make-paper': {
    results: ['made'],
    run: async ({ answers }) => ({
      result: 'made',
      says: [{ lane: 'reply', saying: { kind: 'paper', template: 'plan', values: answers } }],
    }),
  } satisfies Act,
}

const places = Array.from({ length: 20 }, (_, index) => ({
  id: `place-${index + 1}`,
  label: index === 2 ? '<img src=x onerror=alert(1)> & "Place" 3' : `Place ${index + 1}`,
}))

/** What a house is opened with instead of the small flows. */
type Content = {
  readonly flows: readonly FlowFile[]
  readonly render: Render
  emergency(language: string): string
}
type Settings = {
  readonly publicUrl?: string
  readonly exitTo?: string
  readonly content?: Content
  readonly actsIn?: (sql: Sql, seal: Seal) => Acts
}

/** The content of the small house. */
export function smallContent(shown: readonly FlowFile[] = flows, tables: Catalogues = catalogues): Content {
  const words = openWords(tables, phones)
  return {
    flows: shown,
    render: openRender(words, {}, () => undefined),
    emergency: (language) => words.say(language, 'flows/emergency:numbers'),
  }
}

/** Opens a house of the test file's own, closed when its tests are done. */
export async function openDoor({
  content = smallContent(),
  actsIn,
  ...settings
}: Settings = {}): Promise<Open> {
  const url = `file:${join(temporaryFolder(), 'house.db')}`
  await migrate({ url, prisma })
  const storage = await openStorage({ url })
  const seal = hostSeal(randomBytes(32))
  const lines: string[] = []
  const log = createLog((line) => void lines.push(line))
  const clock = () => new Date('2026-11-21T20:00:00Z')
  const { house } = assemble({
    storage,
    seal,
    flows: content.flows,
    languages: content.render.words.languages,
    defaultLanguage: 'uk',
    actsIn: (sql) => actsIn?.(sql, seal) ?? instant,
    send: async () => ({ status: 'unknown' }),
    clock,
    log,
  })
  const open: Open = { url: '', storage, log: lines, inputs: [], broken: 'nothing' }
  const door = doorOf(open, { house, seal, clock, log, content }, settings)
  const server = createServer(webListener(door)).on('clientError', refuseMalformed(settings))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(async () => {
    server.close()
    server.closeAllConnections()
    await house.close(100)
    await storage.close()
  })
  const { port } = server.address() as AddressInfo
  return Object.assign(open, { url: `http://localhost:${port}` })
}

type Built = Pick<WebDoor, 'house' | 'clock' | 'log'> & { readonly seal: Seal; readonly content: Content }

function doorOf(open: Open, { house, seal, clock, log, content }: Built, settings: object): WebDoor {
  const fails = async () => {
    throw new Error(CANARY)
  }
  return {
    house: {
      turn: async (arrivals) => {
        open.inputs.push(...arrivals.map(({ input }) => input))
        return open.broken === 'nothing' ? house.turn(arrivals) : fails()
      },
      look: async (address) => (open.broken === 'everything' ? fails() : house.look(address)),
    },
    render: content.render,
    flows: () => content.flows,
    emergency: (language) => content.emergency(language),
    papers: papersIn(open.storage, new Outbox(seal)),
    health: {
      ready: async () => (open.broken === 'everything' ? fails() : true),
      metrics: async () => '# TYPE turns_total counter\nturns_total 1\n',
    },
    defaultLanguage: 'uk',
    clock,
    log,
    ...settings,
  }
}

/** The papers as they lie in the outbox. */
function papersIn(storage: Storage, outbox: Outbox): Papers {
  const waiting = async (id: string) =>
    (await outbox.all(storage.sql)).filter(({ to, saying }) => to.id === id && saying.kind === 'paper')
  return {
    waiting: async ({ id }) =>
      (await waiting(id)).slice(0, 1).map((paper) => ({ id: paper.id, format: 'pdf' })),
    take: async ({ id: cookie }, id) => {
      const paper = (await waiting(cookie)).find((each) => each.id === id)
      if (!paper) return undefined
      await storage.turn((sql) => outbox.drop(sql, [paper]))
      return { name: 'нотатки.pdf', bytes: Buffer.from('%PDF-1.7 a small one') }
    },
  }
}
