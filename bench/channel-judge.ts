import type { Asking } from './channel-person.ts'

type Known = Pick<Asking, 'code' | 'passed' | 'unsure'>
type Kept = { readonly code: string; readonly texts: readonly string[] }

/** What is lost, kept twice, or written by nobody: what people know of their cases beside what is kept of them. */
export function faultsBetween(people: readonly Known[], kept: readonly Kept[]): readonly string[] {
  const texts = new Map(kept.map((one) => [one.code, one.texts]))
  const faults = people.flatMap((one) => caseFaults(one, texts.get(one.code ?? '')))
  if (kept.length !== people.length) faults.push(`${kept.length} cases of ${people.length} people`)
  return faults
}

function caseFaults({ code, passed, unsure }: Known, texts: readonly string[] | undefined): string[] {
  if (!texts) return [`not there: the case ${code ?? 'of somebody who saw no code'}`]
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  return [
    ...passed.filter((text) => !times.has(text)).map((text) => `lost: ${text}`),
    ...[...times].filter(([, count]) => count > 1).map(([text]) => `kept twice: ${text}`),
    ...[...times.keys()]
      .filter((text) => text !== unsure && !passed.includes(text))
      .map((text) => `nobody wrote: ${text}`),
  ]
}
