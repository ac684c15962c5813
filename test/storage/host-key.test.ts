import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openHostKey } from '../../src/edge/storage/host-key.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { eachDatabase, prisma } from './databases.ts'
import { temporaryFolder } from './folder.ts'
import { together } from './processes.ts'

const folder = temporaryFolder()
const open: Storage[] = []
afterAll(() => Promise.all(open.map((storage) => storage.close())))

let houses = 0
/** A house on its first day: an up-to-date database and no key. */
async function house() {
  houses += 1
  const home = join(folder, `house${houses}`)
  const url = `file:${join(home, 'stezhka.db')}`
  await migrate({ url, prisma })
  const storage = await openStorage({ url })
  open.push(storage)
  return { url, storage, file: join(home, 'keys', 'host.key') }
}

const amina = { id: 'amina', key: Uint8Array.of(1), address: Uint8Array.of(2), language: 'uk', seenDay: 1 }
const another = (file: string) => writeFileSync(file, Buffer.alloc(32, 7), { mode: 0o600 })

it('the first start makes a key that its owner alone can read; the next one finds it', async () => {
  const { file, storage } = await house()
  const key = await openHostKey({ file, storage })
  expect(key).toHaveLength(32)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(dirname(file))).toEqual(['host.key'])
  expect(await openHostKey({ file, storage })).toEqual(key)
})

it('six processes that start at once end with the same key', async () => {
  const { file, url, storage } = await house()
  const keys = await together('keying.process.ts', ...Array.from({ length: 6 }, () => [url, file]))
  const kept = Buffer.from(await openHostKey({ file, storage })).toString('hex')
  expect(new Set(keys)).toEqual(new Set([kept]))
  expect(readdirSync(dirname(file))).toEqual(['host.key'])
})

it('a key that others on the machine can read is refused, and the mend is said', async () => {
  const { file, storage } = await house()
  await openHostKey({ file, storage })
  for (const mode of [0o640, 0o604]) {
    chmodSync(file, mode)
    await expect(openHostKey({ file, storage })).rejects.toMatchObject({
      fault: 'host-key-exposed',
      message: expect.stringContaining(`chmod 600 ${file}`),
    })
  }
  chmodSync(file, 0o400)
  await expect(openHostKey({ file, storage })).resolves.toHaveLength(32)
})

it('a key of the wrong length is refused', async () => {
  const { file, storage } = await house()
  await openHostKey({ file, storage })
  for (const length of [0, 31, 33]) {
    writeFileSync(file, Buffer.alloc(length, 1))
    await expect(openHostKey({ file, storage })).rejects.toMatchObject({ fault: 'host-key-malformed' })
  }
})

it('a missing key is not replaced once something may be sealed with it', async () => {
  const { file, storage } = await house()
  await openHostKey({ file, storage })
  renameSync(file, `${file}.elsewhere`)
  await expect(openHostKey({ file, storage })).rejects.toMatchObject({ fault: 'host-key-missing' })
  expect(existsSync(file)).toBe(false)
  renameSync(`${file}.elsewhere`, file)
  await expect(openHostKey({ file, storage })).resolves.toHaveLength(32)
})

it('people without a mark count as sealed too', async () => {
  const { file, storage } = await house()
  await storage.db.person.create({ data: amina })
  await expect(openHostKey({ file, storage })).rejects.toMatchObject({ fault: 'host-key-missing' })
})

it('another key is refused, whatever it says', async () => {
  const { file, storage } = await house()
  await openHostKey({ file, storage })
  rmSync(file)
  another(file)
  await expect(openHostKey({ file, storage })).rejects.toMatchObject({ fault: 'host-key-other' })
})

it('another key would go unnoticed, if the house had left no mark', async () => {
  const { file, storage } = await house()
  await openHostKey({ file, storage })
  await storage.db.houseMark.deleteMany()
  rmSync(file)
  another(file)
  await expect(openHostKey({ file, storage })).resolves.toHaveLength(32)
})

eachDatabase('the mark of the host key', (open) => {
  it('lets the key in again and no other', async () => {
    const storage = await open()
    const [mine, theirs] = ['mine', 'theirs'].map((name) => join(mkdtempSync(join(folder, 'keys-')), name))
    const key = await openHostKey({ file: mine ?? '', storage })
    expect(await openHostKey({ file: mine ?? '', storage })).toEqual(key)
    another(theirs ?? '')
    await expect(openHostKey({ file: theirs ?? '', storage })).rejects.toMatchObject({
      fault: 'host-key-other',
    })
  })
})
