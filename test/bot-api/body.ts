import type { IncomingMessage } from 'node:http'
import type { Ask } from './ask.ts'
import type { Upload } from './files.ts'

const none: ReadonlyMap<string, Upload> = new Map()
/** A form around the largest file needs a little more than the file. */
const mostBody = 50 * 2 ** 20 + 2 ** 16

/** Reads a request to its end; `undefined` when it is larger than anything Telegram takes. */
export const readBody = (request: IncomingMessage, then: (body: Buffer | undefined) => void) => {
  const parts: Buffer[] = []
  let size = 0
  request.on('data', (part: Buffer) => {
    size += part.length
    if (size <= mostBody) parts.push(part)
  })
  request.on('end', () =>
    then(size > mostBody ? undefined : parts.length === 1 ? parts[0]! : Buffer.concat(parts)),
  )
}

const header = (head: string, name: string) =>
  new RegExp(`${name}\\*?=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\r\\n]*))`, 'i').exec(head)

const written = (found: RegExpExecArray | null) => found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]?.trim()

/** The fields and files of a multipart form (RFC 7578), however loosely its headers are written. */
export const multipart = (body: Buffer, boundary: string): Ask => {
  const fields: Record<string, unknown> = {}
  const uploads = new Map<string, Upload>()
  const mark = Buffer.from(`--${boundary}`)
  let from = body.indexOf(mark)
  while (from >= 0) {
    const start = from + mark.length + 2
    const end = body.indexOf(mark, start)
    const gap = body.indexOf('\r\n\r\n', start)
    if (end < 0 || gap < 0 || gap > end) break
    const head = body.toString('utf8', start, gap)
    const content = body.subarray(gap + 4, end - 2)
    const name = written(header(head, '\\bname'))
    const filename = written(header(head, 'filename'))
    if (name !== undefined && filename !== undefined)
      uploads.set(name, { name: filename, bytes: Buffer.from(content) })
    else if (name !== undefined) fields[name] = content.toString('utf8')
    from = end
  }
  return { fields, uploads }
}

const pairs = (query: string) => Object.fromEntries(new URLSearchParams(query))

/** What a request asks for, from its address and its body; `undefined` when the body is not what it says it is. */
export const askOf = (query: string, type: string, body: Buffer): Ask | undefined => {
  const asked: Record<string, unknown> = query ? pairs(query) : {}
  if (body.length === 0) return { fields: asked, uploads: none }
  if (type.startsWith('application/json')) {
    try {
      const given: unknown = JSON.parse(body.toString())
      if (typeof given !== 'object' || given === null) return undefined
      return { fields: query ? { ...asked, ...given } : (given as Record<string, unknown>), uploads: none }
    } catch {
      return undefined
    }
  }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { fields: { ...asked, ...pairs(body.toString()) }, uploads: none }
  const boundary = written(header(type, 'boundary'))
  if (!boundary) return undefined
  const form = multipart(body, boundary)
  return { fields: { ...asked, ...form.fields }, uploads: form.uploads }
}
