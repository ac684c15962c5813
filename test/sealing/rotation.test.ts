import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Encrypter, type Recipient } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { type UnlockedKey, unlockFromPaper } from '../../src/edge/sealing/browser.ts'
import { openerOf } from '../../src/edge/sealing/open-entry.ts'
import { wrapsFor } from '../../src/edge/sealing/rewrap.ts'
import { printed } from '../../src/edge/sealing/secret-key.ts'
import { entries } from '../../src/edge/storage/entries.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { about, answerOf, bytesOf, granted, hers, organization, textOf } from './entries.ts'

const CASES = 6
const ENTRIES = 200
const seal = ageEntrySeal()
const url = `file:${join(temporaryFolder(), 'house.db')}`

/** An organisation at its desk. */
async function desk() {
  const made = await organization()
  return { ...made, unlocked: granted(await unlockFromPaper(printed(made.key))) }
}
type Desk = Awaited<ReturnType<typeof desk>>

let [old, fresh, partner]: Desk[] = []
let storage: Storage
beforeAll(async () => {
  ;[old, fresh, partner] = [await desk(), await desk(), await desk()]
  await migrate({ url, prisma })
  storage = await openStorage({ url })
  return () => storage.close()
})

const caseOf = (nth: number) => `case-${nth}`
/** Every fifth case is shared with a partner. */
const holders = (nth: number, own: Desk) =>
  (nth % 5 === 0 ? [own, partner!] : [own]).map((each) => each.recipient)

async function fill() {
  for (let nth = 0; nth < CASES; nth += 1) {
    const rows = Array.from({ length: ENTRIES }, (_, each) =>
      about({ case: caseOf(nth), entry: `${nth}-${each}`, at: new Date(1_900_000_000_000 + each) }),
    )
    const recipients = holders(nth, old!)
    const sealed = await Promise.all(
      rows.map((row) => seal.seal({ about: row, content: bytesOf(`слово ${row.entry}`) }, recipients)),
    )
    await storage.turn(async (sql) => {
      for (const [each, row] of rows.entries()) await entries(sql).add({ about: row, sealed: sealed[each]! })
    })
  }
}

/** What the browser of whoever holds the old key does, case by case. */
async function rotate(key: UnlockedKey): Promise<number> {
  let changed = 0
  for (let nth = 0; nth < CASES; nth += 1) {
    const present = await entries(storage.sql).wrapsOf(caseOf(nth))
    const changes = await Promise.all(
      present.map(async ({ entry, wraps }) => ({
        entry,
        before: wraps,
        after: granted(await key.rewrap(wraps, holders(nth, fresh!))),
      })),
    )
    changed += await storage.turn((sql) => entries(sql).rewrap(changes))
  }
  return changed
}

/** How many entries of the first cases this desk can read, word for word. */
async function readBy({ unlocked }: Desk, cases: number): Promise<number> {
  let read = 0
  for (let nth = 0; nth < cases; nth += 1)
    for (const { about, body, wraps } of await entries(storage.sql).of(caseOf(nth))) {
      const opened = await unlocked.open({ body, wraps: wraps! }, about)
      if (opened.ok && textOf(opened.value) === `слово ${about.entry}`) read += 1
    }
  return read
}

/** The library as it might become: it lets nobody write over its own key. */
class Guarding extends Encrypter {
  override addRecipient(to: string | Recipient) {
    super.addRecipient(typeof to === 'string' ? to : { wrapFileKey: (key) => to.wrapFileKey(key.slice()) })
  }
}

describe('a change of keys', () => {
  it('orphans 0 of 1,200 entries, keeps partners in, and shuts the old key out', async () => {
    await fill()
    const before = await storage.db.entry.findMany({
      select: { id: true, body: true },
      orderBy: { id: 'asc' },
    })
    expect(await rotate(old!.unlocked)).toBe(CASES * ENTRIES)
    expect(await readBy(fresh!, CASES)).toBe(CASES * ENTRIES)
    expect(await readBy(partner!, 6)).toBe(2 * ENTRIES)
    expect(await readBy(old!, 6)).toBe(0)
    const after = await storage.db.entry.findMany({
      select: { id: true, body: true },
      orderBy: { id: 'asc' },
    })
    expect(after.every(({ body }, at) => Buffer.from(body).equals(before[at]!.body))).toBe(true)
  }, 600_000)

  it('can be made only by who holds the old key', async () => {
    const { wraps } = await seal.seal(hers, [old!.recipient])
    expect(answerOf(await fresh!.unlocked.rewrap(wraps, [fresh!.recipient]))).toBe('not-sealed-to-this-key')
    expect(answerOf(await old!.unlocked.rewrap(wraps.subarray(0, 60), [fresh!.recipient]))).toBe(
      'entry-damaged',
    )
    await expect(old!.unlocked.rewrap(wraps, [])).rejects.toThrow('nobody')
  })

  it('gives up rather than write wraps that would not open the body', async () => {
    const fileKey = randomBytes(16)
    await expect(wrapsFor(fileKey, [fresh!.recipient], new Guarding())).rejects.toThrow('would not open')
    const wraps = await wrapsFor(fileKey, [fresh!.recipient])
    expect(Buffer.from(await openerOf(fresh!.key).decryptHeader(wraps)).equals(fileKey)).toBe(true)
  })
})
