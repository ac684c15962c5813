import { describe, expect, it } from 'vitest'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { openEntry } from '../../src/edge/sealing/open-entry.ts'
import { rewrap } from '../../src/edge/sealing/rewrap.ts'
import { entries } from '../../src/edge/storage/entries.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { organizationKeys } from '../../src/edge/storage/organization-keys.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import type { Entries, Entry, Rewrapped } from '../../src/sealing/entry.ts'
import type { EntryAbout } from '../../src/sealing/entry-seal.ts'
import { eachDatabase, type Open } from '../storage/databases.ts'
import { about, answerOf, granted, hers, organization, textOf } from './entries.ts'

const seal = ageEntrySeal()
const hostKey = new Uint8Array(32).fill(7)

const written = async (change: Partial<EntryAbout>, ...to: Awaited<ReturnType<typeof organization>>[]) => ({
  about: about(change),
  sealed: await seal.seal(
    { about: about(change), content: hers.content },
    to.map(({ recipient }) => recipient),
  ),
})
const keep = (storage: Storage, ...those: Entry[]) =>
  storage.turn(async (sql) => {
    for (const entry of those) await entries(sql).add(entry)
  })
const inTurn = <T>(storage: Storage, work: (entries: Entries) => Promise<T>) =>
  storage.turn((sql) => work(entries(sql)))

const entriesContract = (open: Open) => {
  it('come back in the order of their times, and open', async () => {
    const storage = await open()
    const ours = await organization()
    const later = await written({ entry: 'a-later', at: new Date('2031-01-01T00:00:00.001Z') }, ours)
    const reply = await written({ entry: 'reply', author: 'staff', at: new Date('2030-06-01') }, ours)
    const elsewhere = await written({ entry: 'b', case: 'case-2' }, ours)
    await keep(storage, later, await written({}, ours), reply, elsewhere)

    const kept = await entries(storage.sql).of('case-amina')
    expect(kept.map((each) => each.about)).toEqual([about(), reply.about, later.about])
    for (const { about, body, wraps } of kept) {
      const opened = await openEntry({ body, wraps: wraps! }, about, ours.opener)
      expect(textOf(granted(opened))).toBe(textOf(hers.content))
    }
    expect((await entries(storage.sql).wrapsOf('case-amina')).map(({ entry }) => entry)).toEqual([
      'entry-1',
      'reply',
      'a-later',
    ])
    expect(await entries(storage.sql).of('case-3')).toEqual([])
  })

  it('may be as long as a file', async () => {
    const storage = await open()
    const ours = await organization()
    const content = new Uint8Array(300_000).fill(200)
    const sealed = await seal.seal({ about: about(), content }, [ours.recipient])
    await keep(storage, { about: about(), sealed })
    const [kept] = await entries(storage.sql).of('case-amina')
    expect(Buffer.from(kept!.body).equals(sealed.body)).toBe(true)
    expect(Buffer.from(kept!.wraps!).equals(sealed.wraps)).toBe(true)
  })

  it('are kept whole or not at all, and never twice', async () => {
    const storage = await open()
    const ours = await organization()
    const entry = await written({}, ours)
    await keep(storage, entry)
    await expect(keep(storage, await written({ entry: 'second' }, ours), entry)).rejects.toThrow()
    expect(await entries(storage.sql).of('case-amina')).toHaveLength(1)
    expect(await storage.db.entryWrap.count()).toBe(1)
  })

  it('still stand there when they were shredded, and open for nobody', async () => {
    const storage = await open()
    const ours = await organization()
    await keep(storage, await written({}, ours), await written({ entry: 'other' }, ours))
    await inTurn(storage, (all) => all.shred(['entry-1', 'not-here']))
    const kept = await entries(storage.sql).of('case-amina')
    expect(kept.map(({ about, wraps }) => [about.entry, wraps !== undefined])).toEqual([
      ['entry-1', false],
      ['other', true],
    ])
  })

  it('are gone with their case, and the others are not', async () => {
    const storage = await open()
    const ours = await organization()
    await keep(storage, await written({}, ours), await written({ entry: 'b', case: 'case-2' }, ours))
    await inTurn(storage, (all) => all.erase('case-amina'))
    expect(await entries(storage.sql).of('case-amina')).toEqual([])
    expect(await storage.db.entryWrap.findMany()).toMatchObject([{ entry: 'b' }])
  })
}

/** Two hands change the wraps of three entries at once, and one entry is shredded between. Gives back who can open what afterwards. */
async function raced(
  storage: Storage,
  rewrapWith: (storage: Storage, changes: Rewrapped[]) => Promise<number>,
) {
  const [old, fresh, partner] = [await organization(), await organization(), await organization()]
  for (const entry of ['changed', 'shared', 'shredded']) await keep(storage, await written({ entry }, old))
  const change = async (to: readonly (typeof old)[], only: readonly string[]) => {
    const present = (await entries(storage.sql).wrapsOf('case-amina')).filter(({ entry }) =>
      only.includes(entry),
    )
    const recipients = to.map(({ recipient }) => recipient)
    return Promise.all(
      present.map(async ({ entry, wraps }) => ({
        entry,
        before: wraps,
        after: granted(await rewrap(wraps, recipients, old.opener)),
      })),
    )
  }
  const rotation = await change([fresh], ['changed', 'shared', 'shredded'])
  await rewrapWith(storage, await change([old, partner], ['shared']))
  await inTurn(storage, (all) => all.shred(['shredded']))
  const changed = await rewrapWith(storage, rotation)
  const opens = async (entry: string, by: typeof old) => {
    const kept = (await entries(storage.sql).of('case-amina')).find((each) => each.about.entry === entry)!
    if (!kept.wraps) return 'shredded'
    return answerOf(await openEntry({ body: kept.body, wraps: kept.wraps }, kept.about, by.opener))
  }
  return {
    changed,
    fresh: await opens('changed', fresh),
    old: await opens('changed', old),
    partner: await opens('shared', partner),
    shredded: await opens('shredded', fresh),
  }
}

const rewrapContract = (open: Open) => {
  it('change only where they are still what was read', async () => {
    const done = await raced(await open(), (storage, changes) =>
      inTurn(storage, (all) => all.rewrap(changes)),
    )
    expect(done).toEqual({
      changed: 1,
      fresh: 'yes',
      old: 'not-sealed-to-this-key',
      partner: 'yes',
      shredded: 'shredded',
    })
  })

  it('would shut a partner out and bring back what was shredded, if nobody looked (mutant)', async () => {
    const careless = await raced(await open(), (storage, changes) =>
      storage.turn(async (sql) => {
        for (const { entry, after } of changes)
          await sql.run(
            `INSERT INTO "EntryWrap" ("entry", "wraps") VALUES (?, ?)
              ON CONFLICT ("entry") DO UPDATE SET "wraps" = excluded."wraps"`,
            [entry, after],
          )
        return changes.length
      }),
    )
    expect(careless).toMatchObject({ partner: 'not-sealed-to-this-key', shredded: 'yes' })
  })
}

const keysContract = (open: Open) => {
  const since = (day: number) => new Date(Date.UTC(2030, 0, day))
  const keyOf = async (day: number, organizationId = 'cso-b') => ({
    organization: organizationId,
    recipient: (await organization()).recipient,
    wrapped: `{"wrapped":"їжак ${day}"}`,
    since: since(day),
  })

  it('has one present key, and remembers the retired ones', async () => {
    const storage = await open()
    const [first, second, other] = [await keyOf(1), await keyOf(2), await keyOf(1, 'cso-c')]
    for (const key of [first, other, second])
      await storage.turn((sql) => organizationKeys(sql, hostSeal(hostKey)).add(key))
    const keys = organizationKeys(storage.sql, hostSeal(hostKey))
    expect(await keys.present(first.organization)).toEqual(second)
    expect(await keys.all(first.organization)).toEqual([second, { ...first, retiredAt: since(2) }])
    expect(await keys.present('cso-c')).toEqual(other)
    expect(await keys.present('nobody')).toBeUndefined()
  })

  it('takes another passphrase, and lets go of a key', async () => {
    const storage = await open()
    const key = await keyOf(1)
    const keys = organizationKeys(storage.sql, hostSeal(hostKey))
    await keys.add(key)
    await keys.rewrap(key.recipient.publicKey, 'under another one')
    expect(await keys.present(key.organization)).toEqual({ ...key, wrapped: 'under another one' })
    await keys.drop(key.recipient.publicKey)
    expect(await keys.all(key.organization)).toEqual([])
  })

  it('cannot be tried with passphrases by whoever has the disk without the host key', async () => {
    const storage = await open()
    const key = await keyOf(1)
    await organizationKeys(storage.sql, hostSeal(hostKey)).add(key)
    const row = await storage.db.organizationKey.findFirstOrThrow()
    expect(Buffer.from(row.wrapped).includes('wrapped')).toBe(false)
    const others = organizationKeys(storage.sql, hostSeal(new Uint8Array(32)))
    await expect(others.all(key.organization)).rejects.toThrow()
  })
}

eachDatabase('what is sealed to organisations', (open) => {
  describe('its entries', () => entriesContract(open))
  describe('its wraps', () => rewrapContract(open))
  describe('its keys', () => keysContract(open))
})
