import { fontFile } from './fonts.ts'

type Margins = {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/**
 * A PDF (A4) whose bytes depend on nothing but what is drawn and `at`: no clock, no chance, no name of a program.
 * Its title says nothing either.
 */
export async function fixedPdf(
  { at, margins, title }: { at: Date; margins: Margins; title: string },
  draw: (document: PDFKit.PDFDocument) => void,
): Promise<Uint8Array> {
  // Loaded when the first paper is made: nobody waits for it when the house opens.
  const { default: PDFDocument } = await import('pdfkit')
  const info = { Title: title, Producer: '', Creator: '', CreationDate: at, ModDate: at }
  const document = new PDFDocument({ size: 'A4', margins, info, lang: 'uk', font: '', bufferPages: true })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.registerFont('plain', fontFile('DejaVuSans'))
  document.registerFont('bold', fontFile('DejaVuSans-Bold'))
  document.registerFont('mono', fontFile('DejaVuSansMono'))
  draw(document)
  document.end()
  await ended
  return Buffer.concat(chunks)
}
