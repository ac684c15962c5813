import { done } from '../../kernel/outcome.ts'
import type { EntryAbout, PlainEntry, Recipient, SealedEntry } from '../../sealing/entry-seal.ts'
import { ageEntrySeal } from './age-entry-seal.ts'
import { fingerprintOf } from './fingerprint.ts'
import { openEntry, openerOf, openFile } from './open-entry.ts'
import { type Progress, unwrapSecret, wrapSecret } from './passphrase.ts'
import { rewrap } from './rewrap.ts'
import { fromPaper, makeSecretKey, printed, publicKeyOf, type SecretKey } from './secret-key.ts'

/** An organisation's key, unlocked in this page. It opens and wraps anew; to lock it again is to let go of it, or to leave the page. */
export type UnlockedKey = {
  readonly recipient: Recipient
  readonly open: (sealed: SealedEntry, about: EntryAbout) => ReturnType<typeof openEntry>
  readonly openFile: (
    sealed: Parameters<typeof openFile>[0],
    about: EntryAbout,
  ) => ReturnType<typeof openFile>
  readonly rewrap: (wraps: Uint8Array, recipients: readonly Recipient[]) => ReturnType<typeof rewrap>
  /** Under a new passphrase: what is to be stored instead. */
  readonly wrap: (passphrase: string, tell?: Progress) => ReturnType<typeof wrapSecret>
}

/** A new key for an organisation: what is stored, and what is printed once, put into an envelope and kept nowhere else. */
export async function makeKey(passphrase: string, tell?: Progress) {
  const key = await makeSecretKey()
  const wrapped = await wrapSecret(key, passphrase, undefined, tell)
  if (!wrapped.ok) return wrapped
  return done({ key: await unlocked(key), wrapped: wrapped.value, paper: printed(key) })
}

/** Unlocks the key that the house has stored. Takes a second or two, and tells how far it is. */
export async function unlock(wrapped: string, passphrase: string, tell?: Progress) {
  const key = await unwrapSecret(wrapped, passphrase, tell)
  return key.ok ? done(await unlocked(key.value)) : key
}

/** Unlocks the key that was typed from paper, when nobody knows the passphrase any more. */
export async function unlockFromPaper(text: string) {
  const key = await fromPaper(text)
  return key.ok ? done(await unlocked(key.value)) : key
}

/** Seals what a caseworker writes before it leaves her browser. */
export const seal = (entry: PlainEntry, recipients: readonly Recipient[]) =>
  ageEntrySeal().seal(entry, recipients)

async function unlocked(key: SecretKey): Promise<UnlockedKey> {
  const publicKey = await publicKeyOf(key)
  const opener = openerOf(key)
  return {
    recipient: { publicKey, fingerprint: fingerprintOf(publicKey) },
    open: (sealed, about) => openEntry(sealed, about, opener),
    openFile: (sealed, about) => openFile(sealed, about, opener),
    rewrap: (wraps, recipients) => rewrap(wraps, recipients, opener),
    wrap: (passphrase, tell) => wrapSecret(key, passphrase, undefined, tell),
  }
}
