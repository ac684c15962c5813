import type { Flow } from '../../conversation/flow.ts'
import type { Voice } from '../book/voice.ts'
import { type Arranged, arrange, type Line } from './arrange.ts'
import { boardOf } from './board.ts'
import { legend } from './legend.ts'
import { widthOf } from './lettering.ts'
import { styles } from './palette.ts'
import { cardShape, doorShape } from './shapes.ts'
import { box, element, escaped, through, words } from './svg.ts'

const MARGIN = 28
/** Above the steps: the name of the flow, and what stands on every screen. */
const HEAD = 104
/** Before the first step: where one begins. */
const BEGIN = 92
/** A small flow still has room for its legend. */
const LEAST = 900

/** One flow as an SVG picture: the same bytes for the same flow and words. */
export function picture(voice: Voice, flow: Flow): string {
  const board = boardOf(voice, flow)
  const placed = arrange(board)
  const inner = Math.max(LEAST, BEGIN + placed.width)
  const key = legend(voice, MARGIN, MARGIN + HEAD + placed.height + 34, inner)
  const width = inner + 2 * MARGIN
  const height = MARGIN + HEAD + placed.height + 34 + key.height + MARGIN
  const title = voice.flow(flow.flow)
  const about = voice.book('picture', { title, steps: String(board.cards.length) })
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
    role: 'img',
    'aria-labelledby': 'title about',
    lang: voice.language,
  }
  return `${element(
    'svg',
    attributes,
    element('title', { id: 'title' }, escaped(title)),
    element('desc', { id: 'about' }, escaped(about)),
    element('style', {}, styles),
    box('paper', 0, 0, Math.ceil(width), Math.ceil(height)),
    words('title', MARGIN, MARGIN + 22, title),
    words('note', MARGIN, MARGIN + 42, `flows/${flow.flow}.json`),
    ...everyScreen(voice),
    element('g', { transform: `translate(${MARGIN + BEGIN} ${MARGIN + HEAD})` }, ...drawn(placed, voice)),
    ...key.drawn,
  )}\n`
}

/** The two buttons that no screen is without. */
function everyScreen(voice: Voice): string[] {
  const said = voice.book('every-screen')
  const left = MARGIN + widthOf(said, 12) + 12
  const top = MARGIN + 56
  const [urgent, leave] = [voice.lobby('emergency'), voice.lobby('leave')]
  const wide = widthOf(urgent, 12) + 24
  return [
    words('note', MARGIN, top + 17, said),
    box('urgent', left, top, wide, 26, 8),
    words('label', left + 12, top + 17, urgent),
    box('number', left + wide + 10, top, widthOf(leave, 12) + 24, 26, 8),
    words('label', left + wide + 22, top + 17, leave),
  ]
}

function drawn({ cards, doors, lines }: Arranged, voice: Voice): string[] {
  const urgent = new Set(doors.flatMap(({ id, emergency }) => (emergency ? [id] : [])))
  const exits = new Set(doors.map(({ id }) => id))
  const colour = (to: string) => (urgent.has(to) ? 'urgent' : exits.has(to) ? 'door' : '')
  return [
    ...lines.flatMap((line) => wire(line, colour(line.to))),
    ...beginning(cards[0]!.y + 14, voice.book('start')),
    ...cards.map(cardShape),
    ...doors.map(doorShape),
  ]
}

function wire({ paths }: Line, colour: string): string[] {
  const [x, y] = paths[0]!.at(-1)!
  const ahead = paths[0]!.at(-2)![0] < x ? 1 : -1
  const tip = colour ? `tip tip-${colour}` : 'tip'
  return [
    ...paths.map((points) =>
      element('path', {
        class: colour ? `to-${colour}` : 'wire',
        d: through([...points.slice(0, -1), [x - 6 * ahead, y]], 7),
      }),
    ),
    arrow(tip, x, y, ahead),
  ]
}

/** The tip of a line: `ahead` is 1 to the right, -1 to the left. */
const arrow = (kind: string, x: number, y: number, ahead = 1) =>
  element('path', { class: kind, d: `M${x} ${y}L${x - 9 * ahead} ${y - 4.5}V${y + 4.5}Z` })

function beginning(y: number, said: string): string[] {
  const wide = widthOf(said, 12) * 1.1 + 18
  const left = -BEGIN
  return [
    box('beginning', left, y - 13, wide, 26, 13),
    words('on-dark', left + 9, y + 4.5, said),
    element('path', { class: 'wire', d: `M${left + wide} ${y}H-8` }),
    arrow('tip', 0, y),
  ]
}
