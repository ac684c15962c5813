import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentAt, pack, paddedSize, prefixOf, unpack } from '../../src/sealing/entry-plain.ts'
import { about, answerOf, bytesOf, granted, hers } from './entries.ts'

const sizes = fc.integer({ min: 0, max: 30_000_000 })

describe('the padding of an entry', () => {
  it('shows one of a few lengths only, and at most a twentieth too much', () => {
    fc.assert(
      fc.property(sizes, (bytes) => {
        const padded = paddedSize(bytes)
        expect(padded).toBeGreaterThanOrEqual(bytes)
        expect(padded % 256).toBe(0)
        expect(padded - bytes).toBeLessThan(Math.max(257, bytes / 20 + 1))
        expect(paddedSize(padded)).toBe(padded)
        expect(paddedSize(bytes + 1)).toBeGreaterThanOrEqual(padded)
      }),
      { numRuns: 5_000 },
    )
  })

  it('makes a word and a long sentence look the same', () => {
    const lengths = ['Так', 'Я хочу поговорити з юристкою.'].map(
      (text) => pack({ about: about(), content: bytesOf(text) }).length,
    )
    expect(lengths).toEqual([256, 256])
  })

  it('leaves 40 lengths of all texts that fit into a message (4,096 letters)', () => {
    const prefix = prefixOf(about(), 0).length
    const lengths = new Set(Array.from({ length: 8_193 }, (_, bytes) => paddedSize(prefix + bytes)))
    expect(lengths.size).toBeLessThanOrEqual(40)
    // The mutant, which does not pad, shows every one of them.
    expect(new Set(Array.from({ length: 8_193 }, (_, bytes) => prefix + bytes)).size).toBe(8_193)
  })
})

describe('an entry before it is sealed', () => {
  it('comes out as it went in, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.string(), fc.string(), (content, entry, of) => {
        const its = about({ entry, case: of })
        expect(granted(unpack(pack({ about: its, content }), its))).toEqual(content)
      }),
      { numRuns: 300 },
    )
  })

  it('is refused in a row that differs in anything', () => {
    const rows = [
      about({ entry: 'entry-2' }),
      about({ case: 'case-dana' }),
      about({ author: 'staff' }),
      about({ at: new Date(hers.about.at.getTime() + 1) }),
    ]
    expect(rows.map((row) => answerOf(unpack(pack(hers), row)))).toEqual(rows.map(() => 'entry-moved'))
    expect(answerOf(unpack(pack(hers), about()))).toBe('yes')
  })

  it('says so when it was cut, lengthened or is something else', () => {
    const plain = pack(hers)
    const longer = new Uint8Array(512)
    longer.set(plain)
    const broken = [plain.subarray(0, 255), longer, new Uint8Array(0), bytesOf('\u0001'), new Uint8Array(256)]
    for (const bytes of broken) expect(answerOf(unpack(bytes, about()))).toBe('entry-damaged')
    expect(answerOf(contentAt(Uint8Array.of(1, 255, 255), about()))).toBe('entry-damaged')
  })

  it('is not begun when it is longer than its length can say', () => {
    expect(() => prefixOf(about(), 2 ** 32)).toThrow('4 GB')
  })
})
