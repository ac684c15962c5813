import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../edge/log.ts'
import type { Config } from '../edge/settings.ts'
import { StorageFault } from '../edge/storage/fault.ts'
import { openHostKey } from '../edge/storage/host-key.ts'
import { migrate } from '../edge/storage/migrate.ts'
import { openStorage, type Storage } from '../edge/storage/open.ts'

/** A database that can be written, with the key of what is sealed in it. */
export type Opened = { readonly storage: Storage; readonly key: Uint8Array }

/** Faults that only a person can mend: the house says so and does not open. Every other one passes by itself. */
const mendable = [
  'database-url',
  'database-not-durable',
  'migration-edited',
  'migration-unknown',
  'host-key-exposed',
  'host-key-malformed',
  'host-key-missing',
  'host-key-other',
]
export const needsAPerson = (fault: unknown): fault is StorageFault =>
  fault instanceof StorageFault && mendable.includes(fault.fault)

/** Opens the database of this house, brought up to date. */
export async function openLedger({ databaseUrl: url, hostKeyFile }: Config, root: string): Promise<Opened> {
  await migrate({ url, prisma: join(root, 'prisma') })
  const storage = await openStorage({ url })
  try {
    return { storage, key: await openHostKey({ file: hostKeyFile, storage }) }
  } catch (fault) {
    await storage.close()
    throw fault
  }
}

/** What can still be read when nothing can be written; nothing when even that fails. */
export async function openReadable(config: Config): Promise<Opened | undefined> {
  const key = keyInFile(config)
  if (!key) return undefined
  return openStorage({ url: config.databaseUrl, readOnly: true }).then(
    (storage) => ({ storage, key }),
    () => undefined,
  )
}

/** The host key, whether there is a database or not: the buttons in people's chats were written with it. */
export const keyInFile = ({ hostKeyFile }: Config): Uint8Array | undefined =>
  existsSync(hostKeyFile) ? readFileSync(hostKeyFile) : undefined

/** How long we wait before we try the database again, in milliseconds. */
const AGAIN_MS = 5000

/** Tries until the database is back and the house could be opened on it. */
export function waitForLedger(
  config: Config,
  root: string,
  log: Log,
  found: (opened: Opened) => Promise<unknown>,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const next = () => {
    timer = setTimeout(() => {
      openLedger(config, root)
        .then((opened) => (stopped ? opened.storage.close() : found(opened)))
        .catch((fault: unknown) => {
          log.fault('database-away', fault)
          if (!stopped) next()
        })
    }, AGAIN_MS)
  }
  next()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
