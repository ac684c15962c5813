import { expect, it } from 'vitest'
import { Prisma } from '../../prisma/client/sqlite/client.ts'
import type { Db, Tx } from '../../src/edge/storage/open.ts'
import { eachDatabase } from './databases.ts'

/** Every value a byte can have, so that no dialect gets away with treating bytes as text. */
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const amina = {
  id: 'amina',
  key: Uint8Array.of(0, 1, 255),
  address: everyByte,
  language: 'uk',
  seenDay: 20_000,
}
const inMilliseconds = 1_893_456_000_123n

type Row = { id: string; session: Uint8Array | null; live: string | null; seenDay: number }

const upsert = (tx: Tx, rows: readonly Row[]) => tx.$executeRaw`
  INSERT INTO "Person" ("id", "key", "address", "language", "session", "live", "seenDay")
  VALUES ${Prisma.join(
    rows.map(
      (row) =>
        Prisma.sql`(${row.id}, ${Buffer.from(row.id)}, ${everyByte}, 'uk', ${row.session}, ${row.live}, ${row.seenDay})`,
    ),
  )}
  ON CONFLICT ("id") DO UPDATE SET "session" = excluded."session", "live" = excluded."live", "seenDay" = excluded."seenDay"`

const find = (db: Db, ids: readonly string[]) =>
  db.$queryRaw<
    Row[]
  >`SELECT "id", "session", "live", "seenDay" FROM "Person" WHERE "id" IN (${Prisma.join(ids)}) ORDER BY "id"`

eachDatabase('rows come back as they went in', (open) => {
  it('bytes, texts and nothing', async () => {
    const { db } = await open()
    await db.person.create({ data: amina })
    const found = await db.person.findUniqueOrThrow({ where: { key: amina.key } })
    expect(found).toEqual({ ...amina, spokenTo: null, session: null, trail: null, live: null })
    expect(found.address).toBeInstanceOf(Uint8Array)
  })

  it('times, to the millisecond', async () => {
    const { db } = await open()
    const at = new Date('2030-01-01T00:00:00.123Z')
    await db.outbox.create({
      data: { id: 'a', person: 'amina', lane: 0, dueAt: inMilliseconds, payload: everyByte },
    })
    await db.quarantine.create({
      data: { id: 'q', person: 'amina', door: 'web', fault: 'x', payload: everyByte, at },
    })
    expect((await db.outbox.findMany({ where: { dueAt: { lte: inMilliseconds } } }))[0]?.dueAt).toBe(
      inMilliseconds,
    )
    expect((await db.quarantine.findFirstOrThrow()).at).toEqual(at)
    expect(await db.$queryRaw`SELECT "dueAt", "attempt" FROM "Outbox"`).toEqual([
      { dueAt: inMilliseconds, attempt: 0 },
    ])
  })

  it('a hundred people written with one statement, changed with one, and read with one', async () => {
    const storage = await open()
    const people = Array.from({ length: 100 }, (_, nth) => ({
      id: `p${String(nth).padStart(3, '0')}`,
      session: nth % 2 ? everyByte : null,
      live: nth % 3 ? String(nth) : null,
      seenDay: 20_000,
    }))
    const later = people.map((person) => ({
      ...person,
      session: person.session ? null : everyByte,
      seenDay: 20_001,
    }))
    const ids = people.map(({ id }) => id)

    expect(await storage.transaction((tx) => upsert(tx, people))).toBe(100)
    expect(await find(storage.db, ids)).toEqual(people)
    await storage.transaction((tx) => upsert(tx, later))
    expect(await find(storage.db, ids)).toEqual(later)
    expect(await storage.db.person.count()).toBe(100)
  })

  it('a transaction that fails leaves nothing behind', async () => {
    const storage = await open()
    const work = storage.transaction(async (tx) => {
      await tx.person.create({ data: amina })
      throw new Error('the power is not gone, but nearly')
    })
    await expect(work).rejects.toThrow('nearly')
    expect(await storage.db.person.count()).toBe(0)
    await storage.transaction((tx) => tx.person.create({ data: amina }))
    expect(await storage.db.person.count()).toBe(1)
  })

  it('what was committed is out of the log when it is asked to be', async () => {
    const storage = await open()
    await storage.db.person.create({ data: amina })
    expect(await storage.checkpoint()).toBe('done')
  })
})
