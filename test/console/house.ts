import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { assemble } from '../../src/app/assemble.ts'
import type { Case } from '../../src/casework/case.ts'
import type { Request } from '../../src/casework/request.ts'
import { openCase } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { passOn } from '../../src/channel/her-words.ts'
import { consoleListener } from '../../src/edge/console/app.ts'
import { newLink } from '../../src/edge/console/one-time-link.ts'
import { deskScript } from '../../src/edge/console/script.ts'
import type { Route } from '../../src/edge/console/visit.ts'
import type { DeskWorld } from '../../src/edge/console/world.ts'
import { openCleaner } from '../../src/edge/files/clean.ts'
import { createLog } from '../../src/edge/log.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { fingerprintOf } from '../../src/edge/sealing/fingerprint.ts'
import { wrapSecret } from '../../src/edge/sealing/passphrase.ts'
import { makeSecretKey, publicKeyOf, type SecretKey } from '../../src/edge/sealing/secret-key.ts'
import { channelPorts } from '../../src/edge/storage/channel.ts'
import { migrate } from '../../src/edge/storage/migrate.ts'
import { openStorage } from '../../src/edge/storage/open.ts'
import { hostSeal } from '../../src/edge/storage/seal.ts'
import { openWords, readCatalogues } from '../../src/edge/words.ts'
import { type OrganizationId, type PersonId, personId } from '../../src/kernel/id.ts'
import type { EntryContent } from '../../src/sealing/entry-content.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { ash, everybody, member, oak, organization, request } from '../casework/world.ts'
import { morning } from '../cast.ts'
import { granted } from '../sealing/entries.ts'
import { prisma } from '../storage/databases.ts'
import { temporaryFolder } from '../storage/folder.ts'

export const passphrase = 'стежка крізь вербову їжу 41'
const root = join(import.meta.dirname, '../..')

/** Hanna keeps the list of staff and the key at Oak, Ivan coordinates it, Gulya coordinates Ash. */
export const hanna = member('hanna', { roles: ['administrator'] })
export const ivan = member('ivan', { roles: ['coordinator'] })
export const gulya = member('gulya', { organization: ash, roles: ['coordinator', 'caseworker'] })
export const staff = [...everybody, hanna, ivan, gulya]

/** A desk on a real socket before a real house on SQLite, where it is the time that the test says. */
export type Desk = {
  readonly url: string
  readonly log: string[]
  readonly keys: ReadonlyMap<OrganizationId, SecretKey>
  now: Date
  within: DeskWorld['within']
  /** The address of a link that lets this member in once. */
  link(who: StaffMember): Promise<string>
  /** A request of somebody, offered to these. */
  asks(person: string, other?: Partial<Request>, recipients?: readonly OrganizationId[]): Promise<Case>
  /** What she writes in her case. */
  says(found: Case, text: string): Promise<void>
  sends(found: Case, content: EntryContent): Promise<void>
}

type Settings = { readonly demo?: boolean; readonly publicUrl?: string; readonly table?: readonly Route[] }

/** Opens a desk of the test file's own, closed when its tests are done. Two organizations have keys; Oak's is under a passphrase. */
export async function openDesk({ demo = true, publicUrl, table }: Settings = {}): Promise<Desk> {
  const url = `file:${join(temporaryFolder(), 'house.db')}`
  await migrate({ url, prisma })
  const storage = await openStorage({ url })
  const seal = hostSeal(randomBytes(32))
  const lines: string[] = []
  const log = createLog((line) => void lines.push(line))
  const words = openWords(readCatalogues(join(root, 'locales')), {})
  const keys = new Map<OrganizationId, SecretKey>()
  const time = { now: morning }
  const { house } = assemble({
    storage,
    seal,
    flows: [],
    languages: words.languages,
    defaultLanguage: 'uk',
    actsIn: () => ({}),
    channelOn: (sql, at, news) => channelPorts(sql, seal, ageEntrySeal(), at, news),
    send: async () => ({ status: 'unknown' }),
    clock: () => time.now,
    log,
  })
  const world: DeskWorld = {
    within: async (work) => (await house.within(work)) as Awaited<ReturnType<typeof work>>,
    onRing: (listener) => house.onRing(listener),
    clock: () => time.now,
    words,
    log,
    oblasts: [
      { id: 'ua05', names: { uk: 'Вінницька область', en: 'Vinnytsia Oblast' } },
      { id: 'ua80', names: { uk: 'Київ', en: 'Kyiv' } },
    ],
    clean: openCleaner(root),
    script: deskScript(root),
    publicUrl,
    defaultLanguage: 'uk',
    demo,
  }
  const server = createServer(consoleListener(world, table))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(async () => {
    server.close()
    server.closeAllConnections()
    await house.close(100)
    await storage.close()
  })
  await world.within((channel) => settle(channel, keys))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    log: lines,
    keys,
    within: world.within,
    get now() {
      return time.now
    },
    set now(at) {
      time.now = at
    },
    ...lives(world),
  }
}

/** Making a key and putting it under a passphrase takes a second: the desks of one file have the same two. */
let made:
  | Promise<readonly { id: OrganizationId; key: SecretKey; publicKey: string; wrapped: string }[]>
  | undefined
const makeKeys = () =>
  Promise.all(
    [oak, ash].map(async (id) => {
      const key = await makeSecretKey()
      const wrapped = granted(await wrapSecret(key, passphrase, { memoryKiB: 64 * 1024, passes: 1 }))
      return { id, key, publicKey: await publicKeyOf(key), wrapped }
    }),
  )

async function settle(channel: Channel, keys: Map<OrganizationId, SecretKey>): Promise<void> {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    [oak]: { uk: 'Дуб', en: 'Oak' },
    [ash]: { uk: 'Ясен', en: 'Ash' },
  }
  made ??= makeKeys()
  for (const { id, key, publicKey, wrapped } of await made) {
    keys.set(id, key)
    await channel.organizations.save(organization(id, { names: names[id] ?? {}, capacity: 400 }))
    const recipient = { publicKey, fingerprint: fingerprintOf(publicKey) }
    await channel.keys.add({ organization: id, recipient, wrapped, since: channel.at })
  }
  for (const one of staff) await channel.staff.save(one)
}

const until = new Date('2027-03-01T00:00:00Z')
const wording = { id: 'consent:request', version: 'ab'.repeat(32) }

const lives = ({ within }: DeskWorld): Pick<Desk, 'link' | 'asks' | 'says' | 'sends'> => {
  const sends = (found: Case, content: EntryContent) =>
    within(async (channel) => {
      const known = await channel.cases.find(found.id)
      granted(await passOn(channel, known!, content))
    })
  return {
    link: (who) => within((channel) => newLink(channel, who)),
    asks: (person, other = {}, recipients = [oak]) =>
      within(async (channel) => {
        const asked = { person: personOf(person), request: request(other), recipients, wording, until }
        return granted(await openCase(channel, asked)).case
      }),
    says: (found, text) => sends(found, { head: { kind: 'words' }, bytes: new TextEncoder().encode(text) }),
    sends,
  }
}

const personOf = (name: string): PersonId => personId(name)
