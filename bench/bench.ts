import { existsSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/edge/root.ts'
import { aimsOf, type Report } from './aims.ts'
import { channelFigures } from './channel.ts'
import { coldStarts } from './cold-start.ts'
import { contest, contestants, type Effort, type Row } from './contest.ts'
import { bundled } from './processes.ts'
import { storedBytes } from './stored.ts'
import { tableOf } from './table.ts'

const usage = `usage: npm run bench -- [--quick] [--only <name>] [--json <file>]

  --quick   smaller crowds, no form of 20 steps, 50 steps for those that keep state on disk only,
            50,000 stored conversations at the cold start, 60 requests and 600 entries in the help channel
  --only    contestants with this in their name, or one of: stored, cold-start, nearest, channel
  --json    writes everything measured to this file as well
`

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (asked.help) {
  process.stdout.write(usage)
  process.exit(0)
}

const { quick } = asked
const say = (line: string) => void process.stderr.write(`${line}\n`)
const effort: Effort = { rounds: 3, seconds: quick ? 0.4 : 2, crowd: quick ? 60 : 200, say }
const wants = (part: string) => asked.only === undefined || asked.only === part
const chosen = contestants.filter(({ name }) => asked.only === undefined || name.includes(asked.only))

const report: Report = {
  rows: await contests(),
  stored: wants('stored') ? await allStored() : [],
  ...(wants('cold-start') && { coldStart: await coldStarts(quick ? 50_000 : 1_000_000, quick ? 3 : 5, say) }),
  ...(wants('nearest') && (await nearest())),
  ...(wants('channel') && { channel: await helpChannel() }),
}
const conditions = [
  `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), load ${loadavg()[0]?.toFixed(1)}; `,
  `medians of ${effort.rounds} interleaved rounds${quick ? ', quick: small crowds, a smaller full database' : ''}.`,
].join('')
process.stdout.write(`${tableOf(report, conditions)}\n`)
if (asked.json)
  writeFileSync(asked.json, `${JSON.stringify({ conditions, ...report, aims: aimsOf(report) }, null, 1)}\n`)

async function contests(): Promise<Row[]> {
  const rows: Row[] = []
  for (const steps of quick ? [5, 50] : [5, 20, 50]) {
    const short = quick && steps > 5
    const who = short ? chosen.filter(({ entry }) => entry === 'conversations' || entry === 'house') : chosen
    if (who.length > 0) rows.push(...(await contest(who, steps, short ? [0] : [0, 50], effort)))
  }
  return rows
}

async function allStored() {
  const found: Report['stored'][number][] = []
  for (const steps of quick ? [5] : [5, 20, 50])
    for (const one of contestants.filter(({ name }) => /^(conversations|house) webhook$/.test(name)))
      found.push(await storedBytes(one, steps, quick ? 1_500 : Math.round(12_000 / steps), effort))
  return found
}

/** The house as it is started, with one organization and a flood of people. */
function helpChannel() {
  return channelFigures(
    quick ? { people: 60, entries: 600, times: 30 } : { people: 200, entries: 5000, times: 100 },
    say,
  )
}

/** The directory's own bench, in this process. */
async function nearest(): Promise<Pick<Report, 'nearest'>> {
  if (!existsSync(join(projectRoot(), 'bench', 'nearest.ts'))) return {}
  say('nearest')
  const { nearestBench } = (await import(pathToFileURL(await bundled('bench/nearest.ts')).href)) as {
    nearestBench(): NonNullable<Report['nearest']>
  }
  return { nearest: nearestBench() }
}
