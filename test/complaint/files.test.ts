import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Answers, layOut, type Piece } from '../../src/complaint/lay-out.ts'
import { inGroups } from '../../src/complaint/receipt.ts'
import { complaintDocx } from '../../src/edge/paper/complaint-docx.ts'
import { complaintPdf } from '../../src/edge/paper/complaint-pdf.ts'
import type { ComplaintSheet } from '../../src/edge/paper/complaint-sheet.ts'
import { withoutClock } from '../../src/edge/paper/fixed-docx.ts'
import { receiptPdf } from '../../src/edge/paper/receipt-pdf.ts'
import { full, hostile, orderOf, paperNames, papers } from './papers.ts'
import { filesOf, textOfDocx, textOfPdf } from './read-files.ts'

const at = new Date('2026-11-21T08:30:00Z')
const say = (name: keyof typeof papers.words) => papers.words[name].uk

function sheetOf(paper: string, answers: Answers, on = at): ComplaintSheet {
  const laid = layOut(orderOf(paper, answers))
  const [asks, enclosed, date] = [say('asks'), say('enclosed'), say('date')]
  const [signature, name, forYou] = [say('signature'), say('name'), say('for-you')]
  const always = [say('by-hand'), say('print-two')]
  const words = { asks, enclosed, date, signature, name, forYou, always, sources: say('sources') }
  return { laid, words, sources: laid.facts.map((fact) => `${fact}: a source`), at: on }
}

const textOf = (piece: Piece) => (piece.kind === 'answer' ? `${piece.label}: ${piece.text}` : '')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Lines are broken where they must be: words are compared without what stands between them. */
const tight = (text: string) => text.replace(/\s+/g, '')

describe.each(paperNames)('%s', (name) => {
  const sheet = sheetOf(name, full)
  const { laid } = sheet
  const everything = [
    ...[...laid.to, ...laid.from, ...laid.body, ...laid.asks, ...laid.enclosed].map((piece) =>
      piece.kind === 'words' ? piece.text : textOf(piece) || `${piece.label}`,
    ),
    ...[laid.copies, say('signature'), say('for-you'), ...laid.notes, ...laid.title.split('\n')],
  ]

  it('says everything as PDF, the form first and her own sheet on the last page alone', async () => {
    const pages = textOfPdf(await complaintPdf(sheet))
    for (const text of everything) expect(tight(pages.join(''))).toContain(tight(text))
    expect(pages.filter((page) => page.includes(say('for-you')))).toEqual([pages.at(-1)])
    expect(pages.slice(0, -1).join('')).not.toMatch(/F-\d{3}/)
    expect(pages.length).toBeLessThanOrEqual(3)
    expect(tight(pages.at(-2)!)).toContain(tight(laid.copies))
  })

  it('says everything as DOCX', async () => {
    const file = await complaintDocx(sheet)
    for (const text of everything) expect(tight(textOfDocx(file))).toContain(tight(text))
    expect(filesOf(file).get('word/document.xml')).toMatch(/<w:pageBreakBefore\/>/)
  })

  it('is the same file whenever it is made again, and another one at another time', async () => {
    const once = [await complaintPdf(sheet), await complaintDocx(sheet)]
    // A ZIP knows two seconds apart.
    await setTimeout(2100)
    const again = [await complaintPdf(sheet), await complaintDocx(sheet)]
    expect(again.map(sha256)).toEqual(once.map(sha256))
    const later = sheetOf(name, full, new Date('2026-11-21T08:31:00Z'))
    const others = [await complaintPdf(later), await complaintDocx(later)]
    for (const [index, other] of others.entries()) expect(sha256(other)).not.toBe(sha256(once[index]!))
  })
})

it('the file tells nothing of who made it, with what, or where', async () => {
  const pdf = Buffer.from(await complaintPdf(sheetOf('report', full))).toString('latin1')
  expect(pdf).not.toMatch(/PDFKit|Stezhka|стежка|\/Author|\/Title \((?!\))/i)
  const docx = [...filesOf(await complaintDocx(sheetOf('report', full)))]
  for (const [, xml] of docx) expect(xml).not.toMatch(/Un-named|stezhka|docx\.js/i)
  expect(Object.fromEntries(docx)['docProps/core.xml']).toContain('2026-11-21T08:30:00Z')
})

describe('whatever she writes', () => {
  it.each(Object.entries(hostile))('%s: both files stay whole, and so does the form', async (_, what) => {
    const sheet = sheetOf('report', { ...full, what })
    const pages = textOfPdf(await complaintPdf(sheet))
    expect(pages.length).toBeLessThanOrEqual(4)
    expect(tight(pages.join(''))).toContain(tight(sheet.laid.copies))
    const answer = sheet.laid.body.find((piece) => piece.kind === 'answer' && piece.label === 'Суть')
    if (answer?.kind === 'answer') expect(tight(pages.join(''))).toContain(tight(answer.text))
    const xml = filesOf(await complaintDocx(sheet)).get('word/document.xml')!
    const count = (text: string, pattern: RegExp) => text.match(pattern)?.length
    const plain = filesOf(await complaintDocx(sheetOf('report', { ...full, what: answer ? 'слово' : '' })))
    expect(count(xml, /<w:(?:p|t)[ >]/g)).toBe(count(plain.get('word/document.xml')!, /<w:(?:p|t)[ >]/g))
    expect(xml).not.toMatch(/<script|<w:br\/>/)
    if (answer?.kind === 'answer')
      expect(tight(textOfDocx(await complaintDocx(sheet)))).toContain(tight(answer.text))
  })

  it('one long word does not leave the page', async () => {
    const bytes = await complaintPdf(sheetOf('report', { ...full, what: 'я'.repeat(1000) }))
    const [first] = textOfPdf(bytes)
    const runs = first!.match(/я+/g)!.filter((run) => run.length > 10)
    expect(runs.join('')).toHaveLength(1000)
    for (const run of runs) expect(run.length).toBeLessThan(90)
  })
})

it('a ZIP that leads nowhere is not touched', () => {
  expect(() => withoutClock(new Uint8Array(40))).toThrow('a ZIP that ends in something else')
})

it('with the machine’s clock left in, the same answers are not the same file (mutant)', async () => {
  const docx = await import('docx')
  const make = () => docx.Packer.toBuffer(new docx.Document({ sections: [{ children: [] }] }))
  const once = sha256(await make())
  await setTimeout(2100)
  expect(sha256(await make())).not.toBe(once)
})

it('the receipt holds fingerprints in groups and the time, and nothing of hers', async () => {
  const fingerprint = inGroups(sha256(Buffer.from('a file')))
  const files = [{ name: 'PDF', fingerprint }]
  const sheet = {
    title: say('receipt'),
    madeAt: 'Складено: 21 листопада',
    files,
    how: say('receipt-how'),
    at,
  }
  const [page, ...others] = textOfPdf(await receiptPdf(sheet))
  expect(others).toEqual([])
  for (const line of fingerprint) expect(tight(page!)).toContain(tight(line))
  expect(fingerprint).toHaveLength(4)
  expect(fingerprint.every((line) => /^(?:[0-9A-F]{4} ){3}[0-9A-F]{4}$/.test(line))).toBe(true)
  expect(fingerprint.join('').replaceAll(' ', '').toLowerCase()).toBe(sha256(Buffer.from('a file')))
})
