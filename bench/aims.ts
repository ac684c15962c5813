import type { ChannelFigures } from './channel.ts'
import type { ColdStart } from './cold-start.ts'
import type { Row } from './contest.ts'
import type { Stored } from './stored.ts'

/** Everything one run measured. */
export type Report = {
  readonly rows: readonly Row[]
  readonly stored: readonly Stored[]
  readonly coldStart?: ColdStart
  readonly channel?: ChannelFigures
  readonly nearest?: {
    readonly rows: readonly { readonly name: string; readonly p50Us: number; readonly p99Us: number }[]
    readonly questions: number
    readonly identical: number
  }
}

/** What the project wants to reach, and the figure it has. */
export type Aim = { readonly aim: string; readonly figure: string; readonly reached: boolean }

const mode = (peer: string) => peer.split(' ').at(-1)!
const find = (rows: readonly Row[], peer: string, steps: number, delayMs = 0) =>
  rows.find((row) => row.peer === peer && row.steps === steps && row.delayMs === delayMs)

const atMost = (aim: string, value: number, most: number, digits = 0, unit = ''): Aim => ({
  aim,
  figure: `${value.toFixed(digits)}${unit}`,
  reached: value <= most,
})

/** Aims whose figures were not measured in this run are left out. */
export function aimsOf(report: Report): Aim[] {
  const { rows, stored, coldStart, nearest, channel } = report
  const houses = rows.filter(({ peer }) => peer.startsWith('house'))
  return [
    ...houses.flatMap((house) => houseAims(rows, house)),
    ...stored
      .filter(({ peer, steps }) => peer.startsWith('house') && steps === 5)
      .map(({ halfway, after }) =>
        atMost('at most 600 bytes stored per conversation, 5 steps', Math.max(halfway, after), 600),
      ),
    ...(coldStart ? coldAims(coldStart) : []),
    ...(nearest ? nearestAims(nearest) : []),
    ...(channel ? channelAims(channel) : []),
    ...houses
      .filter(({ steps, delayMs }) => steps === 5 && delayMs === 0)
      .map((house) =>
        atMost(`${house.peer}: RSS after the load at most 200 MB`, rssOf(rows, house), 200, 0, ' MB'),
      ),
  ]
}

const rssOf = (rows: readonly Row[], { peer }: Row) =>
  Math.max(...rows.filter((row) => row.peer === peer).map(({ rssMb }) => rssMb))

function houseAims(rows: readonly Row[], house: Row): Aim[] {
  const { peer, steps, delayMs, cpuUs, perSecond, p99, firstFiveUs, lastFiveUs } = house
  const aims: Aim[] = []
  const rival = find(rows, `conversations ${mode(peer)}`, steps, delayMs)
  if (rival && steps === 5 && delayMs === 0)
    aims.push(
      atMost(
        `${peer}: CPU per update at most 1.0× conversations, 5 steps`,
        cpuUs.median / rival.cpuUs.median,
        1,
        2,
        '×',
      ),
    )
  if (firstFiveUs && lastFiveUs)
    aims.push(
      atMost(
        `${peer}: CPU flat from step 1 to 50 (at most 1.1×)`,
        lastFiveUs.median / firstFiveUs.median,
        1.1,
        2,
        '×',
      ),
    )
  if (peer === 'house webhook' && steps === 5 && delayMs === 50)
    aims.push({
      aim: `${peer}: at least 3,000 updates/s at 50 ms per call`,
      figure: `${Math.round(perSecond.median)}/s`,
      reached: perSecond.median >= 3000,
    })
  const grammy = find(rows, `grammY ${mode(peer)}`, steps, delayMs)
  if (p99 && grammy?.p99)
    aims.push(
      atMost(
        `${peer}: p99 at 300/s at most 2× grammY's, ${delayMs} ms`,
        p99.median / grammy.p99.median,
        2,
        2,
        '×',
      ),
    )
  return aims
}

function coldAims({ empty, full, conversations }: ColdStart): Aim[] {
  const many = conversations.toLocaleString('en')
  return [
    atMost('cold start to the first getUpdates at most 1 s', empty.median, 1000, 0, ' ms'),
    atMost(
      `the same (±10 %) with ${many} stored`,
      Math.abs(full.median / empty.median - 1) * 100,
      10,
      1,
      ' %',
    ),
  ]
}

function nearestAims({ rows, questions, identical }: NonNullable<Report['nearest']>): Aim[] {
  const ours = rows.find(({ name }) => name === 'this house')
  if (!ours) return []
  return [
    atMost('nearest 5 of 100,000: p50 at most 20 µs', ours.p50Us, 20, 1, ' µs'),
    atMost('nearest 5 of 100,000: p99 at most 100 µs', ours.p99Us, 100, 1, ' µs'),
    {
      aim: 'identical to brute force',
      figure: `${identical} of ${questions}`,
      reached: identical === questions,
    },
  ]
}

function channelAims({ people, entries, deskLag, groupMost, pages, faults }: ChannelFigures): Aim[] {
  const load = `${people} new cases and ${entries.toLocaleString('en')} entries`
  return [
    atMost(`${load}: every case at the desk within 2 s`, deskLag.most, 2000, 0, ' ms'),
    atMost('at most 20 messages a minute in the staff group', groupMost, 20),
    ...pages.map(({ page, p95 }) => atMost(`desk page “${page}”: p95 at most 100 ms`, p95, 100, 0, ' ms')),
    {
      aim: 'nothing lost or doubled, the last board is true',
      figure: `${faults.length} faults`,
      reached: faults.length === 0,
    },
  ]
}
