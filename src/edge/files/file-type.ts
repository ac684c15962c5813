/** A file of more bytes than this is not taken: Telegram hands a bot no larger one (Bot API, getFile). */
export const FILE_MAX = 20 * 2 ** 20

/** What a file may be, told by its bytes alone: how it is called after cleaning, whatever it was called before. */
const names = {
  'image/jpeg': 'photo-#.jpg',
  'image/png': 'picture-#.png',
  'image/webp': 'picture-#.webp',
  'application/pdf': 'document-#.pdf',
  'audio/ogg': 'voice-#.ogg',
  'audio/mp4': 'voice-#.m4a',
  'text/plain': 'text-#.txt',
} as const
export type FileType = keyof typeof names

export const isFileType = (type: unknown): type is FileType => typeof type === 'string' && type in names

/** A name that says what it is and the how manieth, and nothing of whose. */
export const neutralName = (type: FileType, nth: number) => names[type].replace('#', String(nth))

/** Why a file is not taken. A damaged one may also be locked with a password, or hold what could not be taken out. */
export const fileRefusals = ['file-type-not-taken', 'file-too-large', 'file-damaged'] as const
export type FileRefusal = (typeof fileRefusals)[number]

/** The type that these bytes are, by how they begin; what no other type claims and reads as text is text. */
export function typeOf(bytes: Buffer): FileType | undefined {
  const head = bytes.toString('latin1', 0, 36)
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^RIFF.{4}WEBP/s.test(head)) return 'image/webp'
  if (/^%PDF-\d/.test(head)) return 'application/pdf'
  if (head.startsWith('OggS') && head.slice(28).startsWith('OpusHead')) return 'audio/ogg'
  if (/^.{4}ftyp/s.test(head)) return 'audio/mp4'
  return isText(bytes) ? 'text/plain' : undefined
}

/** Letters and line ends in UTF-8: a control character in it means that it is something else. */
function isText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return bytes.length > 0
  } catch {
    return false
  }
}
