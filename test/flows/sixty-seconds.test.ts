import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { PHONE } from '../../src/edge/words.ts'
import { morning } from '../cast.ts'
import { tableOf } from '../talk.ts'
import { flows, given, root } from './shipped.ts'

const { render, words } = openGround(root, () => morning)

type Tap = readonly [line: string, results?: readonly string[]]
const start: Tap = ['/start', ['new']]

/** What she reads after these taps, in a language; every line of the way begins at the very first screen. */
async function read(taps: readonly Tap[], language: string) {
  const table = tableOf({ flows, given, language })
  for (const [line, results] of taps) await table.play(line, results)
  const lines = table.said!.screen!.lines
  return { lines, text: () => lines.map((line) => render.line(language, line, morning)).join('\n') }
}

const toPhones: Tap = ['[phones]']
/** In uniform, by night: the way to somebody outside the service. */
const toLawyer: readonly Tap[] = [['[serving]', ['new']], ['[respect]', ['known']], ['[who]']]
const paths: readonly (readonly [to: string, most: number, card: string, taps: readonly Tap[]])[] = [
  ['the emergency numbers', 1, 'emergency', [['[!emergency]']]],
  ['a hotline', 2, 'hotlines', [['[yes]'], toPhones]],
  ['a lawyer outside the service', 4, 'route-lawyer', [['[yes]'], ...toLawyer]],
  ['a hotline, when it is not a good moment', 3, 'hotlines', [['[not-now]'], ['[numbers]'], toPhones]],
]
const nearby: readonly Tap[] = [['[nearby]', ['known']], ['[hospital]'], ['<50.45,30.52>', ['done', 'found']]]

describe.each(words.languages)('in %s', (language) => {
  it.each(paths)('%s is at most %i taps away', async (_, most, card, taps) => {
    expect(taps.length).toBeLessThanOrEqual(most)
    const { lines, text } = await read([start, ...taps], language)
    expect(lines.at(-1)!.card).toBe(card)
    expect(text()).toMatch(new RegExp(`${PHONE.open}[\\d ()-]+${PHONE.close}`))
  })

  it('the card of a place nearby is at most 3 taps away: two presses, and her location', async () => {
    expect(nearby.length).toBeLessThanOrEqual(3)
    const { lines } = await read([start, ...nearby], language)
    expect(lines.at(-1)).toMatchObject({
      key: 'flows/find-help:found',
      card: 'service',
      values: { service: 's-1' },
    })
  })

  it('a number can be read on the first screen of a person for whom it is not a good moment', async () => {
    const { text } = await read([start, ['[not-now]']], language)
    expect(text()).toContain(`${PHONE.open}102${PHONE.close}`)
  })
})
