import { createHash } from 'node:crypto'
import type { Answer, Refused } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask, Upload } from './ask.ts'
import { textOf } from './ask.ts'

/** A file that the server holds, so that a test can open what was sent. */
export type StoredFile = {
  readonly id: string
  readonly uniqueId: string
  readonly path: string
  readonly name: string
  readonly bytes: Buffer
}

/** The files of one bot. */
export type Files = {
  readonly keep: (folder: 'documents' | 'photos' | 'stickers', upload: Upload) => StoredFile
  readonly find: (id: string) => StoredFile | undefined
  readonly at: (path: string) => StoredFile | undefined
}

const mib = 2 ** 20
/** What a bot may fetch, and what it may send: a document, a photo. */
const mostDownloaded = 20 * mib
export const mostUploaded = 50 * mib
const mostPhoto = 10 * mib

export const startFiles = (): Files => {
  const byId = new Map<string, StoredFile>()
  const byPath = new Map<string, StoredFile>()
  return {
    keep: (folder, { name, bytes }) => {
      const number = byId.size
      const path = `${folder}/file_${number}${/\.\w{1,8}$/.exec(name)?.[0] ?? ''}`
      const uniqueId = `AQAD${createHash('sha256').update(bytes).digest('base64url').slice(0, 12)}`
      const file = { id: `BQACAgI${String(number).padStart(8, '0')}`, uniqueId, path, name, bytes }
      byId.set(file.id, file)
      byPath.set(path, file)
      return file
    },
    find: (id) => byId.get(id),
    at: (path) => byPath.get(path),
  }
}

/** The file that a call sends: one that came with it, or one the bot has sent or received before. */
export const sentFile = (files: Files, ask: Ask, field: 'document' | 'photo'): StoredFile | Refused => {
  const named = textOf(ask, field)
  const upload = ask.uploads.get(named?.startsWith('attach://') ? named.slice(9) : field)
  if (!upload && !named) return bad(`there is no ${field} in the request`)
  if (!upload && /^https?:/.test(named ?? '')) return bad('failed to get HTTP URL content')
  if (!upload) return files.find(named ?? '') ?? bad('wrong file identifier/HTTP URL specified')
  if (upload.bytes.length === 0) return bad('file must be non-empty')
  if (field === 'photo' && upload.bytes.length > mostPhoto) return bad('file is too big')
  if (field === 'photo' && !isPicture(upload.bytes)) return bad('IMAGE_PROCESS_FAILED')
  return files.keep(field === 'photo' ? 'photos' : 'documents', upload)
}

/** JPEG, PNG or WebP by their first bytes. */
const isPicture = (bytes: Buffer) => {
  const head = bytes.toString('latin1', 0, 12)
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG') || /^RIFF.{4}WEBP$/s.test(head)
}

/** Where a file can be fetched; above 20 MB it cannot. */
export const getFile = (files: Files, ask: Ask): Answer => {
  const file = files.find(textOf(ask, 'file_id') ?? '')
  if (!file) return bad('invalid file_id')
  if (file.bytes.length > mostDownloaded) return bad('file is too big')
  return granted({ ...described(file), file_path: file.path })
}

export const described = (file: StoredFile) => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_size: file.bytes.length,
})
