import { expect, it } from 'vitest'
import { talk } from '../talk.ts'
import { flows, given, home, says } from './shipped.ts'

/** Every situation, and the presses that lead there from home. */
const found: Readonly<Record<string, readonly string[]>> = {
  'domestic-violence': ['close', 'home'],
  'warning-signs': ['close', 'signs'],
  orders: ['close', 'orders'],
  'own-behaviour': ['close', 'own'],
  work: ['work', 'work'],
  trafficking: ['work', 'promised'],
  serving: ['serving'],
  online: ['online'],
  'sexual-violence': ['body'],
  'war-violence': ['war'],
  'under-18': ['other', 'young'],
  friend: ['other', 'friend'],
  'legal-aid': ['other', 'lawyer'],
  ask: ['other', 'ask'],
}

it.each(Object.entries(found))('from home %s is at most three taps away', async (flow, presses) => {
  const taps = ['rights', ...presses].map((press) => `[${press}]`)
  expect(taps.length).toBeLessThanOrEqual(3)
  const played = await talk({ flows, given }, [...home, ...taps])
  expect(played.at(-1)).toMatch(new RegExp(`^house: ${flow}:`))
})

it('opens each group of topics', () =>
  says(
    home,
    `
    amina: [rights]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [close]
    house: rights:close [home] [signs] [orders] [plan] [own] [!back] [!home]
    amina: [!back]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [work]
    house: rights:earning [work] [promised] [!back] [!home]
    amina: [!back]
    house: rights:menu [close] [work] [serving] [online] [body] [war] [other] [!home]
    amina: [other]
    house: rights:other [young] [friend] [lawyer] [ask] [phones] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))
