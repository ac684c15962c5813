import type { Pen } from './report-pen.ts'
import type { Line, Said, SheetCard, SheetFact } from './sheet.ts'

/** Between the words and their facts. */
const GUTTER = 18
const LINE = 15

/** Words that stand one under the other in a column. */
type Part = {
  readonly face: 'plain' | 'bold'
  readonly size: number
  readonly text: string
  readonly quiet?: boolean
  readonly wrong?: boolean
  readonly after?: number
}

/** One card: the words on the left, the facts on the right, three lines to sign below. It stays on one page where it fits. */
export function drawCard(pen: Pen, card: SheetCard): void {
  const half = (pen.width - GUTTER) / 2
  const left = saidParts(pen, card)
  const right = card.facts.length > 0 ? card.facts.flatMap((fact) => factParts(pen, fact)) : [none(pen)]
  const high = Math.max(highOf(pen, left, half), highOf(pen, right, half))
  pen.room(Math.min(high + 24 + LINE * card.lines.length, pen.holds))
  pen.rule(pen.left, pen.y, pen.width, true)
  pen.y += 5
  pen.put('bold', 8, card.name, { x: pen.left, y: pen.y, width: pen.width - 110 })
  pen.put(
    'plain',
    8,
    pen.say('code', { code: card.code }),
    {
      x: pen.left + pen.width - 105,
      y: pen.y,
      width: 105,
    },
    { quiet: true },
  )
  pen.y += 15
  const top = { page: pen.page(), y: pen.y }
  column(pen, left, pen.left, half)
  const after = { page: pen.page(), y: pen.y }
  pen.goTo(top.page)
  pen.y = top.y
  column(pen, right, pen.left + half + GUTTER, half)
  if (after.page > pen.page() || (after.page === pen.page() && after.y > pen.y)) {
    pen.goTo(after.page)
    pen.y = after.y
  }
  pen.y += 4
  pen.room(LINE * card.lines.length)
  for (const line of card.lines) drawLine(pen, line)
  pen.y += 10
}

const highOf = (pen: Pen, parts: readonly Part[], width: number) =>
  parts.reduce((sum, { face, size, text, after = 0 }) => sum + pen.height(face, size, text, width) + after, 0)

function column(pen: Pen, parts: readonly Part[], x: number, width: number): void {
  for (const { face, size, text, after = 0, quiet = false, wrong = false } of parts) {
    const high = pen.height(face, size, text, width)
    pen.room(high)
    pen.put(face, size, text, { x, y: pen.y, width }, { quiet, wrong })
    pen.y += high + after
  }
}

const none = (pen: Pen): Part => ({ face: 'plain', size: 8.5, text: pen.say('no-facts'), quiet: true })
/** A label is not broken in two. */
const buttons = ({ buttons: labels }: Said) =>
  labels.map((label) => `[ ${label} ]`.replaceAll(' ', '\u00A0')).join('   ')

function saidParts(pen: Pen, { said, mirror, why, hidden }: SheetCard): Part[] {
  const parts: Part[] = [
    ...(hidden ? [{ face: 'bold', size: 8.5, text: pen.say('hidden'), wrong: true, after: 3 } as const] : []),
    { face: 'plain', size: 9.5, text: said.text, after: 4 },
    { face: 'plain', size: 8.5, text: buttons(said), after: 6 },
    { face: 'plain', size: 7.5, text: mirror.text, quiet: true, after: 2 },
    { face: 'plain', size: 7.5, text: buttons(mirror), quiet: true, after: 5 },
    ...(why
      ? [{ face: 'plain', size: 7, text: `${pen.say('why')}: ${why}`, quiet: true, after: 3 } as const]
      : []),
  ]
  return parts.filter(({ text }) => text !== '')
}

function factParts(pen: Pen, fact: SheetFact): Part[] {
  const { confidence, wrong, signed } = fact
  if (fact.again)
    return [{ face: 'plain', size: 7.5, text: `${fact.id}  ${fact.statement}`, quiet: true, after: 6 }]
  const how = wrong === 'weak' ? pen.say('weak', { confidence }) : `${confidence}, ${pen.say(confidence)}`
  const where = [
    pen.say('source', { source: fact.source }),
    `${pen.say('source-date', { date: fact.date })} · ${how}`,
    pen.say('checked', { date: fact.checkedOn, term: fact.term }),
    ...(signed ? [pen.say('fact-signed', { initials: signed.initials, date: signed.on })] : []),
  ]
  return [
    { face: 'plain', size: 8.5, text: `${fact.id}  ${fact.statement}`, after: 2 },
    { face: 'plain', size: 7, text: fact.mirror, quiet: true, after: 2 },
    ...(wrong === 'overdue'
      ? [{ face: 'bold', size: 7.5, text: pen.say('overdue'), wrong: true, after: 2 } as const]
      : []),
    { face: 'plain', size: 7, text: where.join('\n'), quiet: true, after: 7 },
  ]
}

function drawLine(pen: Pen, { role, needed, signed }: Line): void {
  const { y, left, width } = pen
  const quiet = !needed || signed !== undefined
  if (needed) pen.box(left, y + 2, signed !== undefined)
  pen.put('plain', 8.5, pen.say(role), { x: left + 15, y: y + 1, width: 170 }, { quiet })
  const after = { x: left + 195, y: y + 1, width: width - 195 }
  if (signed) {
    const by = pen.say('signed-by', { initials: signed.initials, date: signed.on })
    pen.put('plain', 8.5, by, after, { quiet })
  } else if (!needed) pen.put('plain', 8.5, pen.say('not-needed'), after, { quiet })
  else {
    pen.put('plain', 8, pen.say('initials'), { ...after, width: 60 }, { quiet: true })
    pen.rule(left + 245, y + 12, 80, true)
    pen.put('plain', 8, pen.say('day'), { ...after, x: left + 350, width: 40 }, { quiet: true })
    pen.rule(left + 380, y + 12, width - 380, true)
  }
  pen.y += LINE
}
