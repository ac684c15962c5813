import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openWords, PHONE } from '../../src/edge/words.ts'
import { tableOf } from '../talk.ts'
import { smallFlows } from './small-house.ts'

const number = '102'
const catalogues = {
  en: {
    'flows/help': {
      nothing: 'Nothing near {{place}}. Call {{phone.police_102}}.',
      after: 'Call {{phone.police_102}}, or look again near {{place}}.',
      pair: '{{one}} and {{two}}',
      list: 'You wrote: {{own}}',
    },
    lobby: { leave: 'Close quickly' },
    neutral: { old_one: '{{count}} older message', old_other: '{{count}} older messages' },
  },
}
const words = openWords(catalogues, { police_102: number })
const say = (key: string, values: Record<string, string | readonly string[]>) =>
  words.say('en', `flows/help:${key}`, values)
const phone = `${PHONE.open}${number}${PHONE.close}`

const hostile = [
  '{{phone.police_102}}',
  '{{- phone.police_102}}',
  '{{place}}',
  '{{two}}',
  '$t(lobby:leave)',
  '$t(flows/help:nothing)',
  '$t(lobby:leave, {"place":"x"})',
  "$& $1 $$ $` $'",
  'lobby:leave',
  '<b>{{one}}</b> & &amp;',
  '{{',
  '}}',
  '',
]

describe('what somebody wrote is shown as she wrote it', () => {
  it.each(hostile)('%s', (text) => {
    expect(say('nothing', { place: text })).toBe(`Nothing near ${text}. Call ${phone}.`)
    expect(say('after', { place: text })).toBe(`Call ${phone}, or look again near ${text}.`)
    expect(say('pair', { one: text, two: 'Lviv' })).toBe(`${text} and Lviv`)
    expect(say('pair', { one: 'Lviv', two: text })).toBe(`Lviv and ${text}`)
    expect(say('list', { own: [text, text] })).toBe(`You wrote: ${text}, ${text}`)
  })

  it('whatever it is, beside whatever else', () => {
    const nasty = fc.array(
      fc.oneof(fc.constantFrom(...hostile, '{{', '}}', '$t(', ')'), fc.string({ unit: 'grapheme' })),
    )
    const text = nasty.map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (one, two) => {
        expect(say('pair', { one, two })).toBe(`${one} and ${two}`)
        expect(say('nothing', { place: one })).toBe(`Nothing near ${one}. Call ${phone}.`)
      }),
      { seed: 20261124, numRuns: 2_000 },
    )
  })

  it('whatever the answers are called', () => {
    const names = ['count', 'context', 'lng', 'ns', 'replace', 'interpolation', 'ordinal', 'joinarrays']
    const told = Object.fromEntries(names.map((name) => [name, 'uk']))
    expect(say('nothing', { ...told, place: 'Lviv' })).toBe(`Nothing near Lviv. Call ${phone}.`)
  })
})

it('counts in the plural of the language', () => {
  expect([1, 2].map((count) => words.count('en', 'neutral:old', count))).toEqual([
    '1 older message',
    '2 older messages',
  ])
})

it('the engine carries hostile words unchanged to where they are said', async () => {
  for (const text of hostile.filter((one) => one !== '')) {
    const table = tableOf({ flows: smallFlows })
    for (const line of ['/start', '[help]', '[lawyer]', '[next]']) await table.play(line)
    await table.play(text, ['none'])
    const [line] = table.said!.screen!.lines
    expect(line).toEqual({ key: 'flows/help:nothing', values: { place: text } })
    expect(words.say('en', line!.key, line!.values)).toBe(`Nothing near ${text}. Call ${phone}.`)
  }
})

it('is a fault when a key has no words, in whichever way they are asked for', () => {
  expect(() => words.say('en', 'flows/help:nowhere')).toThrow('flows/help:nowhere')
  expect(() => words.say('en', 'flows/help:nowhere', { place: 'Lviv' })).toThrow('flows/help:nowhere')
  expect(() => words.count('en', 'neutral:new', 2)).toThrow('neutral:new')
})
