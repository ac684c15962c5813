import { type Api, GrammyError } from 'grammy'
import { request } from 'undici'
import type { TelegramFile } from './errand.ts'
import { FILE_MAX, type FileRefusal } from './files/file-type.ts'
import type { TelegramConfig } from './settings.ts'

/** What came of going for a file: its bytes, a no that will stay, or a pause before the next try. */
export type Fetched =
  | { readonly is: 'fetched'; readonly bytes: Buffer }
  | { readonly is: 'refused'; readonly refusal: FileRefusal | 'file-gone' }
  | { readonly is: 'later'; readonly seconds?: number }

/** Without a byte for so long, the connection is dead; 20 MB over a poor line take their time. */
const SILENCE_MS = 15_000
const WHOLE_MS = 180_000
/** Films tell of more than can be taken out of them. They are not even fetched. */
const films = ['video', 'video_note']

/** The link to a file contains the bot's token: it is made here, used here, and stands in no error and no log. */
export const telegramFiles =
  (api: Api, { apiRoot, token }: Pick<TelegramConfig, 'apiRoot' | 'token'>) =>
  async ({ kind, bytes, id }: TelegramFile): Promise<Fetched> => {
    if (films.includes(kind)) return refused('file-type-not-taken')
    if (bytes > FILE_MAX) return refused('file-too-large')
    const path = await pathOf(api, id)
    return typeof path === 'string' ? download(`${apiRoot}/file/bot${token}/${path}`) : path
  }

const refused = (refusal: FileRefusal | 'file-gone'): Fetched => ({ is: 'refused', refusal })
const later: Fetched = { is: 'later' }

/** Where the file lies now: Telegram promises the place for an hour. */
async function pathOf(api: Api, id: string): Promise<string | Fetched> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(id)
    if (size > FILE_MAX) return refused('file-too-large')
    return path !== undefined && /^\w[\w-]*(\/[\w-]+)*(\.\w+)?$/.test(path) ? path : refused('file-gone')
  } catch (fault) {
    if (!(fault instanceof GrammyError)) return later
    const { retry_after: seconds } = fault.parameters
    if (seconds !== undefined) return { is: 'later', seconds }
    if (fault.error_code !== 400) return later
    return refused(/too big/i.test(fault.description) ? 'file-too-large' : 'file-gone')
  }
}

async function download(url: string): Promise<Fetched> {
  try {
    const { statusCode, body } = await request(url, {
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
      signal: AbortSignal.timeout(WHOLE_MS),
    })
    const parts: Buffer[] = []
    let size = 0
    for await (const part of body as AsyncIterable<Buffer>) {
      size += part.length
      // Leaving the loop closes the connection: no more of it comes.
      if (size > FILE_MAX) return refused('file-too-large')
      parts.push(part)
    }
    if (statusCode === 200) return { is: 'fetched', bytes: Buffer.concat(parts) }
    return statusCode === 404 ? refused('file-gone') : later
  } catch {
    // Whatever it says, an address in it would carry the token; that it failed is all there is to know.
    return later
  }
}
