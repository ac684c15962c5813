import { done, refuse } from '../../kernel/outcome.ts'
import { FILE_MAX } from './file-type.ts'

/** A form with a file in it. What the file was called at home is forgotten here. */
export type Upload = { readonly fields: URLSearchParams; readonly file: Uint8Array | undefined }

/** What else stands in the form: fields and the lines between the parts. */
const BESIDE_MAX = 64 * 1024
/** Whoever goes on for longer than this is cut off without an answer. */
const HEARD_MAX = 10 * FILE_MAX
/** Forms with files are read so many at a time: each may need four times its size. The others wait unread. */
const AT_ONCE = 2

/**
 * Reads a form with a file (multipart/form-data) into memory, never to a disk. `file-too-large`: the rest was heard and let
 * go, so that she gets an answer instead of a broken connection.
 */
export function openUploads(atOnce = AT_ONCE) {
  const gate = gateFor(atOnce)
  return (request: Request) => gate(() => readUpload(request))
}

async function readUpload(request: Request) {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data;/i.test(type)) return refuse('upload-malformed')
  const body = await bodyOf(request)
  if (!body) return refuse('file-too-large')
  try {
    return done(await uploadIn(await new Response(body, { headers: { 'content-type': type } }).formData()))
  } catch {
    return refuse('upload-malformed')
  }
}

async function bodyOf(request: Request): Promise<Blob | undefined> {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > HEARD_MAX) return undefined
    if (size > FILE_MAX + BESIDE_MAX) parts = []
    else parts.push(part)
  }
  return size > FILE_MAX + BESIDE_MAX ? undefined : new Blob(parts as Uint8Array<ArrayBuffer>[])
}

/** A field that was left empty comes as a file without a name and without bytes. */
async function uploadIn(form: FormData): Promise<Upload> {
  const fields = new URLSearchParams()
  let file: Uint8Array | undefined
  for (const [name, value] of form)
    if (typeof value === 'string') fields.append(name, value)
    else if (value.size > 0) file ??= new Uint8Array(await value.arrayBuffer())
  return { fields, file }
}

/** Lets so many in at once; the others wait in line. */
function gateFor(most: number) {
  let inside = 0
  const line: (() => void)[] = []
  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (inside >= most) await new Promise<void>((enter) => line.push(enter))
    else inside++
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else inside--
    }
  }
}
