import { movementPatterns } from './opsec-movement.ts'
import { type FindingKind, findingKinds, patterns } from './opsec-patterns.ts'
import { namePatterns } from './opsec-people.ts'

/** A place in a text (from, up to) that could show where people in service are, which unit, or who. It blames nobody. */
export type Finding = { readonly kind: FindingKind; readonly from: number; readonly to: number }

const all: Readonly<Record<FindingKind, readonly RegExp[]>> = {
  coordinates: [],
  grid: [],
  unit: [],
  contact: [],
  'call-sign': [],
  ...patterns,
  name: namePatterns,
  movement: movementPatterns,
}

/** What is pointed out to her before anything is kept, in the order of the text. What overlaps is pointed out once. */
export function findings(text: string): readonly Finding[] {
  const found = findingKinds.flatMap((kind) =>
    all[kind].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(({ index, 0: match }): Finding => {
        const from = index + match.length - match.trimStart().length
        return { kind, from, to: from + match.trim().length }
      }),
    ),
  )
  const merged: Finding[] = []
  for (const one of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1)
    if (last && one.from < last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, one.to) }
    else merged.push(one)
  }
  return merged
}

/** The mark that stands where something was taken out. */
export const TAKEN_OUT = '…'

/** The text without what was found, as often as it takes: what is left shows nothing that this guard knows. */
export function withoutFindings(text: string): string {
  let left = text
  for (let found = findings(left); found.length > 0; found = findings(left)) {
    let kept = ''
    let at = 0
    for (const { from, to } of found) {
      kept += left.slice(at, from) + TAKEN_OUT
      at = to
    }
    left = kept + left.slice(at)
  }
  return left
}
