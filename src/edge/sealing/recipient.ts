import { sha256 } from '@noble/hashes/sha2.js'
import { Encrypter } from 'age-encryption'
import { done, refuse } from '../../kernel/outcome.ts'
import type { Recipient } from '../../sealing/entry-seal.ts'

const GROUPS = 6

/** The recipient with this public key, as an organisation publishes it: X25519 and nothing else, so that every version of age opens it. */
export function recipientOf(publicKey: string) {
  try {
    if (!/^age1[a-z0-9]{58}$/.test(publicKey)) return refuse('not-a-public-key')
    new Encrypter().addRecipient(publicKey)
    return done<Recipient>({ publicKey, fingerprint: fingerprintOf(publicKey) })
  } catch {
    return refuse('not-a-public-key')
  }
}

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
