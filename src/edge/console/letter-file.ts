import type { Letter } from '../../channel/letter.ts'
import { done, refuse } from '../../kernel/outcome.ts'

/** As large as a file in a letter may be, in bytes. */
export const FILE_MAX = 20 * 1024 * 1024

const zip = [0x50, 0x4b, 0x03, 0x04]
/** What may be sent, by the end of its name: its type, and how its bytes begin (after so many). */
const kinds: Readonly<
  Record<string, { readonly type: string; readonly begins: readonly number[]; readonly after?: number }>
> = {
  jpg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  jpeg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  png: { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  webp: { type: 'image/webp', begins: [0x57, 0x45, 0x42, 0x50], after: 8 },
  pdf: { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: zip },
  odt: { type: 'application/vnd.oasis.opendocument.text', begins: zip },
  txt: { type: 'text/plain', begins: [] },
  ogg: { type: 'audio/ogg', begins: [0x4f, 0x67, 0x67, 0x53] },
  mp3: { type: 'audio/mpeg', begins: [] },
  m4a: { type: 'audio/mp4', begins: [0x66, 0x74, 0x79, 0x70], after: 4 },
}

/** What a file is, by its name and its first bytes, which must agree. Undefined: it is not sent. */
export function typeOf(name: string, bytes: Uint8Array): string | undefined {
  const kind = kinds[/\.([a-z0-9]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  const agrees = kind?.begins.every((byte, at) => bytes[(kind.after ?? 0) + at] === byte)
  return agrees ? kind?.type : undefined
}

/** The file of a reply, if there is one. Its name reaches her as it is; the type is ours, not the browser's. */
export async function fileIn(form: FormData) {
  const file = form.get('file')
  if (file === null || typeof file === 'string' || file.size === 0) return done<Letter['file']>(undefined)
  if (file.size > FILE_MAX) return refuse('file-too-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = typeOf(file.name, bytes)
  return type ? done<Letter['file']>({ name: file.name.slice(-120), type, bytes }) : refuse('file-wrong-type')
}
