import { Film } from './film.ts'
import { checkSize } from './picture-size.ts'

type Chunk = { readonly name: string; readonly inside: Buffer }

/** Of all that the extended header can announce, what is left to announce is transparency. */
const ALPHA = 0x10
const MOVES = 0x02

/** A WebP of its pixels and their transparency, and nothing else: no EXIF, XMP, colour profile. Throws where the bytes are no WebP. */
export function cleanWebp(bytes: Buffer): Buffer {
  const chunks = chunksIn(bytes)
  const picture = chunks.filter(({ name }) => name === 'VP8 ' || name === 'VP8L')
  const header = chunks.find(({ name }) => name === 'VP8X')
  if (chunks.some(({ name }) => name === 'ANMF') || (header && header.inside.readUInt8(0) & MOVES))
    throw new Film('a picture that moves')
  const [pixels] = picture
  if (!pixels || picture.length > 1) throw new Error('not one picture')
  const [width, height] = sizeOf(pixels)
  checkSize(width, height)
  const alpha = pixels.name === 'VP8 ' ? chunks.find(({ name }) => name === 'ALPH') : undefined
  const kept = alpha ? [extended(width, height), alpha, pixels] : [pixels]
  const body = Buffer.concat([Buffer.from('WEBP'), ...kept.map(written)])
  const head = Buffer.from('RIFF\0\0\0\0')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

function chunksIn(bytes: Buffer): Chunk[] {
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw new Error('a picture that is cut')
  const chunks: Chunk[] = []
  for (let at = 12; at + 8 <= end; ) {
    const to = at + 8 + bytes.readUInt32LE(at + 4)
    if (to > end) throw new Error('a part that is cut')
    chunks.push({ name: bytes.toString('latin1', at, at + 4), inside: bytes.subarray(at + 8, to) })
    at = to + (to % 2)
  }
  return chunks
}

function sizeOf({ name, inside }: Chunk): readonly [number, number] {
  if (name === 'VP8 ') {
    if (inside.readUIntBE(3, 3) !== 0x9d012a) throw new Error('no pixels')
    return [inside.readUInt16LE(6) & 0x3fff, inside.readUInt16LE(8) & 0x3fff]
  }
  if (inside.readUInt8(0) !== 0x2f) throw new Error('no pixels')
  const bits = inside.readUInt32LE(1)
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
}

function extended(width: number, height: number): Chunk {
  const inside = Buffer.alloc(10)
  inside.writeUInt8(ALPHA)
  inside.writeUIntLE(width - 1, 4, 3)
  inside.writeUIntLE(height - 1, 7, 3)
  return { name: 'VP8X', inside }
}

function written({ name, inside }: Chunk): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(inside.length, 4)
  return Buffer.concat([head, inside, Buffer.alloc(inside.length % 2)])
}
