import { z } from 'zod'
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

/** The errand of fetching a file of hers: `payload` is the reference that the door gave, sealed where it is kept. */
export const FETCH_FILE = 'fetch-file'
const Payload = z.strictObject({ file: z.string() })

/** Has a file fetched after the turn: `reference` is what came as the answer to a question that takes files. */
export async function queueFile(
  channel: Channel,
  found: Case,
  person: PersonId,
  reference: string,
): Promise<void> {
  const errand = { id: newId(channel), kind: FETCH_FILE, case: found.id, person, attempt: 0 }
  await channel.errands.save({ ...errand, payload: { file: reference }, at: channel.at })
}

/** The file that an errand is about; nothing when it is about something else. */
export function fileOf({ kind, payload }: Errand): TelegramFile | undefined {
  const parsed = Payload.safeParse(payload)
  if (kind !== FETCH_FILE || !parsed.success) return undefined
  const [, of, bytes, id] = /^telegram (\w+) (\d+) (\S+)$/.exec(parsed.data.file) ?? []
  return of && id ? { kind: of, bytes: Number(bytes), id } : undefined
}
