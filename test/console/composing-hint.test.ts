import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hintsFor, wordsToAvoid } from '../../src/edge/console/composing-hint.ts'
import { readCatalogues } from '../../src/edge/words.ts'
import { contract } from '../casework/world.ts'
import { morning } from '../cast.ts'

const read = readCatalogues(join(import.meta.dirname, '../../locales'))
const [uk, en] = [read['uk']!['words-to-avoid']!, read['en']!['words-to-avoid']!]
const kinds = (text: string, other: Partial<typeof contract> = {}, at = morning) =>
  hintsFor(text, en, { ...contract, ...other }, at).map(({ is }) => is)

describe('a hint beside a reply', () => {
  it('flags a word that we do not say, in any inflection, with what to write instead', () => {
    expect(wordsToAvoid('Розкажіть про ваші сварки вдома.', uk)).toEqual([
      { is: 'word', word: 'сварк', instead: '«домашнє насильство», «напад»' },
    ])
    expect(wordsToAvoid('You must calm down', en).map((hint) => 'word' in hint && hint.word)).toEqual([
      'you must',
      'calm down',
    ])
  })

  it('flags nothing of what is fine', () => {
    expect(wordsToAvoid('Це конфлікт інтересів.', uk)).toEqual([])
    expect(wordsToAvoid('The lawyer answers on Monday.', en)).toEqual([])
  })

  it('warns that nothing is sent to somebody who wants to come by herself', () => {
    expect(kinds('Hello', { neverFirst: true })).toEqual(['never-first'])
    expect(kinds('Hello', { channel: 'none' })).toEqual(['never-first'])
  })

  it('tells when she hears of it, outside her hours', () => {
    const night = new Date('2026-11-24T22:00:00Z')
    expect(hintsFor('Hello', en, contract, night)).toEqual([
      { is: 'later', at: new Date('2026-11-25T08:00:00Z') },
    ])
    expect(kinds('Hello', { from: 0, until: 0, days: [0, 1, 2, 3, 4, 5, 6] }, night)).toEqual([])
  })

  it('flags what is too long for a telephone', () => {
    expect(kinds('a '.repeat(700), { from: 0, until: 0 })).toEqual(['long'])
  })
})
