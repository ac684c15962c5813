import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { assemble } from '../../src/app/assemble.ts'
import { Flow } from '../../src/conversation/flow.ts'
import { createLog } from '../../src/edge/log.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { prisma } from '../storage/databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'stezhka-erased-'))
const file = join(folder, 'house.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nodes = {
  ask: { kind: 'choose', options: { erase: 'erase' } },
  erase: { kind: 'do', act: 'forget-person', results: { done: 'over' } },
  over: { kind: 'end' },
}
const lobby = Flow.parse({ flow: 'lobby', version: 1, start: 'ask', nodes })
const from = { door: 'telegram', id: '4242' } as const

/** Is the row of this person still somewhere in the files of the database? */
const stands = (id: string) =>
  [file, `${file}-wal`].some((one) => existsSync(one) && readFileSync(one).includes(id))

/** A house in this file, where Amina has come and pressed the button that forgets her. */
async function forgotten(path: string) {
  const url = `file:${path}`
  await migrate({ url, prisma })
  const storage = await openStorage({ url })
  const forget = { results: ['done'], run: () => Promise.resolve({ result: 'done', forget: true as const }) }
  const { house, people } = assemble({
    storage,
    seal: hostSeal(new Uint8Array(32)),
    flows: [{ file: 'flows/lobby.json', flow: lobby }],
    languages: ['uk'],
    defaultLanguage: 'uk',
    actsIn: () => ({ 'forget-person': forget }),
    send: () => Promise.resolve({ status: 'delivered', messages: [7], live: [] }),
    clock: () => new Date(),
    log: createLog(() => undefined),
  })
  await house.turn([{ from, once: 1, input: { type: 'came' } }])
  const amina = (await people.at(storage.sql, [from])).get('telegram:4242')!
  const press = { step: amina.session!.step, option: 0 }
  await house.turn([{ from, once: 2, input: { type: 'pressed', press } }])
  expect((await people.at(storage.sql, [from])).size).toBe(0)
  return { storage, house, amina }
}

it('leaves nothing of a forgotten person in the database or its log', async () => {
  const { storage, house, amina } = await forgotten(file)
  // Out of the table, and still in the log: what the next line waits for is not there from the beginning.
  expect(stands(amina.id)).toBe(true)
  await vi.waitFor(() => expect(stands(amina.id)).toBe(false), { timeout: 30_000, interval: 200 })
  await house.close(1000)
  await storage.close()
})

it('leaves nothing of somebody who was forgotten while the house was closing', async () => {
  const { storage, house, amina } = await forgotten(join(folder, 'closing.db'))
  await house.close(1000)
  const left = ['closing.db', 'closing.db-wal'].map((name) => join(folder, name)).filter(existsSync)
  expect(left.filter((one) => readFileSync(one).includes(amina.id))).toEqual([])
  await storage.close()
})
