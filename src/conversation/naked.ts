import { type Flaw, flaw, plain, spelled } from './flaw.ts'

/** A phone, a site, a mail or a nickname typed by hand: they come from the directory, where they can be corrected. */
export function nakedFaults(text: string): Flaw[] {
  const words = plain(text)
  const digits = (words.replace(notPhones, '…').match(phoneLike) ?? []).filter(
    (found) => !isYear(found.trim()),
  )
  return [
    ...[...digits, ...(words.match(spokenPhone) ?? [])].map((found) =>
      flaw(
        `“${found.trim()}” looks like a phone typed by hand`,
        'write {{phone.<id>}}: numbers come from the directory',
      ),
    ),
    ...(address.test(words)
      ? [flaw('an address of a site or mail', 'leave it out: the directory shows it')]
      : []),
  ]
}

/** Words that hold a number or speak of the law name the facts they lean on: `facts` of their node. */
export function sourceFaults(text: string, facts: readonly string[]): Flaw[] {
  if (facts.length > 0) return []
  const written = spelled(text).replace(/\s+/g, ' ')
  const words = written.toLowerCase().replace(ofAge, '…')
  const number = numbers.map((pattern) => pattern.exec(words)?.[0]).find((found) => found !== undefined)
  const law = lawWords.exec(words)?.[0] ?? lawSigns.exec(written)?.[0]
  return [
    ...(number
      ? [
          flaw(
            `the number ${number.trim()} without a source`,
            'name its fact under "facts", or say it without a number',
          ),
        ]
      : []),
    ...(law
      ? [flaw(`“${law.trim()}” speaks of the law without a source`, 'name the fact under "facts"')]
      : []),
  ]
}

/** Law numbers, articles, days and spans of years have many digits and are not phones. */
const notPhones =
  /(?:№|no\.)\s*\d+[\p{L}\d/-]*|\d+-[ivxlc]+(?!\p{L})|(?:ст\.|статт\p{L}*|ч\.|частин\p{L}*|art\.|articles?|sections?)\s*\d+(?:-\d+)?|\d{1,2}\.\d{1,2}\.\d{4}|(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?!\d)/gu
const phoneLike = /\+?\p{Nd}(?:[\s().-]*\p{Nd}){2,}/gu
/** The numbers everybody knows by ear: 101 to 104, 112, 911. */
const spokenPhone =
  /(?<!\p{L})(?:сто (?:один|два|три|чотири|дванадцять)(?!\p{L})|(?:one[- ]){2}two|one[- ](?:oh|zero)[- ](?:one|two|three|four)|nine[- ]one[- ]one)/gu
const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits)
const address =
  /:\/\/|https?:|www\.|(?<!\p{L})t\.me(?!\p{L})|@[\p{L}\d_]|[\p{L}\d-]\.(?:ua|org|com|net|info|gov|edu|int|eu|me|io|biz|app|help|site|online|chat|link|укр)(?!\p{L})/u

/** The age of majority is no figure that changes: everybody knows it without a source. */
const ofAge =
  /(?<!\p{L})(?:(?:менше|до|понад|від|є|немає|ще немає|виповнилося|старш\p{L}* за|молодш\p{L}* за) (?:за )?18|(?:under|over|not|not yet|are you|am|is|turn\p{L}*) 18(?: yet)?)(?:(?: років| року|-ти| рок\p{L}*| years old| years of age| or over| or older)(?!\p{L}))?(?!\d)/gu

const units = [
  // Ukrainian: days, weeks, months, years, hours, minutes, money, shares.
  '(?:дн[іяюе]|день|доб|тижн|тиждень|місяц|рок[иіу]|рік|років|годин|хвилин|гривен|гривн|євро|долар|відсот)',
  '(?:days?|weeks?|months?|years?|hours?|minutes?|percent|per cent|euros?|dollars?|hryvnias?)',
] as const
const ukNumeral =
  "(?:пів|півтор|дв[аіо]|тр[иьо]|чотир|п'ят|шіст|шест|сім|сем|вісім|восьм|дев'ят|десят|одинадцят|дванадцят|сорок|сто(?!\\p{L})|двадцят|тридцят)"
const enNumeral =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|ninety|hundred|half)'
const alone = '(?<!\\p{L})'
const numbers: readonly RegExp[] = [
  /\p{Nd}+/u,
  /[%‰№]|(?<!\p{L})грн(?!\p{L})/u,
  // десять днів, десяти робочих днів, ten working days
  new RegExp(`${alone}${ukNumeral}\\p{L}*(?: \\p{L}+)? ${units[0]}\\p{L}*`, 'u'),
  new RegExp(`${alone}${enNumeral}(?:[- ]\\p{L}+)?[- ]${units[1]}(?!\\p{L})`, 'u'),
  // тримісячний, десятиденний, дворічний
  new RegExp(`${alone}${ukNumeral}\\p{L}*?(?:ден|тижнев|місяч|річ|годин|добов)н?\\p{L}+`, 'u'),
  // протягом доби, за добу, within a day
  new RegExp(
    `${alone}(?:протягом|впродовж|упродовж|за) (?:одн\\p{L}+ )?(?:доб[иіу]|тижн[яю]|тиждень|місяц[яю]|місяць|рік|року)(?!\\p{L})`,
    'u',
  ),
  /(?<!\p{L})within (?:a|an|one) (?:day|week|month|year|hour)(?!\p{L})/u,
]

const lawWords =
  /(?<!\p{L})(?:(?:не|проти|поза|у|уза)?закон|кодекс|статт[яіюе]|ст\. ?\d|ч\. ?\d|п\. ?\d|частин\p{L}+ (?:перш|друг|трет|\d)|laws?(?!\p{L})|(?:un)?lawful|illegal|articles? (?:\d|[ivx]+(?!\p{L}))|sections? \d|(?:criminal|civil|labou?r|family|penal) code|code of|acts? of (?:parliament|the|\d))/u
/** Names of codes, and numerals of a law; Ukrainian ones are often typed with Cyrillic letters. */
const lawSigns =
  /(?<![\p{L}\d])(?:ККУ?|КПКУ?|КУпАП|ЦКУ?|ЦПКУ?|СКУ?|КЗпП|КАСУ?|[IVX]{2,}|[ІХV]{2,}|№)(?![\p{L}])/u
