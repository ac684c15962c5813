import type { Case } from '../casework/case.ts'
import type { Channel } from '../channel/channel.ts'
import { newId } from '../channel/keep.ts'
import type { FileResult } from './errand.ts'
import type { Words } from './words.ts'

/** What she reads, where a file of hers was not passed on. */
const words = {
  'file-type-not-taken': 'refusals:file-type-not-taken',
  'file-too-large': 'refusals:file-too-large',
  'file-damaged': 'refusals:file-damaged',
  'file-gone': 'refusals:file-gone',
  'file-not-passed': 'refusals:file-not-passed',
} as const satisfies Record<Exclude<FileResult, 'file-passed'>, string>

/**
 * A no becomes a letter that waits in her case until she looks, and the neutral line that something is new. A yes is not
 * told: that her file will be passed on she read when she sent it, and a second sound of the phone helps nobody.
 */
export const tellByLetter =
  (house: Pick<Words, 'say'>) =>
  async (channel: Channel, found: Case, result: FileResult): Promise<void> => {
    if (result === 'file-passed') return
    const text = house.say(found.request.language === 'uk' ? 'uk' : 'en', words[result])
    await channel.letters.add({ id: newId(channel), case: found.id, at: channel.at, text })
    channel.news.knock(found.id)
  }
