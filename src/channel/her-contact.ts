import type { Case } from '../casework/case.ts'
import { asksSafeWord, type ContactContract } from '../casework/contact-contract.ts'
import { move } from '../casework/move.ts'
import type { PersonId } from '../kernel/id.ts'
import type { Channel } from './channel.ts'
import { keep } from './keep.ts'

/** The lines she may choose from for the one thing that is ever sent first. Their words stand under `neutral:<word>`. */
export const neutralWords = [
  'notice',
  'news',
  'note',
  'page',
  'list',
  'hours',
  'reminder',
  'materials',
] as const

/** From now on she is written to so. Her safe word stays, unless the new contract brings another one. */
export async function writeMeSo(channel: Channel, found: Case, contract: ContactContract): Promise<Case> {
  const { safeWord } = found.request.contract
  const kept = { ...(safeWord && { safeWord }), ...contract }
  // What was to be said at the old hours is not said; whoever is here sees by herself what waits.
  await channel.timers.clear(found.id, 'knock')
  return keep(channel, found, move({ ...found, request: { ...found.request, contract: kept } }, []), {
    by: 'person',
    what: 'contact-changed',
  })
}

/**
 * What is kept of a safe word: a keyed digest, another one for every person, of the word as people type it (small or
 * large letters, spaces more or less).
 */
export const safeWordDigest = (channel: Pick<Channel, 'digest'>, owner: PersonId, word: string) =>
  channel.digest(
    `safe-word:${owner}:${word.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'").trim()}`,
  )

/** Whether this is her safe word. Compared whole, so that the time it takes says nothing. */
export function knowsSafeWord(
  channel: Pick<Channel, 'digest'>,
  { person, request }: Case,
  word: string,
): boolean {
  const { safeWord } = request.contract
  if (!safeWord) return true
  const said = safeWordDigest(channel, person, word)
  return (
    said.length === safeWord.length &&
    said.reduce((wrong, byte, at) => wrong | (byte ^ safeWord[at]!), 0) === 0
  )
}

/** Whether the safe word is asked before anything of this case is shown to somebody who was last sure to be her then. */
export const isLocked = ({ request }: Case, knownAt: Date | undefined, at: Date) =>
  asksSafeWord(request.contract, knownAt ?? new Date(0), at)
