import { describe } from 'vitest'
import type { Channel } from '../../src/channel/channel.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import type { Storage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { morning } from '../cast.ts'
import { eachDatabase } from '../storage/databases.ts'
import { memoryChannel } from './memory.ts'

/** Runs work in a transaction of its own, at some time. */
export type Within = <T>(work: (channel: Channel) => Promise<T>, at?: Date) => Promise<T>

export const hostKey = new Uint8Array(32).fill(11)
const silent = {
  knock: () => undefined,
  ring: () => undefined,
  remind: () => undefined,
  tell: () => undefined,
}

/** The help channel as the house opens it, on a storage. */
export const channelOn =
  (storage: Storage): Within =>
  (work, at = morning) =>
    storage.turn((sql) => work(channelPorts(sql, hostSeal(hostKey), ageEntrySeal(), at, silent)))

/** The same sentences on the twin in memory and on every database. */
export function everyChannel(name: string, contract: (open: () => Promise<Within>) => void): void {
  describe(`${name} (memory)`, () => contract(async () => memoryChannel().within))
  eachDatabase(name, (open) => contract(async () => channelOn(await open())))
}

export const minutes = (count: number, from = morning) => new Date(from.getTime() + count * 60_000)
export const bytes = (text: string) => Uint8Array.from(Buffer.from(text.padEnd(16, '.')))
