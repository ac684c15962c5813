import type { Case } from '../casework/case.ts'
import { mayDoTo } from '../casework/exclusion.ts'
import type { EntryContent } from '../sealing/entry-content.ts'
import type { Channel } from './channel.ts'
import { agreedToTelegram } from './in-telegram.ts'

/**
 * What she wrote goes on to her caseworker's own chat, where her organization chose to answer there. Her words pass
 * through the house in this one turn; what waits to be sent is sealed, and gone once it was.
 */
export async function relay(channel: Channel, found: Case, { head, bytes }: EntryContent): Promise<void> {
  const { state, code } = found
  if (!('caseworker' in state) || !state.caseworker || !state.organization) return
  const organization = await channel.organizations.find(state.organization)
  const member = organization?.answersIn === 'telegram' && (await channel.staff.find(state.caseworker))
  if (!member || !mayDoTo(member, 'read-entries', found)) return
  const said =
    head.kind === 'words' && (await agreedToTelegram(channel, found, state.organization))
      ? { word: 'she-wrote', values: { code, text: new TextDecoder().decode(bytes) } }
      : { word: head.kind === 'words' ? 'she-wrote-there' : 'she-sent-file', values: { code } }
  for (const chat of await channel.staffChats.of(member.id))
    channel.news.tell(chat, member.languages, { kind: 'desk-line', ...said })
}

/** Half of the promised time is over, or all of it, and she has not answered: her caseworker is told so in her own chat. */
export async function remindCaseworker(channel: Channel, found: Case): Promise<void> {
  const { state, code } = found
  if (!('caseworker' in state) || !state.caseworker) return
  const member = await channel.staff.find(state.caseworker)
  if (!member || !mayDoTo(member, 'answer-person', found)) return
  for (const chat of await channel.staffChats.of(member.id))
    channel.news.tell(chat, member.languages, { kind: 'desk-line', word: 'unanswered', values: { code } })
}
