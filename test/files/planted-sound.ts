import { box } from '../../src/edge/files/mp4-boxes.ts'
import { planted, xmp } from './planted.ts'

const all = Object.values(planted).join(' / ')
const THEN = 0xe0000000

/** 44.1 kHz, one channel, as an AAC decoder is told. */
const esds = Buffer.from(
  '000000000380808022000100048080801440150000000001f4000001f4000580808002120806808080010 2'.replaceAll(
    ' ',
    '',
  ),
  'hex',
)

type Kind = {
  readonly kind: string
  readonly entry: Buffer
  readonly sizes: readonly number[]
  readonly places: readonly number[]
}

const track = ({ kind, entry, sizes, places }: Kind) => {
  const perChunk = sizes.length / places.length
  const tables = [
    box('stsd', 0, 1, entry),
    box('stts', 0, 1, sizes.length, 1024),
    box('stsc', 0, 1, 1, perChunk, 1),
    box('stsz', 0, 0, sizes.length, ...sizes),
    box('stco', 0, places.length, ...places),
    box('uuid', all),
  ]
  return box(
    'trak',
    box('tkhd', 7, THEN, THEN, 1, 0, 4096, Buffer.alloc(60)),
    box(
      'mdia',
      box('mdhd', 0, THEN, THEN, 44100, 4096, 0),
      box('hdlr', 0, 0, kind, 0, 0, 0, `${planted.camera}\0`),
      box('minf', box('smhd', 0, 0), box('stbl', ...tables)),
    ),
    box('udta', box('name', all)),
  )
}

/** A frame of AAC in which nobody speaks. */
const quiet = Buffer.from('00c800802380', 'hex')
const SAMPLE = quiet.length
export const silence = (samples: number) => Buffer.concat(Array<Buffer>(samples).fill(quiet))

/** A recording that tells everything: tags, place, dates, a track in which the phone writes where it is. `seen`: with a picture beside it. */
export function recording(samples = 4, { seen = false } = {}): Buffer {
  const type = box('ftyp', 'M4A ', 0, 'M4A mp42')
  const sound = silence(samples)
  const where = Buffer.from(all)
  const rest = Buffer.alloc(18)
  const heard = box(
    'mp4a',
    Buffer.from('0000000000000001', 'hex'),
    Buffer.alloc(8),
    Buffer.from('000100100000000 0ac440000'.replaceAll(' ', ''), 'hex'),
    box('esds', esds),
  )
  const moov = (at: number) => {
    const half = (samples / 2) * SAMPLE
    const tracks = [
      {
        kind: 'soun',
        entry: heard,
        sizes: Array<number>(samples).fill(SAMPLE),
        places: [at, at + half + where.length],
      },
      { kind: 'meta', entry: box('mebx', rest), sizes: [where.length], places: [at + half] },
      ...(seen ? [{ kind: 'vide', entry: box('avc1', rest), sizes: [9], places: [at] }] : []),
    ]
    const tags = box('meta', 0, box('ilst', box('\xa9day', all), box('\xa9too', all)))
    const about = box('udta', box('\xa9xyz', planted.place), tags, box('XMP_', xmp))
    return box('moov', box('mvhd', 0, THEN, THEN, 44100, 4096, Buffer.alloc(80)), ...tracks.map(track), about)
  }
  const start = type.length + moov(0).length + 8
  const half = sound.length / 2
  const data = Buffer.concat([sound.subarray(0, half), where, sound.subarray(half)])
  return Buffer.concat([type, moov(start), box('mdat', data), box('free', all), box('uuid', all)])
}
