import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument as Library, PDFName, PDFString } from '@cantoo/pdf-lib'
import PDFDocument from 'pdfkit'
import { checksum } from '../../src/edge/files/clean-voice.ts'

/** Words that tell of somebody, planted wherever a file has room for them. Nobody of these exists. */
export const planted = {
  place: '50.450123N 30.523456E',
  camera: 'Kamera Stezhka X100',
  author: 'Amina Testenko',
  program: 'Pysarnia 7.3',
} as const
const all = Object.values(planted).join(' / ')

const big = (size: 2 | 4, value: number) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

/** EXIF as a phone writes it: make, which way up, artist, and a directory with the place (30° 31′ 24.4416″). */
export function exif(turn = 1): Buffer {
  const texts: Buffer[] = []
  let room = 8 + 2 + 5 * 12 + 4 + (2 + 2 * 12 + 4)
  const place = room - (2 + 2 * 12 + 4)
  const kept = (bytes: Buffer) => {
    texts.push(bytes)
    room += bytes.length
    return room - bytes.length
  }
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([big(2, tag), big(2, type), big(4, count), value])
  const text = (tag: number, words: string) => {
    const bytes = Buffer.from(`${words}\0`)
    return entry(tag, 2, bytes.length, big(4, kept(bytes)))
  }
  const degrees = Buffer.concat([30, 1, 31, 1, 244416, 10000].map((part) => big(4, part)))
  const main = [
    text(0x010f, planted.camera),
    entry(0x0112, 3, 1, Buffer.concat([big(2, turn), big(2, 0)])),
    text(0x0131, planted.program),
    text(0x013b, planted.author),
    entry(0x8825, 4, 1, big(4, place)),
  ]
  const gps = [text(0x001d, planted.place), entry(0x0004, 5, 3, big(4, kept(degrees)))]
  const directory = (entries: readonly Buffer[]) =>
    Buffer.concat([big(2, entries.length), ...entries, big(4, 0)])
  const head = Buffer.concat([Buffer.from('MM\0*'), big(4, 8)])
  return Buffer.concat([Buffer.from('Exif\0\0'), head, directory(main), directory(gps), ...texts])
}

/** The seconds of longitude as EXIF writes them. */
export const gpsBytes = Buffer.concat([30, 1, 31, 1, 244416, 10000].map((part) => big(4, part)))

export const xmp = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><place>${all}</place></x:xmpmeta><?xpacket end="w"?>`

const segment = (code: number, inside: Buffer) =>
  Buffer.concat([Buffer.of(0xff, code), big(2, inside.length + 2), inside])

/** A grey picture, 16 wide and 8 high: every part that a JPEG is drawn from, the smallest of its kind. `pixels` stands for more of it. */
const drawn = (pixels: Buffer) => [
  segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
  segment(0xc0, Buffer.of(8, 0, 8, 0, 16, 1, 1, 0x11, 0)),
  segment(0xc4, Buffer.concat([Buffer.of(0x00, 1), Buffer.alloc(15), Buffer.of(0)])),
  segment(0xc4, Buffer.concat([Buffer.of(0x10, 1), Buffer.alloc(15), Buffer.of(0)])),
  segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
  pixels,
]

/** A photo that tells everything: in EXIF, XMP, IPTC, a profile, a comment, its thumbnail, and behind its end. */
export function photo(turn = 1, pixels: Buffer = Buffer.of(0x0f)): Buffer {
  const iptc = Buffer.from(`Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x50${all}`, 'latin1')
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(
      0xe0,
      Buffer.concat([Buffer.from('JFIF\0\x01\x02\x01\0\x48\0\x48\x01\x01', 'latin1'), Buffer.from('abc')]),
    ),
    segment(0xe1, exif(turn)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    segment(0xe2, Buffer.from(`ICC_PROFILE\0\x01\x01${all}`)),
    segment(0xed, iptc),
    segment(0xfe, Buffer.from(all)),
    ...drawn(pixels),
    Buffer.of(0xff, 0xd9),
    // What a phone hangs behind the picture: a second one, a film.
    Buffer.of(0xff, 0xd8),
    segment(0xe1, exif()),
    Buffer.from(`\0\0\0\x18ftypmp42${all}`),
  ])
}

const chunk = (name: string, inside: Buffer) => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), inside])
  return Buffer.concat([big(4, inside.length), named, big(4, crc32(named))])
}

/** A grey picture with text, EXIF, a time, a profile, a part of somebody's own, and words behind its end. */
export function picture(width = 2, height = 2): Buffer {
  // Of a huge one only the beginning is there: it is refused by what it says of itself.
  const rows = Buffer.alloc(Math.min((1 + width) * height, 1 << 20), 0)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([big(4, width), big(4, height), Buffer.of(8, 0, 0, 0, 0)])),
    chunk('tEXt', Buffer.from(`Author\0${all}`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(all))])),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
    chunk('eXIf', exif().subarray(6)),
    chunk('tIME', Buffer.of(7, 0xea, 11, 21, 10, 0, 0)),
    chunk('iCCP', Buffer.concat([Buffer.from(`${planted.camera}\0\0`), deflateSync(Buffer.from(all))])),
    chunk('prVt', Buffer.from(all)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(all),
  ])
}

const riff = (name: string, inside: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(inside.length)
  return Buffer.concat([Buffer.from(name), length, inside, Buffer.alloc(inside.length % 2)])
}

/** One pixel in WebP, with a profile, EXIF and XMP. */
export function webp(moves = false): Buffer {
  const pixel = Buffer.from('2f00000010071011118888fe0700', 'hex')
  const announced = Buffer.of(moves ? 0x2e : 0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  const parts = [
    riff('VP8X', announced),
    riff('ICCP', Buffer.from(all)),
    riff('VP8L', pixel),
    riff('EXIF', exif()),
    riff('XMP ', Buffer.from(xmp)),
    riff('WHOM', Buffer.from(all)),
  ]
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  return riff('RIFF', body)
}

const page = (flags: number, number: number, body: Buffer) => {
  const head = Buffer.from('OggS\0'.padEnd(27, '\0'))
  head.writeUInt8(flags, 5)
  head.writeUInt32LE(number * 960, 6)
  head.writeUInt32LE(0x5eed1234, 14)
  head.writeUInt32LE(number, 18)
  const full = Math.floor(body.length / 255)
  head.writeUInt8(full + 1, 26)
  const whole = Buffer.concat([head, Buffer.alloc(full, 255), Buffer.of(body.length % 255), body])
  whole.writeUInt32LE(checksum(whole), 22)
  return whole
}

/** A voice message with tags, of so many pages of sound (any bytes are a packet). */
export function voice(pages = 3): Buffer {
  const comments = [`ARTIST=${planted.author}`, `LOCATION=${planted.place}`, `ENCODER=${planted.camera}`]
  const counted = (text: string) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(Buffer.byteLength(text))
    return Buffer.concat([length, Buffer.from(text)])
  }
  const three = Buffer.of(comments.length, 0, 0, 0)
  const tags = Buffer.concat([
    Buffer.from('OpusTags'),
    counted(planted.program),
    three,
    ...comments.map(counted),
  ])
  const sound = Array.from({ length: pages }, (_, nth) =>
    page(nth === pages - 1 ? 4 : 0, nth + 2, Buffer.alloc(600, nth)),
  )
  const head = Buffer.from('OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0', 'latin1')
  return Buffer.concat([page(2, 0, head), page(0, 1, tags), ...sound])
}

type Paper = { readonly pages?: number; readonly photoInside?: Buffer; readonly filling?: Buffer }

/** A paper that tells everything: description, XMP, an attached file, a comment, a script, a title in a picture, and a photo in it. */
export async function paper({ pages = 1, photoInside = photo(), filling }: Paper = {}): Promise<Buffer> {
  const { author: Author, program: Creator, place: Title, camera: Subject } = planted
  const document = new PDFDocument({
    info: { Author, Creator, Title, Subject, Producer: Creator },
    compress: false,
  })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  const over = new Promise((resolve) => document.once('end', resolve))
  for (let nth = 0; nth < pages; nth++) {
    if (nth > 0) document.addPage()
    document.text(`page ${nth + 1}`, 50, 60)
    document.image(photoInside, 50, 100, { width: 40 })
  }
  document.note(50, 50, 20, 20, all)
  document.link(50, 80, 20, 20, `https://example.org/${encodeURIComponent(all)}`)
  document.file(Buffer.from(all), { name: 'about.txt', description: all })
  if (filling) document.file(filling, { name: 'filling' })
  document.end()
  await over
  return withXmp(Buffer.concat(parts))
}

/** What pdfkit does not write: XMP, a script, a private part of a program, and all of it once more as an older version. */
async function withXmp(bytes: Buffer): Promise<Buffer> {
  const pdf = await Library.load(bytes, { updateMetadata: false })
  const { context, catalog } = pdf
  const stream = context.register(context.stream(Buffer.from(xmp), { Type: 'Metadata', Subtype: 'XML' }))
  catalog.set(PDFName.of('Metadata'), stream)
  pdf.addJavaScript('whose', `app.alert(${JSON.stringify(all)})`)
  for (const { node } of pdf.getPages()) {
    node.set(PDFName.of('PieceInfo'), context.obj({ Program: { Private: PDFString.of(all) } }))
    node.Resources()?.set(PDFName.of('Whose'), PDFString.of(all))
    node.Resources()?.set(PDFName.of('Metadata'), stream)
  }
  context.register(PDFString.of(all))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}
