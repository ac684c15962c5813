/** Words that are nobody's name: written small inside a sentence. Any other word keeps a capital letter. */
const common = new Set(
  `в у з із та і й м ім на по для при від до над або
  комунальне комунальний комунальна некомерційне підприємство державне державна державний приватне товариство
  обмеженою відповідальністю установа заклад закладу охорони здоров'я об'єднання територіальне територіальної
  лікарня лікарні лікарень клініка клінічна клінічний клінічне поліклініка поліклініки амбулаторія амбулаторії
  диспансер санаторій госпіталь шпиталь інститут центр центру консультативно діагностичний стоматологічна
  центральна центральний міська міський міське міської районна районний районної обласна обласний обласне обласної
  обласного сільської селищної ради району області громади територіальної первинної первинна медико санітарної
  медична медичний медичне медичного медичних медичної лікувально паліативної захворювань допомоги дитяча дитячий дитячої дитячого доросла пологовий будинок
  спеціалізована спеціалізований багатопрофільна інтенсивного лікування загальної практики сімейної сімейна
  сімейного сімейний лікар лікаря медицини екстреної швидкої катастроф станція протитуберкульозний психіатрична
  психіатричної психіатричний наркологічний онкологічний онкологічна інфекційна реабілітаційний реабілітації
  студентська імені виконавчого органу комітету міського державної адміністрації служби профілактики боротьби
  акушерства гінекології планування родини кардіологічний шкірно венерологічний фтизіопульмонологічний
  інвалідів війни ветеранів надання послуг діагностики хірургії здоров'я науковий національний український`
    .split(/\s+/)
    .filter(Boolean),
)

/** Short names of bodies stay as they are; so does whatever has no vowel or carries a digit. */
const short = new Set(
  'КНП КП ДУ ДП ТОВ ПП ФОП ЦПМСД ЦПМД НАМН НАН АМН МОЗ ВІЛ СНІД УНІАН ЗСУ МВС СБУ УЗ'.split(' '),
)

function word(capitals: string, begins: boolean): string {
  const small = capitals.toLocaleLowerCase('uk')
  if (common.has(small) && !begins) return small
  if (short.has(capitals) || !/[АЕЄИІЇОУЮЯ]/.test(capitals)) return capitals
  return small.charAt(0).toLocaleUpperCase('uk') + small.slice(1)
}

/** A name written in capitals made readable: nothing is added, spelled out or left out. Other names stay as they are. */
export function readable(name: string): string {
  const text = name
    .replace(/\s+/g, ' ')
    .replace(/(?<=\S)\s+"$/, '"')
    .trim()
  if (/\p{Ll}{2}/u.test(text)) return text
  const parts = text.split(/([^\p{L}\d'’ʼ]+)/u)
  return parts
    .map((part, at) => (at % 2 === 1 ? part : word(part, at === 0 || /["«“]$/.test(parts[at - 1] ?? ''))))
    .join('')
}

const legalForm =
  /^(?:комунальне (?:некомерційне )?підприємство|державне (?:некомерційне )?підприємство|товариство з обмеженою відповідальністю|приватне (?:мале )?підприємство|мале приватне підприємство|державна установа)\s*(?=["«“])/iu

/** The name without the legal form before it, and without the quotes around all that is left; a quote too many goes too. */
export function commonName(name: string): string {
  const bare = name.replace(legalForm, '')
  const odd = bare.startsWith('"') && bare.split('"').length % 2 === 0
  const rest = odd ? (/[^\s"]" .*"$/.test(bare) ? bare.slice(0, -1) : bare.slice(1)) : bare
  return /^"[^"]+"$/.test(rest) || /^«[^«»]+»$/.test(rest) ? rest.slice(1, -1) : rest
}
