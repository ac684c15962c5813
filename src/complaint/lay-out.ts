import { onOneLine } from './her-words.ts'
import { isSaid, type Stands } from './offered.ts'
import { type Part, type Template, type Templates, UNANSWERED } from './template.ts'

/** What she answered, under the names of the questions. Anything may be missing. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** One piece of a laid-out paper: words, a line to be filled in by hand, or an answer of hers. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'blank'
      readonly label: string
      readonly hint: string | undefined
      readonly lines: number
    }
  | { readonly kind: 'answer'; readonly label: string; readonly text: string }

/** A paper with its words in one language, ready to be drawn. Nothing in it names her: names are lines to fill in. */
export type Laid = {
  readonly title: string
  readonly to: readonly Piece[]
  readonly from: readonly Piece[]
  readonly body: readonly Piece[]
  readonly asks: readonly Piece[]
  readonly enclosed: readonly Piece[]
  readonly copies: string
  readonly notes: readonly string[]
  /** Facts that its words state, each once, in the order of the paper. */
  readonly facts: readonly string[]
}

/** What a paper is laid out from. `stands`: may this fact be stated on the day it is made? */
export type Order = {
  readonly templates: Templates
  readonly template: Template
  readonly answers: Answers
  readonly stands: Stands
  readonly language: 'uk' | 'en'
}

const listOf = (answer: Answers[string] | undefined): readonly string[] =>
  answer === undefined || answer === '' ? [] : typeof answer === 'string' ? [answer] : answer

/** The answers in the order of the paper's own table, so that the order of her ticks changes nothing. */
function phrasesOf({ templates, answers, language }: Order, name: 'kinds' | 'when' | 'witnesses'): string {
  const ticked = listOf(answers[name])
  return Object.entries(templates.phrases[name])
    .filter(([phrase]) => ticked.includes(phrase))
    .map(([, text]) => text[language])
    .join('; ')
}

const answered = (order: Order, name: Extract<Part, { kind: 'answer' }>['answer']) =>
  name === 'what' ? onOneLine(listOf(order.answers['what']).join(' ')) : phrasesOf(order, name)

const holds =
  (answers: Answers) =>
  ({ answer, is }: { readonly answer: string; readonly is: string }) => {
    const given = listOf(answers[answer])
    return is === UNANSWERED ? given.length === 0 : given.includes(is)
  }

const isWanted = ({ when = [] }: Part, { answers }: Order) => when.every(holds(answers))

function pieceOf(part: Part, order: Order): Piece {
  const { language } = order
  if (part.kind === 'says') return { kind: 'words', text: part.text[language] }
  const label = part.label[language]
  const text = part.kind === 'answer' ? answered(order, part.answer) : ''
  if (text !== '') return { kind: 'answer', label, text }
  return { kind: 'blank', label, hint: part.hint?.[language], lines: part.lines ?? 1 }
}

/** The paper that her answers make. The same answers and the same facts make the same paper, sign by sign. */
export function layOut(order: Order): Laid {
  const { template, stands, language } = order
  const facts = new Set<string>()
  const pieces = (parts: readonly Part[]) =>
    parts
      .filter((part) => isSaid(part, stands) && isWanted(part, order))
      .map((part) => {
        for (const fact of part.facts ?? []) facts.add(fact)
        return pieceOf(part, order)
      })
  const laid = {
    title: template.title[language],
    to: pieces(template.to),
    from: pieces(template.from),
    body: pieces(template.body),
    asks: pieces(template.asks),
    enclosed: pieces(template.enclosed),
    copies: template.copies[language],
    notes: pieces(template.notes).flatMap((piece) => (piece.kind === 'words' ? [piece.text] : [])),
  }
  return { ...laid, facts: [...facts] }
}
