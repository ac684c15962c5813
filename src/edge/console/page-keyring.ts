import { type UnlockedKey, unlock, unlockFromPaper } from '../sealing/browser.ts'

/** A key as the house keeps it for whoever knows the passphrase. */
export type KeptKey = { readonly publicKey: string; readonly wrapped: string }

/**
 * The organization's keys, opened in the memory of this tab: the present one first. Nothing here is stored, and nothing
 * outlives the page.
 */
let opened: readonly UnlockedKey[] = []
const listeners = new Set<() => void>()

export const keyring = {
  keys: () => opened,
  take: (keys: readonly UnlockedKey[]) => {
    opened = keys
    for (const listener of listeners) listener()
  },
  /** Lets go of the keys. */
  lock: () => keyring.take([]),
  /** Told whenever keys are opened or let go of; gives back how to stop. */
  onChange: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Opens the present key, and the older ones that the same passphrase opens. */
export async function openWithPassphrase(
  kept: readonly KeptKey[],
  passphrase: string,
  tell: (share: number) => void,
) {
  const [present, ...older] = kept
  const key = await unlock(present?.wrapped ?? '', passphrase, tell)
  if (!key.ok) return key
  const keys = [key.value]
  for (const one of older) {
    const old = await unlock(one.wrapped, passphrase)
    if (old.ok) keys.push(old.value)
  }
  return { ok: true, value: keys } as const
}

/** Opens the key that was typed from paper; it must be one of this organization's. */
export async function openFromPaper(kept: readonly KeptKey[], text: string) {
  const key = await unlockFromPaper(text)
  if (!key.ok) return key
  const known = kept.some(({ publicKey }) => publicKey === key.value.recipient.publicKey)
  return known
    ? ({ ok: true, value: [key.value] } as const)
    : ({ ok: false, refusal: 'not-our-key' } as const)
}
