const start = '(?<![\\p{L}\\p{N}])'
const end = '(?![\\p{L}\\p{N}])'

const month =
  '(?:січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|january|february|march|april|may|june|july|august|september|october|november|december)'
const weekday =
  "(?:понеділок|вівторок|середу|четвер|п[’ʼ']ятницю|суботу|неділю|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
/** A day or an hour ahead. */
const time = `${start}(?:завтра|післязавтра|сьогодні|вночі|на світанку|о \\d{1,2}(?:[:.]\\d\\d)?|об \\d{1,2}|за (?:годину|тиждень|два дні)|через (?:годину|тиждень|день|два дні|кілька днів)|наступного тижня|[ув] ${weekday}|\\d{1,2}\\s${month}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?|tomorrow|tonight|today|at dawn|at \\d{1,2}(?::\\d\\d)?|in (?:an hour|two days|a week|a few days)|next week|on ${weekday}|${month}\\s\\d{1,2})${end}`

/** Several people under orders go somewhere. */
const going = `${start}(?:ви[їй]жджаємо|виїдемо|вирушаємо|висуваємо[сь]+я?|висуваємось|виходимо|виступаємо|заходимо|заїжджаємо|заступаємо|їдемо|їдем|перекидають|перекинуть|передислок\\p{L}*|переїжджаємо|відправляють|відправлять|вивозять|виводять|ротаці\\p{L}*|колон\\p{L}*|штурм\\p{L}*|наступ\\p{L}{0,4}|вихід на|виїзд на|we (?:are |will )?(?:be )?(?:mov\\p{L}*|leav\\p{L}*|go\\p{L}*|deploy\\p{L}*|rotat\\p{L}*|head\\p{L}*|redeploy\\p{L}*|ship\\p{L}*|attack\\p{L}*)|our (?:unit|company|platoon|battalion|convoy|group) (?:is |will )?(?:mov\\p{L}*|leav\\p{L}*|deploy\\p{L}*|rotat\\p{L}*|go\\p{L}*|head\\p{L}*)|the convoy|rotation|they are (?:sending|moving) us)`

/** Where people in service stay. */
const post = `(?:позиці\\p{L}*|полігон\\p{L}*|передов\\p{L}*|перед(?:ок|ку)|напрям\\p{L}*|блокпост\\p{L}*|нуль|нулі|лінію|фронт\\p{L}*|кордон\\p{L}*|плацдарм\\p{L}*|пункт\\p{L}*|the front|the line|positions?|the range|training ground|checkpoint)`
const gap = '[^.!?\\n]{0,60}?'

/** A time and people who go, in one sentence and in either order; "tomorrow to …"; where people stand now. */
export const movementPatterns: readonly RegExp[] = [
  new RegExp(`${time}${gap}${going}`, 'giu'),
  new RegExp(`${going}${gap}${time}`, 'giu'),
  new RegExp(`${time}${gap}${start}(?:на|в|у|до|під|to|at)\\s(?:\\p{L}+\\s)?${post}`, 'giu'),
  // Here the capital of the place is what is known, so these heed case.
  new RegExp(
    `${start}(?:[Зз]автра|[Пп]іслязавтра|[Сс]ьогодні|[Вв]ночі)\\s(?:вночі\\s|зранку\\s|ввечері\\s|о \\d{1,2}\\s)?(?:на|під)\\s\\p{Lu}\\p{L}{2,}`,
    'gu',
  ),
  new RegExp(
    `${start}(?:[Сс]тоїмо|[Бб]азуємос[ья]|[Дд]ислокуємос[ья]|[Рр]озміщені|[Рр]озташовані|[Жж]ивемо|[Сс]идимо|[Тт]римаємо позиці\\p{L}*|[Нн]аш(?:а|і)? (?:частина|рота|підрозділ|позиція|позиції|база|взвод) (?:стоїть |зараз |розташован\\p{L}* |стоять )*|[Сс]лужу|[Пп]ункт постійної дислокації|ППД)[^.!?\\n]{0,30}?\\s?(?:в|у|біля|під|за|на|поблизу|неподалік(?: від)?|коло)\\s(?:сел[іа]\\s|с\\.\\s?|місті\\s|м\\.\\s?|районі\\s)?\\p{Lu}\\p{L}{2,}`,
    'gu',
  ),
  /\b(?:[Ww]e(?: are|'re|’re)?|[Oo]ur (?:unit|company|platoon|battalion|base|position|positions))(?: is| are)?(?: now| currently)? (?:based|stationed|positioned|located|deployed|dug in|staying|holding)[^.!?\n]{0,20}? (?:in|near|at|outside|around|by) (?:the village of )?\p{Lu}\p{L}{2,}/gu,
]
