import { Encrypter } from 'age-encryption'
import { done, refuse } from '../../kernel/outcome.ts'
import type { Recipient } from '../../sealing/entry-seal.ts'
import { fingerprintOf } from './fingerprint.ts'

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
