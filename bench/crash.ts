import { parseArgs } from 'node:util'
import { channelCrash } from './channel-crash.ts'
import { disorder } from './crash-disorder.ts'
import { floodDoor, floodProcess } from './crash-flood.ts'
import { crash, type Report } from './crash-run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    people: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    mutant: { type: 'string' },
    disorder: { type: 'string', default: '0' },
    malformed: { type: 'string', default: '0' },
    channel: { type: 'string', default: '100' },
  },
})

const seed = Number(values.seed)
const print = (lines: readonly (readonly [string, string | number])[]) => {
  for (const [what, figure] of lines) console.log(`${what.padEnd(40)} ${figure}`)
}

const lines = (report: Report): readonly (readonly [string, string | number])[] => [
  ['people in conversation', values.people],
  ['kill -9', report.kills],
  ['inputs', report.inputs],
  ['screens shown', report.screens],
  ['faults of the Bot API', report.faults],
  ['… done, but the answer was lost', report.ambiguous],
  ['acknowledged inputs lost', report.lost.length],
  ['unforced duplicates', report.unforced.length],
  ['forced duplicates', `${report.forced} (at most ${report.bound})`],
  ['screens out of order', report.disordered.length],
  ['calls before a retry_after was over', report.impatient.length],
  ['integrity check', report.integrity],
  ['seconds', Math.round(report.seconds)],
]

const told = (kills: number, inputs: number) => {
  if (process.stderr.isTTY || kills % 20 === 0) process.stderr.write(`  ${kills} kills, ${inputs} inputs\r`)
}
async function killing(): Promise<readonly string[]> {
  const { mutant, people, kills } = values
  const plan = { kills: Number(kills), people: Number(people), seed, patienceMs: 60_000, told }
  const report = await crash({ ...plan, ...(mutant === undefined ? {} : { mutant }) })
  print(lines(report))
  return [
    ...report.lost,
    ...report.unforced,
    ...report.disordered,
    ...report.impatient,
    ...(report.forced > report.bound ? ['more forced duplicates than can be'] : []),
    ...(report.integrity === 'ok' ? [] : [report.integrity]),
  ]
}

async function disordering(updates: number): Promise<readonly string[]> {
  const { deliveries, pressedAgain, different } = await disorder(updates, seed)
  print([
    ['updates', updates],
    ['… delivered, out of order', deliveries],
    ['presses repeated under new ids', pressedAgain],
    ['conversations that ended elsewhere', different.length],
  ])
  return different
}

async function flooding(updates: number): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [where, flood] of [
    ['at the door', floodDoor],
    ['through a process', floodProcess],
  ] as const) {
    const { unconfirmed, setAside, faults: logged, served } = await flood(updates, seed)
    print([
      [`malformed updates ${where}`, updates],
      ['… not confirmed', unconfirmed],
      ['… set aside', setAside],
      ['… faults logged', logged.length],
    ])
    if (unconfirmed + setAside > 0 || !served) faults.push(`malformed updates ${where}`)
    faults.push(...logged)
  }
  return faults
}

/** Kills among requests for help, what is written in them, and timers that fall due. */
async function killingChannel(kills: number): Promise<readonly string[]> {
  const people = Number(values.people)
  const told = (count: number, entries: number) => {
    if (process.stderr.isTTY || count % 20 === 0)
      process.stderr.write(`  ${count} kills, ${entries} entries\r`)
  }
  const report = await channelCrash({
    kills,
    people,
    each: Math.ceil(5000 / people),
    seed,
    pauseMs: 3000,
    told,
  })
  print([
    ['cases in the help channel', report.cases],
    ['kill -9', report.kills],
    ['entries told to be passed on', report.entries],
    ['lost, doubled, or a board that is not true', report.faults.length],
    ['timers rung', report.timers.rung],
    ['… the latest, ms after the restart', report.timers.latest],
    ['messages in the group in 60 s', report.groupMost],
    ['integrity check', report.integrity],
    ['seconds', Math.round(report.seconds)],
  ])
  return [
    ...report.faults,
    ...(report.timers.latest > 5000 ? ['a timer rang too late'] : []),
    ...(report.groupMost > 20 ? ['too many messages in the group'] : []),
    ...(report.integrity === 'ok' ? [] : [report.integrity]),
  ]
}

const faults = [
  ...(Number(values.kills) > 0 ? await killing() : []),
  ...(Number(values.channel) > 0 ? await killingChannel(Number(values.channel)) : []),
  ...(Number(values.disorder) > 0 ? await disordering(Number(values.disorder)) : []),
  ...(Number(values.malformed) > 0 ? await flooding(Number(values.malformed)) : []),
]
for (const fault of faults.slice(0, 20)) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)
