import { parseArgs } from 'node:util'
import { crash, type Report } from './crash-run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    people: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    mutant: { type: 'string' },
  },
})

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
  ['calls before a retry_after was over', report.early],
  ['integrity check', report.integrity],
  ['seconds', Math.round(report.seconds)],
]

const told = (kills: number, inputs: number) => {
  if (process.stderr.isTTY || kills % 20 === 0) process.stderr.write(`  ${kills} kills, ${inputs} inputs\r`)
}
const report = await crash({
  kills: Number(values.kills),
  people: Number(values.people),
  seed: Number(values.seed),
  patienceMs: 15_000,
  told,
  ...(values.mutant === undefined ? {} : { mutant: values.mutant }),
})
for (const [what, figure] of lines(report)) console.log(`${what.padEnd(40)} ${figure}`)
const faults = [...report.lost, ...report.unforced, ...report.disordered]
for (const fault of faults.slice(0, 20)) console.error(fault)
const well = faults.length === 0 && report.forced <= report.bound && report.integrity === 'ok'
process.exit(well ? 0 : 1)
