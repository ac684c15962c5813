import type { Words } from '../words.ts'
import { fontFile } from './fonts.ts'

/** What stands on the paper. `digits`: not there any more when it was asked for too late. */
export type ReceiptPaper = { readonly code: string; readonly digits: string | undefined }

/** Her two codes on one sheet (A6), made in memory. It says what they are to nobody who finds it. */
export async function receiptPaper(
  words: Words,
  language: string,
  { code, digits }: ReceiptPaper,
): Promise<{ name: string; bytes: Uint8Array }> {
  const say = (key: string) => words.say(language, `paper:${key}`)
  const { default: PDFDocument } = await import('pdfkit')
  const info = { Title: say('title'), Producer: '', Creator: '' }
  const document = new PDFDocument({ size: 'A6', margin: 36, info, lang: language, font: '' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.registerFont('plain', fontFile('DejaVuSans'))
  document.registerFont('bold', fontFile('DejaVuSans-Bold'))
  document.font('plain').fontSize(11).text(say('title')).moveDown()
  document.font('bold').fontSize(16).text(code).moveDown(0.5)
  document.text(digits ?? say('receipt-gone')).moveDown()
  document.font('plain').fontSize(9).fillColor('#555').text(say('receipt-keep'))
  document.end()
  await ended
  return { name: `${say('file-name')}.pdf`, bytes: Buffer.concat(chunks) }
}
