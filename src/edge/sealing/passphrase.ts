import { argon2idAsync } from '@noble/hashes/argon2.js'
import { done, refuse } from '../../kernel/outcome.ts'
import { publicKeyOf, type SecretKey } from './secret-key.ts'

/** What trying one passphrase costs. */
export type Cost = { readonly memoryKiB: number; readonly passes: number }

/** Argon2id in JavaScript, because WebAssembly would need a hole in the page's policy; ADR 22 has the times. */
export const usualCost: Cost = { memoryKiB: 128 * 1024, passes: 1 }

/** Less would be too cheap for who tries passphrases, more would stop the browser. */
const bounds = { memoryKiB: [64 * 1024, 1024 * 1024], passes: [1, 8] } as const

const SHORTEST = 16
/** How long the page may stand still at a time while the key is being derived. */
const STEP_MS = 20

export type Progress = (share: number) => void

type Wrapped = Cost & {
  readonly version: 1
  readonly kdf: 'argon2id'
  readonly publicKey: string
  readonly salt: string
  readonly nonce: string
  readonly secret: string
}

/** Wraps a secret key under a passphrase: JSON that may be stored. It is as strong as the passphrase, at this cost for each try. */
export async function wrapSecret(
  key: SecretKey,
  passphrase: string,
  cost = usualCost,
  tell: Progress = ignore,
) {
  const phrase = normal(passphrase)
  if ([...phrase].length < SHORTEST) return refuse('passphrase-too-short')
  const open = {
    ...({ version: 1, kdf: 'argon2id' } as const),
    publicKey: await publicKeyOf(key),
    memoryKiB: cost.memoryKiB,
    passes: cost.passes,
    salt: base64(crypto.getRandomValues(new Uint8Array(16))),
    nonce: base64(crypto.getRandomValues(new Uint8Array(12))),
  }
  const aes = await derived(phrase, open, tell)
  const sealed = await crypto.subtle.encrypt(boundTo(open), aes, new TextEncoder().encode(key))
  return done(JSON.stringify({ ...open, secret: base64(new Uint8Array(sealed)) } satisfies Wrapped))
}

/** The secret key again. A wrong passphrase and a damaged wrapping look the same. */
export async function unwrapSecret(wrapped: string, passphrase: string, tell: Progress = ignore) {
  const kept = read(wrapped)
  if (!kept) return refuse('wrapped-key-malformed')
  const { secret, ...open } = kept
  const aes = await derived(normal(passphrase), open, tell)
  try {
    const plain = await crypto.subtle.decrypt(boundTo(open), aes, bytes(secret))
    return done(new TextDecoder().decode(plain) as SecretKey)
  } catch {
    return refuse('wrong-passphrase')
  }
}

/** One phrase typed on two keyboards is one: the letter ї in one piece or two, the apostrophe straight or curved, blanks. */
const normal = (passphrase: string) =>
  passphrase
    .normalize('NFKC')
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()

async function derived(phrase: string, { memoryKiB, passes, salt }: Omit<Wrapped, 'secret'>, tell: Progress) {
  const cost = { m: memoryKiB, t: passes, p: 1, dkLen: 32, asyncTick: STEP_MS, onProgress: tell }
  const raw = await argon2idAsync(new TextEncoder().encode(phrase), bytes(salt), cost)
  return crypto.subtle.importKey('raw', raw.slice(), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Everything beside the secret is authenticated with it: no parameter and no public key can be exchanged. */
const boundTo = (open: Omit<Wrapped, 'secret'>) => ({
  name: 'AES-GCM',
  iv: bytes(open.nonce),
  additionalData: new TextEncoder().encode(JSON.stringify(open)),
})

function read(wrapped: string): Wrapped | undefined {
  try {
    const { version, kdf, publicKey, memoryKiB, passes, salt, nonce, secret } = JSON.parse(wrapped) as Wrapped
    const texts = [publicKey, salt, nonce, secret].every((text) => typeof text === 'string')
    const known = version === 1 && kdf === 'argon2id' && texts
    const within = isWithin(memoryKiB, bounds.memoryKiB) && isWithin(passes, bounds.passes)
    return known && within ? { version, kdf, publicKey, memoryKiB, passes, salt, nonce, secret } : undefined
  } catch {
    return undefined
  }
}

const isWithin = (number: unknown, [least, most]: readonly [number, number]) =>
  Number.isInteger(number) && Number(number) >= least && Number(number) <= most

const base64 = (from: Uint8Array) => btoa(String.fromCharCode(...from))
const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const ignore = () => undefined
