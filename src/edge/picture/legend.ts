import type { Voice } from '../book/voice.ts'
import type { Card } from './board.ts'
import { widthOf } from './lettering.ts'
import { doorSign, outlineOf, tickSign } from './shapes.ts'
import { box, words } from './svg.ts'

/** A sign and what it means, with the room it takes. */
type Entry = { readonly width: number; draw(x: number, y: number): string[] }

const SIGN = 40
const ROW = 34
const APART = 26

const kinds = ['choose', 'say', 'write', 'do', 'end'] as const satisfies readonly Card['kind'][]

/** What the shapes and signs of a picture mean, in rows that fit its width: the drawing, and how high it is. */
export function legend(
  voice: Voice,
  x: number,
  y: number,
  width: number,
): { drawn: string[]; height: number } {
  const entries = entriesOf(voice)
  const heading = words('note', x, y + 14, voice.book('legend'))
  const drawn = [heading]
  let [left, top] = [x, y + 26]
  for (const { width: wide, draw } of entries) {
    if (left > x && left + wide > x + width) [left, top] = [x, top + ROW]
    drawn.push(...draw(left, top))
    left += wide + APART
  }
  return { drawn, height: top + ROW - y }
}

function entriesOf(voice: Voice): Entry[] {
  const entry = (text: string, sign: (x: number, y: number) => string[]): Entry => ({
    width: SIGN + widthOf(text, 12),
    draw: (x, y) => [...sign(x, y), words('quiet', x + SIGN, y + 14.5, text)],
  })
  return [
    ...kinds.map((kind) =>
      entry(voice.book(`kind-${kind}`), (x, y) =>
        kind === 'end' ? [doorSign('door', 'knob', x + 6, y - 6)] : [outlineOf(kind, x, y, 30, 20)],
      ),
    ),
    entry(voice.book('sign-across'), (x, y) => [words('label', x + 2, y + 14.5, '→ 7')]),
    entry(voice.book('sign-back'), (x, y) => [
      box('back', x, y, 32, 20, 7),
      words('quiet', x + 4, y + 14.5, '↩ 1'),
    ]),
    entry(voice.book('sign-tick'), (x, y) => [tickSign(x + 10, y + 4)]),
    entry(voice.book('sign-facts'), (x, y) => [badge(x, y, '§ 2')]),
    entry(voice.book('sign-card'), (x, y) => [badge(x, y, '▤')]),
    entry(voice.book('sign-limits'), (x, y) => [badge(x - 8, y, voice.book('limits'))]),
  ]
}

const badge = (x: number, y: number, text: string): string =>
  [
    box('badge', x + 2, y + 2, Math.ceil(widthOf(text, 10.5)) + 12, 16, 3),
    words('small', x + 8, y + 13.8, text),
  ].join('\n')
