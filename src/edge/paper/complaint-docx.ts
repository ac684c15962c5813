import type { IParagraphOptions, Paragraph } from 'docx'
import type { Piece } from '../../complaint/lay-out.ts'
import { type ComplaintSheet, unbroken } from './complaint-sheet.ts'
import { fixedCore, withoutClock } from './fixed-docx.ts'

type Docx = typeof import('docx')

/** In twentieths of a point: A4 with the margins of a letter, and where the right half begins. */
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = { top: 960, right: 840, bottom: 960, left: 1420 }
const WIDE = PAGE.width - MARGIN.left - MARGIN.right
const HEAD = Math.round(WIDE * 0.46)
/** Letters in half points. */
const BODY = 22
const HINT = 16
const QUIET = '5B6470'

/** The same paper as DOCX, to be changed before it is printed: the form, and on a page of its own the sheet that stays with her. */
export async function complaintDocx(sheet: ComplaintSheet): Promise<Uint8Array> {
  const docx = await import('docx')
  const document = new docx.Document({
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: 'Times New Roman', size: BODY } } } },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN } },
        children: [...formOf(docx, sheet), ...ownSheetOf(docx, sheet)],
      },
    ],
  })
  const made = await docx.Packer.toBuffer(document, undefined, [fixedCore(sheet.at)])
  return withoutClock(made)
}

const after = (space: number) => ({ spacing: { after: space } })

const paragraph = (docx: Docx, text: string, options: IParagraphOptions = {}, bold = false): Paragraph =>
  new docx.Paragraph({
    ...after(80),
    ...options,
    children: [new docx.TextRun({ text: unbroken(text), bold })],
  })

function formOf(docx: Docx, { laid, words }: ComplaintSheet): Paragraph[] {
  const centre = { alignment: docx.AlignmentType.CENTER, ...after(60) }
  const head = { indent: { left: HEAD } }
  return [
    ...[...laid.to, ...laid.from].flatMap((piece) => paragraphsOf(docx, piece, head)),
    ...laid.title
      .split('\n')
      .map((line, index) =>
        paragraph(docx, line, { ...centre, spacing: { before: index === 0 ? 240 : 0, after: 120 } }, true),
      ),
    ...laid.body.flatMap((piece) => paragraphsOf(docx, piece, {})),
    paragraph(docx, words.asks, { spacing: { before: 120, after: 80 }, keepNext: true }, true),
    ...laid.asks.flatMap((piece, index) =>
      paragraphsOf(docx, numbered(piece, index + 1), { indent: { left: 360, hanging: 360 } }),
    ),
    ...laid.enclosed.flatMap((piece) => paragraphsOf(docx, piece, {})),
    paragraph(docx, laid.copies, { spacing: { before: 120, after: 480 } }),
    ...signatureOf(docx, words),
  ]
}

/** What she asks for is counted by hand: a list of Word's own would number itself anew when she takes a line out. */
function numbered(piece: Piece, number: number): Piece {
  return piece.kind === 'words'
    ? { ...piece, text: `${number}) ${piece.text}` }
    : { ...piece, label: `${number}) ${piece.label}` }
}

function paragraphsOf(docx: Docx, piece: Piece, options: IParagraphOptions): Paragraph[] {
  if (piece.kind === 'words') return [paragraph(docx, piece.text, options)]
  if (piece.kind === 'answer') return [paragraph(docx, `${piece.label}: ${piece.text}`, options)]
  const ruled = {
    ...options,
    tabStops: [{ type: docx.TabStopType.RIGHT, position: WIDE, leader: docx.LeaderType.UNDERSCORE }],
    ...after(piece.hint ? 0 : 120),
    keepNext: piece.hint !== undefined,
  }
  const line = (text: string) =>
    new docx.Paragraph({ ...ruled, children: [new docx.TextRun({ text }), new docx.TextRun('\t')] })
  const below = Array.from({ length: piece.lines - 1 }, () => line(''))
  return [line(`${piece.label} `), ...below, ...(piece.hint ? [hint(docx, `(${piece.hint})`, options)] : [])]
}

const hint = (docx: Docx, text: string, options: IParagraphOptions) =>
  new docx.Paragraph({
    ...options,
    alignment: docx.AlignmentType.CENTER,
    ...after(100),
    children: [new docx.TextRun({ text, size: HINT, color: QUIET })],
  })

/** Date, signature and name on one line of their own, with their words below. */
function signatureOf(docx: Docx, words: ComplaintSheet['words']): Paragraph[] {
  const ends = [0.26, 0.32, 0.58, 0.64, 1].map((share) => Math.round(WIDE * share))
  const isLine = (index: number) => index % 2 === 0
  const tabStops = ends.map((position, index) => ({
    type: docx.TabStopType.LEFT,
    position,
    ...(isLine(index) && { leader: docx.LeaderType.UNDERSCORE }),
  }))
  const middles = [0.13, 0.45, 0.82].map((share) => ({
    type: docx.TabStopType.CENTER,
    position: Math.round(WIDE * share),
  }))
  const names = [words.date, words.signature, words.name].map((word) => `\t(${word})`).join('')
  return [
    new docx.Paragraph({ tabStops, ...after(0), children: [new docx.TextRun('\t'.repeat(ends.length))] }),
    new docx.Paragraph({
      tabStops: middles,
      children: [new docx.TextRun({ text: names, size: HINT, color: QUIET })],
    }),
  ]
}

function ownSheetOf(docx: Docx, { laid, words, sources }: ComplaintSheet): Paragraph[] {
  const quiet = (text: string) =>
    new docx.Paragraph({ ...after(40), children: [new docx.TextRun({ text, size: HINT, color: QUIET })] })
  return [
    paragraph(docx, words.forYou, { pageBreakBefore: true, ...after(160) }, true),
    ...[...words.always, ...laid.notes].map((note) =>
      paragraph(docx, `– ${note}`, { indent: { left: 280, hanging: 280 } }),
    ),
    ...(sources.length > 0
      ? [paragraph(docx, words.sources, { spacing: { before: 160, after: 60 } }, true)]
      : []),
    ...sources.map(quiet),
  ]
}
