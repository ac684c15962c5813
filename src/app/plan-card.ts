import type { Words } from '../edge/words.ts'
import type { Answers } from '../outbox/screen.ts'
import { planIn, type Section, sections } from '../safety/safety-plan.ts'

/** What she ticked, as sentences, part by part; what she added, as she wrote it. */
export function planParts(
  words: Words,
  language: string,
  values: Answers,
): { section: Section; steps: string[]; own: readonly string[] }[] {
  const plan = planIn(values)
  return sections
    .map((section) => {
      const steps = plan[section].ticks.map((tick) => words.say(language, `cards:plan-${section}#${tick}`))
      return { section, steps, own: plan[section].own }
    })
    .filter(({ steps, own }) => steps.length + own.length > 0)
}

/** Her plan read back, part by part; or the line that says it is still empty. */
export function planCard(words: Words, language: string, values: Answers): string {
  const parts = planParts(words, language, values)
  if (parts.length === 0) return words.say(language, 'cards:plan-empty')
  return parts
    .map(({ section, steps, own }) =>
      [words.say(language, `cards:plan-${section}`), ...[...steps, ...own].map((step) => `– ${step}`)].join(
        '\n',
      ),
    )
    .join('\n\n')
}
