import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { book } from '../book/book.ts'
import type { Shown } from '../book/voice.ts'
import { drawFlows } from '../picture/draw-flows.ts'

/** What inspection found: a table for people, the faults for programs, and what is said when all is well. */
export type Inspection = { readonly table: string; readonly faults: readonly object[]; readonly told: string }

/** What the commands about conversations need of a house. */
export type FlowDeeds = {
  /** Everything wrong with flows, words and facts. */
  inspect(): Inspection
  /** The content, or what is wrong with it: a house that would not open is not drawn. */
  shown(): Shown | Inspection
}

/** The command was asked for something that is not there (sysexits.h, EX_USAGE). */
const EX_USAGE = 64

/** The folder cannot be written to (sysexits.h, EX_CANTCREAT). */
const EX_CANTCREAT = 73

type Asked = {
  readonly flow?: string
  readonly language?: string
  readonly out: string
  readonly json?: true
}

const tell = (text: string) => process.stdout.write(`${text}\n`)

/** `stezhka flows …`: inspect, draw, book. */
export function flowsCommand(deeds: FlowDeeds): Command {
  const flows = new Command('flows').description('the conversations: flows/*.json and their words')
  flows
    .command('inspect')
    .description('say everything that is wrong with flows, words and facts: file, place, cause, mend')
    .option('--json', 'the faults as JSON')
    .action(({ json }: { json?: true }) => {
      process.exitCode = report(deeds.inspect(), json)
    })
  flows
    .command('draw')
    .description('draw every flow as a picture (SVG), with Mermaid text beside it and an index')
    .option('--flow <name>', 'only this flow, without the index')
    .option('--language <language>', 'the language of the words in it', 'uk')
    .option('--out <folder>', 'where to', 'docs/flows')
    .option('--json', 'the files that were written, as JSON')
    .action((asked: Asked) => {
      process.exitCode = withShown(deeds, asked, (shown) => drawFlows(shown, asked.language!, asked.flow))
    })
  flows
    .command('book')
    .description('write all conversations as a book, one file for each language')
    .option('--out <folder>', 'where to', 'docs/book')
    .option('--json', 'the files that were written, as JSON')
    .action((asked: Asked) => {
      process.exitCode = withShown(deeds, asked, books)
    })
  return flows
}

/** The books of a house: `<language>.md`. */
export const books = (shown: Shown): ReadonlyMap<string, string> =>
  new Map(shown.words.languages.map((language) => [`${language}.md`, book(shown, language)]))

function report({ table, faults, told }: Inspection, json?: true): number {
  tell(json ? JSON.stringify(faults, null, 2) : faults.length > 0 ? table : told)
  return faults.length > 0 ? 1 : 0
}

function withShown(
  deeds: FlowDeeds,
  { flow, language, out, json }: Asked,
  make: (shown: Shown) => ReadonlyMap<string, string>,
): number {
  const shown = deeds.shown()
  if ('faults' in shown) return report(shown, json)
  const flows = shown.flows.map((each) => each.flow.flow)
  if (flow !== undefined && !flows.includes(flow)) return refused('flow', flow, flows)
  if (language !== undefined && !shown.words.languages.includes(language))
    return refused('language', language, shown.words.languages)
  const written = write(out, make(shown))
  if (!written) return EX_CANTCREAT
  tell(json ? JSON.stringify(written, null, 2) : `${written.length} files written to ${out}`)
  return 0
}

/** The files that were written, or nothing where the folder does not let itself be written to. */
function write(out: string, files: ReadonlyMap<string, string>): string[] | undefined {
  try {
    mkdirSync(out, { recursive: true })
    return [...files].map(([name, text]) => {
      const file = join(out, name)
      writeFileSync(file, text)
      return file
    })
  } catch (fault) {
    process.stderr.write(`Nothing can be written to ${out}: ${(fault as Error).message}\n`)
    return undefined
  }
}

function refused(what: string, name: string, known: readonly string[]): number {
  process.stderr.write(`There is no ${what} ${name}. There are: ${known.join(', ')}\n`)
  return EX_USAGE
}
