import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openLedger } from '../src/app/keeper.ts'
import type { Case } from '../src/casework/case.ts'
import type { Channel } from '../src/channel/channel.ts'
import { groupCode } from '../src/channel/linking.ts'
import { readConfig } from '../src/config.ts'
import { openPass } from '../src/edge/console/session.ts'
import { projectRoot } from '../src/edge/root.ts'
import { ageEntrySeal } from '../src/edge/sealing/age-entry-seal.ts'
import { openEntry, openerOf } from '../src/edge/sealing/open-entry.ts'
import { makeSecretKey, publicKeyOf, type SecretKey } from '../src/edge/sealing/secret-key.ts'
import { channelPorts } from '../src/edge/storage/channel.ts'
import { hostSeal } from '../src/edge/storage/seal.ts'
import { readContent } from '../src/sealing/entry-content.ts'
import type { Account } from '../test/bot-api/message.ts'
import { always, bako, bolek, chidi, member, oak, organization } from '../test/casework/world.ts'

const ivan = member('ivan', { roles: ['coordinator'] })
/** Bako and Bolek answer at Oak, Chidi supervises, Ivan links the group; each with the id of her phone. */
const phones = new Map([bako, bolek, chidi, ivan].map((one, at) => [one, 810_001 + at]))

/** The accounts of everybody at Oak, as Telegram knows them in a group. */
export const accounts: readonly Account[] = [...phones].map(([{ name }, id]) => ({
  id,
  is_bot: false,
  first_name: name,
}))

/** What the desk at Oak is entered with. */
export type Keys = {
  readonly secret: SecretKey
  /** Links the group, typed by Ivan. */
  readonly groupCode: string
  /** Open sessions at the console. */
  readonly bako: string
  readonly chidi: string
}

/** Works in the database of a house that does not run. */
export async function withChannel<Value>(
  folder: string,
  work: (channel: Channel) => Promise<Value>,
): Promise<Value> {
  const settings = readConfig({ DATA_DIR: folder }, projectRoot())
  if (!settings.ok) throw new Error('the settings of the bench are wrong')
  const { storage, key } = await openLedger(settings.config, projectRoot())
  const unsaid = { knock: () => {}, remind: () => {}, ring: () => {}, tell: () => {} }
  try {
    return await storage.turn((sql) =>
      work(channelPorts(sql, hostSeal(key), ageEntrySeal(), new Date(), unsaid)),
    )
  } finally {
    await storage.close()
  }
}

/** Puts the desk of Oak into a house that was never started. */
export async function settleDesk(folder: string): Promise<Keys> {
  const secret = await makeSecretKey()
  const recipient = { publicKey: await publicKeyOf(secret), fingerprint: '' }
  return withChannel(folder, async (channel) => {
    const { organizations, keys, staff, staffChats, signIns, at } = channel
    const names = { uk: 'Дуб', en: 'Oak' }
    await organizations.save(organization(oak, { names, hours: always, capacity: 10_000 }))
    await keys.add({ organization: oak, recipient, wrapped: 'wrapped', since: at })
    for (const [one, phone] of phones) {
      await staff.save({ ...one, languages: ['en'] })
      await staffChats.link(String(phone), one.id)
      await signIns.keepSecret(one.id, randomBytes(20))
    }
    const linked = await groupCode(channel, ivan, undefined)
    if (!linked.ok) throw new Error(`no code for the group: ${linked.refusal}`)
    return {
      secret,
      groupCode: linked.value.code,
      bako: await openPass(channel, bako, 'session'),
      chidi: await openPass(channel, chidi, 'session'),
    }
  })
}

/** A case of Oak with every entry that its key opens. */
export type ReadCase = { readonly found: Case; readonly texts: readonly string[] }

export const readCases = (folder: string, secret: SecretKey): Promise<readonly ReadCase[]> =>
  withChannel(folder, async (channel) => {
    const opener = openerOf(secret)
    const read: ReadCase[] = []
    for (const found of await channel.cases.at(oak)) {
      const texts: string[] = []
      for (const { about, body, wraps } of await channel.entries.of(found.id)) {
        const opened = wraps && (await openEntry({ wraps, body }, about, opener))
        const content = opened?.ok ? readContent(opened.value) : undefined
        texts.push(
          content?.ok ? new TextDecoder().decode(content.value.bytes) : 'an entry that does not open',
        )
      }
      read.push({ found, texts })
    }
    return read
  })

export const databaseOf = (folder: string) => join(folder, 'stezhka.db')
