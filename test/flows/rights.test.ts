import { expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { morning } from '../cast.ts'
import { talk } from '../talk.ts'
import { flows, given, home, root, says } from './shipped.ts'

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
  const results = flow === 'serving' ? ['(new)'] : []
  expect(taps.length).toBeLessThanOrEqual(3)
  const played = await talk({ flows, given }, [...home, ...taps, ...results])
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
    house: rights:other [young] [friend] [lawyer] [ask] [paper] [phones] [!back] [!home]
    amina: [phones]
    house: hotlines:lines (hotlines) [first] [under-18] [hard-moment] [law] [before] [serving] [ask] [!home]
  `,
  ))

/** Topics, and what each must lead on to besides the emergency numbers that stand on every screen. */
const doing: Readonly<Record<string, readonly string[]>> = {
  'domestic-violence': ['find-help', 'hotlines', 'safety-plan', 'ask', 'friend'],
  orders: ['find-help', 'hotlines', 'safety-plan', 'ask', 'friend'],
  'warning-signs': ['find-help', 'hotlines', 'safety-plan', 'ask', 'friend'],
  'own-behaviour': ['find-help', 'hotlines', 'ask'],
  'under-18': ['ask', 'friend', 'emergency'],
  friend: ['find-help', 'hotlines', 'safety-plan', 'ask', 'under-18'],
  ask: ['call', 'under-18', 'case'],
  case: ['call', 'ask', 'forget'],
  call: ['find-help', 'hotlines', 'friend'],
  serving: ['hotlines', 'safety-plan', 'ask', 'service-harassment'],
  'service-harassment': ['find-help', 'hotlines', 'safety-plan', 'ask', 'friend'],
}

it.each(Object.entries(doing))('%s ends in something to do', (topic, ends) => {
  const { nodes } = flows.find(({ flow }) => flow === topic)!
  const to = Object.values(nodes).map((node) => (node.kind === 'end' ? node.to : undefined))
  expect(to).toEqual(expect.arrayContaining([...ends]))
})

it('asking a human says the limits first, and promises nothing that others decide', () => {
  const { words } = openGround(root, () => morning)
  for (const language of words.languages) {
    expect(words.say(language, 'flows/ask:first')).toMatch(/Telegram[\s\S]*(особистого|your own)/)
    const texts = Object.entries(words.catalogues[language]!['flows/ask']!).filter(
      ([key]) => !key.includes('#'),
    )
    for (const [, text] of texts)
      expect(text).not.toMatch(/зв’яжемо|передзвон|допоможемо|захистимо|we will (?:help|protect|call)/i)
  }
})
