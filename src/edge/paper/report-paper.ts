import type { Words } from '../words.ts'
import { fontFile } from './fonts.ts'
import { drawCard } from './report-card.ts'
import { type Pen, penOn } from './report-pen.ts'
import type { Chapter, Sheets } from './sheet.ts'

/** Lines of the list of contents on one page. */
const ENTRIES = 34

/** The pages to read and sign as PDF (A4): contents, a chapter for each flow, page numbers. */
export async function reportPaper(
  words: Words,
  sheets: Sheets,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const { default: PDFDocument } = await import('pdfkit')
  const say = (key: string, values?: Record<string, string>) =>
    words.say(sheets.language, `report:${key}`, values)
  const info = { Title: say('title'), Producer: '', Creator: '' }
  const document = new PDFDocument({
    size: 'A4',
    margin: 36,
    info,
    lang: sheets.language,
    font: '',
    bufferPages: true,
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject))
  document.registerFont('plain', fontFile('DejaVuSans'))
  document.registerFont('bold', fontFile('DejaVuSans-Bold'))
  const pen = penOn(document, say)
  front(pen, sheets)
  const starts = sheets.chapters.map((chapter) => drawChapter(pen, chapter))
  contents(pen, sheets.chapters, starts)
  const pages = pen.numberPages()
  document.end()
  await ended
  return { bytes: Buffer.concat(chunks), pages }
}

function front(pen: Pen, { cards, date, chapters }: Sheets): void {
  pen.write('bold', 20, pen.say('title'), { after: 4 })
  pen.write('plain', 10, pen.say('subtitle', { cards: String(cards), date }), { quiet: true, after: 14 })
  pen.write('bold', 13, pen.say('how-title'), { after: 4 })
  for (const at of [1, 2, 3, 4, 5]) pen.write('plain', 10, `${at}.  ${pen.say(`how-${at}`)}`, { after: 4 })
  // The numbers of pages are known at the end: room is left for the list.
  for (let left = chapters.length; left > 0; left -= ENTRIES) pen.newPage()
}

/** Draws one flow, and tells on which page it begins. */
function drawChapter(pen: Pen, chapter: Chapter): number {
  pen.newPage()
  const page = pen.page()
  const counted = pen.say('signed-count', { signed: String(chapter.signed), wanted: String(chapter.wanted) })
  pen.write('bold', 15, chapter.title, { after: 2 })
  pen.write('plain', 8.5, `${chapter.flow} · ${counted}`, { quiet: true, after: 10 })
  for (const card of chapter.cards) drawCard(pen, card)
  if (chapter.commands.length > 0) {
    pen.room(24 + 13 * chapter.commands.length)
    pen.write('bold', 9, pen.say('record'), { after: 3 })
    for (const command of chapter.commands) pen.write('plain', 8, command, { after: 3 })
  }
  return page
}

function contents(pen: Pen, chapters: readonly Chapter[], starts: readonly number[]): void {
  for (const [at, chapter] of chapters.entries()) {
    if (at % ENTRIES === 0) {
      pen.goTo(1 + at / ENTRIES)
      pen.write('bold', 13, pen.say('contents'), { after: 8 })
    }
    pen.entry(
      chapter.title,
      `${pen.say('chapter-cards', { count: String(chapter.cards.length) })}   ${starts[at]! + 1}`,
      starts[at]!,
    )
  }
}
