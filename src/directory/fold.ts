const sounds: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  д: 'd',
  е: 'e',
  є: 'e',
  ё: 'e',
  э: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  ы: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'q',
  ш: 'w',
  щ: 'w',
  ю: 'u',
  я: 'a',
  ь: '',
  ъ: '',
  '-': ' ',
}

/** The same sounds as the official romanization (and older ones) spells them; longer spellings first. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'w'],
  [/ch/g, 'q'],
  [/zgh/g, 'zh'],
  [/zh/g, 'j'],
  [/kh|g|h/g, 'h'],
  [/ts|tz/g, 'c'],
  [/y/g, 'i'],
]

const romanized = (word: string) =>
  latin.reduce((text, [spelling, sound]) => text.replace(spelling, sound), word)

const apostrophes = /[’'ʼ`′‘"«»“”]/g

/**
 * The key under which a place name is sought: Ukrainian, Russian and English spellings of one sound meet,
 * apostrophes, soft signs, doubled letters, case and dashes do not count.
 */
export function fold(name: string): string {
  const small = name.normalize('NFC').toLowerCase().replace(apostrophes, '')
  let key = ''
  for (const letter of /[a-z]/.test(small) ? small.replace(/[a-z]+/g, romanized) : small) {
    const sound = sounds[letter] ?? (/[a-z0-9]/.test(letter) ? letter : ' ')
    if (sound === '' || key.endsWith(sound)) continue
    key = key.endsWith('i') && 'aeou'.includes(sound) ? key.slice(0, -1) + sound : key + sound
  }
  return key.trim()
}

/** Which letters a key has, one bit each: two keys that differ in many letters cannot differ by few slips. */
export function letters(key: string): number {
  let bits = 0
  for (let at = 0; at < key.length; at++) bits |= 1 << (key.charCodeAt(at) & 31)
  return bits
}

/** The key without the colour of its vowels: Харків and Харьков, Білa and Белая differ by little else. */
export const blur = (key: string) => key.replace(/[aeiou]+/g, 'a')

/** Names are shorter than this; three lines of the table are enough, and are used again for every pair. */
const LONGEST = 64
let [older, last, line] = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/**
 * How many slips (a letter added, dropped, changed, or two swapped) turn one key into the other; more than `most`
 * counts as `most + 1`.
 */
export function slips(one: string, other: string, most: number): number {
  const width = other.length
  if (Math.abs(one.length - width) > most || one.length > LONGEST || width > LONGEST) return most + 1
  for (let at = 0; at <= width; at++) last[at] = at
  for (let row = 1; row <= one.length; row++) {
    line[0] = row
    let least = row
    for (let at = 1; at <= width; at++) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(at - 1) ? 0 : 1
      let cost = Math.min(last[at]! + 1, line[at - 1]! + 1, last[at - 1]! + same)
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      if (swapped) cost = Math.min(cost, older[at - 2]! + 1)
      line[at] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[older, last, line] = [last, line, older]
  }
  return last[width]!
}
