import { describe, expect, it } from 'vitest'
import { plain } from '../../src/conversation/flaw.ts'
import { stemOf } from '../../src/conversation/stems.ts'

/** How a list writes a word, what must be found, and what only looks like it. */
const words: readonly [written: string, found: string, other: string][] = [
  ['жертв', 'жертва жертви жертвою жертвам жертвах', 'пожертва самопожертви жерти'],
  ['сварк', 'сварка сварку сварці сварок сварками', 'сварити зварка сварливий'],
  ['друг', 'друг друга друзі друзів дружба', 'подруга недруг'],
  ['рук', 'рука руку руці ручка руках', 'порука руїна'],
  ['ніч', 'ніч ночі ночами ніччю', 'опівніч нитка'],
  ['насмішк', 'насмішка насмішці насмішок насмішкою', 'усмішка смішок'],
  ['нелюд', 'нелюд нелюди нелюдський', 'людина нелюбов'],
  ['хлопець', 'хлопець', 'хлопати'],
  ['порок', 'порок пороку пороці порік', 'поріг'],
  ['-провок', 'провокувати спровокувала спровокував провокація підпровокувати', 'провід вокзал'],
  ['-ревн', 'ревнощі ревнує приревнував', 'древній деревний'],
  ['-ґвалт', 'ґвалтівник зґвалтування поґвалтували', 'галас'],
  ['слабк- стат', 'слабкої статі; слабка стать; слабкою статтю', 'слабка людина; слабкий стан'],
  ['наш- дівчат', 'наші дівчата; наших дівчат; нашим дівчатам', 'наші хлопці'],
  ['victim', 'victim victims victimised', 'evict'],
  ['-traumatis', 'traumatised retraumatised', 'trauma'],
]

const each = (list: string) => list.split(list.includes(';') ? '; ' : ' ')

describe('a word of a list', () => {
  it.each(words)('%s', (written, found, other) => {
    const stem = stemOf(written)
    for (const word of each(found)) expect(stem.says(plain(`Це ${word}.`)), word).toBe(true)
    for (const word of each(other)) expect(stem.says(plain(`Це ${word}.`)), word).toBe(false)
  })

  it('is found behind stress marks, soft hyphens, signs without width and capitals', () => {
    for (const hidden of ['же\u0301ртва', 'ЖЕРТ\u00ADВА', 'жер\u200Bтва', '«Жертва»'])
      expect(stemOf('жертв').says(plain(hidden)), hidden).toBe(true)
    expect(stemOf("п'ян").says(plain('п’яний'))).toBe(true)
    expect(stemOf("п'ян").says(plain('пʼяний'))).toBe(true)
  })

  it('й stays й: a mark that makes a letter is no stress', () => {
    expect(plain('й\u0301мовірно і\u0308жа')).toBe('ймовірно їжа')
  })

  it('is taken out whole, where it may stand', () => {
    expect(stemOf('статус потерпіл').without('це статус потерпілої особи')).toBe('це …ої особи')
  })

  it('with signs of a pattern in it means itself', () => {
    expect(stemOf('100 %').says('це 100 % так')).toBe(true)
    expect(stemOf('c++').says('ccc')).toBe(false)
  })
})
