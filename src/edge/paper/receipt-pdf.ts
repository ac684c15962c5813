import type { ReceiptSheet } from './complaint-sheet.ts'
import { fixedPdf } from './fixed-pdf.ts'
import { penOn } from './report-pen.ts'

const margins = { top: 56, right: 56, bottom: 40, left: 56 }

/** A receipt on one page: when which file was made, and its fingerprint in groups. Nothing of what the file says. */
export const receiptPdf = (sheet: ReceiptSheet): Promise<Uint8Array> =>
  fixedPdf({ at: sheet.at, margins, title: '' }, (document) => {
    const pen = penOn(document, () => '')
    pen.write('bold', 16, sheet.title, { after: 8 })
    pen.write('plain', 11, sheet.madeAt, { after: 14 })
    for (const { name, fingerprint } of sheet.files) {
      pen.write('bold', 11, name, { after: 5 })
      for (const line of fingerprint) pen.write('mono', 14, line, { after: 3 })
      pen.y += 12
    }
    pen.write('plain', 10, sheet.how, { quiet: true })
  })
