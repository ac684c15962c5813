/** Bytes that arrive in pieces of this size. */
export function pieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull: (to) => {
      if (at >= bytes.length) return to.close()
      to.enqueue(bytes.subarray(at, at + size))
      at += size
    },
  })
}

/** So many bytes, made while they are read: the nth piece is filled with n. */
export function made(count: number, size = 64 * 1024): ReadableStream<Uint8Array> {
  let left = count
  let nth = 0
  return new ReadableStream({
    pull: (to) => {
      if (left <= 0) return to.close()
      to.enqueue(new Uint8Array(Math.min(size, left)).fill(nth++))
      left -= size
    },
  })
}

export async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ConstructorParameters<typeof Response>[0]).arrayBuffer())
}
