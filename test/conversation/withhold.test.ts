import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardsOf, keptCards } from '../../src/conversation/card.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import { inspect } from '../../src/conversation/inspect.ts'
import { withhold } from '../../src/conversation/withhold.ts'
import { tableOf, talk } from '../talk.ts'
import { generatedActs, generatedFlows, Tape } from './generated-house.ts'
import { flowOf, houseOf, limits, lobby, phones } from './small-house.ts'

/** A topic with everything that withholding can meet: a menu, a saying, a search, a leaf with facts, a way to another flow. */
const help = flowOf('help', {
  warning: { kind: 'say', next: 'menu', facts: ['F-1'] },
  menu: { kind: 'choose', options: { law: 'law', search: 'search', more: 'more', out: 'to-phones' } },
  law: { kind: 'choose', options: { next: 'law-2', menu: 'menu' }, facts: ['F-1'] },
  'law-2': { kind: 'choose', options: { menu: 'menu' }, facts: ['F-2'] },
  search: { kind: 'do', act: 'knock', results: { again: 'none', done: 'found' } },
  none: { kind: 'choose', options: { menu: 'menu', law: 'law' }, facts: ['F-1'] },
  found: { kind: 'choose', options: { menu: 'menu' } },
  more: { kind: 'choose', options: { a: 'a', b: 'b', menu: 'menu' } },
  a: { kind: 'choose', options: { menu: 'menu' }, facts: ['F-1'] },
  b: { kind: 'choose', options: { law: 'law-2', menu: 'menu' }, facts: ['F-2'] },
  'to-phones': { kind: 'end', to: 'phones' },
})
const flows = [...lobby, help, phones, limits]

const less = (...cards: string[]) => withhold(flows, new Set(cards.map((card) => `flows/${card}`)))
const node = (shown: readonly Flow[], flow: string, name: string) =>
  shown.find((one) => one.flow === flow)?.nodes[name]
const options = (shown: readonly Flow[], flow: string, name: string) => {
  const found = node(shown, flow, name)
  return found?.kind === 'choose' ? Object.keys(found.options) : undefined
}

const facts = ['F-1', 'F-2'].map((id) => ({
  id,
  source: 'a law',
  confidence: 'V1',
  until: new Date('2030-01-01'),
}))

describe('a withheld card', () => {
  it('takes nothing along where nothing is withheld', () => {
    expect(less()).toEqual(flows)
  })

  it('is gone with the buttons that led to it', () => {
    const shown = less('help:law-2')
    expect(node(shown, 'help', 'law-2')).toBeUndefined()
    expect(options(shown, 'help', 'law')).toEqual(['menu'])
  })

  it('that only says something is passed over', () => {
    expect(less('help:warning').find(({ flow }) => flow === 'help')?.start).toBe('menu')
  })

  it('takes a menu along that has nothing left but the way back, and the buttons to that menu', () => {
    expect(options(less('help:a'), 'help', 'more')).toEqual(['b', 'menu'])
    const shown = less('help:a', 'help:b')
    expect(node(shown, 'help', 'more')).toBeUndefined()
    expect(options(shown, 'help', 'menu')).toEqual(['law', 'search', 'out'])
  })

  it('leaves a step that says something of its own, even if the way back is all that is left', () => {
    expect(options(less('help:law-2'), 'help', 'menu')).toContain('law')
  })

  it('stays as a crossing without its words where the house itself leads to it', () => {
    const shown = less('help:none')
    expect(node(shown, 'help', 'none')).toEqual({ kind: 'choose', options: { menu: 'menu', law: 'law' } })
    expect(options(shown, 'help', 'menu')).toContain('search')
  })

  it('takes its whole flow along, and every way to it, where it is the first question', () => {
    const shown = less('help:menu')
    expect(shown.map(({ flow }) => flow)).not.toContain('help')
    expect(options(shown, 'lobby', 'home')).toEqual(['limits'])
  })

  it('leads home where the house itself went on to a flow that is gone', () => {
    const after = flowOf('after', {
      ask: { kind: 'choose', options: { do: 'search', end: 'end' } },
      search: { kind: 'do', act: 'knock', results: { again: 'end', done: 'to-help' } },
      'to-help': { kind: 'end', to: 'help' },
      end: { kind: 'end' },
    })
    const shown = withhold([...flows, after], new Set(['flows/help:menu']))
    expect(node(shown, 'after', 'to-help')).toEqual({ kind: 'end' })
  })

  it('leaves no circle: who can only go round may skip home', () => {
    const round = flowOf('round', {
      one: { kind: 'choose', options: { two: 'two', help: 'to-help' }, facts: ['F-1'] },
      two: { kind: 'choose', options: { one: 'one' } },
      'to-help': { kind: 'end', to: 'help' },
    })
    const shown = withhold([...flows, round], new Set(['flows/help:menu']))
    const skip = node(shown, 'round', 'two')
    expect(skip).toEqual({ kind: 'choose', options: { one: 'one' }, skip: 'home' })
    expect(node(shown, 'round', 'home')).toEqual({ kind: 'end' })
  })

  it('never is one of the lobby, of the limits, or the first screen behind the emergency numbers', () => {
    const all = flows.flatMap(({ flow, nodes }) => Object.keys(nodes).map((name) => `${flow}:${name}`))
    const shown = less(...all)
    expect(shown.map(({ flow }) => flow)).toEqual([
      'lobby',
      'emergency',
      'language',
      'forget',
      'phones',
      'limits',
    ])
    expect(options(shown, 'emergency', 'numbers')).toEqual(['phones', 'done'])
    expect([...keptCards(flows)]).toContain('flows/phones:lines')
    expect([...keptCards(flows)]).not.toContain('flows/phones:first')
  })

  it('leaves a flow in which everything can be gone out of', () => {
    expect(inspect(houseOf(less('help:law', 'help:none', 'help:a'), {}, { facts }))).toEqual([])
  })
})

describe('somebody who is there when a card is withheld', () => {
  /** She walks so far, then the view of the day changes, then she does one more thing. */
  const overnight = async (way: readonly string[], cards: readonly string[], then: readonly string[]) => {
    const before = tableOf({ flows })
    for (const [at, line] of way.entries())
      if (!line.startsWith('('))
        await before.play(
          line,
          [way[at + 1] ?? ''].filter((one) => one.startsWith('(')).map((one) => one.slice(1, -1)),
        )
    const after = tableOf({ flows: less(...cards) })
    after.session = before.session
    const told: string[] = []
    for (const line of then) told.push(...(await after.play(line)))
    return told.filter((line) => line.startsWith('house:'))
  }
  const home = 'house: lobby:home [help] [limits]'

  it('on the step itself is led home, and emergency works at once', async () => {
    const inLaw = ['/start', '[help]', '[law]']
    expect(await overnight(inLaw, ['help:law'], ['hello'])).toEqual([home])
    expect(await overnight(inLaw, ['help:law'], ['[!emergency]'])).toEqual([
      'house: emergency:numbers [phones] [done] [!home]',
    ])
  })

  it('beyond it stays where she is, and goes back past it', async () => {
    const behind = ['/start', '[help]', '[law]', '[next]']
    expect(await overnight(behind, ['help:law'], ['[!back]'])).toEqual([
      'house: help:menu [search] [more] [out] [!home]',
    ])
  })

  it('at a menu that lost a button never lands behind another one: she is asked again', async () => {
    const menu = ['/start', '[help]']
    const told = await overnight(menu, ['help:law'], ['{sticker}'])
    expect(told).toEqual(['house: refusals:not-understood', 'house: help:menu [search] [more] [out] [!home]'])
  })

  it('presses the button of yesterday and is shown what there is today', async () => {
    const before = tableOf({ flows })
    await before.play('/start')
    await before.play('[help]')
    const after = tableOf({ flows: less('help:law') })
    const third = { type: 'pressed', press: { step: before.session!.step, option: 2 } } as const
    const { converse } = await import('../../src/conversation/converse.ts')
    const press = (house: Parameters<typeof converse>[0], session = before.session) =>
      converse(house)({ person: 'amina' as never, session, language: 'uk', input: third, at: new Date(0) })
    expect((await press(before.house)).session?.at).toBe('more')
    const said = await press(after.house)
    expect(said.session).toMatchObject({ at: 'menu', step: before.session!.step + 1, without: 'law' })
    expect((await press(after.house, said.session)).session).toEqual(said.session)
  })
})

it('a talk over a house with withheld cards goes as an editor reads it', async () => {
  const shown = less('help:warning', 'help:law', 'help:none', 'help:a', 'help:b')
  expect(
    await talk({ flows: shown }, ['/start', '[help]', '[search]', '(again)', '[menu]', '[out]']),
  ).toEqual([
    'amina: /start',
    'house: lobby:home [help] [limits]',
    'amina: [help]',
    'house: help:menu [search] [out] [!home]',
    'amina: [search]',
    'act: knock (again)',
    'house: help:none [menu] [!back] [!home]',
    'amina: [menu]',
    'house: help:menu [search] [out] [!home]',
    'amina: [out]',
    'house: phones:lines [first] [done] [!home]',
  ])
})

it('whatever is withheld from a generated house, inspection finds nothing', { timeout: 60_000 }, () => {
  const tape = fc.uint8Array({ minLength: 120, maxLength: 120 })
  const dice = fc.uint8Array({ minLength: 80, maxLength: 80 })
  fc.assert(
    fc.property(tape, dice, fc.integer({ min: 1, max: 255 }), (bytes, rolled, share) => {
      const house = generatedFlows(new Tape(bytes))
      const cards = cardsOf(house).filter((_, at) => rolled[at % rolled.length]! < share)
      const shown = withhold(house, new Set(cards.map(({ key }) => key)))
      expect(inspect(houseOf(shown, {}, { acts: generatedActs(new Tape(new Uint8Array())) }))).toEqual([])
    }),
    { seed: 20261121, numRuns: 400 },
  )
})
