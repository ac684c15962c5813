import { describe, expect, it } from 'vitest'
import { type Finding, facts, parity, sizes, sources, wording } from './check.ts'
import { slip, type Written, written } from './content.ts'

const rules = { wording, sizes, sources, parity, facts }
const all = (content: Written): Finding[] => Object.values(rules).flatMap((rule) => rule(content))
const told = (found: readonly Finding[]) => found.map(({ file, key, cause }) => `${file} ${key}: ${cause}`)

describe('the words of this house', () => {
  it.each(Object.entries(rules))('keep the rule of %s', (_, rule) => {
    expect(rule(written)).toEqual([])
  })

  it('are there in both languages, for every flow', () => {
    for (const language of ['uk', 'en'])
      expect(Object.keys(written.words[language]!).filter((name) => name.startsWith('flows/'))).toEqual(
        Object.keys(written.flows)
          .map((flow) => `flows/${flow}`)
          .sort(),
      )
  })
})

describe('a slip of the pen is told with file, key and cause', () => {
  it.each([
    [
      'uk',
      'flows/lobby',
      'home',
      'Оберіть, що потрібно зараз, тут нічого зайвого й усе просто. Допомога жертвам.',
      'says “жертв”',
    ],
    [
      'en',
      'flows/lobby',
      'home',
      'Choose what you need now, here all is simple and nothing more. Help for victims.',
      'says “victim”',
    ],
    ['uk', 'flows/lobby', 'home#rights', 'Домашнє насильство', '“насильств” can be read at a glance'],
    ['en', 'commands', 'help', 'Abuse helpline', '“abus” can be read at a glance'],
    ['uk', 'neutral', 'notice', 'Є оновлення!', 'an exclamation mark'],
    ['uk', 'flows/emergency', 'numbers', 'Дзвоніть: 102.', '“102” looks like a phone typed by hand'],
    ['en', 'web', 'source', 'The code is at code.example.org', 'an address of a site or mail'],
    ['uk', 'flows/lobby', 'home#plan', 'План, який зменшує ризик на щодень', 'longer than 30 characters'],
    ['en', 'lobby', 'leave', 'Close this conversation quickly', 'longer than 30 characters'],
    ['uk', 'flows/lobby', 'settings', 'а\nб\nв\nг\nґ', 'more than 4 lines'],
    ['en', 'refusals', 'try-again', 'x'.repeat(321), 'longer than 320 characters'],
    ['uk', 'flows/lobby', 'settings', 'Закон каже інше.', '“закон” speaks of the law without a source'],
    ['en', 'flows/lobby', 'settings', 'It takes 10 days.', 'the number 10 without a source'],
    ['uk', 'flows/find-help', 'found', 'Ось що є найближче.', 'repeats {}, the other language {place-name}'],
    ['uk', 'lobby', 'skip', undefined, 'missing in this language'],
    ['uk', 'neutral', 'too-old_few', undefined, 'the plural “few” is missing'],
  ] as const)('%s %s %s', (language, catalogue, key, text, cause) => {
    const where = `locales/${language}/${catalogue}.json ${key}: ${cause}`
    expect(told(all(slip(language, catalogue, key, text)))).toContain(where)
  })

  it.each([
    ['a weak fact', { confidence: 'V3' }, 'too weak to be shown (V3)'],
    ['a fact without a source', { source: '' }, 'no source, date or statement'],
    ['a fact that was never checked', { checkedOn: 'soon' }, 'no day of the check'],
    ['a fact that no words lean on', { id: 'F-999' }, 'no words lean on it'],
  ])('%s', (_, change, cause) => {
    const [first, ...others] = written.facts
    expect(
      facts({ ...written, facts: [{ ...first!, ...change }, ...others] }).map((found) => found.cause),
    ).toContain(cause)
  })

  it('a fact that is not in the register', () => {
    expect(facts({ ...written, facts: written.facts.slice(1) })).toContainEqual({
      file: 'flows/facts.json',
      key: written.facts[0]!.id,
      cause: 'not in the register',
      mend: 'add it with its source',
    })
  })
})
