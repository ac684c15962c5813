import type { PersonId } from '../kernel/id.ts'

/** The five parts of a plan, in the order in which a person may live through them. */
export const sections = ['now', 'living', 'preparing', 'leaving', 'after'] as const
export type Section = (typeof sections)[number]

/** What a person ticked in one part, and what she added in her own words. */
export type Part = { readonly ticks: readonly string[]; readonly own: readonly string[] }

/** Her safety plan. It lowers a risk and guarantees nothing; it exists in the conversation alone until she asks to keep it. */
export type SafetyPlan = Readonly<Record<Section, Part>>

type Answers = Readonly<Record<string, string | readonly string[]>>

/** The plan that stands in the answers of a conversation. Own words are kept under `<section>-own`. */
export function planIn(answers: Answers): SafetyPlan {
  const list = (answer: Answers[string] | undefined) =>
    answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer
  const part = (section: Section): Part => ({
    ticks: list(answers[section]),
    own: list(answers[`${section}-own`]),
  })
  return {
    now: part('now'),
    living: part('living'),
    preparing: part('preparing'),
    leaving: part('leaving'),
    after: part('after'),
  }
}

/** The answers that put a kept plan back into a conversation. */
export const answersOf = (plan: SafetyPlan): Answers =>
  Object.fromEntries(
    sections.flatMap((section) => [
      [section, plan[section].ticks],
      [`${section}-own`, plan[section].own],
    ]),
  )

export const isEmpty = (plan: SafetyPlan) =>
  sections.every((section) => plan[section].ticks.length + plan[section].own.length === 0)

/** Plans that their authors asked to keep. One person, one plan. */
export type SafetyPlans = {
  of(person: PersonId): Promise<SafetyPlan | undefined>
  keep(person: PersonId, plan: SafetyPlan, at: Date): Promise<void>
  drop(person: PersonId): Promise<void>
}
