import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { dialects, schemaOf } from '../../scripts/prisma.ts'
import { difference, emptySqlite } from '../../scripts/schema-engine.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { refuseIfNotDurable } from '../../src/edge/storage/sqlite-file.ts'
import { type AdapterName, adapters } from './adapters.ts'
import { prisma } from './databases.ts'
import { temporaryFolder } from './folder.ts'
import { together } from './processes.ts'

const folder = temporaryFolder()
const open: Storage[] = []
afterAll(() => Promise.all(open.map((storage) => storage.close())))

let files = 0
async function freshFile() {
  files += 1
  const path = join(folder, `${files}.db`)
  await migrate({ url: `file:${path}`, prisma })
  return path
}

async function fresh(adapter: AdapterName) {
  const path = await freshFile()
  const storage = await adapters[adapter](path)
  open.push(storage)
  return { path, storage }
}

/** What a second reader of the file sees: only what is committed. */
function committed(path: string): string[] {
  const reader = new BetterSqlite3(path, { readonly: true })
  const rows = reader.prepare<[], { page: string }>('SELECT page FROM "Seen" ORDER BY page').all()
  reader.close()
  return rows.map(({ page }) => page)
}

const seen = (page: string) => ({ data: { page, bits: Uint8Array.of(1), day: 1 } })

describe('1. a write acknowledged while a transaction is open', () => {
  /** Another write arrives inside an open transaction that then fails. Which of the two is kept, and what did others see? */
  async function scenario(adapter: AdapterName) {
    const { path, storage } = await fresh(adapter)
    const seenOutside: number[] = []
    let outside: Promise<unknown> = Promise.resolve()
    await storage
      .transaction(async (tx) => {
        await tx.seen.create(seen('inside'))
        const read = storage.db.seen.count({ where: { page: 'inside' } })
        outside = Promise.all([
          storage.db.seen.create(seen('outside')),
          read.then((count) => seenOutside.push(count)),
        ])
        // Long enough for both to be answered where nothing holds them back.
        await Promise.race([outside, wait(300)])
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    await outside
    await storage.close()
    return { kept: committed(path), seenOutside }
  }

  it('is kept when that one is rolled back, and nobody sees rows that never were', async () => {
    expect(await scenario('ours')).toEqual({ kept: ['outside'], seenOutside: [0] })
  })
  it('is lost on the official adapter', async () => {
    expect(await scenario('official')).toEqual({ kept: [], seenOutside: [1] })
  })
})

describe('2. a COMMIT that fails', () => {
  /** A reference that is checked only at COMMIT points nowhere. What becomes of the write after it? */
  async function scenario(adapter: AdapterName) {
    const { path, storage } = await fresh(adapter)
    await storage.db.$executeRaw`CREATE TABLE "parent" ("id" TEXT PRIMARY KEY)`
    await storage.db
      .$executeRaw`CREATE TABLE "child" ("parent" TEXT REFERENCES "parent" DEFERRABLE INITIALLY DEFERRED)`
    const failed = storage.transaction((tx) => tx.$executeRaw`INSERT INTO "child" VALUES ('nobody')`)
    await expect(failed).rejects.toThrow(/ForeignKeyConstraintViolation/)
    await storage.db.seen.create(seen('later'))
    return committed(path)
  }

  it('takes nothing with it: the next write is committed', async () => {
    expect(await scenario('ours')).toEqual(['later'])
  })
  it('leaves the official adapter inside: the next write is acknowledged and not committed', async () => {
    expect(await scenario('official')).toEqual([])
  })
})

describe('3. two processes that read and then write', () => {
  /** Two connections, as two processes have them; the second comes between the first one's reading and writing. */
  async function scenario(adapter: AdapterName) {
    const { path, storage: first } = await fresh(adapter)
    const second = await adapters[adapter](path)
    open.push(second)
    await first.db.seen.create(seen('count'))
    const add = async (storage: Storage, meanwhile: () => Promise<unknown>) =>
      storage.transaction(async (tx) => {
        const { day } = await tx.seen.findUniqueOrThrow({ where: { page: 'count' } })
        await meanwhile()
        await tx.seen.update({ where: { page: 'count' }, data: { day: day + 1 } })
      })
    let other: Promise<unknown> = Promise.resolve()
    const meanwhile = () => {
      other = add(second, async () => undefined)
      return Promise.race([other, wait(300)])
    }
    const outcome = await add(first, meanwhile).then(
      () => 'kept',
      () => 'failed',
    )
    await other
    return { outcome, count: (await first.db.seen.findFirstOrThrow()).day - 1 }
  }

  it('both add to the number', async () => {
    expect(await scenario('ours')).toEqual({ outcome: 'kept', count: 2 })
  })
  it('on the official adapter one of them fails', async () => {
    expect(await scenario('official')).toEqual({ outcome: 'failed', count: 1 })
  })

  it('400 additions by two real processes are 400', async () => {
    const path = await freshFile()
    const storage = await adapters.ours(path)
    open.push(storage)
    await storage.db.seen.create({ data: { page: 'count', bits: Uint8Array.of(1), day: 0 } })
    const each = ['ours', path, '200']
    expect(await together('counting.process.ts', each, each)).toEqual([200, 200])
    expect((await storage.db.seen.findFirstOrThrow()).day).toBe(400)
  })
})

describe('4. a number that the database counts up as the id', () => {
  const mutant = `
    datasource db {
      provider = "sqlite"
    }
    model Entry {
      id   BigInt @id @default(autoincrement())
      text String
    }`
  const countsUp = /@id\b.*autoincrement|BigInt[^\n]*@id\b/

  it('is in none of our models: ids are texts', () => {
    for (const dialect of dialects) expect(schemaOf(join(prisma, '..'), dialect)).not.toMatch(countsUp)
  })
  it('would refuse every row on SQLite', async () => {
    expect(mutant).toMatch(countsUp)
    const database = new BetterSqlite3(':memory:')
    database.exec(await difference(emptySqlite(), mutant))
    expect(() => database.exec(`INSERT INTO "Entry" ("text") VALUES ('hello')`)).toThrow(/NOT NULL/)
  })
})

describe('5. opening a database again', () => {
  const synchronous = async (storage: Storage) =>
    Number((await storage.db.$queryRaw<{ synchronous: bigint }[]>`PRAGMA synchronous`)[0]?.synchronous)

  it('waits for the disk at every commit', async () => {
    const { storage } = await fresh('ours')
    expect(await synchronous(storage)).toBe(2)
  })
  it('does not on the official adapter', async () => {
    const { storage } = await fresh('official')
    expect(await synchronous(storage)).toBe(1)
  })
  it('is refused when it would not wait, or keeps no write-ahead log', async () => {
    const path = await freshFile()
    const connection = new BetterSqlite3(path)
    expect(() => refuseIfNotDurable(connection)).toThrow(/synchronous=1: a write could be lost/)
    connection.exec('PRAGMA synchronous = FULL')
    expect(() => refuseIfNotDurable(connection)).not.toThrow()
    connection.exec('PRAGMA journal_mode = DELETE')
    expect(() => refuseIfNotDurable(connection)).toThrow(/journal_mode=delete/)
    connection.close()
  })
})
