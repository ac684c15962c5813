import { Encrypter } from 'age-encryption'
import { pack, paddedSize, prefixOf } from '../../sealing/entry-plain.ts'
import type { EntryAbout, EntrySeal, PlainEntry, Recipient } from '../../sealing/entry-seal.ts'
import { split, splitStream } from './age-file.ts'

/** A file that belongs to a case, with its size: what comes must be exactly so long. */
export type PlainFile = {
  readonly about: EntryAbout
  readonly bytes: number
  readonly content: ReadableStream<Uint8Array>
}

/** Zeros are handed on in pieces of this size. */
const PIECE = 64 * 1024

/** More than this is sealed piece by piece, and whoever waits comes in between: the whole of 20 MB would hold everybody up. */
const LARGE = 4 * PIECE

/** Seals in standard age form, X25519: whoever has the secret key needs nothing of ours to open it. */
export const ageEntrySeal = (): EntrySeal => ({
  seal: async (entry, recipients) =>
    entry.content.length > LARGE
      ? sealLarge(entry, recipients)
      : split(await addTo(new Encrypter(), recipients).encrypt(pack(entry))),
})

async function sealLarge({ about, content }: PlainEntry, recipients: readonly Recipient[]) {
  const file = { about, bytes: content.length, content: inPieces(content) }
  const { wraps, body } = await sealFile(file, recipients)
  return { wraps, body: new Uint8Array(await new Response(body).arrayBuffer()) }
}

function inPieces(content: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull: async (to) => {
      if (at >= content.length) return to.close()
      await new Promise((resolve) => setTimeout(resolve, 0))
      to.enqueue(content.subarray(at, at + LARGE))
      at += LARGE
    },
  })
}

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
