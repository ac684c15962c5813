import { createHash } from 'node:crypto'
import { type Answers, layOut } from '../complaint/lay-out.ts'
import { isOffered, type Stands } from '../complaint/offered.ts'
import { type Format, formats, inGroups } from '../complaint/receipt.ts'
import type { Template, Templates } from '../complaint/template.ts'
import { complaintDocx } from '../edge/paper/complaint-docx.ts'
import { complaintPdf } from '../edge/paper/complaint-pdf.ts'
import type { ComplaintSheet } from '../edge/paper/complaint-sheet.ts'
import { receiptPdf } from '../edge/paper/receipt-pdf.ts'
import { paperCard } from './complaint-content.ts'
import type { Content } from './content.ts'
import { dayIn, type Gate, isWeak, termOf } from './gate.ts'
import { isSigned } from './signing.ts'

/** The papers of a house: which of them may be handed out now, what will stand on one, and its bytes. */
export type Complaints = {
  /** The paper of that name, unless what it stands on is too old, too weak, or (strict) unsigned at that time. */
  offered(template: string, at: Date): Template | undefined
  /** Her answers read back, in a language she reads: what will stand on the paper. */
  readBack(language: string, answers: Answers, at: Date): string
  /** The file. The same answers made at the same time are the same bytes. */
  make(format: Format, answers: Answers, at: Date): Promise<Uint8Array>
  /** The receipt as a file: fingerprints and time, nothing else. */
  receipt(answers: Answers, at: Date): Promise<Uint8Array>
}

/** The paper is handed in in this language, whatever she reads. */
const PAPER = 'uk'

/** Under which name an answer keeps the fingerprint of a file. */
export const receiptIn = (format: Format) => `receipt-${format}`

/** SHA-256 of a file, in hexadecimal digits. */
export const fingerprint = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** When a paper was made, to the second, as it is read in Ukraine. */
export const momentIn = (language: string, at: Date) =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Kyiv',
  }).format(at)

const textOf = (answer: Answers[string] | undefined) => (typeof answer === 'string' ? answer : '')

/** Opens the papers of a content. A house without any offers none. */
export function openComplaints(content: Content, gate: Gate): Complaints {
  const { complaints: templates, facts, signatures } = content
  const standsOn = (at: Date): Stands => {
    const day = dayIn(at)
    return (id) => facts.some((fact) => fact.id === id && !isWeak(fact) && termOf(fact) >= day)
  }
  const offered: Complaints['offered'] = (name, at) => {
    const found = templates?.templates.find(({ template }) => template === name)
    if (!found || !isOffered(found, standsOn(at))) return undefined
    return gate === 'mark' || signatures.isLawful(paperCard(found)) ? found : undefined
  }
  const orderOf = (answers: Answers, at: Date, language: 'uk' | 'en') => {
    const name = textOf(answers['paper'])
    const template = templates?.templates.find((one) => one.template === name)
    if (!templates || !template) throw new Error('a paper that this house does not have')
    return { templates, template, answers, stands: standsOn(at), language }
  }
  return {
    offered,
    readBack: (language, answers, at) =>
      offered(textOf(answers['paper']), at)
        ? readBack(orderOf(answers, at, language === 'uk' ? 'uk' : 'en'))
        : '',
    make: (format, answers, at) => {
      const order = orderOf(answers, at, PAPER)
      const sheet = sheetOf(order, content, at)
      return format === 'pdf' ? complaintPdf(sheet) : complaintDocx(sheet)
    },
    receipt: (answers, at) => receiptPdf(receiptSheet(templates, answers, at)),
  }
}

/** What she answered and what she asks for; lines that she will fill in by hand are not repeated. */
function readBack(order: Parameters<typeof layOut>[0]): string {
  const { title, body, asks } = layOut(order)
  return [
    title.replace('\n', ' '),
    ...body.flatMap((piece) => (piece.kind === 'answer' ? [`${piece.label}: ${piece.text}`] : [])),
    order.templates.words.asks[order.language],
    ...asks.flatMap((piece) => (piece.kind === 'words' ? [`– ${piece.text}`] : [])),
  ].join('\n')
}

function sheetOf(order: Parameters<typeof layOut>[0], { facts }: Content, at: Date): ComplaintSheet {
  const { words } = order.templates
  const laid = layOut(order)
  const say = (name: keyof Templates['words']) => words[name][PAPER]
  const stated = laid.facts.flatMap((id) => facts.filter((fact) => fact.id === id))
  return {
    laid,
    at,
    words: {
      asks: say('asks'),
      enclosed: say('enclosed'),
      date: say('date'),
      signature: say('signature'),
      name: say('name'),
      forYou: say('for-you'),
      always: [say('by-hand'), say('print-two')],
      sources: say('sources'),
    },
    sources: stated.map((fact) =>
      [
        `${fact.id}: ${fact.source}`,
        `${say('checked')} ${fact.checkedOn}`,
        ...(isSigned(fact) ? [] : [say('unsigned')]),
      ].join(' · '),
    ),
  }
}

function receiptSheet(templates: Templates | undefined, answers: Answers, at: Date) {
  if (!templates) throw new Error('a receipt of a house without papers')
  const { words } = templates
  return {
    title: words.receipt[PAPER],
    madeAt: `${words['made-at'][PAPER]}: ${momentIn(PAPER, at)} (${at.toISOString()})`,
    files: formats.flatMap((format) => {
      const sha256 = textOf(answers[receiptIn(format)])
      return sha256 ? [{ name: format.toUpperCase(), fingerprint: inGroups(sha256) }] : []
    }),
    how: words['receipt-how'][PAPER],
    at,
  }
}
