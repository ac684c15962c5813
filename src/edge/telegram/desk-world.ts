import type { Api } from 'grammy'
import type { Channel } from '../../channel/channel.ts'
import type { StaffMember } from '../../staff/staff.ts'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import type { Words } from '../words.ts'
import type { Claims } from './desk-button.ts'

/** What the desk at Telegram's door leans on. */
export type DeskWorld = {
  readonly house: Pick<House, 'within'>
  readonly api: Api
  readonly claims: Claims
  readonly words: Words
  readonly defaultLanguage: string
  readonly log: Log
}

/** The member of staff whose account at Telegram this is, if she still works here. */
export async function memberAt(channel: Channel, account: string): Promise<StaffMember | undefined> {
  const id = await channel.staffChats.staffOf(account)
  const member = id && (await channel.staff.find(id))
  return member?.active ? member : undefined
}
