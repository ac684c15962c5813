import { Command } from 'commander'
import type { FlowLens } from '../../conversation/lens.ts'
import { directoryCommand, type Workplace } from './directory.ts'
import { lensCommand } from './lens.ts'

/** What the command line can do, apart from what it opens for it. */
export type Deeds = {
  openWorkplace(): Promise<Workplace>
  /** How hard the words of every flow are to read. */
  lens(): readonly FlowLens[]
  /** Everything wrong with flows and words, as a table; nothing when all is well. */
  inspect(): { readonly table: string; readonly faults: readonly object[]; readonly told: string }
}

/** `npm run stezhka -- <noun> <verb>`: help everywhere, `--json` where a program reads it. */
export function program(deeds: Deeds): Command {
  const stezhka = new Command('stezhka')
    .description('looks after a house: its directory, its flows')
    .showHelpAfterError()
  stezhka.addCommand(directoryCommand(deeds.openWorkplace))
  const flows = new Command('flows').description('the conversations: flows/*.json and their words')
  flows
    .command('inspect')
    .description('say everything that is wrong with flows, words and facts: file, place, cause, mend')
    .option('--json', 'the faults as JSON')
    .action(({ json }: { json?: true }) => {
      const { table, faults, told } = deeds.inspect()
      process.stdout.write(`${json ? JSON.stringify(faults, null, 2) : faults.length > 0 ? table : told}\n`)
      process.exitCode = faults.length > 0 ? 1 : 0
    })
  stezhka.addCommand(flows)
  const content = new Command('content').description(
    'what people read: words, facts, and who answers for them',
  )
  content.addCommand(lensCommand(deeds.lens))
  stezhka.addCommand(content)
  return stezhka
}
