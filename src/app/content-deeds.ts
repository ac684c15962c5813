import type { ContentDeeds } from '../edge/command/content.ts'
import type { Clock } from '../kernel/clock.ts'
import { statusOf, termsWithin } from './content-status.ts'
import { dayIn } from './gate.ts'
import type { Ground } from './ground.ts'
import { writeRegister } from './register.ts'
import { writeReport } from './report.ts'
import { signOff } from './sign-off.ts'

/** What the command line does with the content of a house. `open` reads it anew: a command is one look and one deed. */
export function contentDeeds(root: string, clock: Clock, open: () => Ground): ContentDeeds {
  return {
    status: () => statusOf(open().content, clock()),
    terms: (days) => termsWithin(open().content, days, clock()),
    report: (options) => {
      const { content, today } = open()
      return writeReport(content, options, today.withheld, clock())
    },
    signOff: ({ on = dayIn(clock()), ...signing }) => {
      const signed = signOff(open().content, { ...signing, on }, clock())
      if (!signed.ok) return signed
      const { register, cards, facts } = signed.value
      writeRegister(root, register)
      return { ok: true, cards, facts }
    },
  }
}
