import type { Refused } from './answer.ts'
import { bad, granted } from './answer.ts'
import type { Ask } from './ask.ts'
import { textOf } from './ask.ts'
import type { Method } from './bot.ts'
import { formatted } from './entities.ts'
import type { Files, StoredFile } from './files.ts'
import { described } from './files.ts'
import { present } from './message.ts'
import { caption, sending } from './sending.ts'

const mib = 2 ** 20
/** What a bot may fetch again, and how large a photo may be. */
const mostDownloaded = 20 * mib
const mostPhoto = 10 * mib

/** The file that a call sends: one that came with it, or one the bot has sent or received before. */
const sentFile = (files: Files, ask: Ask, field: keyof typeof folders): StoredFile | Refused => {
  const named = textOf(ask, field)
  const upload = ask.uploads.get(named?.startsWith('attach://') ? named.slice(9) : field)
  if (!upload && !named) return bad(`there is no ${field} in the request`)
  if (!upload && /^https?:/.test(named ?? '')) return bad('failed to get HTTP URL content')
  if (!upload) return files.find(named ?? '') ?? bad('wrong file identifier/HTTP URL specified')
  if (upload.bytes.length === 0) return bad('file must be non-empty')
  if (field === 'photo' && upload.bytes.length > mostPhoto) return bad('file is too big')
  if (field === 'photo' && !isPicture(upload.bytes)) return bad('IMAGE_PROCESS_FAILED')
  return files.keep(folders[field], upload)
}
const folders = { document: 'documents', photo: 'photos', voice: 'voice' } as const

/** JPEG, PNG or WebP by their first bytes. */
const isPicture = (bytes: Buffer) => {
  const head = bytes.toString('latin1', 0, 12)
  return head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG') || /^RIFF.{4}WEBP$/s.test(head)
}

/** Where a file can be fetched; above 20 MB it cannot. */
export const getFile: Method = ({ files }, ask) => {
  const file = files.find(textOf(ask, 'file_id') ?? '')
  if (!file) return bad('invalid file_id')
  if (file.bytes.length > mostDownloaded) return bad('file is too big')
  return granted({ ...described(file), file_path: file.path })
}

const captioned = (ask: Ask) => {
  const words = formatted(ask, caption)
  if ('ok' in words) return words
  const caption_entities = words.entities.length > 0 ? words.entities : undefined
  return present({ caption: words.text || undefined, caption_entities })
}

const mimes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  svg: 'image/svg+xml',
  zip: 'application/zip',
}

export const documentJson = (file: StoredFile) => ({
  file_name: file.name,
  mime_type: mimes[/\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream',
  ...described(file),
})

export const sendDocument = sending((bot, ask) => {
  const words = captioned(ask)
  if ('ok' in words) return words as Refused
  const file = sentFile(bot.files, ask, 'document')
  return 'ok' in file ? file : { json: { document: documentJson(file), ...words }, file }
})

export const photoJson = (file: StoredFile) => [{ ...described(file), width: 640, height: 480 }]

export const sendPhoto = sending((bot, ask) => {
  const words = captioned(ask)
  if ('ok' in words) return words as Refused
  const file = sentFile(bot.files, ask, 'photo')
  return 'ok' in file ? file : { json: { photo: photoJson(file), ...words }, file }
})

export const voiceJson = (file: StoredFile) => ({ ...described(file), duration: 1, mime_type: 'audio/ogg' })

export const sendVoice = sending((bot, ask) => {
  const words = captioned(ask)
  if ('ok' in words) return words as Refused
  const file = sentFile(bot.files, ask, 'voice')
  return 'ok' in file ? file : { json: { voice: voiceJson(file), ...words }, file }
})
