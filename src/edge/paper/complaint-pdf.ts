import type { Laid, Piece } from '../../complaint/lay-out.ts'
import { type ComplaintSheet, unbroken } from './complaint-sheet.ts'
import { fixedPdf } from './fixed-pdf.ts'
import { type Pen, penOn } from './report-pen.ts'

/** A binder holds the left side; the rest is as on any letter. In points. */
const margins = { top: 42, right: 42, bottom: 28, left: 71 }
const BODY = 10
const HINT = 7.5
/** Between two lines that are filled in by hand: room for handwriting. */
const RULED = 20
/** Who it goes to and who it is from stand on the right half. */
const HEAD = 0.46
/** A label leaves at least this much of its line for a pen. */
const LINE_MIN = 120

/** Enclosures, copies and signature stay on one page. */
const ENDING = 126

/** Where pieces are drawn: a column of the page. */
type Column = { readonly x: number; readonly width: number }

/** A paper as PDF: the form that is handed in, and on a page of its own the sheet that stays with her. */
export const complaintPdf = (sheet: ComplaintSheet): Promise<Uint8Array> =>
  fixedPdf({ at: sheet.at, margins, title: '' }, (document) => {
    const pen = penOn(document, () => '')
    drawForm(pen, sheet)
    pen.newPage()
    drawOwnSheet(pen, sheet)
  })

function drawForm(pen: Pen, { laid, words }: ComplaintSheet): void {
  const full = { x: pen.left, width: pen.width }
  const head = { x: pen.left + pen.width * HEAD, width: pen.width * (1 - HEAD) }
  for (const piece of [...laid.to, ...laid.from]) drawPiece(pen, piece, head)
  pen.y += 10
  for (const [index, line] of laid.title.split('\n').entries()) {
    const size = index === 0 ? 14 : 11.5
    centred(pen, line, size)
    pen.y += size + 6
  }
  pen.y += 4
  for (const piece of laid.body) drawPiece(pen, piece, full)
  drawAsks(pen, laid, words.asks, full)
  // A page that holds nothing but a signature would be a blank cheque.
  pen.room(ENDING)
  for (const piece of laid.enclosed) drawPiece(pen, piece, full)
  pen.y += 4
  pen.write('plain', BODY, laid.copies, { after: 22 })
  drawSignature(pen, words)
}

/** Words in the middle of the page: as wide as they are, a space at a time would not do. */
function centred(pen: Pen, line: string, size: number): void {
  pen.room(size + 6)
  pen.put('bold', size, line, { x: pen.left, y: pen.y, width: pen.width }, { centred: true })
}

function drawAsks(pen: Pen, { asks }: Laid, heading: string, { x, width }: Column): void {
  pen.room(40)
  pen.y += 3
  pen.write('bold', BODY, heading, { after: 3 })
  const column = { x: x + 18, width: width - 18 }
  for (const [index, ask] of asks.entries()) {
    const high = ask.kind === 'blank' ? RULED + 12 : pen.height('plain', BODY, textOf(ask), column.width)
    pen.room(high)
    pen.put('plain', BODY, `${index + 1})`, { x, y: pen.y, width: 18 })
    drawPiece(pen, ask, column)
  }
  pen.y += 3
}

const textOf = (piece: Piece) => (piece.kind === 'words' ? piece.text : piece.label)

function drawPiece(pen: Pen, piece: Piece, column: Column): void {
  if (piece.kind === 'blank') drawBlank(pen, piece, column)
  else drawText(pen, piece.kind === 'words' ? piece.text : `${piece.label}: ${piece.text}`, column)
}

function drawText(pen: Pen, words: string, { x, width }: Column): void {
  const text = unbroken(words)
  const high = pen.height('plain', BODY, text, width)
  if (high <= pen.holds) pen.room(high)
  pen.put('plain', BODY, text, { x, y: pen.y, width })
  pen.y += high + 4
}

/** A label with a line behind it, more lines below, and under the last one in small print what belongs there. */
function drawBlank(
  pen: Pen,
  { label, hint, lines }: Extract<Piece, { kind: 'blank' }>,
  { x, width }: Column,
): void {
  const room = pen.height('plain', HINT, hint ?? '', width) + lines * RULED
  pen.room(room)
  const wide = pen.widthOf('plain', BODY, `${label} `)
  const behind = width - wide >= LINE_MIN ? wide : 0
  const high = behind > 0 ? BODY + 3 : pen.height('plain', BODY, label, width)
  pen.put('plain', BODY, label, { x, y: pen.y, width })
  let y = pen.y + high + (behind > 0 ? 0 : RULED - BODY)
  pen.rule(x + behind, y, width - behind, true)
  for (let line = 1; line < lines; line++) {
    y += RULED
    pen.rule(x, y, width, true)
  }
  pen.y = y + 2
  if (hint) {
    pen.put('plain', HINT, `(${hint})`, { x, y: pen.y, width }, { quiet: true, centred: true })
    pen.y += pen.height('plain', HINT, `(${hint})`, width)
  }
  pen.y += 6
}

/** Date, signature and name: three lines side by side, each with its word below. */
function drawSignature(pen: Pen, words: ComplaintSheet['words']): void {
  const shares = [
    [0, 0.26, words.date],
    [0.32, 0.26, words.signature],
    [0.64, 0.36, words.name],
  ] as const
  for (const [from, share, word] of shares) {
    const x = pen.left + pen.width * from
    const width = pen.width * share
    pen.rule(x, pen.y, width, true)
    pen.put('plain', HINT, `(${word})`, { x, y: pen.y + 2, width }, { quiet: true, centred: true })
  }
  pen.y += 14
}

function drawOwnSheet(pen: Pen, { laid, words, sources }: ComplaintSheet): void {
  pen.write('bold', 13, words.forYou, { after: 10 })
  for (const note of [...words.always, ...laid.notes]) {
    pen.put('plain', BODY, '–', { x: pen.left, y: pen.y, width: 12 })
    drawText(pen, note, { x: pen.left + 14, width: pen.width - 14 })
  }
  if (sources.length === 0) return
  pen.y += 8
  pen.write('bold', 9, words.sources, { after: 3, quiet: true })
  for (const source of sources) pen.write('plain', 8, source, { after: 2, quiet: true })
}
