import { randomBytes } from 'node:crypto'
import type { Channel } from '../../channel/channel.ts'
import { hours } from '../../retention/periods.ts'
import type { StaffMember } from '../../staff/staff.ts'
import { DESK } from './world.ts'

const LINK_MS = hours.linkCode * 60 * 60_000
const digestOf = (channel: Channel, code: string) => channel.digest(`desk-link:${code}`)

/** The path of a link that lets this member in once, within an hour. It is told to her, and stored nowhere. */
export async function newLink(channel: Channel, member: StaffMember): Promise<string> {
  const code = randomBytes(24).toString('base64url')
  const until = new Date(channel.at.getTime() + LINK_MS)
  const { organization, id: staff } = member
  await channel.linkCodes.add(digestOf(channel, code), { purpose: 'sign-in', organization, staff, until })
  return `${DESK}/in/${code}`
}

/** Whom the link lets in. It opens nothing a second time. */
export async function useLink(channel: Channel, code: string): Promise<StaffMember | undefined> {
  const link = await channel.linkCodes.use(digestOf(channel, code), 'sign-in')
  const member = link?.staff && (await channel.staff.find(link.staff))
  return member?.active ? member : undefined
}
