import { Command } from 'commander'
import type { FlowLens } from '../../conversation/lens.ts'
import { type ContentDeeds, contentCommand } from './content.ts'
import type { Desk } from './desk.ts'
import { directoryCommand, type Workplace } from './directory.ts'
import { type FlowDeeds, flowsCommand } from './flows.ts'
import { lensCommand } from './lens.ts'
import { organizationCommand } from './organization.ts'
import { staffCommand } from './staff.ts'

/** What the command line can do, apart from what it opens for it. */
export type Deeds = FlowDeeds & {
  openWorkplace(): Promise<Workplace>
  openDesk(): Promise<Desk>
  readonly content: ContentDeeds
  /** How hard the words of every flow are to read. */
  lens(): readonly FlowLens[]
}

/** `npm run stezhka -- <noun> <verb>`: help everywhere, `--json` where a program reads it. */
export function program(deeds: Deeds): Command {
  return new Command('stezhka')
    .description('looks after a house: its directory, its flows, what it says, who answers')
    .showHelpAfterError()
    .addCommand(directoryCommand(deeds.openWorkplace))
    .addCommand(flowsCommand(deeds))
    .addCommand(organizationCommand(deeds.openDesk))
    .addCommand(staffCommand(deeds.openDesk))
    .addCommand(contentCommand(deeds.content).addCommand(lensCommand(deeds.lens)))
}
