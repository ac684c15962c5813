import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { bareStream } from './pdf-picture.ts'

/** Names are kept once: two of the same letters are the same thing. */
const name = (text: string) => PDFName.of(text)
const names = (...texts: string[]): ReadonlySet<unknown> => new Set(texts.map(name))

/** What a page is drawn from, without what can be clicked, heard, filled in or read aloud. */
const ofPage = names(
  ...[
    'Type',
    'Parent',
    'MediaBox',
    'CropBox',
    'Rotate',
    'UserUnit',
    'Group',
    'Resources',
    'Contents',
    'Annots',
  ],
)
/** What of a mark on a page stays: where and how it looks. */
const ofMark = names('Type', 'Subtype', 'Rect', 'F', 'AP', 'AS')
/** Marks that have no looks of their own, or whose looks only say that something is hidden behind them. */
const withoutLooks = names(
  ...['Link', 'Popup', 'Text', 'FileAttachment', 'Sound', 'Movie', 'Screen', '3D', 'RichMedia', 'Redact'],
)
/** What may stand beside a picture, a font or a form and tells of who made it, when, where, with what. */
const telling = names(
  ...[
    'Metadata',
    'PieceInfo',
    'LastModified',
    'OPI',
    'Ref',
    'OC',
    'Properties',
    'StructParent',
    'StructParents',
  ],
  ...['Measure', 'PtData', 'AF', 'Alternates'],
)
/** Words that a viewer needs to draw letters; all others are for people. */
const neededWords = names('Registry', 'Ordering', 'CharSet')

/**
 * A PDF made anew of the looks of its pages and nothing else: no description, author or date, no older version, no files,
 * scripts, forms, links, comments or hidden words; photos in it are cleaned as photos are. What was filled in or drawn on a
 * page stays as it looks. Throws where the bytes are no PDF, or locked.
 */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const found = await readPdf(bytes)
  const pages = found.getPages()
  if (pages.length === 0) throw new Error('no page')
  for (const { node } of pages) barePage(node)
  for (const [, object] of found.context.enumerateIndirectObjects()) bare(object)
  const clean = await PDFDocument.create({ updateMetadata: false })
  for (const page of await clean.copyPages(found, found.getPageIndices())) clean.addPage(page)
  return Buffer.from(
    await clean.save({
      useObjectStreams: false,
      addDefaultPage: false,
      updateFieldAppearances: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    }),
  )
}

const readPdf = (bytes: Buffer) =>
  PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    parseSpeed: Number.POSITIVE_INFINITY,
  })

/** What tells of somebody in a PDF as it stands, by name: nothing, after cleaning. */
export async function tellingIn(bytes: Buffer): Promise<string[]> {
  const { context, catalog } = await readPdf(bytes)
  const { Info, ID, Encrypt } = context.trailerInfo
  const beside = catalog
    .keys()
    .map(nameOf)
    .filter((key) => key !== 'Type' && key !== 'Pages')
  const inside = context.enumerateIndirectObjects().flatMap(([, object]) => told(object))
  return [...(Info || ID || Encrypt ? ['trailer'] : []), ...beside, ...inside]
}

function barePage(page: PDFPageLeaf): void {
  const annots = page.lookup(name('Annots'))
  keepOnly(page, ofPage)
  const all = annots instanceof PDFArray ? annots.asArray() : []
  const marks = all.flatMap((one) => bareMark(page.context.lookup(one)) ?? [])
  page.set(name('Annots'), page.context.obj(marks))
}

function bareMark(mark: PDFObject | undefined): PDFDict | undefined {
  if (!(mark instanceof PDFDict)) return undefined
  const kind = mark.lookup(name('Subtype'))
  const looks = mark.lookup(name('AP'))
  if (!(kind instanceof PDFName) || withoutLooks.has(kind) || !(looks instanceof PDFDict)) return undefined
  const bareOne = mark.clone()
  keepOnly(bareOne, ofMark)
  // A field without its form is not drawn by every viewer; a stamp is.
  if (kind === name('Widget')) bareOne.set(name('Subtype'), name('Stamp'))
  const shown = looks.get(name('N'))
  bareOne.set(name('AP'), mark.context.obj(shown ? { N: shown } : {}))
  return bareOne
}

/** Takes out of one object what tells; what it refers to is an object of its own. */
function bare(object: PDFObject): void {
  if (object instanceof PDFStream) {
    bare(object.dict)
    if (object instanceof PDFRawStream) bareStream(object)
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries())
      if (tells(object, key, value)) object.delete(key)
      else bare(value)
  } else if (object instanceof PDFArray) bareArray(object)
}

function bareArray(array: PDFArray): void {
  const first = array.size() > 0 ? array.get(0) : undefined
  if (first === name('ICCBased')) plainColours(array)
  for (const [at, value] of array.asArray().entries())
    if (isWords(value) && first !== name('Indexed')) array.set(at, PDFString.of(''))
    else bare(value)
}

/** A colour profile names the device that it was made for: the plain colours of as many inks stand for it. */
function plainColours(array: PDFArray): void {
  const profile = array.lookup(1)
  const inks = profile instanceof PDFStream ? String(profile.dict.lookup(name('N'))) : ''
  array.set(0, name({ '1': 'DeviceGray', '4': 'DeviceCMYK' }[inks] ?? 'DeviceRGB'))
  while (array.size() > 1) array.remove(array.size() - 1)
}

function tells(of: PDFDict, key: PDFName, value: PDFObject): boolean {
  const to = value instanceof PDFRef ? of.context.lookup(value) : value
  return telling.has(key) || (isWords(to) && !neededWords.has(key))
}

function told(object: PDFObject): string[] {
  if (object instanceof PDFStream) return told(object.dict)
  if (object instanceof PDFArray)
    return object
      .asArray()
      .flatMap((one) => (isWords(one) && object.get(0) !== name('Indexed') ? wordsIn(one) : told(one)))
  if (!(object instanceof PDFDict)) return []
  return object.entries().flatMap(([key, value]) => (tells(object, key, value) ? [nameOf(key)] : told(value)))
}

/** An empty string tells nothing. */
const wordsIn = (words: PDFString | PDFHexString) => (words.asString() === '' ? [] : ['words'])

const isWords = (object: unknown): object is PDFString | PDFHexString =>
  object instanceof PDFString || object instanceof PDFHexString
const nameOf = (key: PDFName) => key.decodeText()

function keepOnly(dict: PDFDict, keys: ReadonlySet<unknown>): void {
  for (const key of dict.keys()) if (!keys.has(key)) dict.delete(key)
}
