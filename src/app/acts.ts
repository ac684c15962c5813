import type { Act, Acted, Acts, Request } from '../conversation/act.ts'
import { spokenTo } from '../outbox/screen.ts'
import { answersOf, isEmpty, planIn, type SafetyPlans } from '../safety/safety-plan.ts'
import { type ComplaintParts, complaintActs, noComplaints } from './complaint-acts.ts'
import { type DistanceLabel, type Lookup, placeActs, serviceActs } from './find-acts.ts'
import type { Here } from './help.ts'
import { helpActs } from './help-acts.ts'

const done: Acted = { result: 'done' }
const text = (answer: Request['answers'][string] | undefined) =>
  typeof answer === 'string' ? answer : (answer?.at(-1) ?? '')

/** Has she been told this before, while the session lasts? From now on she has. */
const recalls = (what: string): Act => ({
  results: ['known', 'new'],
  run: async ({ knows }) => ({ result: knows.includes(what) ? 'known' : 'new', knows: what }),
})

/** Acts about the person and the house themselves. */
const ownActs: Acts = {
  'recall-limits': recalls('limits'),
  'recall-service-rules': recalls('service-rules'),
  'set-language': {
    results: ['done'],
    needs: ['language'],
    run: async ({ answers }) => ({ ...done, language: text(answers['language']) }),
  },
  'set-address': {
    results: ['done'],
    needs: ['address'],
    run: async ({ answers }) => ({
      ...done,
      spokenTo: spokenTo.find((form) => form === text(answers['address'])) ?? 'neutral',
    }),
  },
}

/** Acts of the safety plan. Nothing is kept before she asks for it. */
const planActs = (plans: SafetyPlans): Acts => ({
  'recall-plan': {
    results: ['found', 'none'],
    run: async ({ person }) => {
      const plan = await plans.of(person)
      return plan ? { result: 'found', answers: answersOf(plan) } : { result: 'none' }
    },
  },
  'keep-plan': {
    results: ['done'],
    run: async ({ person, answers, at }) => {
      const plan = planIn(answers)
      await (isEmpty(plan) ? plans.drop(person) : plans.keep(person, plan, at))
      return done
    },
  },
  'drop-plan': {
    results: ['done'],
    run: async ({ person }) => {
      await plans.drop(person)
      return { ...done, dropsAnswers: true }
    },
  },
  'send-plan': {
    results: ['done'],
    run: async ({ answers }) => ({
      ...done,
      says: [
        {
          lane: 'reply',
          saying: { kind: 'paper', template: 'safety-plan', values: answersOf(planIn(answers)) },
        },
      ],
    }),
  },
})

/** The complete list of what a flow file can cause. */
export const actsOf = (parts: {
  plans: SafetyPlans
  lookup: Lookup
  distanceLabel: DistanceLabel
  complaint?: ComplaintParts
  help: Here
}): Acts => ({
  ...ownActs,
  ...planActs(parts.plans),
  ...placeActs(parts.lookup),
  ...serviceActs(parts.lookup, parts.distanceLabel),
  ...complaintActs(parts.complaint ?? noComplaints),
  ...helpActs(parts.help),
})
