import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import type { Case } from '../../src/casework/case.ts'
import { openCase } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage, type Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import type { PersonId } from '../../src/kernel/id.ts'
import { bako, oak, organization, request } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { memoryChannel } from '../channel/memory.ts'
import { hostKey } from '../channel/ports-contract.ts'
import { granted, type organization as withKey } from '../sealing/entries.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'

/** A house in which Oak has a key and Amina's case. */
export type House = {
  readonly person: PersonId
  readonly within: <Value>(work: (channel: Channel) => Promise<Value>) => Promise<Value>
  readonly now: () => Date
  readonly pass: (seconds: number) => void
  /** The next work finds no database. */
  readonly failNext: () => void
  readonly knocked: readonly string[]
  readonly rung: readonly string[]
}
type Desk = Awaited<ReturnType<typeof withKey>>
type Work = <Value>(work: (channel: Channel) => Promise<Value>, at: Date) => Promise<Value>

export const herCase = async (channel: Channel): Promise<Case> => (await channel.cases.of(amina))[0]!

/** The same sentences on the twin in memory and on SQLite. */
export function openHouses(name: string, desk: Desk, contract: (open: () => Promise<House>) => void): void {
  describe(`${name} (memory)`, () => contract(() => memoryHouse(desk)))
  describe(`${name} (SQLite)`, () => {
    const folder = temporaryFolder()
    let files = 0
    let present: Storage | undefined
    afterAll(() => present?.close())
    contract(async () => {
      await present?.close()
      const url = `file:${join(folder, `${files++}.db`)}`
      await migrate({ url, prisma })
      present = await openStorage({ url })
      return sqliteHouse(present, desk)
    })
  })
}

export function memoryHouse(desk: Desk): Promise<House> {
  const { within, knocked, rung } = memoryChannel()
  return houseOn(within, desk, { knocked, rung })
}

function sqliteHouse(storage: Storage, desk: Desk): Promise<House> {
  const knocked: string[] = []
  const rung: string[] = []
  const news = {
    knock: (found: string) => void knocked.push(found),
    ring: (at: string) => void rung.push(at),
    remind: () => undefined,
    tell: () => undefined,
  }
  const within: Work = (work, at) =>
    storage.turn((sql) => work(channelPorts(sql, hostSeal(hostKey), ageEntrySeal(), at, news)))
  return houseOn(within, desk, { knocked, rung })
}

async function houseOn(work: Work, desk: Desk, news: Pick<House, 'knocked' | 'rung'>): Promise<House> {
  let at = morning
  let fails = false
  const within: House['within'] = (run) => {
    if (!fails) return work(run, at)
    fails = false
    return Promise.reject(new Error('the database is away'))
  }
  await within(async (channel) => {
    await channel.organizations.save(organization(oak))
    await channel.staff.save(bako)
    await channel.keys.add({ organization: oak, recipient: desk.recipient, wrapped: '{}', since: at })
    const until = new Date('2027-03-01T00:00:00Z')
    const wording = { id: 'consent:request', version: 'ab'.repeat(32) }
    granted(await openCase(channel, { person: amina, request: request(), recipients: [oak], wording, until }))
  })
  return {
    person: amina,
    within,
    now: () => at,
    pass: (seconds) => {
      at = new Date(at.getTime() + seconds * 1000)
    },
    failNext: () => {
      fails = true
    },
    ...news,
  }
}
