import { done, refuse } from '../kernel/outcome.ts'
import type { EntryAbout, PlainEntry } from './entry-seal.ts'

const VERSION = 1
const BUCKET = 256
/** Padding costs at most a twentieth, above the smallest bucket. */
const SHARE = 20

/**
 * How long something of so many bytes is made: to the next multiple of 256, and from 10 KB on of the largest power of
 * two that adds no more than 5 %. The length of what is sealed tells this number and nothing finer.
 */
export function paddedSize(bytes: number): number {
  const bucket = 2 ** Math.max(Math.log2(BUCKET), Math.floor(Math.log2(Math.max(1, bytes / SHARE))))
  return Math.max(1, Math.ceil(bytes / bucket)) * bucket
}

/**
 * What stands before the content inside the seal: version (1 byte), length of the head (2, big-endian), the head as
 * JSON, length of the content (4, big-endian). After the content come zeros up to `paddedSize` of it all.
 */
export function prefixOf(about: EntryAbout, contentBytes: number): Uint8Array {
  if (contentBytes >= 2 ** 32) throw new Error('an entry has less than 4 GB')
  const head = headOf(about)
  const prefix = new Uint8Array(3 + head.length + 4)
  const view = new DataView(prefix.buffer)
  view.setUint8(0, VERSION)
  view.setUint16(1, head.length)
  prefix.set(head, 3)
  view.setUint32(3 + head.length, contentBytes)
  return prefix
}

/** Where the content stands in what was opened. `entry-moved`: it was sealed as another entry than this. */
export function contentAt(plain: Uint8Array, about: EntryAbout) {
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  if (plain.length < 3 || view.getUint8(0) !== VERSION) return refuse('entry-damaged')
  const head = view.getUint16(1)
  if (plain.length < 3 + head + 4) return refuse('entry-damaged')
  if (!sameBytes(plain.subarray(3, 3 + head), headOf(about))) return refuse('entry-moved')
  const from = 3 + head + 4
  return done({ from, to: from + view.getUint32(3 + head) })
}

/** An entry as it is sealed: head, content, padding. */
export function pack({ about, content }: PlainEntry): Uint8Array {
  const prefix = prefixOf(about, content.length)
  const plain = new Uint8Array(paddedSize(prefix.length + content.length))
  plain.set(prefix)
  plain.set(content, prefix.length)
  return plain
}

/** The content of what was opened, if it was sealed as this entry. */
export function unpack(plain: Uint8Array, about: EntryAbout) {
  const place = contentAt(plain, about)
  if (!place.ok) return place
  const { from, to } = place.value
  return plain.length === paddedSize(to) ? done(plain.subarray(from, to)) : refuse('entry-damaged')
}

const headOf = ({ entry, case: of, author, at }: EntryAbout) =>
  new TextEncoder().encode(JSON.stringify({ table: 'Entry', entry, case: of, author, at: at.toISOString() }))

const sameBytes = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
