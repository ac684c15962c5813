import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join as pathTo } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { openEntry, openerOf } from '../../src/edge/sealing/open-entry.ts'
import { wrapSecret } from '../../src/edge/sealing/passphrase.ts'
import { rewrap } from '../../src/edge/sealing/rewrap.ts'
import { fromPaper } from '../../src/edge/sealing/secret-key.ts'
import { entries } from '../../src/edge/storage/entries.ts'
import { openHostKey } from '../../src/edge/storage/host-key.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { organizationKeys } from '../../src/edge/storage/organization-keys.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import type { EntrySeal, PlainEntry } from '../../src/sealing/entry-seal.ts'
import { everything, formsOf } from '../doors/canary.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { answerOf, bytesOf, granted, many, organization } from './entries.ts'

const COUNT = 1_000
const folder = temporaryFolder()
/** Stands in every text and nowhere else. */
const word = `канарка${randomBytes(8).toString('hex')}`
const texts = many(COUNT, (nth) => `${word}-${nth}-кінець`)

type Organization = Awaited<ReturnType<typeof organization>>
let ours: Organization
let wrapped: string
beforeAll(async () => {
  ours = await organization()
  wrapped = granted(await wrapSecret(ours.key, 'довга стежка додому', { memoryKiB: 64 * 1024, passes: 1 }))
})

/** A house in a folder of its own: database, log, host key, and the environment that it was started with. */
type Place = { folder: string; storage: Storage; environment: string }
let houses = 0
let open: Storage | undefined
afterEach(() => open?.close())

async function houseWith(seal: EntrySeal, more: Readonly<Record<string, string>> = {}): Promise<Place> {
  await open?.close()
  houses += 1
  const own = pathTo(folder, String(houses))
  const settings = {
    DATABASE_URL: `file:${pathTo(own, 'data', 'house.db')}`,
    HOST_KEY_FILE: pathTo(own, 'host.key'),
  }
  await migrate({ url: settings.DATABASE_URL, prisma })
  const storage = await openStorage({ url: settings.DATABASE_URL })
  open = storage
  const hostKey = await openHostKey({ file: settings.HOST_KEY_FILE, storage })
  const key = { organization: 'cso', recipient: ours.recipient, wrapped, since: new Date() }
  await storage.turn((sql) => organizationKeys(sql, hostSeal(hostKey)).add(key))
  for (let at = 0; at < COUNT; at += 100) await keep(storage, seal, texts.slice(at, at + 100))
  const environment = Object.entries({ ...process.env, ...settings, ...more }).map((pair) => pair.join('='))
  return { folder: own, storage, environment: environment.join('\n') }
}

async function keep(storage: Storage, seal: EntrySeal, plain: readonly PlainEntry[]) {
  const sealed = await Promise.all(plain.map((each) => seal.seal(each, [ours.recipient])))
  await storage.turn(async (sql) => {
    for (const [nth, { about }] of plain.entries()) await entries(sql).add({ about, sealed: sealed[nth]! })
  })
}

/** What whoever takes the machine may try: how many of the texts he reads. */
async function readFrom({ folder, storage, environment }: Place): Promise<number> {
  const own = '/proc/self/environ'
  const started = existsSync(own) ? readFileSync(own, 'latin1') : ''
  const places = everything([folder], { environment, started })
  const hostKey = places.get('host.key')!
  const found = new Set<string>()
  const look = (bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString()
    for (const [, nth] of text.matchAll(new RegExp(`${word}-(\\d+)-`, 'g'))) found.add(nth!)
  }
  for (const bytes of places.values()) look(bytes)
  const shapes = formsOf(word)
  const elsewhere = [...places.values()].some((bytes) => shapes.some((shape) => bytes.includes(shape)))
  expect(elsewhere).toBe(found.size > 0)

  const host = hostSeal(hostKey)
  const keys = await organizationKeys(storage.sql, host).all('cso')
  const spoken = [...places.values(), ...keys.map((key) => Buffer.from(key.wrapped))].map(String).join('\n')
  const openers = await Promise.all(
    [...new Set(spoken.match(/AGE-SECRET-KEY-1[A-Z0-9]{58}/g))].map(async (text) =>
      openerOf(granted(await fromPaper(text))),
    ),
  )
  for (const { about, body, wraps } of await entries(storage.sql).of('case-amina')) {
    for (const name of [`Entry.body.${about.entry}`, about.entry, ''])
      try {
        look(host.open(body, name))
      } catch {}
    for (const opener of openers) {
      const opened = await openEntry({ body, wraps: wraps ?? new Uint8Array(0) }, about, opener)
      if (opened.ok) look(opened.value)
    }
  }
  return found.size
}

/** The mutant: keeps the words as they are. */
const unsealed: EntrySeal = {
  seal: async ({ content }) => ({ wraps: bytesOf('none'), body: content }),
}

describe('disk, host key and environment together', { timeout: 180_000 }, () => {
  it('give 0 of 1,000 texts', async () => {
    const place = await houseWith(ageEntrySeal())
    expect(await readFrom(place)).toBe(0)
    const [kept] = await entries(place.storage.sql).of('case-amina')
    expect(
      answerOf(await openEntry({ body: kept!.body, wraps: kept!.wraps! }, kept!.about, ours.opener)),
    ).toBe('yes')
  })

  it('would give all 1,000 if they were not sealed (mutant)', async () => {
    expect(await readFrom(await houseWith(unsealed))).toBe(COUNT)
  })

  it('would give all 1,000 if the house held the key of the organisation (mutant)', async () => {
    expect(await readFrom(await houseWith(ageEntrySeal(), { ORGANIZATION_KEY: ours.key }))).toBe(COUNT)
  })
})

const headers = /age-encryption\.org\/v1\n(?:-> X25519 [\w+/]{43}\n[\w+/]{43}\n)+--- [\w+/]{43}\n/g

/** With the organisation's key at hand: for how many entries does a key still lie somewhere on this disk? */
async function keysOn({ folder }: Place, { opener }: Organization): Promise<number> {
  const found = [...everything([folder], {}).values()].flatMap(
    (bytes) => bytes.toString('latin1').match(headers) ?? [],
  )
  const keys = new Set<string>()
  for (const header of new Set(found))
    await opener.decryptHeader(Buffer.from(header, 'latin1')).then(
      (key) => keys.add(Buffer.from(key).toString('hex')),
      () => undefined,
    )
  return keys.size
}

const ids = texts.map(({ about }) => about.entry)
const shredAll = (storage: Storage) => storage.turn((sql) => entries(sql).shred(ids))

describe('entries whose wraps were taken away', { timeout: 180_000 }, () => {
  it('open for nobody: 0 of 1,000 keys on the disk or in its log, the organisation’s own key at hand', async () => {
    const place = await houseWith(ageEntrySeal())
    expect(await keysOn(place, ours)).toBe(COUNT)
    await shredAll(place.storage)
    expect(await place.storage.checkpoint()).toBe('done')
    expect(await keysOn(place, ours)).toBe(0)
    const kept = await entries(place.storage.sql).of('case-amina')
    expect(kept.map(({ wraps }) => wraps)).toEqual(texts.map(() => undefined))
  })

  it('would lie in the log still, if nobody took it away (mutant)', async () => {
    const place = await houseWith(ageEntrySeal())
    await shredAll(place.storage)
    expect(await keysOn(place, ours)).toBe(COUNT)
  })

  it('do not come back from a copy of their bodies alone', async () => {
    const [first] = texts
    const sealed = await ageEntrySeal().seal(first!, [ours.recipient])
    for (const wraps of [new Uint8Array(0), (await ageEntrySeal().seal(first!, [ours.recipient])).wraps])
      expect(answerOf(await openEntry({ wraps, body: sealed.body }, first!.about, ours.opener))).toBe(
        'entry-damaged',
      )
  })
})

describe('a change of keys', { timeout: 180_000 }, () => {
  it('leaves no wraps to the old key on the disk, once the log is taken away', async () => {
    const place = await houseWith(ageEntrySeal())
    const fresh = await organization()
    const present = await entries(place.storage.sql).wrapsOf('case-amina')
    const changes = await Promise.all(
      present.map(async ({ entry, wraps }) => ({
        entry,
        before: wraps,
        after: granted(await rewrap(wraps, [fresh.recipient], ours.opener)),
      })),
    )
    expect(await place.storage.turn((sql) => entries(sql).rewrap(changes))).toBe(COUNT)
    expect(await place.storage.checkpoint()).toBe('done')
    expect(await keysOn(place, ours)).toBe(0)
    expect(await keysOn(place, fresh)).toBe(COUNT)
  })
})
