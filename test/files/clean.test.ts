import { createRequire } from 'node:module'
import type { Transform } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import Pdfkit from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { openCleaner } from '../../src/edge/files/clean.ts'
import { checksum } from '../../src/edge/files/clean-voice.ts'
import { FILE_MAX, type FileType, neutralName } from '../../src/edge/files/file-type.ts'
import { cleanInside, isClean } from '../../src/edge/files/inside.ts'
import { projectRoot } from '../../src/edge/root.ts'
import { seeded } from '../bot-api/faults.ts'
import { found } from './found.ts'
import { exif, paper, photo, picture, planted, voice, webp } from './planted.ts'
import { recording, silence } from './planted-sound.ts'

const files: Readonly<Record<Exclude<FileType, 'text/plain'>, Buffer>> = {
  'image/jpeg': photo(),
  'image/png': picture(),
  'image/webp': webp(),
  'application/pdf': await paper(),
  'audio/ogg': voice(),
  'audio/mp4': recording(),
}
const types = Object.keys(files) as (keyof typeof files)[]
const cleaned = async (bytes: Buffer) => {
  const outcome = await cleanInside(bytes)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.bytes
}
const answer = async (bytes: Buffer) => {
  const outcome = await cleanInside(bytes)
  return outcome.ok ? outcome.value.type : outcome.refusal
}

describe('a file', () => {
  for (const type of types) {
    it(`of type ${type} is known by its bytes, and after cleaning nothing in it tells of anybody`, async () => {
      const outcome = await cleanInside(files[type])
      expect(outcome.ok && outcome.value.type).toBe(type)
      expect(found(outcome.ok ? outcome.value.bytes : files[type])).toEqual([])
      expect(outcome.ok && (await cleaned(outcome.value.bytes)).equals(outcome.value.bytes)).toBe(true)
    })

    it(`of type ${type} tells of somebody as it came, and is refused when nothing was taken out (mutant)`, async () => {
      expect(found(files[type]).length).toBeGreaterThan(4)
      const lazy = { [type]: (bytes: Buffer) => bytes } as never
      expect(await cleanInside(files[type], lazy)).toEqual({ ok: false, refusal: 'file-damaged' })
    })
  }

  it('gets a name that says what it is, and nothing of whose', async () => {
    expect(neutralName('image/jpeg', 1)).toBe('photo-1.jpg')
    expect(neutralName('application/pdf', 12)).toBe('document-12.pdf')
    expect(neutralName('audio/ogg', 2)).toBe('voice-2.ogg')
  })

  it('of text stays as it is, without the mark of the program that wrote it', async () => {
    const words = 'Він писав мені ось що:\r\n\tприйду.\n'
    expect(String(await cleaned(Buffer.from(`\ufeff${words}`)))).toBe(words)
  })

  it('of another type is not taken, whatever it calls itself', async () => {
    const others: Readonly<Record<string, Buffer>> = {
      program: Buffer.from('MZ\x90\0\x03', 'latin1'),
      archive: Buffer.from('PK\x03\x04\x14\0', 'latin1'),
      film: recording(4, { seen: true }),
      song: Buffer.from('OggS\0\x02'.padEnd(28, '\0').concat('\x01vorbis'), 'latin1'),
      moving: webp(true),
      'old letters': Buffer.from('cff0e8e2b3f2', 'hex'),
      nothing: Buffer.alloc(0),
      zeros: Buffer.alloc(FILE_MAX),
    }
    for (const [name, bytes] of Object.entries(others))
      expect(await answer(bytes), name).toBe('file-type-not-taken')
  })

  it('that is too large, or becomes too large when it is drawn, is not taken', async () => {
    expect(await answer(Buffer.alloc(FILE_MAX + 1, 97))).toBe('file-too-large')
    expect(await answer(picture(60_000, 1))).toBe('file-too-large')
    expect(await answer(picture(20_000, 20_000))).toBe('file-too-large')
    expect(await answer(picture(0, 1))).toBe('file-damaged')
  })

  it('that is cut short is damaged, or clean as far as it goes', async () => {
    for (const type of types)
      for (const share of [0.3, 0.6, 0.9]) {
        const outcome = await cleanInside(files[type].subarray(0, Math.floor(files[type].length * share)))
        if (outcome.ok) expect(found(outcome.value.bytes)).toEqual([])
        else expect(outcome.refusal).toBe('file-damaged')
      }
  })

  it('that was changed in any byte is cleaned or refused: 1,000 of them', async () => {
    const random = seeded(20)
    const below = (most: number) => Math.floor(random() * most)
    let clean = 0
    for (let nth = 0; nth < 1000; nth++) {
      const bytes = Buffer.from(files[types[nth % types.length]!])
      for (let slips = 1 + below(4); slips > 0; slips--) bytes[below(bytes.length)] = below(256)
      const outcome = await cleanInside(bytes)
      if (!outcome.ok) expect(outcome.refusal).toMatch(/^file-(damaged|type-not-taken|too-large)$/)
      else {
        clean++
        expect(found(outcome.value.bytes), `the ${nth}th`).toEqual([])
      }
    }
    expect(clean).toBeGreaterThan(100)
    expect(clean).toBeLessThan(900)
  })
})

describe('a photo', () => {
  it('keeps which way up it was held, in both orders of bytes', async () => {
    for (const turn of [2, 3, 6, 8]) {
      const clean = await cleaned(photo(turn))
      expect(clean.readUInt8(2 + 4 + 6 + 8 + 2 + 9)).toBe(turn)
      expect(clean.length).toBe((await cleaned(photo(1))).length + 36)
    }
    expect((await cleaned(photo(6))).includes(exif(6))).toBe(false)
    const little = Buffer.from(
      '4578696600004949 2a00 08000000 0100 1201 0300 01000000 0800 0000'.replaceAll(' ', ''),
      'hex',
    )
    const plain = await cleaned(photo(1))
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, little.length + 2])
    expect(await cleaned(Buffer.concat([head, little, plain.subarray(2)]))).toEqual(await cleaned(photo(8)))
  })

  it('leaves nothing to do for another cleaner', async () => {
    for (const bytes of [photo(), picture(), webp()]) {
      const clean = await cleaned(bytes)
      expect(await byExifBeGone(clean)).toEqual(clean)
      // Why it does not do the work itself: what it leaves.
      expect(found(await byExifBeGone(bytes)).length).toBeGreaterThan(0)
    }
  })
})

/** Its types say `default`, its code does not. */
const ExifBeGone = createRequire(import.meta.url)('exif-be-gone') as new () => Transform

/** The library takes out what it knows; we keep what we know. */
function byExifBeGone(bytes: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  const stream = new ExifBeGone()
  return new Promise((resolve) => {
    stream.on('data', (part: Uint8Array) => parts.push(Buffer.from(part)))
    stream.on('end', () => resolve(Buffer.concat(parts)))
    stream.end(bytes)
  })
}

describe('a paper', () => {
  it('keeps its pages, their words and photos', async () => {
    const clean = await PDFDocument.load(await cleaned(await paper({ pages: 3 })), { updateMetadata: false })
    expect(clean.getPageCount()).toBe(3)
    const text = clean.context.enumerateIndirectObjects().map(([, one]) => String(one))
    expect(text.filter((one) => one.includes('/DCTDecode'))).toHaveLength(3)
    expect(text.join('\n')).toContain(Buffer.from('page 3').toString('hex'))
  })

  it('keeps what was filled in or drawn on it as it looks, without whose hand it was', async () => {
    const pdf = await PDFDocument.create()
    const page = pdf.addPage([300, 300])
    const field = pdf.getForm().createTextField('whose')
    field.setText('filled in')
    field.addToPage(page, { x: 10, y: 10 })
    const comment = { Type: 'Annot', Subtype: 'Ink', Rect: [1, 2, 3, 4], T: PDFString.of(planted.author) }
    const looks = pdf.context.register(
      pdf.context.stream('0 0 m 9 9 l S', { Type: 'XObject', Subtype: 'Form' }),
    )
    page.node.addAnnot(pdf.context.register(pdf.context.obj({ ...comment, AP: { N: looks } })))
    const { context } = await PDFDocument.load(await cleaned(Buffer.from(await pdf.save())), {
      updateMetadata: false,
    })
    const marks = context
      .enumerateIndirectObjects()
      .flatMap(([, one]) => (one instanceof PDFDict ? [one] : []))
    const [kept] = marks.flatMap((one) => one.lookup(PDFName.of('Annots')) ?? [])
    expect(String(kept).match(/\/Subtype \/\w+/g)).toEqual(['/Subtype /Stamp', '/Subtype /Ink'])
    expect(String(kept)).not.toMatch(/\/T |\/FT |whose/)
  })

  it('that is locked, nested without end, or swells when it is unpacked does no harm', async () => {
    const locked = new Pdfkit({ userPassword: 'hers', ownerPassword: 'theirs' })
    const parts: Buffer[] = []
    locked.on('data', (part: Buffer) => parts.push(part)).end()
    await new Promise((resolve) => locked.once('end', resolve))
    expect(await answer(Buffer.concat(parts))).toBe('file-damaged')
    const nested = Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}\nendobj\n`)
    expect(await answer(nested)).toBe('file-damaged')
    const bomb = deflateSync(Buffer.alloc(300 << 20))
    const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`
    const swelling = Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream\nendobj\n')])
    const clean = openCleaner(projectRoot())
    expect(await clean(swelling)).toEqual({ ok: false, refusal: 'file-damaged' })
    expect(await clean(nested)).toEqual({ ok: false, refusal: 'file-damaged' })
  })
})

describe('a voice message', () => {
  it('keeps its sound, page by page, with checksums that are right', async () => {
    const clean = await cleaned(voice(4))
    const pages = clean.toString('latin1').split('OggS').length - 1
    expect(pages).toBe(6)
    const last = Buffer.from(clean.subarray(clean.lastIndexOf('OggS')))
    const sum = last.readUInt32LE(22)
    last.fill(0, 22, 26)
    expect(checksum(last)).toBe(sum)
    expect(last.includes(Buffer.alloc(600, 3))).toBe(true)
  })

  it('with a second stream behind the first is damaged', async () => {
    const other = voice()
    expect(await answer(Buffer.concat([voice(), other]))).toBe('file-damaged')
  })
})

describe('a recording', () => {
  it('keeps its sound, sample by sample, and nothing that stood between', async () => {
    const clean = await cleaned(recording(6))
    const sound = silence(6)
    expect(clean.subarray(-sound.length).equals(sound)).toBe(true)
    expect(clean.readUInt32BE(clean.indexOf('stco') + 12)).toBe(clean.length - sound.length)
  })

  it('of more sound than file, or of none, is damaged', async () => {
    const swollen = recording()
    swollen.writeUInt32BE(6, swollen.indexOf('stsz') + 8)
    swollen.writeUInt32BE(2 ** 31, swollen.indexOf('stsz') + 12)
    expect(await answer(swollen)).toBe('file-damaged')
    expect(await answer(recording().subarray(0, 40))).toBe('file-damaged')
    expect(await answer(Buffer.from('\0\0\0\x18ftypmp42', 'latin1'))).toBe('file-damaged')
  })
})

describe('the check after cleaning', () => {
  it('finds each kind of description that could have stayed', async () => {
    const marked = async (mark: string) => {
      const clean = await cleaned(photo())
      return isClean(
        'image/jpeg',
        Buffer.concat([clean.subarray(0, -2), Buffer.from(mark), clean.subarray(-2)]),
      )
    }
    for (const mark of [
      'Exif\0\0MM',
      'http://ns.adobe.com/xap/1.0/',
      '<x:xmpmeta ',
      '<?xpacket ',
      'Photoshop 3.0\0',
    ])
      expect(await marked(mark), mark).toBe(false)
    expect(await isClean('image/jpeg', await cleaned(photo(6)))).toBe(true)
  })
})

describe('the cleaner of a house', () => {
  const clean = openCleaner(projectRoot())

  it('cleans behind the walls what it cleans before them', async () => {
    for (const type of types) {
      const outcome = await clean(files[type], 7)
      expect(outcome.ok && outcome.value.type, type).toBe(type)
      expect(outcome.ok && outcome.value.name).toBe(neutralName(type, 7))
      expect(outcome.ok && Buffer.from(outcome.value.bytes).equals(await cleaned(files[type]))).toBe(true)
    }
  })

  it('takes no word of a program that lies, falls or is stopped', async () => {
    const saying = (head: unknown) =>
      openCleaner(projectRoot(), async () => ({ ended: 'answered', head, bytes: Buffer.of(1) }))
    expect(await saying({ type: 'text/html' })(Buffer.of(1))).toEqual({ ok: false, refusal: 'file-damaged' })
    expect(await saying({ refusal: 'oh' })(Buffer.of(1))).toEqual({ ok: false, refusal: 'file-damaged' })
    const stopped = openCleaner(projectRoot(), async () => ({ ended: 'stopped', by: 'time' }))
    expect(await stopped(Buffer.of(1))).toEqual({ ok: false, refusal: 'file-damaged' })
  })

  it('goes on with the next file after one that could not be begun', async () => {
    let begun = 0
    const once = openCleaner(projectRoot(), async () => {
      if (begun++ === 0) throw new Error('no process')
      return { ended: 'answered', head: { refusal: 'file-damaged' }, bytes: Buffer.alloc(0) }
    })
    const [first, second] = await Promise.allSettled([once(Buffer.of(1)), once(Buffer.of(2))])
    expect(first.status).toBe('rejected')
    expect(second).toMatchObject({ status: 'fulfilled' })
  })
})
