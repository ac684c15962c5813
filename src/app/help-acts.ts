import { forgetHers } from '../channel/her-doors.ts'
import type { Acts } from '../conversation/act.ts'
import { askActs } from './ask-acts.ts'
import { caseActs } from './case-acts.ts'
import { changeActs } from './change-acts.ts'
import type { Here } from './help.ts'
import { letterActs } from './letter-acts.ts'
import { referralActs } from './referral-acts.ts'
import { wishActs } from './wish-acts.ts'

/** Acts of the help channel: asking, her case, and forgetting both. They touch only what the turn's transaction holds. */
export const helpActs = (here: Here): Acts => ({
  ...askActs(here),
  ...wishActs(here),
  ...caseActs(here),
  ...letterActs(here),
  ...changeActs(here),
  ...referralActs(here),
  'forget-person': {
    results: ['done'],
    run: async ({ person }) => {
      await forgetHers(here().channel, person)
      return { result: 'done', forget: true }
    },
  },
})
