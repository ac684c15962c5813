import { describe, expect, it } from 'vitest'
import type { Acts } from '../../src/conversation/act.ts'
import { LIST_MAX } from '../../src/conversation/step.ts'
import { type Given, type Stage, tableOf } from '../talk.ts'
import { flowOf, limits, lobby, phones, smallFlows } from './small-house.ts'

const given: Given = {
  search: { found: { lists: { services: [{ id: 's-0', label: 'Service 0' }] } } },
  'set-language': { done: { language: 'en' } },
  'forget-person': { done: { forget: true } },
}
const stage: Stage = { flows: smallFlows, given }

/** What is said after the last line; `line → result` says how the acts of that turn end. */
async function last(script: string[], on: Stage = stage) {
  const table = await played(script, on)
  return table.transcript.slice(table.transcript.findLastIndex((line) => line.startsWith('amina:')) + 1)
}

async function played(script: string[], on: Stage = stage) {
  const table = tableOf(on)
  for (const line of script) {
    const [said, ...results] = line.split(' → ')
    await table.play(said!, results)
  }
  return table
}

const deep = ['/start', '[help]', '[lawyer]', '[shouts]', '[next]', 'Kyiv → found']
const home = 'house: lobby:home [help] [limits]'
const homeAgain = `${home} [!resume]`
const which = 'house: help:which [Service 0] [again] [!skip] [!back] [!home]'
const numbers = 'house: emergency:numbers [phones] [done] [!resume] [!home]'

describe('from deep inside a conversation', () => {
  it('emergency is one tap, and she comes back to where she was', async () => {
    expect(await last([...deep, '[!emergency]'])).toEqual([numbers])
    expect(await last([...deep, '[!emergency]', '[!resume]'])).toEqual([which])
    expect(await last([...deep, '[!emergency]', '[done]'])).toEqual([which])
  })

  it('nothing she gave is lost on the way through emergency and home', async () => {
    const before = await played(deep)
    const after = await played([...deep, '[!emergency]', '[!home]', '[!emergency]', '[!home]', '[!resume]'])
    const { step: _, ...was } = before.session!
    const { step: __, ...is } = after.session!
    expect(is).toEqual(was)
  })

  it('a look at the phones, which hold nothing of hers, does not push out what she gave', async () => {
    const way = [...deep, '[!emergency]', '[phones]', '[first]']
    expect(await last(way)).toEqual(['house: phones:first [lines] [!back] [!resume] [!home]'])
    expect(await last([...way, '[!home]', '[!resume]'])).toEqual([which])
    expect(await last([...way, '[!resume]'])).toEqual([which])
  })

  it('where she is giving answers, the way back to older ones is not offered, and an old button does not take it', async () => {
    const way = [...deep, '[!home]', '[help]', '[doctor]']
    const signs = 'house: help:signs [shouts] [follows] [own] [next] [!back] [!home]'
    expect(await last(way)).toEqual([signs])
    expect(await last([...way, 'stale [!resume]'])).toEqual([signs])
    expect((await last([...way, '[!home]', '[!resume]'])).at(-1)).toEqual(signs)
  })

  it('home is one tap, and resume leads back', async () => {
    expect(await last([...deep, '[!home]'])).toEqual([homeAgain])
    expect(await last([...deep, '[!home]', '[!resume]'])).toEqual([which])
    expect(await last([...deep, '[!home]', '[!resume]', 'stale [!resume]'])).toEqual([which])
  })

  it('what she has finished is not offered again half done', async () => {
    const way = [...deep, '[!home]', '[help]', '[doctor]', '[next]', '[!skip]']
    expect(await last(way)).toEqual([home])
  })

  it('/start is safe, with a code and without', async () => {
    expect(await last([...deep, '/start'])).toEqual([homeAgain])
    expect(await last([...deep, '/start AbC_1-9', '/start'])).toEqual([homeAgain])
    expect(await last([...deep, '/start', '[!resume]', '[Service 0] → done'])).toContain(
      'house: help:service (service) [others] [done] [!back] [!home]',
    )
  })

  it('the language changes in the middle, the conversation stays, and what is said on the way is said once', async () => {
    expect(await last([...deep, '[!language]', '[en] → done'])).toEqual([
      'act: set-language {"language":"en"} (done)',
      'language: en',
      'house: language:changed',
      which,
    ])
    const table = await played([...deep, '[!language]', '[en] → done', '{sticker}', '[!home]'])
    expect(table.language).toBe('en')
    expect(table.session!.paused!.shown).toEqual([{ key: 'flows/help:which' }])
  })
})

describe('leaving', () => {
  it('wipes the session from everywhere, even where there is none', async () => {
    for (const way of [[], ['/start'], deep, [...deep, '[!emergency]'], ['[!language]']]) {
      const table = await played([...way, '[!leave]'])
      expect(table.said).toMatchObject({ ending: 'left', session: undefined, screen: undefined, says: [] })
    }
  })

  it('and coming back begins anew', async () => {
    expect(await last([...deep, '[!leave]', '/start'])).toEqual([home])
    expect(await last([...deep, '[!leave]', 'stale [Service 0]'])).toEqual([home])
  })
})

describe('forgetting', () => {
  it('ends with nothing left, once she is sure', async () => {
    const table = await played([...deep, '[!forget]', '[yes] → done'])
    expect(table.said).toMatchObject({ ending: 'forgotten', session: undefined, screen: undefined, says: [] })
  })

  it('leads back where she was if she is not', async () => {
    expect(await last([...deep, '[!forget]', '[no]'])).toEqual([which])
  })
})

describe('somebody the house does not know', () => {
  it.each([
    ['/start', home],
    ['/start code', home],
    ['hello', home],
    ['<50.45,30.52>', home],
    ['{sticker}', home],
    ['[!back]', home],
    ['[!skip]', home],
    ['[!more]', home],
    ['[!resume]', home],
    ['[!home]', home],
    ['[!emergency]', 'house: emergency:numbers [phones] [done] [!home]'],
    ['[!language]', 'house: language:which [uk] [en] [!skip] [!home]'],
    ['[!forget]', 'house: forget:sure [yes] [no] [!home]'],
  ])('who begins with %s sees %s', async (line, screen) => {
    expect(await last([line])).toEqual([screen])
  })

  it('and wants the language changed, comes home', async () => {
    expect(await last(['[!language]', '[en] → done'])).toEqual([
      'act: set-language {"language":"en"} (done)',
      'language: en',
      'house: language:changed',
      home,
    ])
  })
})

describe('versions', () => {
  const first = flowOf('help', {
    a: { kind: 'choose', options: { next: 'b' } },
    b: { kind: 'choose', options: { next: 'c' } },
    c: { kind: 'choose', options: { done: 'end' } },
    end: { kind: 'end' },
  })
  const second = flowOf('help', { z: { kind: 'choose', options: { done: 'end' } }, end: { kind: 'end' } }, 2)
  const now = [...lobby, phones, limits]
  const moved = async (script: string[], flows: Stage['flows'], then: string[]) => {
    const before = await played(script, { flows: [...now, first], given })
    const after = tableOf({ flows: [...now, ...flows], given })
    after.session = before.session
    // The screens of before stand in the chat still.
    for (const line of then) await after.play(line)
    return after.transcript.at(-1)
  }
  const atB = ['/start', '[help]', '[next]']

  it('a conversation goes on in its own, and the next one begins in the newest', async () => {
    expect(await moved(atB, [first, second], ['{sticker}', '[next]'])).toBe(
      'house: help:c [done] [!back] [!home]',
    )
    expect(await moved(atB, [first, second], ['/start', '[help]'])).toContain('house: help:z')
  })

  it('an interrupted conversation comes back in its own', async () => {
    expect(await moved([...atB, '[!emergency]'], [first, second], ['[!resume]'])).toContain('house: help:b')
  })

  it.each(['hello', '{sticker}', '[!back]', '[!skip]', '[!resume]', '/start', '<1,2>'])(
    'one that is gone leads home, whatever she does: %s',
    async (line) => {
      expect(await moved(atB, [second], [line])).toBe(home)
    },
  )

  it('one that is gone does not stand in the way of emergency', async () => {
    expect(await moved(atB, [second], ['[!emergency]'])).toBe(
      'house: emergency:numbers [phones] [done] [!home]',
    )
  })

  it('an interrupted conversation whose version is gone leads home', async () => {
    expect(await moved([...atB, '[!emergency]'], [second], ['[!resume]'])).toBe(home)
  })

  it('a file that lost a place without a new version leads home whoever is there; who came from there stays', async () => {
    const edited = flowOf('help', { b: first.nodes['b'], c: first.nodes['c'], end: { kind: 'end' } })
    const there = 'house: help:b [next] [!home]'
    expect(await moved(['/start', '[help]'], [edited], ['hello'])).toBe(home)
    expect(await moved(atB, [edited], ['[!back]'])).toBe(there)
    expect(await moved([...atB, '[!emergency]'], [edited], ['[!resume]'])).toBe(there)
  })
})

describe('acts', () => {
  const flow = flowOf('lobby', {
    recall: { kind: 'do', act: 'recall', results: { known: 'home', new: 'hello' } },
    hello: { kind: 'say', next: 'home' },
    home: { kind: 'choose', options: { paper: 'paper', again: 'recall' } },
    paper: { kind: 'do', act: 'paper', results: { done: 'home' } },
    end: { kind: 'end' },
  })
  const acts: Acts = {
    recall: {
      results: ['known', 'new'],
      run: async ({ knows }) => ({ result: knows.includes('hello') ? 'known' : 'new', knows: 'hello' }),
    },
    paper: {
      results: ['done'],
      run: async () => ({
        result: 'done',
        says: [{ lane: 'reply', saying: { kind: 'paper', template: 'plan', values: {} } }],
      }),
    },
  }
  const on: Stage = { flows: [flow, ...lobby.slice(1)], acts }

  it('tell her once what she then knows, until she leaves', async () => {
    expect(await last(['/start'], on)).toContain('house: lobby:hello')
    expect(await last(['/start', '[again]'], on)).not.toContain('house: lobby:hello')
    expect(await last(['/start', '[!emergency]', '/start'], on)).not.toContain('house: lobby:hello')
    expect(await last(['/start', '[!leave]', '/start'], on)).toContain('house: lobby:hello')
    const table = await played(['/start', '[again]', '[again]'], on)
    expect(table.session!.knows).toEqual(['hello'])
  })

  it('may say something beside the screen, in its lane', async () => {
    expect(await last(['/start', '[paper]'], on)).toEqual([
      'act: paper (done)',
      'reply: {"kind":"paper","template":"plan","values":{}}',
      'house: lobby:home [paper] [again]',
    ])
  })

  it('that drop what she gave, drop it from where she was interrupted too', async () => {
    const plan = flowOf('help', {
      words: { kind: 'write', save: 'words', next: 'more', skip: 'more' },
      more: { kind: 'choose', options: { drop: 'drop', done: 'end' } },
      drop: { kind: 'do', act: 'drop', results: { done: 'dropped' } },
      dropped: { kind: 'choose', options: { done: 'end' } },
      end: { kind: 'end' },
    })
    const erased: Stage = {
      flows: [...lobby, plan],
      acts: { drop: { results: ['done'], run: async () => ({ result: 'done', dropsAnswers: true }) } },
    }
    const way = ['/start', '[help]', 'the blue bag', '[!home]', '[help]', 'the red bag', '[drop]']
    const table = await played(way, erased)
    expect(JSON.stringify(table.session)).not.toContain('bag')
  })

  it('that are not told to, drop nothing', async () => {
    const way = [...deep, '[!home]', '[help]', '[doctor]', '[next]', 'Lviv → found']
    expect((await played(way)).session!.paused!.answers).toMatchObject({ need: 'lawyer', place: 'Kyiv' })
  })

  it('that call each other in a circle are a fault, not a hang', async () => {
    const circle = flowOf('lobby', {
      recall: { kind: 'do', act: 'recall', results: { known: 'again', new: 'again' } },
      again: { kind: 'end' },
    })
    await expect(last(['/start'], { flows: [circle], acts })).rejects.toThrow('turns in a circle')
  })
})

it('keeps a session small however long she stays', async () => {
  const table = await played(['/start', '[help]', '[lawyer]'])
  const sizes: number[] = []
  for (let round = 0; round < 3 * LIST_MAX; round++) {
    for (const line of ['[own]', 'the words she adds', '[!emergency]', '[!resume]']) await table.play(line)
    if (table.session!.at === 'own') await table.play('[!skip]')
    sizes.push(JSON.stringify(table.session).length)
  }
  expect(sizes.at(-1)).toBe(sizes[LIST_MAX])
})
