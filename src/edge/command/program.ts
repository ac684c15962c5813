import { Command } from 'commander'
import type { FlowLens } from '../../conversation/lens.ts'
import { directoryCommand, type Workplace } from './directory.ts'
import { type FlowDeeds, flowsCommand } from './flows.ts'
import { lensCommand } from './lens.ts'

/** What the command line can do, apart from what it opens for it. */
export type Deeds = FlowDeeds & {
  openWorkplace(): Promise<Workplace>
  /** How hard the words of every flow are to read. */
  lens(): readonly FlowLens[]
}

/** `npm run stezhka -- <noun> <verb>`: help everywhere, `--json` where a program reads it. */
export function program(deeds: Deeds): Command {
  const content = new Command('content')
    .description('what people read: words, facts, and who answers for them')
    .addCommand(lensCommand(deeds.lens))
  return new Command('stezhka')
    .description('looks after a house: its directory, its flows')
    .showHelpAfterError()
    .addCommand(directoryCommand(deeds.openWorkplace))
    .addCommand(flowsCommand(deeds))
    .addCommand(content)
}
