import { inflateSync } from 'node:zlib'
import { hits } from '../doors/canary.ts'
import { gpsBytes, planted } from './planted.ts'

/** Which of the planted words stand in these bytes, as letters of any width or as digits, packed streams unpacked. */
export function found(bytes: Uint8Array): string[] {
  const whole = Buffer.from(bytes)
  const places = new Map([
    ['bytes', whole],
    ...unpacked(whole).map((part, nth) => [`stream ${nth}`, part] as const),
  ])
  const words = hits({ ...planted, ...parts }, places)
  return whole.includes(gpsBytes) ? [...words, 'degrees'] : words
}

/** A part of each, should a line have been broken. */
const parts = {
  latitude: '50.450123',
  longitude: '30.523456',
  family: 'Testenko',
  model: 'Kamera Stezhka',
  tool: 'Pysarnia',
}

/** Whatever in a file begins as zlib does and unpacks. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1))
    try {
      found.push(inflateSync(bytes.subarray(at), { maxOutputLength: 1 << 20 }))
    } catch {
      // It only looked like the beginning of one.
    }
  return found
}
