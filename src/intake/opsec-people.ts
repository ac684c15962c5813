// Surnames are known by their capital, so these patterns heed case; who writes without capitals is known by the ending.
const start = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const either = (words: string) =>
  words
    .split(' ')
    .map((word) => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join('|')

// полковник and полковниця, лейтенант and лейтенантка, in every case
const ending = '(?:к|ц)?(?:а|у|ом|ові|ю|я|ем|єм|еві|єві|и|і|ою|ею)?'
const ranks = `(?:${either('солдат матрос сержант старшин прапорщи лейтенант капітан майор підполковни полковни генерал комбат комбриг комроти комвзводу командир начальни замполіт старлей')})${ending}|(?:${either('рядов ротн взводн')})(?:ий|ого|ому|им|а|у|ої|ій|ою)`
const behind =
  '(?:\\s(?:роти|взводу|батальйону|бригади|частини|відділу|відділення|штабу|групи|медслужби|служби))?'
const short = `(?:${either('сержанта лейтенанта капітана майора')}|ст\\.|мол\\.|[Сс]т\\.?\\s?л-т|[Лл]-т|[Кк]-н|[Мм]-р|п/?п-к|п-к)`
const initials = '(?:\\p{Lu}\\.\\s?){0,2}'
const stems =
  'Збройн|Сил|Національн|Нацполіц|Нацгвард|Державн|Служб|Головн|Генштаб|Міністерств|Поліц|Україн|Прикордон'
const notSurname = `(?!(?:(?:${stems})\\p{L}*|\\p{Lu}+|Він|Вона|Вони|Воно|Мені|Мене|Але|Так|Тому|Потім|Коли|Якщо)${end})`
const surname = `${notSurname}\\p{Lu}[\\p{Ll}’ʼ'-]{2,}`
const tail = `(?:енк(?:о|а|у|ом|ові)|(?:чук|щук|юк)(?:а|у|ом|ові)?|ський|цький|ишин(?:а|у)?|ович|евич)`

const englishRanks =
  '(?:[Pp]rivate|[Cc]orporal|[Ss]ergeant|[Ss]gt\\.?|[Ll]ieutenant|[Ll]t\\.?|[Cc]aptain|[Cc]apt\\.?|[Mm]ajor|[Mm]aj\\.?|[Cc]olonel|[Cc]ol\\.?|[Gg]eneral|[Gg]en\\.?|[Cc]ommander)'
const notEnglish =
  '(?!(?:Staff|Prosecutor|Directorate|Assembly|Inspectorate|Department|Command|Office|Secretary|Message|Hospital|Council|Practitioner|He|She|They|I|We|The|And|But|In|On|At|Of|Kyiv)(?![a-z]))'

/** Somebody named: a rank or a post with a surname, a first name with a father's name, "my name is". */
export const namePatterns: readonly RegExp[] = [
  new RegExp(`${start}(?:${ranks}|${short})${behind}\\s${initials}${surname}(?:\\s${surname})?`, 'gu'),
  new RegExp(`${start}(?:${ranks})${behind}\\s\\p{L}+${tail}${end}`, 'giu'),
  new RegExp(
    `${start}\\p{Lu}[\\p{Ll}’ʼ'-]+\\s\\p{Lu}[\\p{Ll}’ʼ'-]+(?:ович|йович|евич|івн|ївн)(?:а|у|ем|ою|і)?${end}`,
    'gu',
  ),
  new RegExp(`${start}\\p{Lu}\\.\\s?\\p{Lu}\\.\\s?\\p{Lu}[\\p{Ll}’ʼ'-]{2,}`, 'gu'),
  new RegExp(
    `${start}(?:[Мм]ене звати|[Мм]оє прізвище|[Мм]оє ім[’ʼ']я|[Йй]ого звати|[Йй]ого прізвище|[Пп]різвище)\\s?[:–—-]?\\s?${surname}(?:\\s${surname})?`,
    'gu',
  ),
  new RegExp(`${start}(?:[Мм]ене звати|[Пп]різвище)\\s?[:–—-]?\\s?\\p{Ll}+${tail}${end}`, 'gu'),
  new RegExp(
    `\\b(?:${englishRanks}\\s)?${englishRanks}\\s${initials}${notEnglish}\\p{Lu}[\\p{Ll}'’-]{2,}`,
    'gu',
  ),
  /\b(?:[Mm]y name is|[Hh]is name is|[Hh]er name is|[Mm]y surname is|[Ss]urname)\s?:?\s?\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{Ll}'’-]+)?/gu,
]
