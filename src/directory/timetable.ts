/**
 * What a timetable written by hand is made of: D days, X "except", I hours, B a break, A round the clock, O a day
 * off; marks stand for themselves. A break is apart when a comma, a full stop or a line stands before it.
 */
export type Piece =
  | { readonly code: 'D'; readonly days: readonly number[] }
  | { readonly code: 'I'; readonly opens: number; readonly closes: number }
  | { readonly code: 'B'; readonly opens: number; readonly closes: number; readonly apart: boolean }
  | { readonly code: 'A' | 'O' | 'X' | '-' | ':' | ',' | ';' }

const dayWords = [
  '(?:понеділ(?:ок|ка|ку)|понед|пнд|пон|пн|понедельник[ауи]?|monday|mon|mo)',
  '(?:вівтор(?:ок|ка|ку)|вівт|вів|вт|вторник[ауи]?|втор|tuesday|tues|tue|tu)',
  '(?:серед[аиуі]|серед|сер|ср|сред[ауые]|wednesday|wed|we)',
  '(?:четвер(?:га|гу)?|чет|чтв|чт|четверг[ау]?|thursday|thurs|thur|thu|th)',
  '(?:пятниц[яіюауеы]|пятн|птн|пят|пт|friday|fri|fr)',
  '(?:субот[аиуі]|суббот[ауые]|субо|суб|сбт|сб|saturday|sat|sa)',
  '(?:неділ[яіюе]|недл|нед|нд|воскресень[еяю]|воскр|вскр|вс|sunday|sun|su)',
] as const

const end = '(?![\\p{L}\\d])'
const day = `(?:${dayWords.join('|')})${end}\\.?`
const to = '(?:до|по|to|till|until)'
const from = '(?:із|зі|з|с|від|от|from)\\s*'
const between = `\\s*(?:-\\s*${to}|${to}|-)\\s*`
const clock = '(\\d{1,2})[:.,](\\d{2})'
const compact = '(\\d{1,2})(\\d{2})'
const dashed = '(\\d{1,2})-(\\d{2})'
const bare = '(\\d{1,2})()'
const hourWord = `\\s*(?:годин(?:и|у|а)?|год|г|часов|часа|ч|год-н|hours|h)?${end}\\.?`
const ended = '(?![\\d:]|[.,]\\d|-\\s?\\d)'

/** Two ways of writing the ends of one interval; a way is taken only if both ends fit it without a guess. */
const intervals = [
  `${clock}\\.?${between}\\.?${clock}`,
  `${clock}${between}${compact}`,
  `${compact}${between}${clock}`,
  `${compact}${between}${compact}`,
  `${dashed}\\s*(?:-\\s*)?${to}\\s*${dashed}`,
  `${dashed}\\s+-\\s+${dashed}`,
  `${bare}${hourWord}${between}${bare}`,
].map((form) => new RegExp(`(?:${from})?${form}${ended}${hourWord}`, 'uy'))

const words = (list: string) => new RegExp(`(?:${list})${end}\\.?`, 'uy')
const oneDay = new RegExp(day, 'uy')
const dayRange = new RegExp(`(?:${from})?(${day})\\s*(?:-|${to})\\s*(${day})`, 'uy')
const everyDay = words('щодня|щоденно|кожного дня|кожен день|ежедневно|daily|every day')
const workDays = words('(?:у |в |по )?(?:будні дні|буднях|будні|робочі дні|будние дни|рабочие дни|weekdays)')
const except = words('крім|окрім|кроме|except')
const off = words(
  'вихідн(?:ий|і|ого|их)?(?: дні| день)?|вих|выходн(?:ой|ые)|не працю(?:є|ємо)|не робоч(?:ий|і)(?: день| дні)?|неробоч(?:ий|і)(?: день| дні)?|зачинено|закрито|closed|off|ні|нет',
)
const always = words('цілодобов(?:о|ий)|24\\s*/\\s*7|24 години(?: на добу)?|круглосуточно|around the clock')
const pause = new RegExp(
  `(?:обідня перерва|перерва на обід|перерва|обід|обеденный перерыв|перерыв|break)${end}[\\s:-]*`,
  'uy',
)
const and = words('та|і|й|и|and')
const noise = words('без (?:обідньої )?перерви(?: на обід)?|без обіду|без перерыва|без вихідних|ph off')
const label = new RegExp(
  `(?:графік роботи|режим роботи|розклад роботи|години роботи|час роботи|графік прийому|години прийому|прийом)${end}[\\s:.-]*`,
  'uy',
)

const rest = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const dayOf = (word: string) =>
  dayWords.findIndex((form) => new RegExp(`^(?:${form})\\.?$`, 'u').test(word.replace(/\.$/, '')))

function span(first: number, last: number): number[] | undefined {
  if (first >= last) return undefined
  return Array.from({ length: last - first + 1 }, (_, step) => first + step)
}

function minutes(hour: string, minute: string, closing: boolean): number | undefined {
  const total = Number(hour) * 60 + Number(minute || '0')
  const fits = Number(minute || '0') < 60 && (Number(hour) < 24 || (closing && total === 1440))
  return fits ? total : undefined
}

/**
 * A closing before its opening may be a slip or a night shift, an opening before five a date or a slip, and half an
 * hour a year or a phone number: nobody can tell, so none of them is read.
 */
function interval(text: string, at: number): { opens: number; closes: number; length: number } | undefined {
  for (const form of intervals) {
    const found = rest(form, text, at)
    if (!found) continue
    const opens = minutes(found[1]!, found[2]!, false)
    const closes = minutes(found[3]!, found[4]!, true)
    if (opens === undefined || closes === undefined || closes - opens < 30) return undefined
    if (opens > 0 && opens < 300) return undefined
    return { opens, closes, length: found[0].length }
  }
  return undefined
}

type Taken = { readonly piece?: Piece; readonly length: number } | undefined

function takeDays(text: string, at: number): Taken {
  const range = rest(dayRange, text, at)
  if (range) {
    const days = span(dayOf(range[1]!), dayOf(range[2]!))
    return days && { piece: { code: 'D', days }, length: range[0].length }
  }
  const all = rest(everyDay, text, at)
  if (all) return { piece: { code: 'D', days: [0, 1, 2, 3, 4, 5, 6] }, length: all[0].length }
  const work = rest(workDays, text, at)
  if (work) return { piece: { code: 'D', days: [0, 1, 2, 3, 4] }, length: work[0].length }
  const one = rest(oneDay, text, at)
  return one ? { piece: { code: 'D', days: [dayOf(one[0])] }, length: one[0].length } : undefined
}

function takeWords(text: string, at: number): Taken {
  for (const [pattern, code] of [
    [off, 'O'],
    [always, 'A'],
    [except, 'X'],
  ] as const) {
    const found = rest(pattern, text, at)
    if (found) return { piece: { code }, length: found[0].length }
  }
  const found = rest(and, text, at)
  if (found) return { piece: { code: ',' }, length: found[0].length }
  const idle = rest(noise, text, at)
  return idle ? { length: idle[0].length } : undefined
}

function takeHours(text: string, at: number): Taken {
  const lunch = rest(pause, text, at)
  const hours = interval(text, at + (lunch?.[0].length ?? 0))
  if (!hours) return undefined
  const { opens, closes, length } = hours
  if (!lunch) return { piece: { code: 'I', opens, closes }, length }
  const apart = /[;,.\n]\s*\(?$/.test(text.slice(0, at))
  return { piece: { code: 'B', opens, closes, apart }, length: length + lunch[0].length }
}

const marks: Readonly<Record<string, '-' | ':' | ',' | ';'>> = {
  '-': '-',
  ':': ':',
  ',': ',',
  '.': ',',
  '/': ',',
  ';': ';',
  '\n': ';',
}

function takeMark(text: string, at: number): Taken {
  const code = marks[text[at]!]
  if (code) return { piece: { code }, length: 1 }
  return ' ()'.includes(text[at]!) ? { length: 1 } : undefined
}

const twins: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  t: 'т',
  b: 'в',
  k: 'к',
  m: 'м',
  h: 'н',
}

/** Latin letters that slipped into a Cyrillic word become what they look like. */
const oneScript = (word: string) =>
  /\p{Script=Cyrillic}/u.test(word) ? word.replace(/[a-z]/g, (letter) => twins[letter] ?? letter) : word

/** One spelling for dashes, blanks, apostrophes and case; the order and every digit stay. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[’'ʼ`′"«»“”]/g, '')
    .replace(/[\t\u00a0\u2009\u202f ]+/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/\p{L}+/gu, oneScript)
    .trim()
}

/** Cuts a timetable into its pieces; nothing when one character of it is not understood. */
export function piecesOf(written: string): readonly Piece[] | undefined {
  const text = plain(written)
  const pieces: Piece[] = []
  let at = rest(label, text, 0)?.[0].length ?? 0
  while (at < text.length) {
    const taken = takeDays(text, at) ?? takeHours(text, at) ?? takeWords(text, at) ?? takeMark(text, at)
    if (!taken) return undefined
    if (taken.piece) pieces.push(taken.piece)
    at += taken.length
  }
  return pieces
}
