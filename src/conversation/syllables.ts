/** Syllables of a word: in Cyrillic every vowel is one; in Latin letters by the usual rules of English spelling. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase()
  const cyrillic = letters.match(/[аеєиіїоуюяыэё]/g)?.length ?? 0
  const latin = letters.match(/[a-z]+/g)?.reduce((all, part) => all + englishSyllables(part), 0) ?? 0
  return Math.max(1, cyrillic + latin)
}

/** A silent e, es or ed at the end is none; neighbouring vowels are one, save i-a, i-o and i-u where they are not -tion or -cial. */
function englishSyllables(part: string): number {
  if (part.length <= 3) return 1
  const spoken = part
    .replace(silentInside, (word) => word.slice(0, -1))
    .replace(/(?:[^laeiouycgsxzh]es|[^aeioutd]ed|[^laeiouy]e)$/, (ending) => ending[0]!)
    .replace(/^y/, '')
  const apart = spoken.match(/(?<![cstg])i[aou]/g)?.length ?? 0
  return (spoken.match(/[aeiouy]+/g)?.length ?? 1) + apart
}

/** Words joined into one keep the silent e of the first: some-body, here-by, home-work. */
const silentInside =
  /(?:some|there|where|here|fore|home|safe|care|life|time|line|phone|place|more|like|house|case)(?=(?!s$)[bcdfghjklmnpqrstvwxz])/g

/** A noun made of a verb (притягнення, notification): where offices say who does what without anybody doing it. */
export const isNoun = (word: string): boolean => {
  const letters = word.toLowerCase()
  return verbal.test(letters) && syllablesOf(letters) >= 3 && !everyday.test(letters)
}

const verbal = /(?:[аеєиіїоуюя]нн|[аеиіу]тт)(?:я|ю|ям|ями|ях|і)$|\p{L}{3}(?:tion|sion|ment|ance|ence)s?$/u
/** Such words are as plain as any: they name a thing, a place or a state that everybody knows. */
const everyday =
  /^(?:життя|питанн|запитанн|рішенн|значенн|завданн|повідомленн|приміщенн|навчанн|відділенн|посиланн|бажанн|question|mention|attention|station|section|information|location|situation|government|apartment|moment|comment|document|payment|department|treatment|absence|violence|evidence|sentence|difference|entrance|distance|permission|decision|condition|position|relation|intention|prevention|statement)/u
