import { consentUntil, openCase } from '../channel/asking.ts'
import type { Channel } from '../channel/channel.ts'
import { replyTo } from '../channel/desk-words.ts'
import { claimCase } from '../channel/deskwork.ts'
import { passOn } from '../channel/her-words.ts'
import { newId } from '../channel/keep.ts'
import { newLink } from '../edge/console/one-time-link.ts'
import type { House } from '../edge/house.ts'
import { type OrganizationId, personId } from '../kernel/id.ts'
import { words } from '../sealing/entry-content.ts'
import type { OrganizationKey } from '../sealing/organization-key.ts'
import {
  DEMO_MARK,
  DEMO_PASSPHRASE,
  type DemoCase,
  demoCases,
  demoOrganizations,
  demoStaff,
} from './demo-content.ts'

const HOUR = 3_600_000
/** Its passphrase is no secret: the least that a browser takes. */
const CHEAPEST = { memoryKiB: 64 * 1024, passes: 1 }

/**
 * An invented organization with its people, so that a desk can be looked at before anybody real is there. Nothing is made
 * where an organization is already. Gives back whether this is a house with an example.
 */
export const openDemo = (house: Pick<House, 'within'>) =>
  house.within(async ({ organizations, staff }) => {
    const all = await organizations.all()
    if (all.length > 0) return all.every(({ id }) => id.startsWith(DEMO_MARK))
    for (const one of demoOrganizations) await organizations.save(one)
    for (const member of demoStaff) await staff.save(member)
    return true
  })

/** Its key and its four cases, where they are not there yet: making a key takes a second, and nobody waits for it. */
export async function fillDemo(house: Pick<House, 'within'>): Promise<void> {
  const [oak] = demoOrganizations
  if (await house.within(({ keys }) => keys.present(oak!.id))) return
  const made: Omit<OrganizationKey, 'since' | 'retiredAt'>[] = []
  for (const { id } of demoOrganizations) made.push(await demoKey(id))
  await house.within(async (channel) => {
    for (const key of made) await channel.keys.add({ ...key, since: channel.at })
    for (const one of demoCases) await seedCase(channel, one)
  })
}

/** Where real people come, the example takes part in nothing. */
export const retireDemo = (house: Pick<House, 'within'>) =>
  house.within(async ({ organizations }) => {
    for (const one of await organizations.all())
      if (one.id.startsWith(DEMO_MARK) && one.active) await organizations.save({ ...one, active: false })
  })

/** A link into the desk of the example that works once, for the one there who may do most. */
export const demoLink = (
  within: (work: (channel: Channel) => Promise<string | undefined>) => Promise<string | undefined>,
) =>
  within(async (channel) => {
    const chidi = await channel.staff.find(demoStaff[1]!.id)
    return chidi && newLink(channel, chidi)
  })

async function demoKey(organization: OrganizationId) {
  const { makeSecretKey, publicKeyOf } = await import('../edge/sealing/secret-key.ts')
  const { wrapSecret } = await import('../edge/sealing/passphrase.ts')
  const { recipientOf } = await import('../edge/sealing/recipient.ts')
  const secret = await makeSecretKey()
  const wrapped = await wrapSecret(secret, DEMO_PASSPHRASE, CHEAPEST)
  const recipient = recipientOf(await publicKeyOf(secret))
  if (!wrapped.ok || !recipient.ok) throw new Error('the key of the example cannot be made')
  return { organization, recipient: recipient.value, wrapped: wrapped.value }
}

/** One invented case, told in the order in which it happened. */
async function seedCase(now: Channel, { person, request, hoursAgo, said }: DemoCase): Promise<void> {
  const at = (hours: number): Channel => ({ ...now, at: new Date(now.at.getTime() - hours * HOUR) })
  const [organization] = demoOrganizations
  const wording = { id: 'demo', version: '0'.repeat(64) }
  const opened = await openCase(at(hoursAgo), {
    person: personId(person),
    request,
    recipients: [organization!.id],
    wording,
    until: consentUntil(at(hoursAgo).at),
  })
  if (!opened.ok) throw new Error(`the example does not begin: ${opened.refusal}`)
  const { id } = opened.value.case
  for (const { by, text, hoursAgo: ago } of said) {
    const then = at(ago)
    const found = (await then.cases.find(id))!
    if (by === 'person') {
      const head = { kind: 'words' } as const
      const passed = await passOn(then, found, { head, bytes: new TextEncoder().encode(text) })
      if (!passed.ok) throw new Error(`the example is not passed on: ${passed.refusal}`)
      continue
    }
    const member = demoStaff.find((one) => one.id === by)!
    if (found.state.status === 'offered') await claimCase(then, member, id, undefined)
    const about = { entry: newId(then), case: id, author: 'staff', at: then.at } as const
    const key = (await then.keys.present(organization!.id))!
    const sealed = await then.seal.seal({ about, content: words(text) }, [key.recipient])
    const replied = await replyTo(then, member, id, { entry: { about, sealed }, text })
    if (!replied.ok) throw new Error(`the example is not answered: ${replied.refusal}`)
  }
}
