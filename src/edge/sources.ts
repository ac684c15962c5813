import type { FlowFile } from './flow-files.ts'
import type { Words } from './words.ts'

/** What is shown of a fact under the words that state it. */
export type Source = {
  readonly id: string
  readonly source: string
  readonly checkedOn: string
}

/** What a source line is made of. `overdue`: ids of facts past their term; `isLawful`: does a lawyer stand for the text under this key? */
type Register = {
  readonly facts: readonly Source[]
  readonly overdue: readonly string[]
  isLawful(key: string): boolean
}

/** The line under a text that states facts: where they come from, when they were checked, and whether a professional signed them off. */
export function sourceLines(
  flows: readonly FlowFile[],
  { facts, overdue, isLawful }: Register,
  words: Words,
): (language: string, key: string) => string | undefined {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const byKey = new Map<string, Source[]>()
  for (const { flow } of flows)
    for (const [name, node] of Object.entries(flow.nodes))
      if ('facts' in node && node.facts)
        byKey.set(
          `flows/${flow.flow}:${name}`,
          node.facts.flatMap((id) => byId.get(id) ?? []),
        )
  return (language, key) => {
    const stated = byKey.get(key)
    if (!stated || stated.length === 0) return undefined
    const say = (entry: string, values?: Record<string, string>) =>
      words.say(language, `cards:${entry}`, values)
    const names = [...new Set(stated.map(({ source }) => source.split(';')[0]!.trim()))]
    const oldest = stated.map(({ checkedOn }) => checkedOn).sort()[0]!
    return [
      say('source', { source: names.join('; ') }),
      say('compared-on', { date: oldest }),
      ...(stated.some(({ id }) => overdue.includes(id)) ? [say('fact-overdue')] : []),
      ...(isLawful(key) ? [] : [say('not-signed')]),
    ].join(' · ')
  }
}
