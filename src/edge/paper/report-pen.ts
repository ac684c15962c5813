/** What is drawn with: a place on a page that moves down, and onto the next page when there is no room. */
export type Pen = {
  say(key: string, values?: Record<string, string>): string
  /** The height of words in points, at a width. */
  height(face: Face, size: number, text: string, width: number): number
  /** The width of words on one line, in points. */
  widthOf(face: Face, size: number, text: string): number
  /** Words at a place, without moving the pen. */
  put(face: Face, size: number, text: string, at: Box, look?: Look): void
  /** Words over the whole width; the pen moves below them. */
  write(face: Face, size: number, text: string, look?: Look & { readonly after?: number }): void
  /** One line of the list of contents, which leads to a page (counted from 0). */
  entry(title: string, right: string, page: number): void
  /** A box to tick. */
  box(x: number, y: number, ticked: boolean): void
  /** A thin line. */
  rule(x: number, y: number, width: number, strong?: boolean): void
  /** Sees that so much room is left on this page, or takes a new one. */
  room(height: number): void
  /** How much a page holds. */
  readonly holds: number
  readonly left: number
  readonly width: number
  y: number
  newPage(): void
  /** The page the pen is on, from 0. */
  page(): number
  goTo(page: number): void
  numberPages(): number
}

type Face = 'plain' | 'bold' | 'mono'
type Box = { readonly x: number; readonly y: number; readonly width: number }
type Look = { readonly quiet?: boolean; readonly wrong?: boolean; readonly centred?: boolean }

const QUIET = '#5b6470'
const WRONG = '#9b1c1c'
const GAP = 1.5

/** A pen on a document whose fonts `plain` and `bold` are known. */
export function penOn(document: PDFKit.PDFDocument, say: Pen['say']): Pen {
  const { margins, width: full, height: tall } = document.page
  const bottom = tall - margins.bottom - 16
  const width = full - margins.left - margins.right
  const colour = ({ quiet, wrong }: Look = {}) => (wrong ? WRONG : quiet ? QUIET : 'black')
  const put: Pen['put'] = (face, size, text, { x, y, width: wide }, look) => {
    const how = {
      width: wide,
      lineGap: GAP,
      lineBreak: true,
      ...(look?.centred && { align: 'center' as const }),
    }
    document.font(face).fontSize(size).fillColor(colour(look)).text(text, x, y, how)
  }
  const height: Pen['height'] = (face, size, text, wide) =>
    document.font(face).fontSize(size).heightOfString(text, { width: wide, lineGap: GAP })
  const pen: Pen = {
    say,
    height,
    widthOf: (face, size, text) => document.font(face).fontSize(size).widthOfString(text),
    put,
    write: (face, size, text, { after = 0, ...look } = {}) => {
      const high = height(face, size, text, width)
      pen.room(high)
      put(face, size, text, { x: margins.left, y: pen.y, width }, look)
      pen.y += high + after
    },
    room: (high) => {
      if (pen.y + high > bottom) pen.newPage()
    },
    holds: bottom - margins.top,
    left: margins.left,
    width,
    y: margins.top,
    ...marksOn(document, () => pen),
    ...pagesOf(document, say, () => pen),
  }
  return pen
}

/** What is drawn besides plain words. */
const marksOn = (document: PDFKit.PDFDocument, pen: () => Pen): Pick<Pen, 'entry' | 'box' | 'rule'> => ({
  entry: (title, right, page) => {
    const { left, width, y } = pen()
    document.font('plain').fontSize(10).fillColor('black')
    document.text(title, left, y, { width: width - 120, goTo: `page-${page}`, lineBreak: false })
    document.fillColor(QUIET).text(right, left, y, { width, align: 'right', lineBreak: false })
    pen().y += 19
  },
  box: (x, y, ticked) => {
    document.lineWidth(0.8).strokeColor('black').rect(x, y, 8, 8).stroke()
    if (ticked)
      document
        .moveTo(x + 1.5, y + 4)
        .lineTo(x + 3.5, y + 6.5)
        .lineTo(x + 7, y + 1.5)
        .stroke()
  },
  rule: (x, y, wide, strong) => {
    document
      .lineWidth(strong ? 0.8 : 0.4)
      .strokeColor(strong ? 'black' : '#c9d0d8')
      .moveTo(x, y)
      .lineTo(x + wide, y)
      .stroke()
  },
})

/** Turning pages, and their numbers, which are known at the end. */
function pagesOf(document: PDFKit.PDFDocument, say: Pen['say'], pen: () => Pen) {
  const { top, left, bottom } = document.page.margins
  let page = 0
  return {
    newPage: () => {
      page++
      // The other column of a long card may have been here before.
      if (page < document.bufferedPageRange().count) document.switchToPage(page)
      else {
        document.addPage()
        document.addNamedDestination(`page-${page}`)
      }
      pen().y = top
    },
    page: () => page,
    goTo: (other: number) => {
      page = other
      document.switchToPage(other)
      pen().y = top
    },
    numberPages: () => {
      const { count } = document.bufferedPageRange()
      for (let at = 0; at < count; at++) {
        document.switchToPage(at)
        // What stands in the margin would otherwise begin a new page.
        document.page.margins.bottom = 0
        const text = say('page', { page: String(at + 1), pages: String(count) })
        const y = document.page.height - bottom - 6
        document.font('plain').fontSize(8).fillColor(QUIET)
        document.text(text, left, y, { width: pen().width, align: 'center', lineBreak: false })
        document.page.margins.bottom = bottom
      }
      return count
    },
  }
}
