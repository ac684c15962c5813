import type { Case } from '../casework/case.ts'
import type { Channel } from '../channel/channel.ts'
import type { Errand } from '../channel/errand.ts'
import { newId } from '../channel/keep.ts'
import type { PersonId } from '../kernel/id.ts'
import type { FileRefusal } from './files/file-type.ts'

/** A file that stands in Telegram: what kind of message it was, how large it is said to be (0: not said), and its id there. */
export type TelegramFile = { readonly kind: string; readonly bytes: number; readonly id: string }

/**
 * What became of a file that was fetched for her case. `file-gone`: nobody could bring it; `file-not-passed`: nobody is
 * there to read it, or the case was closed meanwhile.
 */
export type FileResult = 'file-passed' | FileRefusal | 'file-gone' | 'file-not-passed'

/** The errand of bringing a file of hers to her desk. Its payload is what the door gave to find the file by, sealed where it is kept. */
const KIND = 'file'

/** Has a file brought after the turn: `reference` is what came as the answer to a question that takes files. */
export const queueFile = (
  channel: Channel,
  found: Case,
  person: PersonId,
  reference: string,
): Promise<void> =>
  channel.errands.save({
    id: newId(channel),
    kind: KIND,
    case: found.id,
    person,
    payload: reference,
    at: channel.at,
    attempt: 0,
  })

/** The reference that an errand is about; nothing when it is about something else. */
export const referenceIn = ({ kind, payload }: Errand): string | undefined =>
  kind === KIND && typeof payload === 'string' ? payload : undefined

/** The file in Telegram that a reference means: `telegram <kind> <bytes> <id>`. */
export function telegramFileIn(reference: string): TelegramFile | undefined {
  const [, kind, bytes, id] = /^telegram (\w+) (\d+) (\S+)$/.exec(reference) ?? []
  return kind && id ? { kind, bytes: Number(bytes), id } : undefined
}
