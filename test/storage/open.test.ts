import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import type { PrismaClient } from '../../prisma/client/sqlite/client.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { type Db, openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { prisma } from './databases.ts'
import { temporaryFolder } from './folder.ts'
import { postgresqlBinaries, startPostgresql } from './postgresql-server.ts'

const folder = temporaryFolder()
const opened: Storage[] = []
afterAll(() => Promise.all(opened.map((storage) => storage.close())))

let files = 0
async function fresh() {
  files += 1
  const path = join(folder, `${files}`, 'stezhka.db')
  await migrate({ url: `file:${path}`, prisma })
  return path
}

async function open(path: string, readOnly = false) {
  const storage = await openStorage({ url: `file:${path}`, readOnly })
  opened.push(storage)
  return storage
}

const plan = (person: string, text: string) => ({ person, plan: Buffer.from(text), keptAt: new Date(0) })
const words = 'the-words-of-amina'

/** How often the words stand in the database file and its log. */
function copies(path: string): number {
  const bytes = Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)])
  return bytes.toString('latin1').split(words).length - 1
}

/** Takes away every right to write in the folder; root, whom that would not stop, is somebody else meanwhile. */
async function withoutWriting(place: string, work: () => Promise<void>) {
  const root = process.geteuid?.() === 0
  chmodSync(folder, 0o755)
  for (const file of readdirSync(place)) chmodSync(join(place, file), 0o444)
  chmodSync(place, 0o555)
  if (root) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (root) process.seteuid?.(0)
    chmodSync(place, 0o755)
  }
}

describe('a database that does not exist yet', () => {
  it('is made for its owner alone, with its folder', async () => {
    const path = await fresh()
    const storage = await open(path)
    await storage.db.safetyPlan.create({ data: plan('amina', words) })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  })
})

describe('an address that names no database', () => {
  it.each(['', 'mysql://host/db', 'stezhka.db'])(
    '"%s" is refused with the two forms that are known',
    async (url) => {
      await expect(openStorage({ url })).rejects.toMatchObject({
        fault: 'database-url',
        message: expect.stringMatching(/file:.*postgresql:/),
      })
    },
  )
  it('a server that is not there is said to be unreachable, without the password', async () => {
    const url = 'postgresql://stezhka:open-sesame@127.0.0.1:1/stezhka'
    for (const attempt of [openStorage({ url }), migrate({ url, prisma })]) {
      const fault = await attempt.catch((reason: Error) => reason)
      expect(fault).toMatchObject({ fault: 'database-unreachable' })
      expect(String(fault)).not.toContain('open-sesame')
    }
  })
  it('a file that is no database is said to be unreadable', async () => {
    const path = join(folder, 'letter.db')
    writeFileSync(path, 'Dear Amina, '.repeat(1_000))
    await expect(open(path)).rejects.toMatchObject({ fault: 'database-unreadable' })
  })
  it('a path under a file is said not to be writable', async () => {
    const path = join(await fresh(), 'below.db')
    await expect(open(path)).rejects.toMatchObject({ fault: 'database-not-writable' })
  })
})

describe('erasing', () => {
  async function erase(secure: boolean) {
    const path = await fresh()
    const storage = await open(path)
    if (!secure) await storage.db.$queryRaw`PRAGMA secure_delete = OFF`
    const people = Array.from({ length: 200 }, (_, nth) => plan(`p${nth}`, words))
    await storage.transaction((tx) => tx.safetyPlan.createMany({ data: people }))
    expect(copies(path)).toBeGreaterThan(100)
    await storage.db.safetyPlan.deleteMany()
    return { path, checkpoint: await storage.checkpoint() }
  }

  it('leaves no copy in the file or its log', async () => {
    const { path, checkpoint } = await erase(true)
    expect(checkpoint).toBe('done')
    expect(copies(path)).toBe(0)
  })
  it('would leave copies without secure_delete', async () => {
    expect(copies((await erase(false)).path)).toBeGreaterThan(0)
  })
  it('says when a reader keeps the log from being emptied', async () => {
    const path = await fresh()
    const storage = await open(path)
    await storage.db.safetyPlan.create({ data: plan('amina', words) })
    const reader = new BetterSqlite3(path, { readonly: true })
    const rows = reader.prepare('SELECT 1 FROM "_prisma_migrations" UNION ALL SELECT 2').iterate()
    rows.next()
    await storage.db.safetyPlan.deleteMany()
    expect(await storage.checkpoint()).toBe('busy')
    rows.return?.()
    reader.close()
    expect(await storage.checkpoint()).toBe('done')
  })
})

describe('a disk that stalls for longer than five seconds', () => {
  const stalled = () => wait(5_300)

  it('does not undo what is being written; with the defaults of Prisma it would', async () => {
    const [ours, theirs] = await Promise.all([open(await fresh()), open(await fresh())])
    const work = async (db: Db) => {
      await db.safetyPlan.create({ data: plan('amina', words) })
      await stalled()
    }
    const defaults = theirs.db as PrismaClient
    const outcomes = await Promise.allSettled([ours.transaction(work), defaults.$transaction(work)])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect([await ours.db.safetyPlan.count(), await theirs.db.safetyPlan.count()]).toEqual([1, 0])
  })
})

describe('a database that cannot be written', () => {
  it('is read, in a transaction too, and a write is a fault', async () => {
    const path = await fresh()
    const house = await open(path)
    await house.db.safetyPlan.create({ data: plan('amina', words) })
    const reader = await open(path, true)
    expect(await reader.db.safetyPlan.count()).toBe(1)
    expect(await reader.transaction((tx) => tx.safetyPlan.count())).toBe(1)
    await expect(reader.db.safetyPlan.deleteMany()).rejects.toThrow()
    expect(await house.db.safetyPlan.count()).toBe(1)
  })

  it('is read even where nothing may be laid beside it', async () => {
    const path = await fresh()
    const house = await openStorage({ url: `file:${path}` })
    await house.db.safetyPlan.create({ data: plan('amina', words) })
    await house.close()
    // A folder in the place of SQLite's index: the same fault as a disk without write permission, for root as well.
    mkdirSync(`${path}-shm`)
    await expect(open(path)).rejects.toMatchObject({ fault: 'database-not-writable' })
    const reader = await open(path, true)
    expect(await reader.db.safetyPlan.findMany()).toMatchObject([{ person: 'amina' }])
    await expect(reader.db.safetyPlan.deleteMany()).rejects.toThrow()
    rmSync(`${path}-shm`, { recursive: true })
  })

  it.each(['in good order', 'by kill'])(
    'is read in a folder without write permission, closed %s',
    async (closed) => {
      const path = await fresh()
      const house = await open(path)
      await house.db.safetyPlan.create({ data: plan('amina', words) })
      const beside = ['-wal', '-shm'].map((end) => ({ file: path + end, bytes: readFileSync(path + end) }))
      const main = readFileSync(path)
      await house.close()
      if (closed === 'by kill')
        for (const { file, bytes } of [...beside, { file: path, bytes: main }]) writeFileSync(file, bytes)

      await withoutWriting(dirname(path), async () => {
        await expect(open(path)).rejects.toMatchObject({ fault: 'database-not-writable' })
        expect(await (await open(path, true)).db.safetyPlan.findMany()).toMatchObject([{ person: 'amina' }])
      })
    },
  )

  it('is not made up where there is none', async () => {
    await expect(open(join(folder, 'nowhere.db'), true)).rejects.toMatchObject({ fault: 'database-missing' })
  })
})

const binaries = postgresqlBinaries()
describe.skipIf(!binaries)('a PostgreSQL server', () => {
  it.each(['fsync', 'synchronous_commit', 'full_page_writes'])(
    'that runs with %s=off is refused',
    async (setting) => {
      const server = await startPostgresql(binaries ?? '', `${setting}=off`)
      try {
        await expect(openStorage({ url: server.urlOf('postgres') })).rejects.toMatchObject({
          fault: 'database-not-durable',
          message: expect.stringContaining(`${setting}=off`),
        })
      } finally {
        await server.stop()
      }
    },
  )
})
