type Page = {
  readonly flags: number
  readonly segments: Buffer
  readonly body: Buffer
  readonly at: Buffer
  readonly to: number
}

const HEAD = 27
const FIRST = 2
/** No maker, no comment: eight letters and two zeros. */
const noTags = Buffer.from('OpusTags\0\0\0\0\0\0\0\0')

/**
 * A voice message of its sound and nothing else: no tags (title, place, phone, cover picture), no number of its own. The
 * voice itself stays what it is. Throws where the bytes are not one stream of Opus in Ogg.
 */
export function cleanVoice(bytes: Buffer): Buffer {
  const pages = pagesIn(bytes)
  const [head, ...others] = pages
  if (head?.flags !== FIRST || pages.some(({ flags }, nth) => nth > 0 && flags & FIRST))
    throw new Error('not one stream')
  const kept = [
    page({ ...head, ...cut(openingOf(head.body)) }, 0),
    page({ ...head, flags: 0, ...cut(noTags) }, 1),
  ]
  for (const [nth, sound] of others.slice(pagesOfTags(others)).entries()) kept.push(page(sound, nth + 2))
  return Buffer.concat(kept)
}

function pagesIn(bytes: Buffer): Page[] {
  const pages: Page[] = []
  for (let at = 0; at < bytes.length; ) {
    if (bytes.toString('latin1', at, at + 5) !== 'OggS\0') throw new Error('no page here')
    if (bytes.readUInt32LE(at + 14) !== bytes.readUInt32LE(14)) throw new Error('not one stream')
    const from = at + HEAD + bytes.readUInt8(at + 26)
    const segments = bytes.subarray(at + HEAD, from)
    const to = from + segments.reduce((sum, size) => sum + size, 0)
    if (to > bytes.length) throw new Error('a page that is cut')
    const whole = Buffer.from(bytes.subarray(at, to))
    whole.fill(0, 22, 26)
    if (checksum(whole) !== bytes.readUInt32LE(at + 22)) throw new Error('a page that was changed')
    pages.push({
      flags: bytes.readUInt8(at + 5),
      at: bytes.subarray(at + 6, at + 14),
      segments,
      body: bytes.subarray(from, to),
      to,
    })
    at = to
  }
  return pages
}

/** How channels and gain are meant: 19 bytes, and a table where there are more than two channels. */
function openingOf(body: Buffer): Buffer {
  const length = body.readUInt8(18) === 0 ? 19 : 21 + body.readUInt8(9)
  if (body.toString('latin1', 0, 8) !== 'OpusHead' || body.length !== length) throw new Error('no Opus')
  return body
}

/** Tags end with a page of their own (RFC 7845, 3): so many pages belong to them. */
function pagesOfTags(pages: readonly Page[]): number {
  if (pages[0]?.body.toString('latin1', 0, 8) !== 'OpusTags') throw new Error('no tags')
  const last = pages.findIndex(({ segments }) => (segments.at(-1) ?? 0) < 255)
  if (last < 0 || pages[last]!.segments.subarray(0, -1).some((size) => size < 255))
    throw new Error('sound among the tags')
  return last + 1
}

/** A packet that fills a page, with its table. */
const cut = (body: Buffer) => ({
  body,
  segments: Buffer.from([...Array<number>(Math.floor(body.length / 255)).fill(255), body.length % 255]),
})

function page({ flags, at, segments, body }: Omit<Page, 'to'>, number: number): Buffer {
  const head = Buffer.from('OggS\0'.padEnd(HEAD, '\0'))
  head.writeUInt8(flags, 5)
  head.set(at, 6)
  // Every stream is the first there is.
  head.writeUInt32LE(1, 14)
  head.writeUInt32LE(number, 18)
  head.writeUInt8(segments.length, 26)
  const whole = Buffer.concat([head, segments, body])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** The remainders of CRC-32 as Ogg has it: 0x04c11db7, not reflected, from zero. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit++) rest = rest < 0 ? (rest << 1) ^ 0x04c11db7 : rest << 1
  return rest >>> 0
})

export function checksum(bytes: Buffer): number {
  let rest = 0
  for (let at = 0; at < bytes.length; at++)
    rest = ((rest << 8) ^ remainders[(rest >>> 24) ^ bytes[at]!]!) >>> 0
  return rest
}
