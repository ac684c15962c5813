import { describe, expect, it } from 'vitest'
import { sourceFaults } from '../../src/conversation/naked.ts'
import { parityFaults } from '../../src/conversation/parity.ts'
import { avoidOf, listFaults, wordingFaults } from '../../src/conversation/wording.ts'
import { written } from './content.ts'

const lists = {
  uk: avoidOf(written.words['uk']!['words-to-avoid']!),
  en: avoidOf(written.words['en']!['words-to-avoid']!),
}
const causes = (language: 'uk' | 'en', text: string, key = 'home', catalogue = 'flows/lobby') =>
  wordingFaults(language, catalogue, key, text, lists[language]).map(({ cause }) => cause)

/** Neutral words as long as a glance, so that what follows is judged as a text and not as an opening. */
const far = {
  uk: 'Оберіть, що важливо зараз, решту можна прочитати пізніше. ',
  en: 'Choose what matters now, the rest can be read at a later time. ',
}

describe('words that do harm are refused in any inflection', () => {
  it.each([
    'Ви стали жертвою.',
    'Допомога жертвам.',
    'Потерпіла може прийти.',
    'Вона зізналася.',
    'Він зізнався лікарю.',
    'Нібито це було вдома.',
    'Сусідка стверджує інше.',
    'Що його спровокувало?',
    'Ви дали привід.',
    'Чому не пішли одразу?',
    'Чому ви не пішли?',
    'Сімейний конфлікт, сімейні конфлікти.',
    'У конфлікті двох сторін.',
    'Після сварок.',
    'Через ревнощі.',
    'Ревнивий чоловік.',
    'Він на емоціях.',
    'Про секс.',
    'Інтим без згоди.',
    'Харасментом називають це.',
    'Невдалий жарт.',
    'Залицяння на службі.',
    'Наші дівчата в строю.',
    'Справжня берегиня.',
    'Цей насильник.',
    'Насильникові загрожує суд.',
    'Справжній монстр.',
    'Ви повинні подати заяву.',
    'Ви повинна подати заяву.',
    'Обов’язково подайте заяву.',
    'Заспокойтеся.',
    'Усе буде добре.',
    'Ми вас захистимо.',
    'Це 100 % анонімно.',
    'Повністю анонімно.',
    'Ви в безпеці.',
    'Це низький ризик.',
    'Опишіть подробиці.',
    'Скільки разів?',
    'Ви були п’яні?',
    'Через ПТСР він такий.',
  ])('%s', (text) => {
    expect(causes('uk', far.uk + text).filter((cause) => cause.startsWith('says'))).not.toEqual([])
  })

  it.each([
    'You are a victim.',
    'Help for victims.',
    'She admitted it.',
    'The alleged act.',
    'What provoked him?',
    'Why didn’t you leave?',
    'A family conflict.',
    'After a quarrel.',
    'A jealous partner.',
    'A sex scandal.',
    'It was flirting.',
    'Only banter.',
    'Our girls serve.',
    'That monster.',
    'The rapist.',
    'You must report it.',
    'You have to report it.',
    'Calm down.',
    'Don’t worry.',
    'We will protect you.',
    'This is 100% anonymous.',
    'You are safe.',
    'This is a low risk.',
    'Tell us exactly what it was.',
    'What were you wearing?',
    'Were you drunk?',
  ])('%s', (text) => {
    expect(causes('en', far.en + text).filter((cause) => cause.startsWith('says'))).not.toEqual([])
  })

  it('and a word that only looks like one of them may stand', () => {
    expect(causes('uk', `${far.uk}Сексуальне насильство. Статус потерпілої особи.`)).toEqual([])
    expect(causes('uk', `${far.uk}Це не означає, що ви в безпеці. Стан сп’яніння.`)).toEqual([])
    expect(causes('en', `${far.en}Sexual violence. That does not mean you are safe.`)).toEqual([])
    expect(causes('en', `${far.en}A same-sex couple, conflict-related violence.`)).toEqual([])
  })

  it('and a line break hides nothing', () => {
    expect(causes('uk', `${far.uk}Ви\nповинні подати заяву.`)).toEqual(['says “ви повинн”'])
  })

  it('says what to write instead', () => {
    const [found] = wordingFaults('uk', 'flows/lobby', 'home', `${far.uk}Допомога жертвам.`, lists.uk)
    expect(found).toEqual({
      cause: 'says “жертв”',
      mend: 'say instead: «людина, яка пережила», «постраждала особа»',
    })
  })
})

describe('nothing shows at a glance what this is about', () => {
  it('neither in the first words of a text', () => {
    expect(causes('uk', 'Домашнє насильство має чотири форми.')).toEqual([
      '“насильств” can be read at a glance',
    ])
    expect(causes('en', 'Domestic violence has four forms.')).toEqual(['“violen” can be read at a glance'])
    expect(causes('uk', `${far.uk}Домашнє насильство має чотири форми.`)).toEqual([])
  })
  it('nor anywhere on a button, in a command, or in a notification', () => {
    const long = 'Оберіть, будь ласка, одну з можливостей, яка вам підходить, насильство'
    for (const [catalogue, key] of [
      ['flows/lobby', 'home#rights'],
      ['lobby', 'emergency'],
      ['commands', 'help'],
      ['neutral', 'notice'],
      ['about', 'description'],
      ['web', 'title'],
    ] as const)
      expect(causes('uk', long, key, catalogue)).toEqual(['“насильств” can be read at a glance'])
    expect(causes('uk', long)).toEqual([])
  })
})

describe('numbers, links and laws are not typed by hand', () => {
  it.each([
    'Телефонуйте 102.',
    'Лінія 15-47.',
    'Лінія 116 123.',
    '0 800 500 335',
    '+38 (067) 721-31-03',
    'Номер 7333',
  ])('a phone: %s', (text) => expect(causes('uk', text)[0]).toMatch(/looks like a phone/))
  it.each([
    'https://example.org',
    'www.example',
    'legalaid.gov.ua',
    'skarha@example.ua',
    'пишіть @helper_bot',
  ])('an address: %s', (text) => expect(causes('uk', text)).toEqual(['an address of a site or mail']))
  it('a year, a day, a share, an article and a phone of the directory are not phones', () => {
    expect(
      causes('uk', 'У 2024 році, 23 %, до 10 днів, стаття 173-8, № 2229-VIII: {{phone.police_102}}.'),
    ).toEqual([])
  })
  it('a number or a law without a fact has no source', () => {
    expect(sourceFaults('Діє до 10 днів.', [])).toEqual([
      {
        cause: 'the number 10 without a source',
        mend: 'name its fact under "facts", or say it without a number',
      },
    ])
    expect(sourceFaults('За законом це можливо.', []).map(({ cause }) => cause)).toEqual([
      '“закон” speaks of the law without a source',
    ])
    expect(sourceFaults('The law forbids it.', []).map(({ cause }) => cause)).toEqual([
      '“law” speaks of the law without a source',
    ])
    expect(sourceFaults('A lawyer helps: {{phone.police_102}}.', [])).toEqual([])
    expect(sourceFaults('Діє до 10 днів.', ['F-205'])).toEqual([])
  })
})

describe('the manner is calm and plain', () => {
  it.each([
    ['Увага!', 'an exclamation mark'],
    ['Допомога 🚨 тут.', 'a picture sign'],
    ['Ви вдома? Ви самі?', 'two questions at once'],
    ['Чи робив/ла це хтось?', 'a form with a slash or brackets for gender'],
    ['Використовував(-ла) зброю.', 'a form with a slash or brackets for gender'],
    ['Юрист(ка) відповість.', 'a form with a slash or brackets for gender'],
    ['Пишите что угодно: ы.', 'the letter “ы” is not of the language uk'],
    ['Пoрада юриста.', '“пoрада” mixes two alphabets'],
    [`${'слово '.repeat(21)}.`, 'a sentence of 21 words, more than 20'],
  ])('%s', (text, cause) => {
    expect(causes('uk', text)).toContain(cause)
  })
  it('and calm words pass', () => {
    expect(
      causes('uk', 'Вам може бути страшно. Це зрозуміло. Мова / Language, файл PDF, команда /start.'),
    ).toEqual([])
  })
})

describe('two languages say the same', () => {
  const reasons = (words: Record<string, string>, like: Record<string, string>) =>
    parityFaults('uk', words, like).map(({ key, cause }) => `${key}: ${cause}`)
  const counted = {
    n_one: '{{count}} місце',
    n_few: '{{count}} місця',
    n_many: '{{count}} місць',
    n_other: '{{count}} місця',
  }
  const english = { n_one: '{{count}} place', n_other: '{{count}} places' }

  it('when keys, placeholders and plurals agree', () => {
    expect(reasons({ a: 'біля {{place}}', ...counted }, { a: 'around {{place}}', ...english })).toEqual([])
  })
  it('and not when a key is missing or too many', () => {
    expect(reasons({ b: 'так' }, { a: 'yes' })).toEqual([
      'b: only this language has it',
      'a: missing in this language',
    ])
  })
  it('nor when a placeholder is lost', () => {
    expect(reasons({ a: 'біля' }, { a: 'around {{place}}' })).toEqual([
      'a: repeats {}, the other language {place}',
    ])
  })
  it('nor when a plural is missing or is not of this language', () => {
    const { n_few: _, ...without } = counted
    expect(reasons(without, english)).toEqual(['n_few: the plural “few” is missing'])
    expect(reasons({ ...counted, n_two: '{{count}} місця' }, english)).toEqual([
      'n_two: this language has no plural “two”',
    ])
  })
  it('nor when one counts and the other does not', () => {
    expect(reasons({ n: 'місця {{count}}' }, english)).toEqual([
      'n: counts in the other language, and does not',
    ])
    expect(reasons({ ...counted, n: 'місця {{count}}' }, english)).toEqual(['n: counts here, and does not'])
    expect(reasons(counted, { n: 'places {{count}}' })).toEqual([])
  })
})

it('a list with an unknown rule is refused, not ignored', () => {
  for (const wrong of ['nevr жертв', 'never', 'never ', 'never -', 'жертв'])
    expect(listFaults({ 'never секс': '', [wrong]: 'постраждала особа' }).map(({ key }) => key)).toEqual([
      wrong,
    ])
})
