import { describe, expect, it } from 'vitest'
import { nakedFaults, sourceFaults } from '../../src/conversation/naked.ts'

const phones = [
  'Телефонуйте 102.',
  'Лінія 15-47.',
  'Лінія 15‑47.',
  'Лінія 116 123.',
  '0 800 500 335',
  '067.721.31.03',
  '+38 (067) 721-31-03',
  'Наберіть сто два.',
  'Лінія сто дванадцять.',
  'Call one-oh-two.',
  'Dial nine-one-one.',
]
const addresses = [
  'https://example.org',
  'tg://resolve?domain=a',
  'www.example',
  'legalaid.gov.ua',
  'центр.укр',
  'help.app',
  'skarha@example.ua',
  'пишіть @helper_bot',
  'пишіть у t.me/helper',
  'T.ME/helper',
]
const numbers = [
  'Діє до 10 днів.',
  'Це робить кожна 4-та людина.',
  'Це 23 %.',
  'Наказ №\u00A0один.',
  'Штраф у тисячу грн.',
  'Це триває десять днів.',
  'До десяти робочих днів.',
  'Чекати два місяці.',
  'Пів року.',
  'Тримісячний строк.',
  'Десятиденний строк.',
  'Дворічний досвід.',
  'Сорок вісім годин.',
  'Протягом доби вам скажуть.',
  'Скажуть за добу.',
  'Впродовж одного місяця.',
  'It takes ten days.',
  'Within ten working days.',
  'Three months.',
  'Half a year.',
  'Fifteen percent.',
  'They answer within a day.',
]
const laws = [
  'За законом це можливо.',
  'Це незаконно.',
  'Кодекс каже інше.',
  'Дивіться статтю про це.',
  'За ст. 173.',
  'Це ч. 2 і п. 3.',
  'Частина перша каже так.',
  'За КК це злочин.',
  'За КУпАП.',
  'Згадує КЗпП.',
  'Розділ IV.',
  'Розділ ІV.',
  'Розділ ХІ.',
  'The law forbids it.',
  'New laws help.',
  'That is unlawful.',
  'That is illegal.',
  'Under Article II.',
  'See section 5.',
  'The criminal code says so.',
]
/** Calm words that only look like one of these: every false alarm is a text that somebody had to bend. */
const fine = [
  'Вам може бути страшно. Це зрозуміло.',
  'Якщо тобі ще немає 18, є своя лінія.',
  'Тобі менше 18 років?',
  'Are you under 18?',
  'I am not yet 18.',
  'I am not 18 yet.',
  'Прийти можна і через тиждень.',
  'Людям від 18 років.',
  'Одного дня ви підете.',
  'Одна людина знає.',
  'Дві лінії, обидві цілодобові.',
  'Слухайте обох сторін.',
  'Стать не має значення.',
  'Чоловіча стать, жіноча статура.',
  'One day you will go.',
  'Two lines, both free.',
  'I have a code word.',
  'A lawyer helps.',
  'Relatives listen.',
  'КОЛИ ВИ САМІ.',
  'Лінія {{phone.police_102}}.',
  'Три кроки, чотири ноги, сто слів.',
  'Подзвоніть. Мапа тут.',
]

describe('nothing is typed by hand', () => {
  it.each(phones)('a phone: %s', (text) => {
    expect(nakedFaults(text).map(({ cause }) => cause)).toEqual([
      expect.stringContaining('looks like a phone'),
    ])
  })
  it.each(addresses)('an address: %s', (text) => {
    expect(nakedFaults(text).map(({ cause }) => cause)).toEqual(['an address of a site or mail'])
  })
  it.each(fine)('but not: %s', (text) => expect(nakedFaults(text)).toEqual([]))
  it('and a date, years, an article and the number of a law are no phones', () => {
    const text = 'З 01.01.2026, у 2024–2025 роках, стаття 173-8, № 2229-VIII, ч. 1, section 5, Art. 1261.'
    expect(nakedFaults(text)).toEqual([])
  })
})

describe('what a step states has a source', () => {
  it.each(numbers)('a number: %s', (text) => {
    expect(sourceFaults(text, []).map(({ cause }) => cause)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^the number .+ without a source$/)]),
    )
    expect(sourceFaults(text, ['F-1'])).toEqual([])
  })
  it.each(laws)('a law: %s', (text) => {
    expect(sourceFaults(text, []).map(({ cause }) => cause)).toEqual(
      expect.arrayContaining([expect.stringMatching(/speaks of the law without a source$/)]),
    )
    expect(sourceFaults(text, ['F-1'])).toEqual([])
  })
  it.each(fine)('but not: %s', (text) => expect(sourceFaults(text, [])).toEqual([]))
  it('and the age of majority hides no other number', () => {
    expect(sourceFaults('Якщо вам менше 180 днів.', [])).not.toEqual([])
    expect(sourceFaults('Тобі менше 18, чекати 30 днів.', [])).not.toEqual([])
  })
})
