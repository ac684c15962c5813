/** A message standing in somebody's chat, hers or ours: its id there, and when it was sent (seconds since 1970). */
export type Trace = { readonly message: number; readonly at: number }

/** What stands in one chat: the messages that can still be deleted, and how many have grown too old for it. */
export type Trail = { readonly traces: readonly Trace[]; readonly tooOld: number }

/** A bot may delete a message of a private chat, its own or hers, for 48 hours (Bot API, deleteMessage). */
export const DELETABLE_SECONDS = 48 * 3600

export const noTrail: Trail = { traces: [], tooOld: 0 }

/** The trail with new messages on it; those past 48 hours become a number. */
export function addTraces({ traces, tooOld }: Trail, added: readonly Trace[], now: number): Trail {
  const known = new Set(traces.map(({ message }) => message))
  const all = [...traces, ...added.filter(({ message }) => !known.has(message))]
  const kept = all.filter(({ at }) => now - at < DELETABLE_SECONDS)
  return { traces: kept, tooOld: tooOld + all.length - kept.length }
}

/** A trail in two to four bytes a message where she writes steadily: differences, as numbers of variable length. */
export function packTrail({ traces, tooOld }: Trail): Uint8Array {
  const bytes: number[] = []
  writeNumber(bytes, tooOld)
  let last: Trace = { message: 0, at: 0 }
  for (const trace of traces) {
    writeNumber(bytes, zigzag(trace.message - last.message))
    writeNumber(bytes, zigzag(trace.at - last.at))
    last = trace
  }
  return Uint8Array.from(bytes)
}

export function unpackTrail(bytes: Uint8Array): Trail {
  const place = { at: 0 }
  const tooOld = readNumber(bytes, place)
  const traces: Trace[] = []
  let last: Trace = { message: 0, at: 0 }
  while (place.at < bytes.length) {
    const message = last.message + unzigzag(readNumber(bytes, place))
    last = { message, at: last.at + unzigzag(readNumber(bytes, place)) }
    traces.push(last)
  }
  return { traces, tooOld }
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
