import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findServices } from '../../src/directory/find-services.ts'
import { seedDirectory } from '../../src/edge/directory/seed.ts'
import { servicesInMemory } from '../../src/edge/directory/services.ts'
import { storedServices } from '../../src/edge/storage/directory-pages.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { country, friday, seed } from './open-directory.ts'

const folder = temporaryFolder()
const fresh = async (name: string) => {
  const url = `file:${join(folder, name)}`
  await migrate({ url, prisma })
  return openStorage({ url })
}

it('seeds a fresh house once, and a house that has it does nothing, not even open the map', async () => {
  const storage = await fresh('once.db')
  expect(await seedDirectory(storage, seed, country)).toBe(1_676)
  const again = await seedDirectory(storage, seed, () => Promise.reject(new Error('the map was opened')))
  expect(again).toBe(0)

  const memory = servicesInMemory(
    () => storedServices(storage.db),
    () => true,
  )
  expect(await memory.reload()).toBe(1_676)
  const found = findServices({ services: memory.services, places: await country() })({
    community: 'UA05020030000031457',
    category: 'service_centre',
    at: friday,
  })
  expect(found).toMatchObject({ ok: true, value: { offers: { length: 5 } } })
  await storage.close()
})

it('seeds again when the shipped files changed, and keeps what an organization brought in itself', async () => {
  const storage = await fresh('again.db')
  const own = join(folder, 'seed')
  cpSync(seed, own, { recursive: true })
  const table = (rows: string) => {
    writeFileSync(join(own, 'few.csv'), `id,name,category,phones\n${rows}`)
    const entry = { source: 'few', format: 'csv', file: 'few.csv', checked: '2026-11-01', recheck_days: 30 }
    writeFileSync(join(own, 'manifest.json'), JSON.stringify([entry]))
  }
  table('1,Перша,police,102\n')
  expect(await seedDirectory(storage, own, country)).toBe(1)
  table('1,Перша,police,102\n2,Друга,police,102\n')
  expect(await seedDirectory(storage, own, country)).toBe(2)
  expect(await storage.db.service.count()).toBe(2)
  await storage.close()
})
