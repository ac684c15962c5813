import { formats, inGroups } from '../complaint/receipt.ts'
import type { Words } from '../edge/words.ts'
import type { Answers } from '../outbox/screen.ts'
import { momentIn, receiptIn } from './complaints.ts'

/** The receipt of what she was handed: when, and the fingerprint of each file in groups that can be read aloud. */
export function receiptCard(words: Words, language: string, values: Answers): string {
  const madeAt = values['made-at']
  if (typeof madeAt !== 'string' || madeAt === '') return ''
  const files = formats.flatMap((format) => {
    const sha256 = values[receiptIn(format)]
    return typeof sha256 === 'string' && sha256 !== ''
      ? [`${format.toUpperCase()}, SHA-256:\n${inGroups(sha256).join('\n')}`]
      : []
  })
  return [words.say(language, 'cards:made-at', { at: momentIn(language, new Date(madeAt)) }), ...files].join(
    '\n',
  )
}
