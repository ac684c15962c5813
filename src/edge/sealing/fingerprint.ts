import { sha256 } from '@noble/hashes/sha2.js'

const GROUPS = 6

/**
 * What two people read to each other to know that they mean one key: of the SHA-256 of its text, every five bytes
 * (big-endian) modulo 100,000. Thirty digits, 99 bits; digits, because they sound the same in no two ways.
 */
export function fingerprintOf(publicKey: string): string {
  const digest = new DataView(sha256(new TextEncoder().encode(publicKey)).buffer)
  const group = (nth: number) => {
    const high = digest.getUint8(nth * 5) * 2 ** 32
    return String((high + digest.getUint32(nth * 5 + 1)) % 100_000).padStart(5, '0')
  }
  return Array.from({ length: GROUPS }, (_, nth) => group(nth)).join(' ')
}
