import { describe, expect, it } from 'vitest'
import { lensOf } from '../../src/conversation/lens.ts'
import { flowReadingFaults, LIMITS, readingFaults, readingOf } from '../../src/conversation/reading.ts'
import { isNoun, syllablesOf } from '../../src/conversation/syllables.ts'
import { lensCommand } from '../../src/edge/command/lens.ts'
import { calibration } from './calibration.ts'
import { written } from './content.ts'

const causes = (language: string, text: string) => readingFaults(language, text).map(({ cause }) => cause)
const grades = (language: 'uk' | 'en', kind: 'plain' | 'office') =>
  calibration[language][kind].map((text) => readingOf(language, text).grade!)

describe('syllables', () => {
  it.each(
    Object.entries({
      я: 1,
      її: 2,
      Україна: 4,
      безоплатний: 4,
      ДБР: 1,
      ЦНАП: 1,
      "п'ять": 1,
      'будь-коли': 3,
      Telegram: 3,
      the: 1,
      made: 1,
      table: 2,
      needed: 2,
      asked: 1,
      places: 2,
      police: 2,
      somebody: 3,
      anybody: 4,
      application: 4,
      violence: 3,
      safe: 1,
      watches: 2,
      material: 4,
      social: 2,
      year: 1,
      La: 1,
    }),
  )('%s has %i', (word, count) => expect(syllablesOf(word)).toBe(count))
})

describe('the grade', () => {
  it('is the formula, counted by hand', () => {
    // Sentences: 2, words: 7, syllables: 17.
    const uk = readingOf('uk', 'Можна просто подзвонити. Імені ніхто не питає: {{phone.gov_1547}}.')
    expect(uk).toMatchObject({ sentences: 2, words: 7, sentenceWords: 3.5 })
    expect(uk.grade).toBeCloseTo(0.36 * 3.5 + (5.76 * 17) / 7 - 11.97)
    const en = readingOf('en', 'You can just call. Nobody asks your name.')
    expect(en.grade).toBeCloseTo(0.39 * 4 + (11.8 * 10) / 8 - 15.59)
    expect(en.lix).toBeCloseTo(4)
  })
  it('takes a line, a colon and a semicolon for the end of a sentence, and a point inside a number not', () => {
    expect(readingOf('uk', 'Так: ні; може\nтак. О 15.30 ні… Так?').sentences).toBe(6)
  })
  it('is none for nothing, for a phone alone, and for a language without a formula', () => {
    expect(readingOf('uk', '{{phone.police_102}} 102').grade).toBeUndefined()
    expect(readingOf('pl', 'Jak mogę pomóc').grade).toBeUndefined()
    expect(readingOf('constructor', 'Jak').grade).toBeUndefined()
    expect(causes('pl', 'Jak mogę pomóc')).toEqual([])
  })
})

describe('the limits', () => {
  it.each(['uk', 'en'] as const)('lie between plain words and the words of offices: %s', (language) => {
    expect(Math.max(...grades(language, 'plain'))).toBeLessThan(LIMITS.flow.grade)
    expect(Math.min(...grades(language, 'office'))).toBeGreaterThan(LIMITS.text.grade)
    for (const text of calibration[language].plain) expect(causes(language, text)).toEqual([])
    for (const text of calibration[language].office)
      expect(causes(language, text)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^hard to read: grade/)]),
      )
  })
  it.each(['uk', 'en'] as const)(
    'hold when the same words of offices stand in short sentences: %s',
    (language) => {
      for (const text of calibration[language].office) {
        const words = text.replace(/[,.]/g, '').split(' ')
        const cut = words.map((word, place) => (place % 7 === 6 ? `${word}.` : word)).join(' ')
        expect(readingOf(language, cut).grade).toBeGreaterThan(2 * Math.max(...grades(language, 'plain')))
        expect(readingOf(language, cut).longest.words).toBeLessThan(8)
      }
    },
  )
  it('end a sentence at 20 words in Ukrainian, at 25 in English and elsewhere', () => {
    for (const [language, most] of [
      ['uk', 20],
      ['en', 25],
      ['pl', 25],
    ] as const) {
      expect(causes(language, 'ми '.repeat(most))).toEqual([])
      expect(causes(language, 'ми '.repeat(most + 1))).toEqual([
        `a sentence of ${most + 1} words, more than ${most}`,
      ])
      expect(causes(language, `${'ми '.repeat(most)}. ${'ми '.repeat(most)}`)).toEqual([])
    }
  })
  it('do not grade a few words: one long one would be all of them', () => {
    const long = 'Безпосередньо повідомлятимуть правоохоронців. '
    expect(causes('uk', long.repeat(3))).toEqual([])
    expect(causes('uk', long.repeat(4))).toEqual([expect.stringMatching(/^hard to read/)])
  })
  it('hold for a flow of texts that are each a little hard', () => {
    const text =
      'Поліція перевіряє повідомлення. Працівниця розпитує постраждалу особу. Адвокатка допомагає підготуватися.'
    expect(causes('uk', text)).toEqual([])
    expect(flowReadingFaults('uk', Array(8).fill(text))).toEqual([
      expect.objectContaining({ cause: expect.stringMatching(/^the whole flow is hard to read: grade/) }),
    ])
    expect(flowReadingFaults('uk', [text])).toEqual([])
    for (const language of ['uk', 'en'] as const)
      expect(flowReadingFaults(language, calibration[language].plain)).toEqual([])
  })
  it('allow two nouns made of verbs in one sentence, and name three', () => {
    expect(causes('uk', 'Порушення заборони тягне покарання.')).toEqual([])
    expect(causes('uk', 'Порушення тягне притягнення і покарання.')).toEqual([
      'heavy with nouns: Порушення, притягнення, покарання',
    ])
    expect(causes('en', 'The notification of a violation starts an investigation.')).toEqual([
      'heavy with nouns: notification, violation, investigation',
    ])
    for (const plain of ['життя', 'питання', 'рішення', 'повідомлення', 'information', 'moment', 'violence'])
      expect(isNoun(plain), plain).toBe(false)
  })
})

describe('the report', () => {
  const seen = lensOf(written.words)

  it('looks at every flow in every language, the hardest text first, and says why', () => {
    expect(seen.map(({ language, flow }) => `${language} ${flow}`).sort()).toEqual(
      ['uk', 'en']
        .flatMap((language) => Object.keys(written.flows).map((flow) => `${language} ${flow}`))
        .sort(),
    )
    const [hard] = lensOf({
      uk: { 'flows/a': { plain: 'Так.', office: calibration.uk.office[1]!, 'plain#go': 'Далі' } },
    })
    expect(hard!.texts.map(({ key }) => key)).toEqual(['office', 'plain'])
    expect(hard!.texts[0]!.reasons).toEqual([
      expect.stringMatching(/^a sentence of 27 words: “Надання/),
      expect.stringMatching(/^long words: /),
      expect.stringMatching(/^nouns made of verbs: Надання, звернення, підтвердження/),
      expect.stringMatching(/^nobody does it: здійснюється/),
    ])
  })

  const printed = (...args: string[]) => {
    const out: string[] = []
    const write = process.stdout.write
    process.stdout.write = (text: string | Uint8Array) => out.push(String(text)) > 0
    try {
      lensCommand(() => seen).parse(args, { from: 'user' })
    } finally {
      process.stdout.write = write
    }
    return out.join('')
  }

  it('prints a table for each language and as many hard texts as were asked for', () => {
    const text = printed('--worst', '3')
    for (const flow of Object.keys(written.flows)) expect(text).toMatch(new RegExp(`^  ${flow} `, 'm'))
    expect(text.match(/^ +\d+\.\d {2}\S+ \S+$/gm)).toHaveLength(6)
    expect(text).toContain('the 3 hardest texts')
  })
  it('and everything as JSON', () => {
    expect(JSON.parse(printed('--json'))).toHaveLength(seen.length)
  })
})
