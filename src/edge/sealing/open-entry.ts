import { Decrypter } from 'age-encryption'
import { done, refuse } from '../../kernel/outcome.ts'
import { contentAt, paddedSize, unpack } from '../../sealing/entry-plain.ts'
import type { EntryAbout, SealedEntry } from '../../sealing/entry-seal.ts'
import { join, joinStream } from './age-file.ts'
import type { SecretKey } from './secret-key.ts'

/** Opens what was sealed to one organisation. */
export type Opener = Decrypter

type Bytes = ReadableStream<Uint8Array>

/** Opens an entry as the one that stands in this row. This runs where the key is: in a caseworker's browser. */
export async function openEntry(sealed: SealedEntry, about: EntryAbout, opener: Opener) {
  try {
    return unpack(await opener.decrypt(join(sealed)), about)
  } catch (fault) {
    return refused(fault)
  }
}

/** Opens a file while it flows; nothing of it comes out before it is known to belong here. One that was cut short fails at its end. */
export async function openFile(
  sealed: { wraps: Uint8Array; body: Bytes },
  about: EntryAbout,
  opener: Opener,
) {
  try {
    const plain = (await opener.decrypt(joinStream(sealed.wraps, sealed.body))).getReader()
    // The first piece holds the whole head: age hands on 64 KB at a time.
    const { value: first = new Uint8Array(0) } = await plain.read()
    const place = contentAt(first, about)
    if (place.ok) return done(between(place.value, first, plain))
    await plain.cancel()
    return place
  } catch (fault) {
    return refused(fault)
  }
}

/** What opens age files with this key. Made once for many of them: making it costs as much as opening one. */
export function openerOf(key: SecretKey): Opener {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  return decrypter
}

/** The library names its faults in sentences only; opened.test.ts stands on this one. */
export const refused = (fault: unknown) =>
  /no identity matched/.test(String(fault)) ? refuse('not-sealed-to-this-key') : refuse('entry-damaged')

/** The bytes from one place to another; what follows must be the padding that belongs to so many. */
function between(
  { from, to }: { from: number; to: number },
  first: Uint8Array,
  rest: ReadableStreamDefaultReader<Uint8Array>,
): Bytes {
  let read = 0
  let piece: Uint8Array | undefined = first
  return new ReadableStream({
    pull: async (out) => {
      for (let sent = false; !sent; ) {
        if (piece === undefined) {
          if (read !== paddedSize(to)) throw new Error('the file was cut short')
          return out.close()
        }
        const wanted = piece.subarray(Math.max(0, from - read), Math.max(0, to - read))
        sent = wanted.length > 0
        if (sent) out.enqueue(wanted)
        read += piece.length
        piece = (await rest.read()).value
      }
    },
    cancel: (reason) => rest.cancel(reason),
  })
}
