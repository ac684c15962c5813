import { type Aim, aimsOf, type Report } from './aims.ts'
import type { Row } from './contest.ts'
import type { Figure } from './figures.ts'

/** Rounds that lie further apart than this (largest minus smallest, in parts of the median) were measured on a busy machine. */
const NOISY = 0.25

/** The table of one run: contestants, bytes, the rest, and each aim with its figure. */
export function tableOf(report: Report, conditions: string): string {
  return [
    conditions,
    ...contests(report.rows),
    ...stored(report),
    ...others(report),
    '',
    ...columns(['aim', 'figure', ''], aimsOf(report).map(aimCells)),
  ].join('\n')
}

function contests(rows: readonly Row[]): string[] {
  if (rows.length === 0) return []
  const waits = ['p50 ms', 'p99 ms', 'CPU 300/s', 'RSS MB']
  const head = ['contestant', 'steps', 'net ms', 'updates/s', 'CPU µs', 'CPU 1-5', 'last 5', ...waits]
  return ['', ...columns(head, rows.map(cells)), ...noise(rows)]
}

const aimCells = ({ aim, figure, reached }: Aim) => [aim, figure, reached ? 'reached' : 'NOT REACHED']

const shown = (figure: Figure | undefined, digits = 0) =>
  figure === undefined || Number.isNaN(figure.median) ? '-' : figure.median.toFixed(digits)

/** Of a peer that did not answer everybody, the waits are those of the ones it did answer. */
const cells = (row: Row) => [
  row.peer,
  String(row.steps),
  String(row.delayMs),
  `${shown(row.perSecond)}${row.perSecond.spread > NOISY ? ' ~' : ''}`,
  `${shown(row.cpuUs)}${row.cpuUs.spread > NOISY ? ' ~' : ''}`,
  shown(row.firstFiveUs),
  shown(row.lastFiveUs),
  shown(row.p50, 1),
  `${shown(row.p99, 1)}${row.unanswered ? ` (${row.unanswered} late)` : ''}`,
  shown(row.calmCpuUs),
  row.rssMb.toFixed(0),
]

function noise(rows: readonly Row[]): string[] {
  const noisy = rows.filter(({ perSecond, cpuUs }) => perSecond.spread > NOISY || cpuUs.spread > NOISY).length
  if (noisy === 0) return ['', 'Quiet machine: the rounds of every row lie within 25 % of each other.']
  return [
    '',
    `Noisy machine: in ${noisy} of ${rows.length} rows the rounds lie more than 25 % apart (~). Trust the ratios, not the numbers.`,
  ]
}

function stored({ stored }: Report): string[] {
  if (stored.length === 0) return []
  const rows = stored.map(({ peer, steps, people, halfway, after }) => [
    peer,
    String(steps),
    String(people),
    halfway.toFixed(0),
    after.toFixed(0),
  ])
  return ['', ...columns(['bytes stored per conversation', 'steps', 'people', 'halfway', 'after'], rows)]
}

function others({ coldStart, nearest, channel }: Report): string[] {
  const lines: string[] = []
  if (coldStart) {
    const { empty, full, conversations } = coldStart
    lines.push(
      '',
      `Cold start to the first getUpdates: ${shown(empty)} ms empty, ${shown(full)} ms with ${conversations.toLocaleString('en')} stored conversations.`,
    )
  }
  if (nearest)
    lines.push(
      '',
      ...columns(
        ['nearest 5 of 100,000', 'p50 µs', 'p99 µs'],
        nearest.rows.map(({ name, p50Us, p99Us }) => [name, String(p50Us), String(p99Us)]),
      ),
    )
  if (channel) {
    const { people, entries, entriesPerSecond, deskLag } = channel
    lines.push(
      '',
      `Help channel: ${people} cases and ${entries.toLocaleString('en')} entries at ${entriesPerSecond.toFixed(0)} entries/s; at the desk after ${deskLag.p50} ms (at most ${deskLag.most} ms).`,
      '',
      ...columns(
        [`desk page, ${people} cases`, 'p50 ms', 'p95 ms'],
        channel.pages.map(({ page, p50, p95 }) => [page, p50.toFixed(1), p95.toFixed(1)]),
      ),
    )
  }
  return lines
}

/** The first column to the left, the others to the right. */
function columns(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)]
}
