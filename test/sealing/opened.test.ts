import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join as pathTo } from 'node:path'
import { Decrypter } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { ageEntrySeal, sealFile } from '../../src/edge/sealing/age-entry-seal.ts'
import { join, joinStream, split } from '../../src/edge/sealing/age-file.ts'
import { openEntry, openFile } from '../../src/edge/sealing/open-entry.ts'
import { pack, paddedSize, prefixOf, unpack } from '../../src/sealing/entry-plain.ts'
import type { PlainEntry, SealedEntry } from '../../src/sealing/entry-seal.ts'
import { temporaryFolder } from '../storage/folder.ts'
import { about, answerOf, bytesOf, granted, hers, many, organization, textOf } from './entries.ts'
import { made, readAll } from './streams.ts'

const seal = ageEntrySeal()
const folder = temporaryFolder()
type Organization = Awaited<ReturnType<typeof organization>>
let first: Organization
let second: Organization
beforeAll(async () => {
  first = await organization()
  second = await organization()
})

/** The stock reading of an age file: nothing of ours. */
const stock = (file: Uint8Array, { key }: Organization) => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  return decrypter.decrypt(file)
}

describe('a sealed entry', () => {
  it('opens for every organisation it was sealed to, and for no other', async () => {
    const third = await organization()
    const sealed = await seal.seal(hers, [first.recipient, second.recipient])
    for (const { opener } of [first, second])
      expect(textOf(granted(await openEntry(sealed, about(), opener)))).toBe(textOf(hers.content))
    expect(answerOf(await openEntry(sealed, about(), third.opener))).toBe('not-sealed-to-this-key')
  })

  it('is an ordinary age file when it is joined', async () => {
    const file = join(await seal.seal(hers, [first.recipient]))
    expect(granted(unpack(await stock(file, first), about()))).toEqual(hers.content)
  })

  it('has a key of its own: of two, the header of one does not open the other', async () => {
    const [one, two] = await Promise.all(many(2, String).map((each) => seal.seal(each, [first.recipient])))
    const mixed = { wraps: one!.wraps, body: two!.body }
    expect(answerOf(await openEntry(mixed, about({ entry: 'entry-1' }), first.opener))).toBe('entry-damaged')
  })

  it('shows by its length which bucket it is of, and by its wraps how many can open it', async () => {
    const texts = ['', 'Так', 'Ні, дякую', 'x'.repeat(2_000), 'ї'.repeat(4_096)]
    for (const text of texts) {
      const plain = { about: about(), content: bytesOf(text) }
      const { wraps, body } = await seal.seal(plain, [first.recipient, second.recipient])
      expect(wraps).toHaveLength(22 + 2 * (54 + 44) + 48)
      expect(body).toHaveLength(16 + paddedSize(prefixOf(about(), 0).length + plain.content.length) + 16)
    }
  })

  it('is not sealed to nobody, and to nothing that is no key', async () => {
    await expect(seal.seal(hers, [])).rejects.toThrow('nobody')
    await expect(seal.seal(hers, [{ publicKey: 'age1bako', fingerprint: '' }])).rejects.toThrow()
  })

  it('does not open with any byte changed, cut short, or lengthened', async () => {
    const sealed = await seal.seal(hers, [first.recipient])
    const answers = new Set<string>()
    const attempt = async (parts: SealedEntry) =>
      answers.add(answerOf(await openEntry(parts, about(), first.opener)))
    for (let at = 0; at < sealed.body.length; at += 1) {
      const body = Uint8Array.from(sealed.body)
      body[at]! ^= 1
      await attempt({ wraps: sealed.wraps, body })
    }
    for (let at = 0; at < sealed.wraps.length; at += 1) {
      const wraps = Uint8Array.from(sealed.wraps)
      wraps[at]! ^= 1
      await attempt({ wraps, body: sealed.body })
    }
    await attempt({ ...sealed, body: sealed.body.subarray(0, 100) })
    await attempt({ ...sealed, body: Buffer.concat([sealed.body, sealed.body]) })
    expect([...answers].sort()).toEqual(['entry-damaged', 'not-sealed-to-this-key'])
  })
})

let thousand: Promise<{ plain: readonly PlainEntry[]; sealed: readonly SealedEntry[] }>
beforeAll(() => {
  thousand = sealedThousand()
})
async function sealedThousand() {
  const plain = many(1_000, (nth) => `лист ${nth}`)
  return { plain, sealed: await Promise.all(plain.map((each) => seal.seal(each, [first.recipient]))) }
}

/** How a thousand entries answer when row n holds what was sealed as row n + 1. */
async function afterSwap(
  swap: (own: SealedEntry, other: SealedEntry) => SealedEntry,
  open = openEntry,
): Promise<Record<string, number>> {
  const { plain, sealed } = await thousand
  const counts: Record<string, number> = {}
  for (const [nth, { about: row }] of plain.entries()) {
    const answer = answerOf(await open(swap(sealed[nth]!, sealed[(nth + 1) % 1_000]!), row, first.opener))
    counts[answer] = (counts[answer] ?? 0) + 1
  }
  return counts
}

/** The mutant: opens as well, and does not ask in which row it stands. */
const credulous: typeof openEntry = async (sealed, _row, opener) => ({
  ok: true,
  value: await opener.decrypt(join(sealed)),
})

describe('an entry that was put into another row', { timeout: 180_000 }, () => {
  it('is refused in 1,000 of 1,000, moved whole or in part', async () => {
    expect(await afterSwap((_, other) => other)).toEqual({ 'entry-moved': 1_000 })
    expect(await afterSwap((own, { body }) => ({ ...own, body }))).toEqual({ 'entry-damaged': 1_000 })
    expect(await afterSwap((own, { wraps }) => ({ ...own, wraps }))).toEqual({ 'entry-damaged': 1_000 })
    expect(await afterSwap((own) => own)).toEqual({ yes: 1_000 })
  })

  it('would open if the row were not asked for (mutant)', async () => {
    expect(await afterSwap((_, other) => other, credulous)).toEqual({ yes: 1_000 })
  })
})

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const row = about({ entry: 'file-1' })

describe('a file that is sealed while it flows', () => {
  for (const bytes of [0, 1, 65_535 - prefixOf(row, 0).length, 65_536, 1_000_000, 20_000_000])
    it(`of ${bytes.toLocaleString('en')} bytes opens as it was, and as an ordinary age file`, async () => {
      const { wraps, body } = await sealFile({ about: row, bytes, content: made(bytes) }, [first.recipient])
      const kept = await readAll(body)
      const plain = await readAll(made(bytes))
      const flowing = await openFile({ wraps, body: new Blob([kept.slice()]).stream() }, row, first.opener)
      expect(digest(await readAll(granted(flowing)))).toBe(digest(plain))
      expect(digest(granted(await openEntry({ wraps, body: kept }, row, first.opener)))).toBe(digest(plain))
      expect(kept.length).toBeLessThan(Math.max(700, bytes * 1.051 + 400))
    })

  it('gives nothing out in another row, and nothing to another key', async () => {
    const { wraps, body } = await sealFile({ about: row, bytes: 200_000, content: made(200_000) }, [
      first.recipient,
    ])
    const kept = await readAll(body)
    const again = () => new Blob([kept.slice()]).stream()
    const moved = about({ entry: 'file-2' })
    expect(answerOf(await openFile({ wraps, body: again() }, moved, first.opener))).toBe('entry-moved')
    expect(answerOf(await openFile({ wraps, body: again() }, row, second.opener))).toBe(
      'not-sealed-to-this-key',
    )
    const short = new Blob([kept.slice(0, 10)]).stream()
    expect(answerOf(await openFile({ wraps, body: short }, row, first.opener))).toBe('entry-damaged')
  })

  it('fails at its end when it was cut between two chunks', async () => {
    const { wraps, body } = await sealFile({ about: row, bytes: 200_000, content: made(200_000) }, [
      first.recipient,
    ])
    const cut = (await readAll(body)).slice(0, 16 + 2 * (65_536 + 16))
    const flowing = granted(await openFile({ wraps, body: new Blob([cut]).stream() }, row, first.opener))
    await expect(readAll(flowing)).rejects.toThrow()
  })

  it('is not sealed when it is longer or shorter than it was said to be', async () => {
    for (const bytes of [99_999, 100_001])
      await expect(
        sealFile({ about: row, bytes, content: made(100_000) }, [first.recipient]).then(({ body }) =>
          readAll(body),
        ),
      ).rejects.toThrow('than it was said to be')
  })

  it('opens as a joined stream too', async () => {
    const { wraps, body } = await sealFile({ about: row, bytes: 70_000, content: made(70_000) }, [
      first.recipient,
    ])
    const file = await readAll(joinStream(wraps, body))
    expect(granted(unpack(await stock(file, first), row))).toHaveLength(70_000)
  })
})

const age = ['age', ...(process.env['AGE'] ? [process.env['AGE']] : [])].find((command) => {
  try {
    return execFileSync(command, ['--version'], { stdio: 'pipe' }).length > 0
  } catch {
    return false
  }
})
if (!age) console.log('the stock age tool is not on this machine: AGE=<path> names one')

describe.skipIf(!age)('the stock age tool', () => {
  const keyFile = pathTo(folder, 'key.txt')
  const file = pathTo(folder, 'entry.age')
  const run = (args: readonly string[], input?: Uint8Array) =>
    new Uint8Array(execFileSync(age ?? '', args, { input, stdio: 'pipe' }))

  it('opens what we sealed, also wrapped to two', async () => {
    writeFileSync(keyFile, first.key)
    writeFileSync(file, join(await seal.seal(hers, [second.recipient, first.recipient])))
    expect(granted(unpack(run(['-d', '-i', keyFile, file]), about()))).toEqual(hers.content)
  })

  it('seals what we open', async () => {
    const sealed = split(run(['-r', first.recipient.publicKey], pack(hers)))
    expect(granted(await openEntry(sealed, about(), first.opener))).toEqual(hers.content)
  })
})
