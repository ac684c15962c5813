import { Encrypter } from 'age-encryption'
import { done } from '../../kernel/outcome.ts'
import type { Recipient } from '../../sealing/entry-seal.ts'
import { addTo } from './age-entry-seal.ts'
import { split } from './age-file.ts'
import { type Opener, refused } from './open-entry.ts'

/**
 * New wraps for the same body: sealed to all of these recipients and to nobody else. Only who can open the old wraps can
 * make them. An organisation that is left out has had the entry's key in its hands; it only cannot find it here again.
 */
export async function rewrap(wraps: Uint8Array, recipients: readonly Recipient[], opener: Opener) {
  const fileKey = await opener.decryptHeader(wraps).catch(refused)
  return fileKey instanceof Uint8Array ? done(await wrapsFor(fileKey, recipients)) : fileKey
}

/**
 * The library makes a key of its own for each file and hands it to one recipient after another. The first one here
 * writes ours over it, the last one sees that everybody between was given ours. Throws otherwise: the entry would be lost.
 */
export async function wrapsFor(
  fileKey: Uint8Array,
  recipients: readonly Recipient[],
  encrypter = new Encrypter(),
): Promise<Uint8Array> {
  encrypter.addRecipient({ wrapFileKey: (fresh) => overwritten(fresh, fileKey) })
  addTo(encrypter, recipients)
  encrypter.addRecipient({
    wrapFileKey: (given) => {
      if (given.length === fileKey.length && given.every((byte, at) => byte === fileKey[at])) return []
      throw new Error('the new wraps would not open the old body')
    },
  })
  return split(await encrypter.encrypt(new Uint8Array(0))).wraps
}

function overwritten(fresh: Uint8Array, by: Uint8Array): [] {
  fresh.set(by)
  return []
}
