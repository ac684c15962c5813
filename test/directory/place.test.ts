import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { fold, slips } from '../../src/directory/fold.ts'
import { type Place, roundedPlace } from '../../src/directory/place.ts'
import { romanize } from '../../src/directory/romanize.ts'
import { type Country, openCountry } from '../../src/edge/directory/gazetteer.ts'

let country: Country
beforeAll(async () => {
  country = await openCountry(join(import.meta.dirname, '../../prisma/seed'))
})

const label = (place: Place) =>
  place.kind === 'oblast'
    ? place.id
    : `${place.names.uk} ${place.kind} ${'oblast' in place ? place.oblast.id : place.community.oblast.id}`

/** The likeliest place; a star where others are offered beside it. */
function first(typed: string): string {
  const found = country.search(typed)
  if (found.kind === 'none') return 'none'
  return found.kind === 'one' ? label(found.place) : `${label(found.places[0]!)} *`
}

const kyiv = 'Київ settlement ua80'

describe('a place as people type it', () => {
  it.each([
    ['Київ', `${kyiv} *`],
    ['київ', `${kyiv} *`],
    ['КИЇВ', `${kyiv} *`],
    ['Киев', `${kyiv} *`],
    ['Kyiv', `${kyiv} *`],
    ['Kiev', `${kyiv} *`],
    ['м. Київ', `${kyiv} *`],
    ['м.Київ', `${kyiv} *`],
    ['Харків', 'Харків settlement ua63'],
    ['Харьков', 'Харків settlement ua63'],
    ['харкив', 'Харків settlement ua63'],
    ['Kharkiv', 'Харків settlement ua63'],
    ['Kharkov', 'Харків settlement ua63'],
    ['місто Харків', 'Харків settlement ua63'],
    ['город Харьков', 'Харків settlement ua63'],
    ['Kharkiv city', 'Харків settlement ua63'],
    ['Одеса', 'Одеса settlement ua51'],
    ['Одесса', 'Одеса settlement ua51'],
    ['Odessa', 'Одеса settlement ua51'],
    ['Львов', 'Львів settlement ua46 *'],
    ['Львів, Львівська область', 'Львів settlement ua46'],
    ['Днепропетровск', 'Дніпро settlement ua12'],
    ['Запоріжя', 'Запоріжжя settlement ua23 *'],
    ['Zaporizhzhia', 'Запоріжжя settlement ua23 *'],
    ['zaporozhye', 'Запоріжжя settlement ua23 *'],
    ['Вінниця', 'Вінниця settlement ua05'],
    ['винница', 'Вінниця settlement ua05 *'],
    ['вініця', 'Вінниця settlement ua05 *'],
    ['Житомир', 'Житомир settlement ua18'],
    ['Жытомыр', 'Житомир settlement ua18'],
    ['Zhitomir', 'Житомир settlement ua18'],
    ['Чернигов', 'Чернігів settlement ua74 *'],
    ['Тернопль', 'Тернопіль settlement ua61 *'],
    ['Ужгрод', 'Ужгород settlement ua21 *'],
    ['Івано Франківськ', 'Івано-Франківськ settlement ua26'],
    ['ивано-франковск', 'Івано-Франківськ settlement ua26'],
    ['Камянське', 'Кам’янське settlement ua12 *'],
    ["Кам'янське", 'Кам’янське settlement ua12 *'],
    ['Кам`янське', 'Кам’янське settlement ua12 *'],
    ['Камʼянське', 'Кам’янське settlement ua12 *'],
    ['белая церковь', 'Біла Церква settlement ua32 *'],
    ['Bila Tserkva', 'Біла Церква settlement ua32 *'],
    ['Уманъ', 'Умань settlement ua71'],
    ['Uman', 'Умань settlement ua71'],
    ['Кіровоград', 'Кропивницький settlement ua35 *'],
    ['Хмельницкий', 'Хмельницький settlement ua68 *'],
    ['Полтав', 'Полтава settlement ua53 *'],
    ['Вінницька область', 'ua05'],
    ['Винницкая обл.', 'ua05'],
    ['Vinnytsia Oblast', 'ua05'],
    ['Крим', 'ua01'],
    ['Crimea', 'ua01'],
    ['Стрийська громада', 'Стрийська community ua46'],
    ['Стрийський р-н', 'Стрийський raion ua46'],
    ['с. Десна, Чернігівська область', 'Десна settlement ua74'],
    ['смт Десна (Вінницька обл.)', 'Десна settlement ua05'],
    ['Чернігівська область, Десна', 'Десна settlement ua74'],
    ['абракадабра', 'none'],
    ['', 'none'],
    ['🙂', 'none'],
  ])('%s', (typed, expected) => {
    expect(first(typed)).toBe(expected)
  })

  it('offers namesakes as a list, the largest first, and never picks one of them', () => {
    const found = country.search('Миколаївка')
    expect(found.kind).toBe('several')
    if (found.kind !== 'several') return
    expect(found.places).toHaveLength(8)
    expect(found.more).toBe(true)
    expect(found.places[0]?.kind).toBe('settlement')
  })

  it('resolves a village to its community', () => {
    const found = country.search('Пархимів')
    expect(found.kind === 'one' && 'community' in found.place && found.place.community.names.uk).toBe(
      'Остерська',
    )
  })

  it('does not stumble over very long words', () => {
    expect(country.search('б'.repeat(100_000)).kind).toBe('none')
  })
})

describe('the country', () => {
  it('has 27 regions, none of them without communities', () => {
    expect(country.oblasts).toHaveLength(27)
    for (const { id } of country.oblasts) expect(country.communitiesOf(id).length, id).toBeGreaterThan(0)
  })

  it('has no local services where they would be a trap', () => {
    const closed = country.oblasts.filter(({ localServices }) => !localServices)
    expect(closed.map(({ id }) => id).sort()).toEqual(['ua01', 'ua85'])
  })

  it('knows which community is around a point, and none at sea', () => {
    expect(country.around({ latitude: 49.23, longitude: 28.47 })?.oblast.id).toBe('ua05')
    expect(country.around({ latitude: 43.2, longitude: 31 })).toBeUndefined()
  })
})

describe('the search key', () => {
  it('hears one sound in three spellings', () => {
    expect(fold('Житомир')).toBe(fold('Zhytomyr'))
    expect(fold('Маріуполь')).toBe(fold('Mariupol'))
    expect(fold('Кам’янське')).toBe(fold('КАМЯНСЬКЕ'))
  })

  it('counts a swap as one slip', () => {
    expect(slips('lviv', 'lvvi', 2)).toBe(1)
    expect(slips('kiv', 'lviv', 1)).toBe(2)
  })

  it('romanizes by the official table', () => {
    expect(['Згорани', 'Єнакієве', 'Кам’янець-Подільський', 'Щастя'].map(romanize)).toEqual([
      'Zghorany',
      'Yenakiieve',
      'Kamianets-Podilskyi',
      'Shchastia',
    ])
  })
})

it('rounds where somebody is to about a kilometre', () => {
  expect(roundedPlace({ latitude: 50.45466, longitude: 30.5238 })).toEqual({
    latitude: 50.45,
    longitude: 30.52,
  })
})
