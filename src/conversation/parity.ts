import { neutralOf } from '../outbox/screen.ts'
import { type Flaw, flaw } from './flaw.ts'

type Table = Readonly<Record<string, string>>

/** What two tables disagree about. `whole`: the key itself is only in one of them. */
type Disparity = Flaw & { readonly key: string; readonly whole?: true }

/** Two languages say the same things: every key, every placeholder, every plural that the language has. */
export function parityFaults(language: string, words: Table, like: Table): Disparity[] {
  const mine = grouped(words)
  const theirs = grouped(like)
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key) => {
    const here = mine.get(key)
    const there = theirs.get(key)
    if (!here) return [{ key, whole: true, ...flaw('missing in this language', `write “${key}”`) }]
    if (!there)
      return [
        { key, whole: true, ...flaw('only this language has it', 'write it in the other one, or remove it') },
      ]
    return [
      ...pluralFlaws(key, here, there, forms),
      ...placeholderFlaws(here, there).map((found) => ({ key, ...found })),
    ]
  })
}

const plural = /_(zero|one|two|few|many|other)$/

/** Keys without their plural ending → the forms that are there (`''` for words that count nothing). A form of address is held against its neutral words, not against another language, which may need none. */
function grouped(words: Table): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  for (const [key, text] of Object.entries(words)) {
    if (neutralOf(key) !== key && neutralOf(key) in words) continue
    const base = key.replace(plural, '')
    const form = plural.exec(key)?.[1] ?? ''
    groups.set(base, (groups.get(base) ?? new Map<string, string>()).set(form, text))
  }
  return groups
}

function pluralFlaws(
  key: string,
  here: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, string>,
  forms: readonly string[],
): Disparity[] {
  if (here.has('')) {
    const counted = here.size > 1 ? 'here' : !there.has('') && 'in the other language'
    return counted
      ? [{ key, ...flaw(`counts ${counted}, and does not`, `write ${endings(forms)}, and nothing else`) }]
      : []
  }
  const missing = forms.filter((form) => !here.has(form))
  const strange = [...here.keys()].filter((form) => !forms.includes(form))
  return [
    ...missing.map((form) => ({
      key: `${key}_${form}`,
      ...flaw(`the plural “${form}” is missing`, `write _${form}: this language has ${endings(forms)}`),
    })),
    ...strange.map((form) => ({
      key: `${key}_${form}`,
      ...flaw(`this language has no plural “${form}”`, `remove _${form}: it has ${endings(forms)}`),
    })),
  ]
}

const endings = (forms: readonly string[]) => forms.map((form) => `_${form}`).join(', ')

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, name]) => name!))].sort().join(', ')

function placeholderFlaws(here: Map<string, string>, there: Map<string, string>): Flaw[] {
  const wanted = placeholders([...there.values()].join(' '))
  const different = [...here.values()].find((text) => placeholders(text) !== wanted)
  return different === undefined
    ? []
    : [
        flaw(
          `repeats {${placeholders(different)}}, the other language {${wanted}}`,
          'repeat the same in both',
        ),
      ]
}
