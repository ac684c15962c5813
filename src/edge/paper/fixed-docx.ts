/** Where the days of a file's birth stand in a DOCX; the library would write the machine's clock there. */
export const fixedCore = (at: Date) => ({
  path: 'docProps/core.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dcterms:created xsi:type="dcterms:W3CDTF">${secondsOf(at)}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${secondsOf(at)}</dcterms:modified></cp:coreProperties>`,
})

const secondsOf = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z')

/** Signs of the ZIP format (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_SIZE = 22
/** 1 January 1980, 00:00: the first moment that ZIP knows. */
const BEGINNING = 0x00210000

/** The same ZIP with the clock of the machine that packed it taken out of every entry. */
export function withoutClock(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip)
  const view = new DataView(bytes.buffer)
  const end = bytes.length - END_SIZE
  if (view.getUint32(end, true) !== END) throw new Error('a ZIP that ends in something else')
  let entry = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(entry + 42, true)
    if (view.getUint32(entry, true) !== CENTRAL || view.getUint32(local, true) !== LOCAL)
      throw new Error('a ZIP whose list of entries leads nowhere')
    view.setUint32(entry + 12, BEGINNING, true)
    view.setUint32(local + 10, BEGINNING, true)
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true)
  }
  return bytes
}
