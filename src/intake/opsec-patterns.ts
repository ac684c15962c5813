/** What words from somebody in service should not hold: it could show where people are, which unit, who. */
export const findingKinds = [
  'coordinates',
  'grid',
  'unit',
  'contact',
  'call-sign',
  'name',
  'movement',
] as const
export type FindingKind = (typeof findingKinds)[number]

// Letters and digits of any script end a word; \b knows Latin ones only.
const start = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'
const any = (...words: readonly string[]) => `(?:${words.join('|')})`
const form = (source: string, flags = 'giu') => new RegExp(source, flags)

const half = '[NSEW]|пн\\.?|пд\\.?|сх\\.?|зх\\.?'
const coordinates = [
  // 50.45012, 30.52341 and 50,45012 30,52341, with or without degrees
  form(`${start}-?\\d{1,3}[.,]\\d{3,8}\\s?°?\\s?(?:${half})?[\\s,;/]{1,3}-?\\d{1,3}[.,]\\d{3,8}(?!\\d)`),
  // 50°27'00"N, also with one half only
  form(
    `\\d{1,3}\\s?[°º]\\s?\\d{1,2}(?:[.,]\\d+)?\\s?['′’ʼ](?:\\s?\\d{1,2}(?:[.,]\\d+)?\\s?(?:["″”]|''))?\\s?(?:${half})?`,
  ),
  form(`${start}\\d{1,3}[.,]\\d{2,8}\\s?[°º]`),
  form(
    `${start}${any('широт\\p{L}*', 'довгот\\p{L}*', 'latitude', 'longitude', 'lat', 'lon', 'координат\\p{L}*', 'coordinates')}[^\\p{N}\\n]{0,20}-?\\d{1,3}(?:[.,]\\d+|\\s\\d{1,2}\\s\\d{1,2})`,
  ),
  form(
    `${any('maps\\.google\\.', 'google\\.com/maps', 'goo\\.gl/maps', 'maps\\.app\\.goo\\.gl', 'osm\\.org', 'openstreetmap\\.org')}\\S*`,
  ),
  form('///[\\p{L}-]+\\.[\\p{L}-]+\\.[\\p{L}-]+'),
]

const grid = [
  form(`${start}\\d{1,2}\\s?[C-HJ-NP-X]\\s?[A-HJ-NP-Z]{2}\\s?\\d{2,5}\\s?\\d{2,5}${end}`),
  form(
    `${start}${any('квадрат\\p{L}*', 'кв\\.?', 'сітц\\p{L}*', 'сітк\\p{L}*', 'grid(?:\\s(?:ref|reference|square))?', 'square')}\\s?(?:№|no\\.?|:|is)?\\s?\\d{2,5}(?:[\\s,/-]\\d{2,5})+${end}`,
  ),
  form(
    `${start}${any('квадрат[іуом]*', 'grid(?:\\s(?:ref|reference|square))?')}\\s?(?:№|no\\.?|:)?\\s?\\d{4,10}${end}`,
  ),
  form(`${start}[XХ]\\s?[=:]\\s?\\d{5,8}[\\s,;]{1,3}[YУ]\\s?[=:]\\s?\\d{5,8}`),
]

const number = '\\d{1,3}'
const ordinal = any(
  '(?:перш|друг|четверт|шост|сьом|восьм|девят|девʼят|дев’ят|п’ят|пʼят|десят)(?:ий|ого|ому|им|ій|ої|а|у|ою)',
  'трет(?:ій|ього|ьому|ім|ьої|я|ю|ьою)',
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth',
)
const body = any(
  'бригад\\p{L}*',
  'батальйон\\p{L}*',
  'полк(?:у|ом|ом|и|ів)?',
  'рот(?:а|и|і|у|ою)',
  'взвод\\p{L}*',
  'дивізіон\\p{L}*',
  'корпус\\p{L}*',
  'загон\\p{L}*',
  'загін',
  'омбр',
  'оабр',
  'одшбр',
  'ошбр',
  'окбр',
  'омпб',
  'отбр',
  'тро',
  'бат',
  'бтро',
  'обтро',
  'прикордонн\\p{L}*\\sзагін',
  'brigade',
  'battalion',
  'regiment',
  'company',
  'platoon',
  'squadron',
  'detachment',
)
const unit = [
  form(`${start}[АAТT]\\s?-?\\d{4}${end}`),
  form(
    `${start}${any('в\\s?[/\\\\.]\\s?ч\\.?', 'вч', 'в\\.ч\\.', 'військов\\p{L}*\\sчастин\\p{L}*', 'частин\\p{L}*', '(?:military\\s)?unit')}\\s?(?:№|номер|number|no\\.?|#)?\\s?[\\p{L}]?\\s?-?\\d{3,5}${end}`,
  ),
  form(
    `${start}${number}[\\s-]?(?:ша|га|тя|та|ма|шій|гій|тій|ій|шої|гої|тої|ої|ої|ту|шу|гу|ий|го|му|й|а|у|st|nd|rd|th)?[\\s-](?:окрем\\p{L}*\\s|механізован\\p{L}*\\s|штурмов\\p{L}*\\s|десантн\\p{L}*\\s|гірськ\\p{L}*\\s|танков\\p{L}*\\s|артилерійськ\\p{L}*\\s|стрілецьк\\p{L}*\\s|прикордонн\\p{L}*\\s|separate\\s|mechanized\\s|assault\\s|border\\s){0,3}${body}${end}`,
  ),
  form(
    `${start}${ordinal}\\s(?:окрем\\p{L}*\\s|механізован\\p{L}*\\s|штурмов\\p{L}*\\s|mechanized\\s|assault\\s)?${body}${end}`,
  ),
]

const contact = [
  form(
    `(?<![\\p{N}+])(?:\\+?\\s?38)?[\\s(-]{0,2}0(?!\\s?800)[\\s(-]{0,2}\\d{2}[\\s).-]{0,2}\\d{2,3}[\\s.-]?\\d{2}[\\s.-]?\\d{2,3}(?!\\p{N})`,
  ),
  form('(?<![\\p{N}])\\+\\s?\\d{1,3}(?:[\\s().-]{0,2}\\d){7,12}(?!\\p{N})'),
  form('[\\w.+-]+@[\\w-]+\\.[\\w.-]+'),
  form('(?<![\\w@.])@[a-z]\\w{3,31}'),
  form('(?:t|telegram)\\.me/\\S+'),
]

const quoted = '[«"“„\'’ʼ]\\s?[\\p{L}\\p{N} -]{2,30}[»"”\'’ʼ]'
const callSign = [
  form(
    `${start}${any('[Пп]озивн(?:ий|ого|ому|им|і|их)', '[Cc]all[\\s-]?signs?')}(?:\\s(?:is|was|у нього|у неї|був|була|мій|його|її))?\\s?[:–—-]?\\s?(?:${quoted}|\\p{Lu}[\\p{L}\\p{N}-]+)`,
    'gu',
  ),
  form(
    `${start}${any('позивн(?:ий|ого|ому|им)', 'call[\\s-]?sign')}\\s?(?:[:–—-]|is\\s|у нього\\s|у неї\\s|був\\s|мій\\s)\\s?[\\p{L}\\p{N}-]{3,}`,
  ),
  form(
    `${start}${any('на псевдо', 'псевдо', 'кличка', 'кличуть', 'goes by', 'known as')}\\s?[:–—-]?\\s?${quoted}`,
  ),
]

export const patterns: Readonly<Partial<Record<FindingKind, readonly RegExp[]>>> = {
  coordinates,
  grid,
  unit,
  contact,
  'call-sign': callSign,
}
