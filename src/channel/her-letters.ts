import type { Case } from '../casework/case.ts'
import type { Channel } from './channel.ts'
import type { Letter } from './letter.ts'

/** The oldest letter that waits for her, and how many come after it. */
export async function nextLetter(channel: Channel, { id }: Case) {
  const [letter, ...later] = await channel.letters.of(id)
  return letter && { letter, later: later.length }
}

/** She has read it: it is gone from here. Only a letter of this case goes. */
export async function putAway(channel: Channel, { id }: Case, letter: Letter['id']): Promise<void> {
  const own = (await channel.letters.of(id)).filter((one) => one.id === letter)
  if (own.length === 0) return
  await channel.letters.drop([letter])
  await channel.audit.append({ at: channel.at, by: 'person', what: 'letter-put-away', case: id })
}
