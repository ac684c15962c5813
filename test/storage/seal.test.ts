import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hostSeal, markOf, SEAL_BYTES } from '../../src/edge/storage/seal.ts'
import type { Seal } from '../../src/sealing/seal.ts'

const key = randomBytes(32)
const seal = hostSeal(key)
const words = Buffer.from('Я в безпеці, але не сама')
const about = 'Person.session:amina'

const opens = (sealer: Seal, sealed: Uint8Array, as: string) => {
  try {
    return Buffer.from(sealer.open(sealed, as)).equals(words)
  } catch {
    return false
  }
}

/** The mutant: encrypts as well, and does not say what about. */
const forgetful: Seal = {
  seal: (plain) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.concat([nonce, Buffer.alloc(4)]))
    return Buffer.concat([nonce, cipher.update(plain), cipher.final()])
  },
  open: (sealed) =>
    createDecipheriv('aes-256-ctr', key, Buffer.concat([sealed.subarray(0, 12), Buffer.alloc(4)])).update(
      sealed.subarray(12),
    ),
  index: seal.index,
}

/** How many of a thousand sealed texts, each put in another person's row, open there. */
function openAfterSwap(sealer: Seal): number {
  const rows = Array.from({ length: 1_000 }, (_, nth) => {
    const row = `Person.session:${nth}`
    return { row, sealed: sealer.seal(words, row) }
  })
  const moved = rows.map(({ sealed }, nth) => {
    const elsewhere = (nth + 1 + (randomBytes(2).readUInt16LE() % 998)) % 1_000
    return opens(sealer, sealed, rows[elsewhere]?.row ?? about)
  })
  return moved.filter(Boolean).length
}

describe('what the host key seals', () => {
  it('opens again, also when it is nothing or long', () => {
    for (const plain of [words, Buffer.alloc(0), randomBytes(100_000)]) {
      const sealed = seal.seal(plain, about)
      expect(sealed.length).toBe(plain.length + SEAL_BYTES)
      expect(Buffer.from(seal.open(sealed, about)).equals(plain)).toBe(true)
    }
  })

  it('never looks the same twice, and holds no word of it', () => {
    const sealed = Array.from({ length: 1_000 }, () => Buffer.from(seal.seal(words, about)))
    expect(new Set(sealed.map((each) => each.toString('hex'))).size).toBe(1_000)
    expect(sealed.some((each) => each.includes('безпеці'))).toBe(false)
  })

  it('does not open in another row, in 1,000 swaps', () => {
    expect(openAfterSwap(seal)).toBe(0)
  })
  it('would, if the seal did not say what it is about', () => {
    expect(openAfterSwap(forgetful)).toBe(1_000)
  })

  it('does not open with any one bit flipped, or cut short', () => {
    const sealed = seal.seal(words, about)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Uint8Array.from(sealed)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => seal.open(flipped, about)).toThrow()
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => seal.open(sealed.subarray(0, length), about)).toThrow()
  })

  it('does not open with another key', () => {
    expect(opens(hostSeal(randomBytes(32)), seal.seal(words, about), about)).toBe(false)
    expect(opens(hostSeal(Uint8Array.from(key)), seal.seal(words, about), about)).toBe(true)
  })
})

describe('an index', () => {
  it('is the same for the same text and key only', () => {
    expect(seal.index('telegram:1')).toEqual(hostSeal(key).index('telegram:1'))
    expect(seal.index('telegram:1')).toHaveLength(16)
    const others = [
      seal.index('telegram:2'),
      hostSeal(randomBytes(32)).index('telegram:1'),
      markOf(key).subarray(0, 16),
    ]
    for (const other of others) expect(other).not.toEqual(seal.index('telegram:1'))
  })
})
