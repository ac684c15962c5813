import { FILE_MAX } from './file-type.ts'
import { Film } from './film.ts'
import { box, boxesIn, inside } from './mp4-boxes.ts'

/** What is needed to hear a track: how fast it runs, how it is coded, how long its samples are and last, and their bytes. */
type Track = {
  readonly perSecond: number
  readonly length: number
  readonly entry: Buffer
  readonly lasting: Buffer
  readonly sizes: readonly number[]
  readonly sound: Buffer
}

/**
 * A recording (M4A) of its sound and nothing else: made anew from the samples of its one track of sound, without tags,
 * places, dates, names of makers, and without the tracks in which a phone writes where it is. Throws where the bytes are no
 * recording, and `Film` where there is something to see.
 */
export function cleanRecording(bytes: Buffer): Buffer {
  const tracks = boxesIn(inside(bytes, 'moov')).filter(({ name }) => name === 'trak')
  const kinds = tracks.map((track) => inside(track.inside, 'mdia', 'hdlr').toString('latin1', 8, 12))
  if (kinds.includes('vide')) throw new Film('there is something to see')
  const heard = kinds.indexOf('soun')
  if (heard < 0 || kinds.lastIndexOf('soun') !== heard) throw new Error('not one track of sound')
  const media = tracks.map((track) => inside(track.inside, 'mdia'))
  const places = media.map(placesIn)
  const others = places.filter((_, nth) => nth !== heard).flat()
  return written(trackIn(media[heard]!, soundAt(bytes, places[heard]!, others)))
}

function trackIn(media: Buffer, sound: Buffer): Track {
  const head = inside(media, 'mdhd')
  const long = head.readUInt8(0) === 1
  const lasting = tableIn(media, 'stts')
  if (lasting.length !== 8 + 8 * lasting.readUInt32BE(4))
    throw new Error('a table with something hidden in it')
  return {
    perSecond: head.readUInt32BE(long ? 20 : 12),
    length: long ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16),
    entry: entryOf(tableIn(media, 'stsd')),
    lasting: lasting.subarray(4),
    sizes: sizesIn(tableIn(media, 'stsz')),
    sound,
  }
}

const tableIn = (media: Buffer, name: string) => inside(media, 'minf', 'stbl', name)

function sizesIn(table: Buffer): number[] {
  const [each, count] = [table.readUInt32BE(4), table.readUInt32BE(8)]
  // A sample has a byte at least, or the table is as long as it says: what it swells to is bounded by the file.
  if (each > 0 && each * count > FILE_MAX) throw new Error('more sound than file')
  if (each > 0) return Array<number>(count).fill(each)
  if (table.length !== 12 + 4 * count) throw new Error('a table with something hidden in it')
  return Array.from({ length: count }, (_, nth) => table.readUInt32BE(12 + 4 * nth))
}

type Chunk = { readonly at: number; readonly samples: number }

/** Where samples stand together, and how many of them. */
function chunksIn(media: Buffer): Chunk[] {
  const tables = inside(media, 'minf', 'stbl')
  const long = boxesIn(tables).some(({ name }) => name === 'co64')
  const places = inside(tables, long ? 'co64' : 'stco')
  const runs = inside(tables, 'stsc')
  const count = Math.min(places.readUInt32BE(4), places.length)
  const chunks: Chunk[] = []
  let run = 0
  for (let nth = 0; nth < count; nth++) {
    if (run + 1 < runs.readUInt32BE(4) && runs.readUInt32BE(8 + 12 * (run + 1)) === nth + 1) run++
    const at = long ? Number(places.readBigUInt64BE(8 + 8 * nth)) : places.readUInt32BE(8 + 4 * nth)
    chunks.push({ at, samples: runs.readUInt32BE(12 + 12 * run) })
  }
  return chunks
}

type Place = { readonly from: number; readonly to: number }

/** Where in the file the samples of a track lie. */
function placesIn(media: Buffer): Place[] {
  const sizes = sizesIn(tableIn(media, 'stsz'))
  let nth = 0
  const places = chunksIn(media).map(({ at, samples }) => {
    const end = Math.min(nth + samples, sizes.length)
    let to = at
    for (; nth < end; nth++) to += sizes[nth]!
    return { from: at, to }
  })
  if (nth < sizes.length) throw new Error('samples that lie nowhere')
  return places
}

/** Sound lies where samples lie, one after the other, and nowhere where another track has written. */
function soundAt(bytes: Buffer, places: readonly Place[], others: readonly Place[]): Buffer {
  const data = boxesIn(bytes).flatMap(({ name, inside: { byteOffset, length } }) => {
    const from = byteOffset - bytes.byteOffset
    return name === 'mdat' ? [{ from, to: from + length }] : []
  })
  let before = 0
  for (const { from, to } of places) {
    if (from < before || !data.some((one) => from >= one.from && to <= one.to))
      throw new Error('sound out of place')
    if (others.some((one) => from < one.to && one.from < to)) throw new Error('sound in another track')
    before = to
  }
  const sound = Buffer.concat(places.map(({ from, to }) => bytes.subarray(from, to)))
  if (sound.length === 0) throw new Error('no sound')
  return sound
}

/** How AAC is coded: channels, width, rate, and the few bytes with which a decoder begins. */
function entryOf(table: Buffer): Buffer {
  const [entry] = boxesIn(table.subarray(8))
  if (table.readUInt32BE(4) !== 1 || entry?.name !== 'mp4a') throw new Error('another code than AAC')
  const begin = beginningIn(inside(entry.inside.subarray(28), 'esds').subarray(4))
  const tell = (tag: number, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts)
    return Buffer.concat([Buffer.of(tag, body.length), body])
  }
  // Kind of sound 0x40 is AAC; buffer and rates are for streams, and 0 where nobody knows them.
  const config = tell(4, Buffer.of(0x40, 0x15, ...Array<number>(11).fill(0)), tell(5, begin))
  const sample = Buffer.concat([
    Buffer.from('0000000000000001', 'hex'),
    Buffer.alloc(8),
    entry.inside.subarray(16, 28),
  ])
  return box('mp4a', sample, box('esds', 0, tell(3, Buffer.of(0, 1, 0), config, tell(6, Buffer.of(2)))))
}

/** Descriptors stand in each other; the innermost (5) holds what a decoder begins with. */
function beginningIn(descriptors: Buffer): Buffer {
  for (let at = 0; at < descriptors.length; ) {
    const tag = descriptors.readUInt8(at++)
    let size = 0
    for (let more = true; more; ) {
      const byte = descriptors.readUInt8(at++)
      size = size * 128 + (byte & 127)
      more = byte > 127
    }
    const skip = { 3: 3, 4: 13 }[tag]
    if (tag === 5 && size > 0 && size <= 64) return Buffer.from(descriptors.subarray(at, at + size))
    at += skip ?? size
  }
  throw new Error('no beginning')
}

const MATRIX = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]

function written({ perSecond, length, entry, lasting, sizes, sound }: Track): Buffer {
  const type = box('ftyp', 'M4A ', 0, 'M4A isomiso2')
  const moov = (at: number) => {
    const tables = [
      box('stsd', 0, 1, entry),
      box('stts', 0, lasting),
      box('stsc', 0, 1, 1, sizes.length, 1),
      box('stsz', 0, 0, sizes.length, ...sizes),
      box('stco', 0, 1, at),
    ]
    const here = box('dinf', box('dref', 0, 1, box('url ', 1)))
    const media = box('minf', box('smhd', 0, 0), here, box('stbl', ...tables))
    const kind = box('hdlr', 0, 0, 'soun', 0, 0, 0, '\0')
    const track = box('tkhd', 7, 0, 0, 1, 0, length, 0, 0, 0, 0x1000000, ...MATRIX, 0, 0)
    const mdia = box('mdia', box('mdhd', 0, 0, 0, perSecond, length, 0x55c40000), kind, media)
    const movie = box(
      'mvhd',
      0,
      0,
      0,
      perSecond,
      length,
      0x10000,
      0x1000000,
      0,
      0,
      ...MATRIX,
      0,
      0,
      0,
      0,
      0,
      0,
      2,
    )
    return box('moov', movie, box('trak', track, mdia))
  }
  const start = type.length + moov(0).length + 8
  return Buffer.concat([type, moov(start), box('mdat', sound)])
}
