import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/app/assemble.ts'
import { openCase } from '../../src/channel/asking.ts'
import { queueFile } from '../../src/edge/errand.ts'
import { tellByLetter } from '../../src/edge/errand-told.ts'
import { openErrands } from '../../src/edge/errands.ts'
import { openCleaner } from '../../src/edge/files/clean.ts'
import { openParcels } from '../../src/edge/files/parcels.ts'
import { createLog } from '../../src/edge/log.ts'
import { projectRoot } from '../../src/edge/root.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { bako, oak, organization, request } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { hostKey } from '../channel/ports-contract.ts'
import { found } from '../files/found.ts'
import { paper, photo, picture, planted, voice } from '../files/planted.ts'
import { recording } from '../files/planted-sound.ts'
import { granted, organization as withKey } from '../sealing/entries.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { everything, hits } from './canary.ts'

let storage: Storage | undefined
afterAll(() => storage?.close())

describe('files at a house', () => {
  it('pass through its transactions, ring at the desk, and leave nothing readable on its disk', async () => {
    const folder = temporaryFolder()
    const url = `file:${join(folder, 'house.db')}`
    await migrate({ url, prisma })
    storage = await openStorage({ url })
    const seal = hostSeal(hostKey)
    const lines: string[] = []
    const log = createLog((line) => void lines.push(line))
    const { house } = assemble({
      ...{ storage, seal, log, flows: [], languages: ['uk'], defaultLanguage: 'uk' },
      actsIn: () => ({}),
      channelOn: (sql, at, news) => channelPorts(sql, seal, ageEntrySeal(), at, news),
      send: async () => ({ status: 'delivered', messages: [], live: [] }),
      clock: () => morning,
    })
    const rung: string[] = []
    house.onRing((at) => void rung.push(at))
    const clean = openCleaner(projectRoot())
    const parcels = openParcels()
    const files = [photo(), picture(), voice(), recording(), await paper()]
    const references: string[] = []
    for (const bytes of files) references.push(parcels.keep(granted(await clean(bytes))))
    const { recipient } = await withKey()
    await house.within(async (channel) => {
      await channel.organizations.save(organization(oak))
      await channel.staff.save(bako)
      await channel.keys.add({ organization: oak, recipient, wrapped: '{}', since: morning })
      const wording = { id: 'consent:request', version: 'ab'.repeat(32) }
      const asked = {
        person: amina,
        request: request(),
        recipients: [oak],
        wording,
        until: new Date(morning.getTime() + 86_400_000),
      }
      const { case: hers } = granted(await openCase(channel, asked))
      for (const reference of references) await queueFile(channel, hers, amina, reference)
    })
    const tell = tellByLetter({ say: (_, key) => key })
    await openErrands({ within: (work) => house.within(work), clean, parcels, tell, log }).ring()

    const left = await house.within(async (channel) => {
      const [hers] = await channel.cases.of(amina)
      const { entries, errands } = channel
      return { entries: await entries.of(hers!.id), next: await errands.next() }
    })
    // The fifth of them waited longer than four may.
    expect(left?.entries).toHaveLength(4)
    expect(left?.next).toBeUndefined()
    expect(rung).toContain('oak')
    expect(lines).toEqual([])
    await house.close(1000)
    const disk = everything([folder], { log: lines.join('\n') })
    expect(hits(planted, disk)).toEqual([])
    for (const bytes of disk.values()) expect(found(bytes)).toEqual([])
  })
})
