import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from 'grammy'
import { assemble } from '../src/app/assemble.ts'
import type { House } from '../src/edge/house.ts'
import { createLog } from '../src/edge/log.ts'
import { projectRoot } from '../src/edge/root.ts'
import { migrate } from '../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../src/edge/storage/open.ts'
import type { People } from '../src/edge/storage/people.ts'
import { hostSeal } from '../src/edge/storage/seal.ts'
import { type Buttons, openButtons } from '../src/edge/telegram/button.ts'
import { type TelegramDoor, telegramDoor } from '../src/edge/telegram/door.ts'
import { smallActs, smallContent } from '../test/doors/content.ts'

/** The small house in this process, behind Telegram's door, with a clock that stands still; what it says is taken as delivered. */
export type Inside = {
  readonly house: House
  readonly people: People
  readonly storage: Storage
  readonly door: TelegramDoor
  readonly buttons: Buttons
  /** Events that its log called a fault. */
  readonly faults: readonly string[]
  readonly close: () => Promise<void>
}

export const NOON = Date.UTC(2026, 8, 1, 12)

/** `change` breaks the storage: the mutants of the proofs. */
export async function openInside(
  change: (storage: Storage) => Storage = (storage) => storage,
): Promise<Inside> {
  const root = projectRoot()
  const folder = mkdtempSync(join(tmpdir(), 'stezhka-inside-'))
  const url = `file:${join(folder, 'inside.db')}`
  await migrate({ url, prisma: join(root, 'prisma') })
  const storage = await openStorage({ url })
  const faults: string[] = []
  const log = createLog((line) => {
    const { level, event } = JSON.parse(line) as { level: number; event: string }
    if (level >= 50) faults.push(event)
  })
  let messages = 0
  const { house, people } = assemble({
    storage: change(storage),
    seal: hostSeal(new Uint8Array(32)),
    flows: smallContent(root).flows,
    languages: ['en', 'uk'],
    defaultLanguage: 'en',
    actsIn: () => smallActs,
    send: async () => ({ status: 'delivered', messages: [++messages], live: [messages] }),
    clock: () => new Date(NOON),
    log,
  })
  const buttons = openButtons(new Uint8Array(16))
  // Nobody listens there: leaving a group fails, and is only logged.
  const api = new Api('1:x', { apiRoot: 'http://127.0.0.1:1' })
  const withoutLedger = { answer: async () => undefined, makeWay: async () => undefined }
  return {
    house,
    people,
    storage,
    buttons,
    faults,
    door: telegramDoor({ house, api, buttons, withoutLedger, log }),
    close: async () => {
      await house.close(5000)
      await storage.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
