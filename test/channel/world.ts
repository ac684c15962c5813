import { Decrypter } from 'age-encryption'
import { consentUntil, openCase } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import { type Opener, openEntry } from '../../src/edge/sealing/open-entry.ts'
import { makeSecretKey, publicKeyOf } from '../../src/edge/sealing/secret-key.ts'
import type { OrganizationId } from '../../src/kernel/id.ts'
import { readContent } from '../../src/sealing/entry-content.ts'
import { always, ash, bako, elm, eno, fola, oak, organization, request } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { type MemoryChannel, memoryChannel } from './memory.ts'

/** Oak (Bako), Elm (Eno) and Ash (Fola), each with a key; Oak answers at any hour. */
export async function threeDesks(): Promise<{
  channel: MemoryChannel
  openers: Map<OrganizationId, Opener>
}> {
  const channel = memoryChannel(morning)
  const openers = new Map<OrganizationId, Opener>()
  for (const id of [oak, elm, ash]) {
    await channel.organizations.save(
      organization(id, { names: names[id]!, ...(id === oak && { hours: always }) }),
    )
    const key = await makeSecretKey()
    const opener = new Decrypter()
    opener.addIdentity(key)
    openers.set(id, opener)
    const recipient = { publicKey: await publicKeyOf(key), fingerprint: '' }
    await channel.keys.add({ organization: id, recipient, wrapped: 'wrapped', since: morning })
  }
  for (const one of [bako, eno, fola]) await channel.staff.save(one)
  return { channel, openers }
}

const names: Readonly<Record<string, Record<string, string>>> = {
  oak: { uk: 'Дуб', en: 'Oak' },
  elm: { uk: 'Липа', en: 'Elm' },
  ash: { uk: 'Ясен', en: 'Ash' },
}

export const wording = { id: 'flows/ask:consent', version: 'ab'.repeat(32) }

/** Amina’s case, as she opened it: these were agreed to, in this order. */
export async function opened(channel: Channel, recipients = [oak, elm], other = {}) {
  const until = consentUntil(channel.at)
  const done = await openCase(channel, { person: amina, request: request(other), recipients, wording, until })
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

/** What this organization can read of a case, in the order in which it was written. */
export async function readBy(channel: Channel, id: string, opener: Opener): Promise<(string | undefined)[]> {
  const all = []
  for (const { about, body, wraps } of await channel.entries.of(id)) {
    const open = wraps && (await openEntry({ wraps, body }, about, opener))
    const content = open?.ok ? readContent(open.value) : undefined
    all.push(content?.ok ? new TextDecoder().decode(content.value.bytes) : undefined)
  }
  return all
}
