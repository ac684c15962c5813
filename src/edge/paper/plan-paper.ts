import type { Words } from '../words.ts'
import { fontFile } from './fonts.ts'

/** What stands on the paper: headings with their steps, and the phones below. Sentences, not keys. */
export type PlanPaper = {
  readonly parts: readonly { readonly heading: string; readonly steps: readonly string[] }[]
  readonly phones: readonly string[]
  readonly date: string
}

/** A safety plan as PDF (A4), made in memory. Its name and title are as neutral as a shopping list. */
export async function planPaper(
  words: Words,
  language: string,
  paper: PlanPaper,
): Promise<{ name: string; bytes: Uint8Array }> {
  const say = (key: string, values?: Record<string, string>) => words.say(language, `paper:${key}`, values)
  // Loaded when the first paper is made: nobody waits for it when the house opens.
  const { default: PDFDocument } = await import('pdfkit')
  const info = { Title: say('title'), Producer: '', Creator: '' }
  const document = new PDFDocument({ size: 'A4', margin: 56, info, lang: language, font: '' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.registerFont('plain', fontFile('DejaVuSans'))
  document.registerFont('bold', fontFile('DejaVuSans-Bold'))
  document.font('bold').fontSize(18).text(say('title')).moveDown(0.3)
  document
    .font('plain')
    .fontSize(10)
    .fillColor('#555')
    .text(say('made-on', { date: paper.date }))
    .fillColor('black')
    .moveDown()
  for (const { heading, steps } of paper.parts) {
    document.font('bold').fontSize(13).text(heading).moveDown(0.3)
    document
      .font('plain')
      .fontSize(11)
      .list([...steps], { bulletRadius: 2, textIndent: 14, lineGap: 3 })
      .moveDown()
  }
  if (paper.parts.length === 0) document.font('plain').fontSize(11).text(say('empty')).moveDown()
  document.font('bold').fontSize(13).text(say('phones')).moveDown(0.3)
  document.font('plain').fontSize(11)
  for (const phone of paper.phones) document.text(phone, { lineGap: 3 })
  document.moveDown().fontSize(10).fillColor('#555').text(say('disclaimer')).text(say('keep-safe'))
  document.end()
  await ended
  return { name: `${say('file-name')}.pdf`, bytes: Buffer.concat(chunks) }
}
