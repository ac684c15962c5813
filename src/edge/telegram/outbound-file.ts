import { type Api, GrammyError, InputFile } from 'grammy'
import type { Letter } from '../../channel/letter.ts'

/** A file from her desk, clean. */
export type FileForHer = NonNullable<Letter['file']>

/** It can be neither forwarded nor saved, and makes no sound. */
const discreet = { protect_content: true, disable_notification: true } as const
/** Telegram takes photos of at most 10 MB (Bot API, sendPhoto). */
const PHOTO_MAX = 10 * 2 ** 20

/**
 * Says a file in her chat, where she has asked for it, and tells which message it is, so that leaving takes it away. No
 * words stand with it. A picture is shown as one and a voice can be heard; Telegram makes both anew. What Telegram will not
 * show goes as a file.
 */
export async function sendFile(api: Api, chat: string, file: FileForHer): Promise<number> {
  const bytes = () => new InputFile(file.bytes, file.name)
  const asItIs = () => api.sendDocument(chat, bytes(), { ...discreet, disable_content_type_detection: true })
  const shown = shownAs(file)
  if (!shown) return (await asItIs()).message_id
  try {
    const said =
      shown === 'photo' ? api.sendPhoto(chat, bytes(), discreet) : api.sendVoice(chat, bytes(), discreet)
    return (await said).message_id
  } catch (fault) {
    if (!(fault instanceof GrammyError) || fault.error_code !== 400) throw fault
    return (await asItIs()).message_id
  }
}

function shownAs({ type, bytes }: FileForHer): 'photo' | 'voice' | undefined {
  if (type.startsWith('audio/')) return 'voice'
  return type.startsWith('image/') && bytes.length <= PHOTO_MAX ? 'photo' : undefined
}
