import type { Case } from '../casework/case.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { words } from '../sealing/entry-content.ts'
import type { StaffMember } from '../staff/staff.ts'
import type { Channel } from './channel.ts'
import { replyTo } from './desk-words.ts'
import { readersOf } from './her-words.ts'
import { newId } from './keep.ts'

/** Her caseworker answered in her own chat: sealed by the house to whoever may read, as a browser would have done. */
export async function answerByChat(channel: Channel, member: StaffMember, found: Case, text: string) {
  const organization = await channel.organizations.find(member.organization)
  if (organization?.answersIn !== 'telegram') return refuse('answers-at-console')
  const readers = await readersOf(channel, found)
  if (readers.length === 0) return refuse('nobody-to-read')
  const about = { entry: newId(channel), case: found.id, author: 'staff', at: channel.at } as const
  const sealed = await channel.seal.seal({ about, content: words(text) }, readers)
  const replied = await replyTo(channel, member, found.id, { entry: { about, sealed }, text })
  return replied.ok ? done(found.code) : replied
}
