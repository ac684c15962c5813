import type { SealedEntry } from '../../sealing/entry-seal.ts'

const FIRST = new TextEncoder().encode('age-encryption.org/v1\n')
const LAST = new TextEncoder().encode('--- ')
const NEWLINE = 10

/** Headers are read whole. This is room for 600 recipients. */
const LONGEST_HEADER = 64 * 1024

type Bytes = ReadableStream<Uint8Array>

/** Cuts an age file where its header ends, after the line with the MAC. Throws when it is none. */
export function split(file: Uint8Array): SealedEntry {
  const end = endOfHeader(file)
  if (end === undefined) throw new Error('this is not an age file')
  return { wraps: file.subarray(0, end), body: file.subarray(end) }
}

/** The ordinary age file of which these are the parts. */
export const join = ({ wraps, body }: SealedEntry): Uint8Array => concat([wraps, body])

/** Cuts an age file that is still being read; its body flows on. */
export async function splitStream(file: Bytes): Promise<{ wraps: Uint8Array; body: Bytes }> {
  const reader = file.getReader()
  let read: Uint8Array = new Uint8Array(0)
  let end: number | undefined
  while (end === undefined) {
    const { done, value } = await reader.read()
    if (done || read.length > LONGEST_HEADER) throw new Error('this is not an age file')
    read = concat([read, value])
    end = endOfHeader(read)
  }
  return { wraps: read.slice(0, end), body: following(read.slice(end), reader) }
}

/** The ordinary age file of which these are the parts, the body still being read. */
export const joinStream = (wraps: Uint8Array, body: Bytes): Bytes => following(wraps, body.getReader())

/** Where the header ends. Its lines are text; only the last begins with `--- `. */
function endOfHeader(file: Uint8Array): number | undefined {
  if (!startsWith(file, FIRST, 0)) return undefined
  for (let line = FIRST.length; line > 0; ) {
    const next = file.indexOf(NEWLINE, line) + 1
    if (next > 0 && startsWith(file, LAST, line)) return next
    line = next
  }
  return undefined
}

const startsWith = (file: Uint8Array, text: Uint8Array, at: number) =>
  text.every((byte, nth) => byte === file[at + nth])

function following(first: Uint8Array, rest: ReadableStreamDefaultReader<Uint8Array>): Bytes {
  let begun = false
  return new ReadableStream({
    pull: async (to) => {
      const { done, value } = begun ? await rest.read() : { done: false, value: first }
      begun = true
      if (done) to.close()
      else if (value !== undefined) to.enqueue(value)
    },
    cancel: (reason) => rest.cancel(reason),
  })
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
