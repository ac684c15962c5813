import type { Case } from '../../casework/case.ts'
import type { Channel } from '../../channel/channel.ts'
import { readyToSeal } from '../../channel/her-words.ts'
import type { CleanFile } from './clean.ts'
import { neutralName } from './file-type.ts'

/** What seals a clean file of hers to whoever answers her. Its number is that of the entry: two photos have two names. */
export async function readyFile(channel: Channel, found: Case, { type, bytes }: Omit<CleanFile, 'name'>) {
  const name = neutralName(type, (await channel.entries.wrapsOf(found.id)).length + 1)
  return readyToSeal(channel, found, { head: { kind: 'file', name, type }, bytes })
}
