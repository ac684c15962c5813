import { Command } from 'commander'
import { directoryCommand, type Workplace } from './directory.ts'
import { type FlowDeeds, flowsCommand } from './flows.ts'

/** What the command line can do, apart from what it opens for it. */
export type Deeds = FlowDeeds & { openWorkplace(): Promise<Workplace> }

/** `npm run stezhka -- <noun> <verb>`: help everywhere, `--json` where a program reads it. */
export function program(deeds: Deeds): Command {
  return new Command('stezhka')
    .description('looks after a house: its directory, its flows')
    .showHelpAfterError()
    .addCommand(directoryCommand(deeds.openWorkplace))
    .addCommand(flowsCommand(deeds))
}
