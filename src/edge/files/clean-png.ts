import { crc32 } from 'node:zlib'
import { checkSize } from './picture-size.ts'

const SIGNATURE = 8

/** What a still picture is drawn from, with the lengths that each part may have. */
const drawn: Readonly<Record<string, (bytes: number) => boolean>> = {
  IHDR: (bytes) => bytes === 13,
  PLTE: (bytes) => bytes % 3 === 0 && bytes <= 768,
  tRNS: (bytes) => bytes <= 256,
  gAMA: (bytes) => bytes === 4,
  cHRM: (bytes) => bytes === 32,
  sRGB: (bytes) => bytes === 1,
  IDAT: () => true,
  IEND: (bytes) => bytes === 0,
}

/**
 * A PNG of the parts that a still picture is drawn from, and nothing else: no text, EXIF, time, colour profile, no part of
 * a private kind, nothing behind the end. Throws where the bytes are no PNG.
 */
export function cleanPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, SIGNATURE)]
  for (let at = SIGNATURE; ; ) {
    const length = bytes.readUInt32BE(at)
    const to = at + 12 + length
    const name = bytes.toString('latin1', at + 4, at + 8)
    const chunk = bytes.subarray(at, to)
    if (crc32(chunk.subarray(4, -4)) !== bytes.readUInt32BE(to - 4))
      throw new Error('a part that was changed')
    if ((at === SIGNATURE) !== (name === 'IHDR')) throw new Error('a header in the wrong place')
    if (name === 'IHDR') checkSize(chunk.readUInt32BE(8), chunk.readUInt32BE(12))
    if (drawn[name] && !drawn[name](length)) throw new Error('a part with something hidden in it')
    if (drawn[name]) kept.push(chunk)
    if (name === 'IEND') return Buffer.concat(kept)
    at = to
  }
}
