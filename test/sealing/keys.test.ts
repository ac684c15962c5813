import { createHash } from 'node:crypto'
import { argon2id } from '@noble/hashes/argon2.js'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Cost, unwrapSecret, wrapSecret } from '../../src/edge/sealing/passphrase.ts'
import { recipientOf } from '../../src/edge/sealing/recipient.ts'
import { fromPaper, printed } from '../../src/edge/sealing/secret-key.ts'
import { answerOf, granted, organization } from './entries.ts'

let ours: Awaited<ReturnType<typeof organization>>
beforeAll(async () => {
  ours = await organization()
})

describe('a recipient', () => {
  it('has a fingerprint that anybody can work out from the public key', () => {
    const digest = createHash('sha256').update(ours.recipient.publicKey).digest()
    const groups = [0, 5, 10, 15, 20, 25].map((at) => digest.readUIntBE(at, 5) % 100_000)
    expect(ours.recipient.fingerprint).toBe(groups.map((group) => String(group).padStart(5, '0')).join(' '))
    expect(ours.recipient.fingerprint).toMatch(/^\d{5}( \d{5}){5}$/)
  })

  it('is an X25519 key whose check letters are right, and nothing else', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity())
    const { publicKey } = ours.recipient
    const slips = [...publicKey].map((letter, at) =>
      at < 5 ? '' : publicKey.slice(0, at) + (letter === 'q' ? 'p' : 'q') + publicKey.slice(at + 1),
    )
    for (const none of [hybrid, ...slips, publicKey.toUpperCase(), `${publicKey}\n`, ours.key])
      expect(answerOf(recipientOf(none))).toBe('not-a-public-key')
    expect(granted(recipientOf(publicKey))).toEqual(ours.recipient)
  })
})

describe('a key on paper', () => {
  it('is typed in again, however it was written down', async () => {
    const paper = printed(ours.key)
    expect(paper).toMatch(/^AGE-SECRET-KEY-1\n([A-Z0-9]{5} ){2}[A-Z0-9]{5}\n/)
    for (const typed of [
      paper,
      paper.toLowerCase(),
      paper.replace(/\s/g, ''),
      paper.replace(/\s/g, ' - '),
      ours.key,
    ])
      expect(granted(await fromPaper(typed))).toBe(ours.key)
  })

  it('is refused with any one letter wrong or missing', async () => {
    const typed = ours.key
    for (let at = 16; at < typed.length; at += 1) {
      const other = typed[at] === 'Q' ? 'P' : 'Q'
      for (const slip of [other, ''])
        expect(answerOf(await fromPaper(typed.slice(0, at) + slip + typed.slice(at + 1)))).toBe(
          'key-text-malformed',
        )
    }
    for (const none of ['', 'стежка', ours.recipient.publicKey])
      expect(answerOf(await fromPaper(none))).toBe('key-text-malformed')
  })
})

/** The least that is allowed, so that the tests do not take minutes. */
const cheap: Cost = { memoryKiB: 64 * 1024, passes: 1 }
const passphrase = "п'ять чайок їдять хліб"

describe('a secret key under a passphrase', { timeout: 180_000 }, () => {
  let wrapped: string
  beforeAll(async () => {
    wrapped = granted(await wrapSecret(ours.key, passphrase, cheap))
  })

  it('is unlocked by it, whichever keyboard it is typed on', async () => {
    const curved = passphrase.replace("'", '’').normalize('NFD').replace(' ', '  ')
    expect(curved).not.toBe(passphrase)
    for (const typed of [passphrase, curved])
      expect(granted(await unwrapSecret(wrapped, typed))).toBe(ours.key)
  })

  it('is not by another one', async () => {
    for (const typed of ['', passphrase.toUpperCase()])
      expect(answerOf(await unwrapSecret(wrapped, typed))).toBe('wrong-passphrase')
  })

  it('says beside it what a try costs, and shows nothing of the key', () => {
    expect(JSON.parse(wrapped)).toMatchObject({ kdf: 'argon2id', memoryKiB: 65_536, passes: 1 })
    expect(wrapped).toContain(ours.recipient.publicKey)
    expect(wrapped).not.toContain('SECRET')
    const { secret } = JSON.parse(wrapped) as { secret: string }
    expect(Buffer.from(secret, 'base64').toString('latin1')).not.toContain('AGE')
  })

  it('is not wrapped under one that is short', async () => {
    for (const short of ['', 'чайка', '             x            ', 'п'.repeat(15)])
      expect(answerOf(await wrapSecret(ours.key, short, cheap))).toBe('passphrase-too-short')
  })

  it('does not open when anything beside it was exchanged', async () => {
    const other = (await organization()).recipient.publicKey
    const changes = [{ publicKey: other }, { memoryKiB: 65_537 }]
    for (const change of changes) {
      const changed = JSON.stringify({ ...JSON.parse(wrapped), ...change })
      expect(answerOf(await unwrapSecret(changed, passphrase))).toBe('wrong-passphrase')
    }
  })

  it('is refused at once when it is no wrapping, or one that would be too cheap or stop the browser', async () => {
    const without = JSON.stringify({ ...JSON.parse(wrapped), secret: undefined })
    const odd = [{ memoryKiB: 1_024 }, { memoryKiB: 2 ** 24 }, { passes: 0 }, { passes: 1e9 }, { version: 2 }]
    const changed = odd.map((change) => JSON.stringify({ ...JSON.parse(wrapped), ...change }))
    for (const none of ['', 'null', '[]', '{', without, ...changed])
      expect(answerOf(await unwrapSecret(none, passphrase))).toBe('wrapped-key-malformed')
  })

  it('is derived by Argon2id as RFC 9106 (5.3) has it', () => {
    const fill = (length: number, byte: number) => new Uint8Array(length).fill(byte)
    const tag = argon2id(fill(32, 1), fill(16, 2), {
      ...{ m: 32, t: 3, p: 4, dkLen: 32 },
      ...{ key: fill(8, 3), personalization: fill(12, 4) },
    })
    expect(Buffer.from(tag).toString('hex')).toBe(
      '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
    )
  })
})
