/** A word of a list, ready to be looked for in every inflection. */
export type Stem = {
  /** What all its forms share, letter by letter. */
  readonly part: string
  says(words: string): boolean
  without(words: string): string
}

/** Prefixes that make another form or another aspect of the same word; a word in front (само-, лже-) makes another word. */
const PREFIXES = {
  cyrillic:
    'без|в|ви|від|до|з|за|зі|із|на|над|не|недо|о|об|обез|пере|перед|під|по|при|про|роз|с|су|у|спо|най|поза',
  latin: 're|un|non|mis|over|out|de',
}

const VOWELS = 'аеєиіїоуюя'
/** Ukrainian consonants that change before some endings: рука, руці, ручка. */
const SOFTENED: Readonly<Record<string, string>> = { к: 'цч', г: 'зж', х: 'сш' }

/**
 * How a list writes a word: the beginning that all its forms share, in small letters. Every ending is meant, and in
 * Ukrainian the sounds that change inside too: сварк → сварок, сварці; друг → друзі; ніч → ночі. A hyphen opens
 * another side: `-провок` takes prefixes, the first word of `слабк- стат` any ending.
 */
export function stemOf(written: string): Stem {
  const words = written.split(' ')
  const patterns = words.map((word, place) => wordPattern(word, place === 0, place === words.length - 1))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${patterns.join(' ')}`, 'gu')
  const [longest = ''] = words.map(bare).sort((one, other) => other.length - one.length)
  const part = sharedStart(formsOf(longest))
  return {
    part,
    says: (text) => text.includes(part) && text.search(pattern) >= 0,
    without: (text) => (text.includes(part) ? text.replace(pattern, '…') : text),
  }
}

/** A text as a pattern that finds just this text. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const bare = (word: string) => word.replace(/^-|-$/g, '')

function wordPattern(word: string, isFirst: boolean, isLast: boolean): string {
  const stem = bare(word)
  const opens = word.endsWith('-')
  const forms = isLast || opens ? formsOf(stem) : [stem]
  const alternatives = forms.map((form) => literally(form)).join('|')
  const before = isFirst && word.startsWith('-') ? `(?:${prefixesOf(stem)}){0,2}` : ''
  return `${before}(?:${alternatives})${opens && !isLast ? "[\\p{L}']*" : ''}`
}

const isCyrillic = (stem: string) => /\p{Script=Cyrillic}/u.test(stem)
const prefixesOf = (stem: string) => (isCyrillic(stem) ? PREFIXES.cyrillic : PREFIXES.latin)

/** A stem and what its last sounds turn into. Shorter stems are told by nothing else, so they stay as they are. */
function formsOf(stem: string): string[] {
  if (!isCyrillic(stem) || stem.length < 3) return [stem]
  const last = stem.at(-1)!
  const start = stem.slice(0, -1)
  const before = start.at(-1)!
  const forms = [stem, ...[...(SOFTENED[last] ?? '')].map((sound) => start + sound)]
  if (isConsonant(last) && isConsonant(before)) forms.push(`${start}о${last}`, `${start}е${last}`)
  if (isConsonant(last) && 'оеі'.includes(before)) {
    const root = start.slice(0, -1)
    forms.push(...[...'оеі'].map((vowel) => root + vowel + last))
    if ('ое'.includes(before) && root.length > 2) forms.push(root + last)
  }
  return [...new Set(forms)]
}

const isConsonant = (sound: string) =>
  /[а-яґ]/u.test(sound) && !VOWELS.includes(sound) && !'ьй'.includes(sound)

function sharedStart(forms: readonly string[]): string {
  const [first = '', ...others] = forms
  let length = first.length
  for (const form of others) while (!form.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}
