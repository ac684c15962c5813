import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto'
import type { Seal } from '../../sealing/seal.ts'

const VERSION = 1
const NONCE = 12
const TAG = 16

/** What sealing adds to a text, in bytes: version, nonce, tag. */
export const SEAL_BYTES = 1 + NONCE + TAG

/**
 * AES-256-GCM under a key derived from the host key; `about` is authenticated and not stored. The length of the
 * text shows: a conversation may take 600 bytes, and rounding up to hide its length would double the short ones.
 * Nonces are random, which is sound for 2^32 seals of one key: 130 years at one a second.
 */
export function hostSeal(hostKey: Uint8Array): Seal {
  const sealing = subkey(hostKey, 'seal')
  const indexing = subkey(hostKey, 'index')
  const nonces = noncePool()

  return {
    seal: (plain, about) => {
      const nonce = nonces()
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about))
      const body = cipher.update(plain)
      cipher.final()
      return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()])
    },
    open: (sealed, about) => {
      if (sealed[0] !== VERSION || sealed.length < SEAL_BYTES)
        throw new Error('these bytes were not sealed by this house')
      const end = sealed.length - TAG
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 1 + NONCE), {
        authTagLength: TAG,
      })
      decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(end))
      const plain = decipher.update(sealed.subarray(1 + NONCE, end))
      decipher.final()
      return plain
    },
    index: (text) => createHmac('sha256', indexing).update(text).digest().subarray(0, 16),
  }
}

/** A digest by which the database recognises its key, and which helps nobody to find it. */
export const markOf = (hostKey: Uint8Array): Uint8Array =>
  createHmac('sha256', subkey(hostKey, 'mark')).update('stezhka host key').digest()

/** One key for each purpose, so that what one of them shows says nothing about another. */
const subkey = (hostKey: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', hostKey, '', `stezhka/${purpose}/1`, 32)))

/** Random bytes fetched for many nonces at once: one call to the system for each seal would cost as much as the cipher. */
function noncePool() {
  const pool = Buffer.alloc(NONCE * 256)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      randomFillSync(pool)
      at = 0
    }
    at += NONCE
    return pool.subarray(at - NONCE, at)
  }
}
