import { done, type Outcome, refuse } from '../../kernel/outcome.ts'
import { cleanJpeg, turnSegment } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanRecording } from './clean-recording.ts'
import { cleanVoice } from './clean-voice.ts'
import { cleanWebp } from './clean-webp.ts'
import { FILE_MAX, type FileRefusal, type FileType, typeOf } from './file-type.ts'
import { Film } from './film.ts'
import { TooManyPixels } from './picture-size.ts'

/** A file after cleaning: its type is what its bytes are. */
export type Clean = { readonly type: FileType; readonly bytes: Buffer }

type Cleaner = (bytes: Buffer) => Buffer | Promise<Buffer>

const cleaners: Readonly<Record<FileType, Cleaner>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'application/pdf': async (bytes) => (await papers()).cleanPdf(bytes),
  'audio/ogg': cleanVoice,
  'audio/mp4': cleanRecording,
  // The mark before the first letter is of the program that wrote it.
  'text/plain': (bytes) => (bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes),
}
const BOM = Buffer.from('\ufeff')
/** The library for papers is large: who sends a photo does not wait for it. */
const papers = () => import('./clean-pdf.ts')

/**
 * Cleans one file, and reads the result again before it counts. This is what runs behind the walls, and nothing of it
 * knows where a file came from. Whatever a reader stumbles over means that the file is damaged.
 */
export async function cleanInside(
  bytes: Buffer,
  by: Readonly<Record<FileType, Cleaner>> = cleaners,
): Promise<Outcome<Clean, FileRefusal>> {
  if (bytes.length > FILE_MAX) return refuse('file-too-large')
  const type = typeOf(bytes)
  if (!type) return refuse('file-type-not-taken')
  try {
    const clean = await by[type](bytes)
    if (clean.length > FILE_MAX) return refuse('file-too-large')
    return (await isClean(type, clean)) ? done({ type, bytes: clean }) : refuse('file-damaged')
  } catch (fault) {
    if (fault instanceof TooManyPixels) return refuse('file-too-large')
    return refuse(fault instanceof Film ? 'file-type-not-taken' : 'file-damaged')
  }
}

/** How descriptions begin, in whatever file they stand. Each is long enough never to be met by chance. */
const marks = [
  'Exif\0\0',
  'http://ns.adobe.com/',
  '<x:xmpmeta',
  '<?xpacket',
  'Photoshop 3.0',
  'ICC_PROFILE',
  'JFXX\0',
]

/** Looked for apart from how it was cleaned: no mark of a description, and nothing that cleaning would still change. */
export async function isClean(type: FileType, clean: Buffer): Promise<boolean> {
  if (type === 'text/plain') return true
  if (marks.some((mark) => withoutTurn(clean).includes(mark, 0, 'latin1'))) return false
  if (type === 'application/pdf') return (await (await papers()).tellingIn(clean)).length === 0
  return clean.equals(await cleaners[type](clean))
}

/** Which way up a photo was held is the one description that stays, in one fixed form. */
function withoutTurn(clean: Buffer): Buffer {
  for (let turn = 2; turn <= 8; turn++)
    if (clean.subarray(2, 38).equals(turnSegment(turn))) return clean.subarray(38)
  return clean
}
