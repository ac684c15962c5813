import { type Piece, piecesOf } from './timetable.ts'

/** Open on a weekday (0 Monday … 6 Sunday), in local minutes since midnight; a closing after 1440 is on the next day. */
export type Opening = { readonly day: number; readonly opens: number; readonly closes: number }

/** A week of openings in order, none overlapping. */
export type Schedule = readonly Opening[]

/** A timetable: read, or kept as its source wrote it. A wrong hour is worse than a text. */
export type Hours =
  | { readonly kind: 'schedule'; readonly schedule: Schedule }
  | { readonly kind: 'unreadable'; readonly text: string }

type Span = { readonly opens: number; readonly closes: number }
type Break = Extract<Piece, { code: 'B' }>

/** Some days and what is said of them; no spans: closed. */
type Segment = {
  readonly days: readonly number[]
  readonly spans: readonly Span[]
  readonly breaks: readonly Break[]
}

const list = 'D(?:,?D)*'
const body = 'I(?:,I)*(?:[,;]*B)*'
/** "Monday, Tuesday: 9–18, break 13–14", "Saturday –", "days off: Sunday". A day with nothing behind it fits no form. */
const segmentForm = new RegExp(
  `(?:${list}(?:,?X${list})?:?-?(?:${body}|A|O)|${list}:?-|O[:-]?${list})(?:[,;]*)`,
  'y',
)
/** "9–18 every day": hours first, only where nothing else is said. */
const hoursFirst = new RegExp(`^(${body}|A),?(${list})[,;]*$`)

const daysIn = (pieces: readonly Piece[]) => {
  const excepted = pieces.findIndex((piece) => piece.code === 'X')
  const days = (some: readonly Piece[]) => some.flatMap((piece) => (piece.code === 'D' ? piece.days : []))
  if (excepted < 0) return days(pieces)
  const out = new Set(days(pieces.slice(excepted)))
  return days(pieces.slice(0, excepted)).filter((day) => !out.has(day))
}

function segmentOf(pieces: readonly Piece[]): Segment {
  const always = pieces.some((piece) => piece.code === 'A')
  const spans = pieces.filter((piece) => piece.code === 'I')
  return {
    days: daysIn(pieces),
    spans: always ? [{ opens: 0, closes: 1440 }] : spans,
    breaks: pieces.filter((piece) => piece.code === 'B'),
  }
}

function segmentsOf(pieces: readonly Piece[]): Segment[] | undefined {
  const code = pieces.map((piece) => piece.code).join('')
  if (code === 'A') return [{ days: [0, 1, 2, 3, 4, 5, 6], spans: [{ opens: 0, closes: 1440 }], breaks: [] }]
  if (hoursFirst.test(code)) return [segmentOf(pieces)]
  const found: Segment[] = []
  for (let at = 0; at < code.length; at = segmentForm.lastIndex) {
    segmentForm.lastIndex = at
    if (!segmentForm.test(code)) return undefined
    found.push(segmentOf(pieces.slice(at, segmentForm.lastIndex)))
  }
  return found
}

/** A break said once, apart, after the last hours holds for every day; one said closely holds where it stands. */
function withSharedBreak(segments: readonly Segment[]): readonly Segment[] | undefined {
  const open = segments.filter((part) => part.spans.length > 0)
  const pausing = open.filter((part) => part.breaks.length > 0)
  if (pausing.length === 0 || pausing.length === open.length) return segments
  const last = open.at(-1)!
  const shared = last.breaks[0]
  if (pausing.length > 1 || pausing[0] !== last || last.breaks.length > 1 || !shared?.apart) return undefined
  return segments.map((part) => (part.spans.length > 0 ? { ...part, breaks: [shared] } : part))
}

/** Cuts the break out of the day; a break outside the day changes nothing, one across its edge makes no sense. */
function without(spans: readonly Span[], pause: Span): readonly Span[] | undefined {
  const holding = spans.find((span) => span.opens < pause.opens && pause.closes < span.closes)
  if (!holding)
    return spans.every((span) => span.closes <= pause.opens || pause.closes <= span.opens) ? spans : undefined
  return spans.flatMap((span) =>
    span === holding
      ? [
          { opens: span.opens, closes: pause.opens },
          { opens: pause.closes, closes: span.closes },
        ]
      : [span],
  )
}

const inOrder = (spans: readonly Span[]) =>
  spans.every((span, at) => at === 0 || spans[at - 1]!.closes < span.opens)

function spansOf(part: Segment): readonly Span[] | undefined {
  let spans: readonly Span[] | undefined = part.spans
  for (const pause of part.breaks) spans = spans && without(spans, pause)
  return spans && inOrder(spans) ? spans : undefined
}

/** Every day said once, at least one of them open; otherwise nothing was told, or too much. */
function weekOf(segments: readonly Segment[]): Schedule | undefined {
  const said = segments.flatMap((part) => part.days)
  if (new Set(said).size !== said.length) return undefined
  const week: Opening[] = []
  for (const part of segments) {
    const spans = spansOf(part)
    if (!spans) return undefined
    for (const day of part.days) for (const { opens, closes } of spans) week.push({ day, opens, closes })
  }
  return week.length > 0
    ? week.sort((one, other) => one.day - other.day || one.opens - other.opens)
    : undefined
}

/** Reads a timetable as people in Ukraine write it; nothing for an empty one. Whatever is not certain stays text. */
export function readHours(written: string): Hours | undefined {
  const text = written.trim()
  if (!text) return undefined
  const pieces = piecesOf(text)
  const segments = pieces && segmentsOf(pieces)
  const shared = segments && withSharedBreak(segments)
  const schedule = shared && weekOf(shared)
  return schedule ? { kind: 'schedule', schedule } : { kind: 'unreadable', text }
}
