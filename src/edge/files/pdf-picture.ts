import { inflateSync } from 'node:zlib'
import { PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib'
import { cleanJpeg } from './clean-jpeg.ts'

/** A stream may keep its bytes in another file, and say where that lies. */
const elsewhere = ['F', 'FFilter', 'FDecodeParms', 'ID']
/** A photo that was packed once more, unpacked. */
const UNPACKED_MAX = 64 * 2 ** 20

const name = (text: string) => PDFName.of(text)

/** Takes the description out of a picture that stands in a PDF as a file of its own. Throws for kinds that cannot be cleaned. */
export function bareStream(stream: PDFRawStream): void {
  const { dict } = stream
  for (const key of elsewhere) dict.delete(name(key))
  const filters = filtersOf(stream)
  if (filters.includes('JPXDecode')) throw new Error('a kind of picture that cannot be cleaned')
  if (!filters.includes('DCTDecode') && !filters.includes('DCT')) return
  const [first, ...others] = filters
  const isPacked = others.length > 0
  if (others.length > 1 || (isPacked && first !== 'FlateDecode'))
    throw new Error('a photo packed in an odd way')
  const contents = Buffer.from(stream.getContents())
  stream.updateContents(
    cleanJpeg(isPacked ? inflateSync(contents, { maxOutputLength: UNPACKED_MAX }) : contents),
  )
  dict.set(name('Filter'), name('DCTDecode'))
  dict.delete(name('DecodeParms'))
}

function filtersOf({ dict }: PDFRawStream): string[] {
  const filter = dict.lookup(name('Filter'))
  const all = filter instanceof PDFArray ? filter.asArray().map((one) => dict.context.lookup(one)) : [filter]
  return all.flatMap((one) => (one instanceof PDFName ? [one.decodeText()] : []))
}
