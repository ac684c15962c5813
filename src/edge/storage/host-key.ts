import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { StorageFault } from './fault.ts'
import type { Storage } from './open.ts'
import { markOf } from './seal.ts'

const BYTES = 32
const MARK = 'host-key'

/**
 * The key that everything personal is sealed with: read from `file`, or made there (0600) on the very first start.
 * Refuses a file that others can read, and a key that is not the one this database was sealed with.
 */
export async function openHostKey(at: { file: string; storage: Storage }): Promise<Uint8Array> {
  // In this order: whoever leaves a mark has made the file before, so a mark without a file is never a race.
  const mark = await at.storage.db.houseMark.findUnique({ where: { name: MARK } })
  const sealed = mark !== null || (await at.storage.db.person.findFirst({ select: { id: true } })) !== null
  if (!existsSync(at.file)) {
    if (sealed) throw missing(at.file)
    makeKey(at.file)
  }
  const key = readKey(at.file)
  const kept = mark?.value ?? (await leaveMark(at.storage, markOf(key)))
  if (!Buffer.from(kept).equals(markOf(key))) throw other(at.file)
  return key
}

/** The first mark stays; a second process that starts at the same moment is given that one. */
function leaveMark(storage: Storage, value: Uint8Array): Promise<Uint8Array> {
  return storage.transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "HouseMark" ("name", "value") VALUES (${MARK}, ${value}) ON CONFLICT ("name") DO NOTHING`
    return (await tx.houseMark.findUniqueOrThrow({ where: { name: MARK } })).value
  })
}

/** Complete under another name before it gets its own: of two processes at once, both end with the one that was first. */
function makeKey(file: string) {
  const draft = `${file}.${randomUUID()}`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, randomBytes(BYTES))
    fsyncSync(handle)
    linkSync(draft, file)
  } catch (fault) {
    if ((fault as { code?: unknown }).code !== 'EEXIST') throw fault
  } finally {
    closeSync(handle)
    unlinkSync(draft)
  }
  keepName(dirname(file))
}

/** A file may be on the disk while its name is not yet: a power cut now would leave rows sealed with a key that is gone. */
function keepName(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function readKey(file: string): Uint8Array {
  const rights = statSync(file).mode & 0o777
  if (process.platform !== 'win32' && (rights & 0o077) !== 0)
    throw new StorageFault(
      'host-key-exposed',
      `${file} can be read by others on this machine (mode ${rights.toString(8)}). Run: chmod 600 ${file}`,
    )
  const key = readFileSync(file)
  if (key.length !== BYTES)
    throw new StorageFault(
      'host-key-malformed',
      `${file} holds ${key.length} bytes, and a host key is exactly ${BYTES}. Put back the copy you keep apart from the backups.`,
    )
  return key
}

const missing = (file: string) =>
  new StorageFault(
    'host-key-missing',
    `The database holds what was sealed with a host key, and there is none at ${file}. Put back the copy you keep ` +
      'apart from the backups, or see that HOST_KEY_FILE names it; without it nothing can be opened.',
  )

const other = (file: string) =>
  new StorageFault(
    'host-key-other',
    `${file} is not the host key this database was sealed with. Put back the copy that belongs to it.`,
  )
