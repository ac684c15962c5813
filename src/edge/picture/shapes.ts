import type { PlacedCard, PlacedDoor } from './arrange.ts'
import { type Card, type Row, size } from './board.ts'
import { widthOf } from './lettering.ts'
import { box, element, escaped, words } from './svg.ts'

/** The outline of a kind of step: a screen with buttons, a speech bubble, a sheet to write on, a hexagon, a door. */
export function outlineOf(kind: Card['kind'], x: number, y: number, width: number, height: number): string {
  const [right, bottom] = [x + width, y + height]
  const [tail, fold] = [Math.min(22, width / 4), Math.min(16, height / 2)]
  const path = (d: string) => element('path', { class: kind, d, 'stroke-linejoin': 'round' })
  switch (kind) {
    case 'say':
      return path(
        `M${x + 10} ${y}H${right - 10}Q${right} ${y} ${right} ${y + 10}V${bottom - 10}Q${right} ${bottom} ${right - 10} ${bottom}` +
          `H${x + 2 * tail}L${x + tail} ${bottom + tail / 2}V${bottom}H${x + 10}Q${x} ${bottom} ${x} ${bottom - 10}V${y + 10}Q${x} ${y} ${x + 10} ${y}Z`,
      )
    case 'write':
      return path(
        `M${x} ${y}H${right - fold}L${right} ${y + fold}V${bottom}H${x}ZM${right - fold} ${y}V${y + fold}H${right}`,
      )
    case 'do': {
      const slant = Math.min(12, height / 3)
      return path(
        `M${x + slant} ${y}H${right - slant}L${right} ${y + slant}V${bottom - slant}L${right - slant} ${bottom}H${x + slant}L${x} ${bottom - slant}V${y + slant}Z`,
      )
    }
    case 'choose':
      return box(kind, x, y, width, height, 10)
    case 'end':
      return box(kind, x, y, width, height, 3)
  }
}

/** A step: its number, its marks, the beginning of its words, and what leads on from it. The whole words are its title. */
export function cardShape(card: PlacedCard): string {
  const { x, y, width, kind } = card
  const number = String(card.number)
  const disc = Math.max(22, Math.ceil(widthOf(number, 12)) + 12)
  const left = x + size.pad + (kind === 'do' ? 6 : 0)
  return element(
    'g',
    { class: 'step' },
    element('title', {}, escaped(card.said === '' ? card.id : `${card.id}: ${card.said}`)),
    outlineOf(kind, x, y, width, card.height),
    box('number', left, y + 6, disc, 18, 9),
    words('label', left + (disc - widthOf(number, 12)) / 2, y + 19.5, number),
    ...badgesOf(card),
    ...card.words.map((line, at) => words('words', left, y + size.head + 16 + at * size.wordLine, line)),
    ...card.rows.flatMap((row) => rowShape(card, row)),
  )
}

function badgesOf({ x, y, width, kind, badges }: PlacedCard): string[] {
  let right = x + width - size.pad - (kind === 'write' ? 10 : 0)
  return [...badges].reverse().flatMap((badge) => {
    const left = right - badge.width
    right = left - 5
    return [box('badge', left, y + 7, badge.width, 16, 3), words('small', left + 6, y + 18.8, badge.text)]
  })
}

const looks = {
  option: 'button',
  each: 'button',
  skip: 'button',
  next: 'button',
  answer: 'field',
  result: 'result',
} as const

/** A button, with the number of its step where no wire leads there. */
function rowShape(card: PlacedCard, row: Row): string[] {
  const [x, y] = [card.x + size.pad, card.y + row.top]
  const right = card.x + card.width - size.pad
  const faint = row.turn === 'back'
  const text = faint ? 'quiet' : 'label'
  const mark = row.number === undefined ? undefined : `${faint ? '↩' : '→'} ${row.number}`
  return [
    ...(row.label.length > 0 ? [box(faint ? 'back' : looks[row.by], x, y, right - x, row.height, 7)] : []),
    ...row.label.map((line, at) =>
      words(text, x + size.rowPad + 2, y + size.labelLine * (at + 1) - 0.5, line),
    ),
    ...(row.turn === 'tick' ? [tickSign(right - size.rowPad - 13, y + row.height / 2 - 6)] : []),
    ...(mark
      ? [words(text, right - size.rowPad - widthOf(mark, size.label), y + row.height / 2 + 4.5, mark)]
      : []),
  ]
}

/** A box to tick. */
export const tickSign = (x: number, y: number): string => box('number', x, y, 12, 12, 2)

/** A door to another conversation, which is a picture of its own. */
export function doorShape({ x, y, width, height, title, exit, emergency }: PlacedDoor): string {
  const kind = emergency ? 'urgent' : 'door'
  const knob = emergency ? 'knob-urgent' : 'knob'
  const name = exit.to === 'flow' ? exit.flow : ''
  const drawn = element(
    'g',
    { class: 'exit' },
    box(kind, x, y, width, height, 3),
    doorSign(kind, knob, x + 9, y + (height - 32) / 2),
    words('label', x + 40, y + (name ? 22 : 30), title),
    ...(name ? [words('small', x + 40, y + 38, name)] : []),
  )
  return exit.to === 'flow' ? element('a', { href: `${exit.flow}.svg` }, drawn) : drawn
}

/** A door that stands open. */
export const doorSign = (kind: string, knob: string, x: number, y: number): string =>
  [
    element('path', { class: kind, d: `M${x} ${y}H${x + 20}V${y + 32}H${x}Z` }),
    element('path', { class: kind, d: `M${x} ${y}L${x + 13} ${y + 4}V${y + 36 - 4}L${x} ${y + 32}Z` }),
    element('circle', { class: knob, cx: x + 10, cy: y + 18, r: 1.6 }),
  ].join('\n')
