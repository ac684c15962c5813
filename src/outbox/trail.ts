/** A message standing in somebody's chat, hers or ours: its id there, and when it was sent (seconds since 1970). */
export type Trace = { readonly message: number; readonly at: number }

/**
 * The messages that stand in one chat, packed in two to four bytes each: differences to the one before, as numbers of
 * variable length. A head names the last one, so that a new one is added without reading the others.
 */
export type Trail = Uint8Array

/** A trail read: the messages that can still be deleted, and how many have grown too old for it. */
export type Chat = { readonly traces: readonly Trace[]; readonly tooOld: number }

/** A bot may delete a message of a private chat, its own or hers, for 48 hours (Bot API, deleteMessage). */
export const DELETABLE_SECONDS = 48 * 3600

export const noTrail: Trail = new Uint8Array(0)

type Head = {
  tooOld: number
  firstAt: number
  lastMessage: number
  lastAt: number
  readonly body: Uint8Array
}

/** The trail with new messages on it; once the oldest are past 48 hours they become a number. */
export function addTraces(trail: Trail, added: readonly Trace[], now: number): Trail {
  if (added.length === 0) return trail
  const head = headOf(trail)
  const old = trail.length > 0 && (now - head.firstAt) / DELETABLE_SECONDS >= 1.5
  // Cleared out a day late, so that a chat in daily use is not packed anew at every message.
  return old ? pack(addedTo(readTrail(trail, now), added)) : append(head, added)
}

/** The trail without messages that do not stand in the chat any more. */
export function dropTraces(trail: Trail, gone: readonly number[]): Trail {
  if (gone.length === 0) return trail
  const { traces, tooOld } = readTrail(trail, 0)
  return pack({ traces: traces.filter(({ message }) => !gone.includes(message)), tooOld })
}

/** What of a trail can be deleted at this moment. */
export function readTrail(trail: Trail, now: number): Chat {
  const { tooOld, firstAt, body } = headOf(trail)
  const place = { at: 0 }
  const traces: Trace[] = []
  let last: Trace = { message: 0, at: firstAt }
  while (place.at < body.length) {
    const message = last.message + unzigzag(readNumber(body, place))
    last = { message, at: last.at + unzigzag(readNumber(body, place)) }
    traces.push(last)
  }
  const standing = traces.filter(({ at }) => now - at < DELETABLE_SECONDS)
  return { traces: standing, tooOld: tooOld + traces.length - standing.length }
}

const addedTo = ({ traces, tooOld }: Chat, added: readonly Trace[]): Chat => ({
  traces: [...traces, ...added],
  tooOld,
})

const pack = ({ traces, tooOld }: Chat): Trail =>
  append({ tooOld, firstAt: 0, lastMessage: 0, lastAt: 0, body: noTrail }, traces)

function append(head: Head, added: readonly Trace[]): Trail {
  const first = head.body.length === 0 ? added[0] : undefined
  const firstAt = first?.at ?? head.firstAt
  let last: Trace = { message: head.lastMessage, at: first?.at ?? head.lastAt }
  const tail: number[] = []
  for (const trace of added) {
    writeNumber(tail, zigzag(trace.message - last.message))
    writeNumber(tail, zigzag(trace.at - last.at))
    last = trace
  }
  const front: number[] = []
  for (const number of [head.tooOld, firstAt, zigzag(last.message), zigzag(last.at - firstAt)])
    writeNumber(front, number)
  const trail = new Uint8Array(front.length + head.body.length + tail.length)
  trail.set(front)
  trail.set(head.body, front.length)
  trail.set(tail, front.length + head.body.length)
  return trail
}

function headOf(trail: Trail): Head {
  const place = { at: 0 }
  const tooOld = readNumber(trail, place)
  const firstAt = readNumber(trail, place)
  const lastMessage = unzigzag(readNumber(trail, place))
  const lastAt = firstAt + unzigzag(readNumber(trail, place))
  return { tooOld, firstAt, lastMessage, lastAt, body: trail.subarray(place.at) }
}

// Plain arithmetic, not bit operations: message ids may pass 2^31.
const zigzag = (difference: number) => (difference < 0 ? -2 * difference - 1 : 2 * difference)
const unzigzag = (number: number) => (number % 2 === 1 ? -(number + 1) / 2 : number / 2)

function writeNumber(bytes: number[], number: number): void {
  let rest = number
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

function readNumber(bytes: Uint8Array, place: { at: number }): number {
  let number = 0
  for (let weight = 1; place.at < bytes.length; weight *= 128) {
    const byte = bytes[place.at++]!
    number += (byte % 128) * weight
    if (byte < 128) break
  }
  return number
}
