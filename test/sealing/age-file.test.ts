import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join as pathTo } from 'node:path'
import { inflateSync } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { join, joinStream, split, splitStream } from '../../src/edge/sealing/age-file.ts'
import { openerOf } from '../../src/edge/sealing/open-entry.ts'
import { rewrap } from '../../src/edge/sealing/rewrap.ts'
import type { SecretKey } from '../../src/edge/sealing/secret-key.ts'
import { granted, organization, textOf } from './entries.ts'
import { pieces, readAll } from './streams.ts'

type Vector = {
  name: string
  expect: string
  identity: string
  sha256?: string
  deflated: boolean
  file: string
}

const { vectors } = JSON.parse(readFileSync(pathTo(import.meta.dirname, 'vectors.json'), 'utf8')) as {
  vectors: Vector[]
}
const fileOf = ({ file, deflated }: Vector): Uint8Array => {
  const bytes = Buffer.from(file, 'base64')
  return new Uint8Array(deflated ? inflateSync(bytes) : bytes)
}
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The stock reading of an age file: nothing of ours. */
const opened = (file: Uint8Array, identity: string) => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(file)
}

let ours: Awaited<ReturnType<typeof organization>>
beforeAll(async () => {
  ours = await organization()
})
const encrypted = (plain: Uint8Array) => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(ours.recipient.publicKey)
  return encrypter.encrypt(plain)
}

describe('the two parts of an age file', () => {
  it('are its header with the MAC, and the rest', async () => {
    const { wraps, body } = split(await encrypted(randomBytes(100)))
    expect(textOf(wraps)).toMatch(
      /^age-encryption\.org\/v1\n-> X25519 [\w+/]{43}\n[\w+/]{43}\n--- [\w+/]{43}\n$/,
    )
    expect(body).toHaveLength(16 + 100 + 16)
  })

  it('are the same file again when they are joined, in 300 files of any length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 70_000 }), async (plain) => {
        const file = await encrypted(plain)
        expect(Buffer.from(join(split(file))).equals(file)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('are found also while the file still comes, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3_000 }),
        fc.integer({ min: 1, max: 400 }),
        async (plain, size) => {
          const file = await encrypted(plain)
          const { wraps, body } = await splitStream(pieces(file, size))
          expect(Buffer.from(wraps).equals(split(file).wraps)).toBe(true)
          expect(Buffer.from(await readAll(joinStream(wraps, body))).equals(file)).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('do not exist in what is no age file', async () => {
    const cut = (await encrypted(randomBytes(10))).subarray(0, 120)
    const bigger = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(200_000, 'x\n')])
    for (const none of [new Uint8Array(0), randomBytes(5_000), cut, bigger]) {
      expect(() => split(none)).toThrow('not an age file')
      await expect(splitStream(pieces(none, 1_000))).rejects.toThrow('not an age file')
    }
  })
})

describe('the test vectors of the age format', () => {
  for (const vector of vectors)
    if (vector.expect === 'success')
      it(`${vector.name}: is cut, joined and opened; wrapped anew, it opens for the new key alone`, async () => {
        const file = fileOf(vector)
        const parts = split(file)
        expect(Buffer.from(join(parts)).equals(file)).toBe(true)
        expect(digestOf(await opened(join(parts), vector.identity))).toBe(vector.sha256)

        const wraps = granted(
          await rewrap(parts.wraps, [ours.recipient], openerOf(vector.identity as SecretKey)),
        )
        const anew = join({ wraps, body: parts.body })
        expect(digestOf(await opened(anew, ours.key))).toBe(vector.sha256)
        await expect(opened(anew, vector.identity)).rejects.toThrow('no identity matched')
      })
    else
      it(`${vector.name}: does not open (${vector.expect})`, async () => {
        await expect((async () => opened(join(split(fileOf(vector))), vector.identity))()).rejects.toThrow()
      })
})
