import { log as clackLog, progress as clackProgress } from '@clack/prompts'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Country } from '../directory/gazetteer.ts'
import { type Format, formats, type ImportReport, importDirectory } from '../directory/import.ts'
import { columns } from '../directory/read-csv.ts'
import { SourceFault } from '../directory/rows.ts'
import type { Storage } from '../storage/open.ts'

/** What the commands work on; opened only when a command runs, closed after it. */
export type Workplace = {
  readonly storage: Storage
  readonly country: Country
  readonly close: () => Promise<void>
}

type Options = {
  readonly format: Format
  readonly source?: string
  readonly checked?: Date
  readonly recheckDays: number
  readonly expires?: Date
  readonly dryRun?: true
  readonly json?: true
}

const date = (text: string) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  if (!at || Number.isNaN(at.getTime())) throw new InvalidArgumentError('write it like 2026-11-21.')
  return at
}
const days = (text: string) => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('write a number of days.')
  return Number(text)
}

const help = `
Formats
  hsds     a folder with the tables of an HSDS package, 1.1 or 3 (services.csv is the one that must be there);
           service_categories.csv (service_id,category) beside it tells the categories,
           confidential_service_ids.csv (service_id) the services that must have no address
  cnap     the register of administrative service centres, CSV
  nhsu     the providers of the National Health Service of Ukraine, CSV
  geojson  points with OpenStreetMap tags: pharmacy, hospital, clinic, police
  csv      our own table:
           ${columns.slice(0, 9).join(',')},
           ${columns.slice(9).join(',')}

A service whose category has no place (a shelter, a crisis room…) enters without address and coordinates.
A second import of the same source changes nothing; an import is kept whole or not at all.

Exit codes: 0 imported · 1 imported, some lines rejected · 65 the source cannot be read`

/** Lines of each kind shown before the rest is only counted; --json has them all. */
const SHOWN = 20

const shown = <Line>(title: string, lines: readonly Line[], say: (line: Line) => string) =>
  lines.length === 0
    ? []
    : [
        `${title}: ${lines.length}`,
        ...lines.slice(0, SHOWN).map((line) => `  ${say(line)}`),
        ...(lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more (--json lists them all)`] : []),
      ]

function told(report: ImportReport): string {
  const { read, added, changed, kept, rejected, orphans, remarks, unread } = report
  return [
    `${report.dryRun ? 'Nothing was written (dry run). ' : ''}Read ${read}: added ${added}, changed ${changed}, kept ${kept}, rejected ${rejected.length}.`,
    `Stay text because they cannot be read for certain: ${unread.hours} timetables, ${unread.phones} phone cells.`,
    ...shown('Rejected', rejected, ({ file, line, reason, mend }) => `${file}:${line}: ${reason} — ${mend}`),
    ...shown(
      'Organization unknown',
      orphans,
      ({ file, line, id, name, reason }) => `${file}:${line}: ${id} ${name} — ${reason}`,
    ),
    ...shown('Remarks', remarks, ({ file, line, reason }) => `${file}:${line}: ${reason}`),
  ].join('\n')
}

/** A bar where somebody watches; nothing where the output goes to a file or a pipe. */
function watched(options: Options) {
  if (options.json || !process.stderr.isTTY) return { step: () => {}, end: () => {} }
  const bar = clackProgress({ max: 100, output: process.stderr })
  bar.start('Reading')
  let at = 0
  return {
    step: ({ step, done, of }: { step: 'read' | 'keep'; done: number; of: number }) => {
      const reached = step === 'read' ? 10 : 10 + Math.round((90 * done) / Math.max(1, of))
      bar.advance(reached - at, step === 'read' ? `Read ${done}` : `Kept ${done} of ${of}`)
      at = reached
    },
    end: () => bar.stop('Done'),
  }
}

async function runImport(open: () => Promise<Workplace>, path: string, options: Options): Promise<number> {
  const { storage, country, close } = await open()
  const bar = watched(options)
  try {
    const { format, source = format, checked = new Date(), recheckDays, expires, dryRun } = options
    const report = await importDirectory(
      { storage, country },
      {
        path,
        format,
        source,
        checkedAt: checked,
        recheckDays,
        ...(expires ? { expiresAt: expires } : {}),
        dryRun: dryRun ?? false,
      },
      bar.step,
    )
    bar.end()
    process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : told(report)}\n`)
    return report.rejected.length > 0 ? 1 : 0
  } catch (fault) {
    if (!(fault instanceof SourceFault)) throw fault
    bar.end()
    const { origin, reason, mend } = fault
    if (options.json) process.stdout.write(`${JSON.stringify({ ...origin, reason, mend })}\n`)
    else clackLog.error(`${origin.file}:${origin.line}: ${reason} — ${mend}`, { output: process.stderr })
    return 65
  } finally {
    await close()
  }
}

/** `stezhka directory …`: mounted by the command line, which knows how to open the house's database. */
export function directoryCommand(open: () => Promise<Workplace>): Command {
  const directory = new Command('directory').description(
    'who helps where: bring in services, see what came of it',
  )
  directory
    .command('import')
    .description('bring services into the directory: whole or not at all, as often as you like')
    .argument('<path>', 'the file, or the folder of an HSDS package')
    .addOption(
      new Option('--format <format>', 'what it is').choices(Object.keys(formats)).makeOptionMandatory(),
    )
    .option('--source <name>', 'the name its services are known by (default: the format)')
    .option('--checked <date>', 'when the source was checked, like 2026-11-21 (default: today)', date)
    .option('--recheck-days <days>', 'after so many days its date is shown as old', days, 180)
    .option('--expires <date>', 'from this day on it is not shown any more', date)
    .option('--dry-run', 'say what would happen, write nothing')
    .option('--json', 'the report as JSON')
    .addHelpText('after', help)
    .action(async (path: string, options: Options) => {
      process.exitCode = await runImport(open, path, options)
    })
  return directory
}
