import { checkSize } from './picture-size.ts'

const SOI = Buffer.of(0xff, 0xd8)
const EOI = Buffer.of(0xff, 0xd9)
const SOS = 0xda
/** Frames of all kinds, without the three codes between them that mean something else. */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)

type Segment = { readonly code: number; readonly inside: Buffer; readonly to: number }

/**
 * A JPEG of the parts that a picture is drawn from, each exactly as long as it says, and nothing else: no EXIF, XMP,
 * IPTC, colour profile, comment, thumbnail, and no second picture or film behind the end. Which way up it was held stays,
 * as eight numbers can say it. Throws where the bytes are no JPEG.
 */
export function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let turn = 1
  let seen: 'nothing' | 'frame' | 'scan' = 'nothing'
  for (let at = 2; at < bytes.length; ) {
    const segment = segmentAt(bytes, at)
    const { code, inside } = segment
    if (code === 0xd9) break
    at = segment.to
    if (code === 0xe1) turn = turnIn(inside) ?? turn
    if (isFrame(code)) {
      if (seen !== 'nothing') throw new Error('a second picture')
      checkSize(inside.readUInt16BE(3), inside.readUInt16BE(1))
      seen = 'frame'
    }
    const clean = cleanSegment(code, inside)
    if (clean) kept.push(Buffer.of(0xff, code, (clean.length + 2) >> 8, (clean.length + 2) & 255), clean)
    if (code !== SOS) continue
    if (seen === 'nothing') throw new Error('a scan before its frame')
    const end = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, end))
    seen = 'scan'
    at = end
  }
  if (seen !== 'scan') throw new Error('no picture')
  return Buffer.concat([SOI, ...(turn > 1 ? [turnSegment(turn)] : []), ...kept, EOI])
}

function segmentAt(bytes: Buffer, from: number): Segment {
  let at = from
  if (bytes[at] !== 0xff) throw new Error('no segment here')
  while (bytes[at] === 0xff) at++
  const code = bytes.readUInt8(at)
  if (code === 0xd9) return { code, inside: Buffer.alloc(0), to: at + 1 }
  if (code < 0xc0 || (code >= 0xd0 && code <= 0xd8)) throw new Error('a segment without a length')
  const to = at + 1 + bytes.readUInt16BE(at + 1)
  if (to > bytes.length || to < at + 3) throw new Error('a segment that is cut')
  return { code, inside: bytes.subarray(at + 3, to), to }
}

/** What of a segment stays. Nothing: it is not needed to draw the picture. */
function cleanSegment(code: number, inside: Buffer): Buffer | undefined {
  const exactly = (length: number) => {
    if (inside.length !== length) throw new Error('a segment with something hidden in it')
    return inside
  }
  if (isFrame(code)) return exactly(6 + 3 * inside.readUInt8(5))
  switch (code) {
    case SOS:
      return exactly(4 + 2 * inside.readUInt8(0))
    case 0xdd:
      return exactly(2)
    case 0xcc:
      return exactly(inside.length - (inside.length % 2))
    case 0xdb:
      return exactly(tables(inside, (at) => 1 + 64 * (1 + (inside.readUInt8(at) >> 4))))
    case 0xc4:
      return exactly(tables(inside, (at) => 17 + inside.subarray(at + 1, at + 17).reduce((a, b) => a + b, 0)))
    // JFIF and Adobe say how colours are meant; all else they may say is set to what it always is.
    case 0xe0:
      return inside.toString('latin1', 0, 5) === 'JFIF\0' ? Buffer.from(jfif, 'latin1') : undefined
    case 0xee:
      return inside.toString('latin1', 0, 5) === 'Adobe' ? adobe(inside.readUInt8(11)) : undefined
    default:
      return undefined
  }
}

const jfif = 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'
const adobe = (transform: number) =>
  Buffer.from([...Buffer.from('Adobe\0\x64\0\0\0\0', 'latin1'), transform % 3])

/** How long the tables of a segment are together. */
function tables(inside: Buffer, lengthAt: (at: number) => number): number {
  let at = 0
  while (at < inside.length) at += lengthAt(at)
  return at
}

/** The pixels end at the first marker that is neither a byte in disguise nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return bytes.length
    const next = bytes[at + 1]!
    if (next === 0xff) at--
    else if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
}

/** Tag 0x0112 of the first directory: 1 to 8; nothing where it does not stand or cannot be read. */
function turnIn(inside: Buffer): number | undefined {
  if (inside.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined
  const tiff = inside.subarray(6)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const number = (at: number, size: 2 | 4) =>
    at + size > tiff.length ? 0 : little ? tiff.readUIntLE(at, size) : tiff.readUIntBE(at, size)
  const directory = number(4, 4)
  for (let nth = 0; nth < number(directory, 2); nth++) {
    const entry = directory + 2 + 12 * nth
    if (number(entry, 2) !== 0x0112) continue
    const turn = number(entry + 8, 2)
    return turn >= 1 && turn <= 8 ? turn : undefined
  }
  return undefined
}

/** The smallest EXIF there is: one directory with one entry. */
export const turnSegment = (turn: number) =>
  Buffer.from(
    `ffe10022${Buffer.from('Exif\0\0').toString('hex')}4d4d002a0000000800010112000300000001000${turn}000000000000`,
    'hex',
  )
