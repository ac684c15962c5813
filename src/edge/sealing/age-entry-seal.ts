import { Encrypter } from 'age-encryption'
import { pack, paddedSize, prefixOf } from '../../sealing/entry-plain.ts'
import type { EntryAbout, EntrySeal, Recipient } from '../../sealing/entry-seal.ts'
import { split, splitStream } from './age-file.ts'

/** A file that belongs to a case, with its size: what comes must be exactly so long. */
export type PlainFile = {
  readonly about: EntryAbout
  readonly bytes: number
  readonly content: ReadableStream<Uint8Array>
}

/** Zeros are handed on in pieces of this size. */
const PIECE = 64 * 1024

/** Seals in standard age form, X25519: whoever has the secret key needs nothing of ours to open it. */
export const ageEntrySeal = (): EntrySeal => ({
  seal: async (entry, recipients) => split(await addTo(new Encrypter(), recipients).encrypt(pack(entry))),
})

/** The same for a file while it flows: no more of it than a piece is in memory. The body fails when the size was not true. */
export async function sealFile(file: PlainFile, recipients: readonly Recipient[]) {
  return splitStream(
    await addTo(new Encrypter(), recipients).encrypt(file.content.pipeThrough(packing(file))),
  )
}

/** Throws without recipients: what is sealed to nobody is lost. */
export function addTo(encrypter: Encrypter, recipients: readonly Recipient[]): Encrypter {
  const keys = new Set(recipients.map(({ publicKey }) => publicKey))
  if (keys.size === 0) throw new Error('there is nobody to seal this to')
  for (const key of keys) encrypter.addRecipient(key)
  return encrypter
}

function packing({ about, bytes }: PlainFile): TransformStream<Uint8Array, Uint8Array> {
  const prefix = prefixOf(about, bytes)
  let left = bytes
  return new TransformStream({
    start: (to) => to.enqueue(prefix),
    transform: (chunk, to) => {
      left -= chunk.length
      if (left < 0) throw new Error('the file is longer than it was said to be')
      to.enqueue(chunk)
    },
    flush: (to) => {
      if (left > 0) throw new Error('the file is shorter than it was said to be')
      const end = prefix.length + bytes
      for (let zeros = paddedSize(end) - end; zeros > 0; zeros -= PIECE)
        to.enqueue(new Uint8Array(Math.min(zeros, PIECE)))
    },
  })
}
