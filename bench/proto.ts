import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assemble } from '../src/app/assemble.ts'
import { Flow } from '../src/conversation/flow.ts'
import { createLog } from '../src/edge/log.ts'
import { openHostKey } from '../src/edge/storage/host-key.ts'
import { migrate } from '../src/edge/storage/migrate.ts'
import { openStorage } from '../src/edge/storage/open.ts'
import { hostSeal } from '../src/edge/storage/seal.ts'

const STEPS = Number(process.argv[2] ?? 5)
const N = Number(process.argv[3] ?? 20000)
const nodes: Record<string, unknown> = {}
for (let i = 0; i < STEPS; i++)
  nodes[`q${i}`] = { kind: 'write', save: `a${i}`, next: i + 1 < STEPS ? `q${i + 1}` : 'end', skip: 'end' }
nodes['end'] = { kind: 'end' }
const flow = Flow.parse({ flow: 'lobby', version: 1, start: 'q0', nodes })
const dir = mkdtempSync(join(tmpdir(), 'st-'))
const url = `file:${dir}/x.db`
await migrate({ url, prisma: 'prisma' })
const storage = await openStorage({ url })
const seal = hostSeal(await openHostKey({ file: `${dir}/k`, storage }))
const { house } = assemble({
  storage,
  seal,
  flows: [{ file: 'x', flow }],
  languages: ['uk'],
  defaultLanguage: 'uk',
  actsIn: () => ({}),
  send: async () => ({ status: 'delivered', messages: [++id], live: id }),
  clock: () => new Date(),
  log: createLog(),
})
let id = 0,
  once = 0
const BATCH = Number(process.argv[4] ?? 100)
const t0 = process.hrtime.bigint(),
  c0 = process.cpuUsage()
for (let round = 0; round < N / BATCH; round++) {
  await house.turn(
    Array.from({ length: BATCH }, (_, k) => ({
      from: { door: 'telegram' as const, id: String(1000 + k + BATCH * Math.floor(round / (STEPS + 1))) },
      once: ++once,
      input: { type: 'wrote' as const, text: 'hello there' },
      trace: { message: once, at: Math.floor(Date.now() / 1000) },
    })),
  )
}
const s = Number(process.hrtime.bigint() - t0) / 1e9,
  c = process.cpuUsage(c0)
console.log(`${STEPS} steps: ${(N / s).toFixed(0)} upd/s, cpu ${((c.user + c.system) / N).toFixed(0)} µs/upd`)
await house.close(1000)
const [{ n }] = await storage.db.$queryRawUnsafe<{ n: bigint }[]>('select count(*) n from Person')
await storage.checkpoint()
const { statSync } = await import('node:fs')
console.log('people', Number(n), 'bytes/person', statSync(`${dir}/x.db`).size / Number(n))
process.exit(0)
