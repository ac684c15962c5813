import type { Case } from '../../src/casework/case.ts'
import type { HelpingOrganization } from '../../src/casework/organization.ts'
import type { Request } from '../../src/casework/request.ts'
import { openCase } from '../../src/channel/asking.ts'
import type { Channel } from '../../src/channel/channel.ts'
import type { Reply } from '../../src/channel/desk-words.ts'
import { ageEntrySeal } from '../../src/edge/sealing/age-entry-seal.ts'
import { type Opener, openEntry, openerOf } from '../../src/edge/sealing/open-entry.ts'
import { makeSecretKey, publicKeyOf } from '../../src/edge/sealing/secret-key.ts'
import type { OrganizationId } from '../../src/kernel/id.ts'
import type { Outcome } from '../../src/kernel/outcome.ts'
import { readContent, words } from '../../src/sealing/entry-content.ts'
import type { Recipient } from '../../src/sealing/entry-seal.ts'
import type { StaffMember } from '../../src/staff/staff.ts'
import { ash, chidi, elm, everybody, member, oak, organization, request } from '../casework/world.ts'
import { amina, morning } from '../cast.ts'
import { type MemoryChannel, memoryChannel } from './memory.ts'

export const yes = <Value>(outcome: Outcome<Value, string>): Value => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}
export const no = (outcome: Outcome<unknown, string>) => (outcome.ok ? 'yes' : outcome.refusal)
export const later = (hours: number) => new Date(morning.getTime() + hours * 3_600_000)
/** Until then she agrees. */
export const until = new Date('2027-03-01T00:00:00Z')
export const wording = { id: 'consent:request', version: 'ab'.repeat(32) }

/** Chidi supervises at Oak, Gulya coordinates Ash, Hanna keeps the list of staff at Oak. */
export const gulya = member('gulya', { organization: ash, roles: ['coordinator'] })
export const hanna = member('hanna', { roles: ['administrator'] })
export const ivan = member('ivan', { roles: ['coordinator'] })

/** A house with three organizations that have keys, and everybody who works there. */
export type Desks = {
  readonly channel: MemoryChannel
  readonly openers: ReadonlyMap<OrganizationId, Opener>
}

export async function desks(
  organizations: readonly HelpingOrganization[] = [oak, elm, ash].map((id) => organization(id)),
  staff: readonly StaffMember[] = [...everybody, gulya, hanna, ivan],
): Promise<Desks> {
  const channel = memoryChannel()
  const openers = new Map<OrganizationId, Opener>()
  for (const one of organizations) {
    const key = await makeSecretKey()
    openers.set(one.id, openerOf(key))
    await channel.organizations.save(one)
    const recipient: Recipient = { publicKey: await publicKeyOf(key), fingerprint: '' }
    await channel.keys.add({ organization: one.id, recipient, wrapped: 'wrapped', since: morning })
  }
  for (const one of staff) await channel.staff.save(one)
  return { channel, openers }
}

/** Amina asks, and these may be asked for her. */
export async function asks(
  channel: Channel,
  other: Partial<Request> = {},
  recipients: readonly OrganizationId[] = [oak, elm],
): Promise<Case> {
  const asked = { person: amina, request: request(other), recipients, wording, until }
  return yes(await openCase(channel, asked)).case
}

/** What a caseworker sends from her browser: sealed to whoever may read now. */
export async function written(
  channel: Channel,
  found: Case,
  readers: readonly Recipient[],
  text: string,
): Promise<Reply> {
  const entry = Buffer.from(channel.random(12)).toString('hex')
  const about = { entry, case: found.id, author: 'staff', at: channel.at } as const
  const sealed = await ageEntrySeal().seal({ about, content: words(text) }, readers)
  return { entry: { about, sealed }, text }
}

/** What an organization can read in a case: its words, in order; `closed` where its key opens nothing. */
export async function readBy({ channel, openers }: Desks, found: Case, id: OrganizationId) {
  const texts: string[] = []
  for (const { about, body, wraps } of await channel.entries.of(found.id)) {
    const opened = wraps && (await openEntry({ wraps, body }, about, openers.get(id)!))
    const content = opened?.ok ? readContent(opened.value) : undefined
    texts.push(content?.ok ? new TextDecoder().decode(content.value.bytes) : 'closed')
  }
  return texts
}

export const supervisor = chidi
