import { describe, expect, it } from 'vitest'
import { converse } from '../../src/conversation/converse.ts'
import { hints, LIST_MAX, TEXT_MAX } from '../../src/conversation/step.ts'
import { amina, morning } from '../cast.ts'
import { type Given, tableOf, talk } from '../talk.ts'
import { flowOf, help, lobby, smallFlows } from './small-house.ts'

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `s-${index}`, label: `Service ${index}` }))
const found = (count: number): Given => ({ search: { found: { lists: { services: items(count) } } } })
const stage = (count = 2) => ({ flows: smallFlows, given: found(count) })

/** What is said after the last line of a script. */
const last = async (script: string[], given = found(2)) => {
  const table = tableOf({ flows: smallFlows, given })
  let lines: readonly string[] = []
  for (const line of script) lines = await table.play(...split(line))
  return lines.slice(1)
}
/** `line → result` plays a line and says how its act ends. */
const split = (line: string): [string, string[]] => {
  const [said, ...results] = line.split(' → ')
  return [said!, results]
}

const toNeed = ['/start', '[help]']
const toSigns = [...toNeed, '[lawyer]']
const toOwn = [...toSigns, '[own]']
const toPlace = [...toSigns, '[next]']
const toWhich = [...toPlace, 'Kyiv → found']

const need = 'house: help:need [lawyer] [doctor] [!skip] [!home]'
const signs = 'house: help:signs [shouts] [follows] [own] [next] [!back] [!home]'
const place = 'house: help:place … <> [!skip] [!back] [!home]'
const home = 'house: lobby:home [help] [limits]'

it('leads a person from her first word to a service', async () => {
  const script = [
    ...['/start', '[help]', '[lawyer]', '[shouts]', '[own]', 'he waits outside', '[next]'],
    ...['<50.45,30.52>', '(found)', '[Service 1]', '(done)', '[done]'],
  ]
  expect(await talk(stage(), script)).toEqual([
    'amina: /start',
    home,
    'amina: [help]',
    'house: help:hello',
    'house: help:limits',
    need,
    'amina: [lawyer]',
    signs,
    'amina: [shouts]',
    'house: help:signs [✓ shouts] [follows] [own] [next] [!back] [!home]',
    'amina: [own]',
    'house: help:own … [!skip] [!back] [!home]',
    'amina: he waits outside',
    'house: help:signs [✓ shouts] [follows] [own] [next] [!back] [!home]',
    'amina: [next]',
    place,
    'amina: <50.45,30.52>',
    'act: search {"need":"lawyer","signs":["shouts"],"own":["he waits outside"],"place":"50.45,30.52"} (found)',
    'house: help:which [Service 0] [Service 1] [again] [!skip] [!back] [!home]',
    'amina: [Service 1]',
    'act: open {"need":"lawyer","signs":["shouts"],"own":["he waits outside"],"place":"50.45,30.52","service":"s-1"} (done)',
    'house: help:service (service) [others] [done] [!back] [!home]',
    'amina: [done]',
    home,
  ])
})

describe('an answer that does not fit', () => {
  const chat = { choose: toNeed, write: toOwn, place: toPlace, list: toWhich }
  it.each([
    ['choose', 'hello?', 'press-a-button'],
    ['choose', '', 'press-a-button'],
    ['choose', '<50.45,30.52>', 'location-not-needed'],
    ['choose', '{sticker}', 'not-understood'],
    ['write', '<50.45,30.52>', 'location-not-needed'],
    ['write', '{sticker}', 'not-understood'],
    ['write', ' \n\t', 'empty-answer'],
    ['write', 'x'.repeat(TEXT_MAX + 1), 'text-too-long'],
    ['place', '{sticker}', 'not-understood'],
    ['place', '', 'empty-answer'],
    ['list', 'the second one', 'press-a-button'],
    ['list', '<50.45,30.52>', 'location-not-needed'],
  ] as const)('at a %s node: %s gets %s and the question again', async (kind, line, hint) => {
    const before = await last(chat[kind])
    const after = await last([...chat[kind], line])
    // What was said before the question still stands above it.
    expect(after).toEqual([`house: refusals:${hint}`, ...before.slice(-1)])
    expect(hints).toContain(hint)
  })

  it('says a hint once: the next answer that fits stands without it', async () => {
    expect(await last([...toNeed, 'hello?', '[lawyer]'])).toEqual([signs])
  })

  it('keeps the step, so that the buttons on the screen still work', async () => {
    const table = tableOf(stage())
    for (const line of toNeed) await table.play(line)
    const { step } = table.session!
    for (const line of ['hello?', '{sticker}', '<1,2>', 'stale [help]']) {
      await table.play(line)
      expect(table.session!.step).toBe(step)
    }
  })

  it('takes the longest text, and no longer one', async () => {
    expect(await last([...toPlace, `${'x'.repeat(TEXT_MAX)} → none`])).not.toContain(
      'house: refusals:text-too-long',
    )
  })

  it('takes so many additions to a list, and then says that it is full', async () => {
    const one = ['[own]', 'something']
    const full = [...toSigns, ...Array.from({ length: LIST_MAX }, () => one).flat(), '[own]']
    expect(await last(full)).toEqual(['house: help:own … [!skip] [!back] [!home]'])
    expect(await last([...full, 'one more'])).toEqual([
      'house: refusals:list-full',
      'house: help:own … [!skip] [!back] [!home]',
    ])
    expect(await last([...full, '[!skip]'])).toEqual([signs])
  })
})

describe('a button', () => {
  it('of an old screen asks the present question again', async () => {
    expect(await last([...toSigns, 'stale [doctor]'])).toEqual([signs])
  })

  it('of an old screen in another flow asks the present question again', async () => {
    expect(await last([...toSigns, 'stale [help]'])).toEqual([signs])
  })

  it('pressed twice counts once', async () => {
    expect(await last([...toSigns, 'stale [lawyer]', 'stale [lawyer]'])).toEqual([signs])
  })

  it('that moves, pressed twice, moves once', async () => {
    expect(await last([...toNeed, '[!skip]', '[next]', '[!back]', 'stale [!back]'])).toEqual([signs])
    expect(await last([...toNeed, '[!skip]', 'stale [!skip]'])).toEqual([signs])
  })

  it.each([-1, 2, 99, 0.5, Number.NaN])(
    'that the screen does not have (%s) changes nothing',
    async (option) => {
      const table = tableOf(stage())
      for (const line of toNeed) await table.play(line)
      const session = table.session!
      const input = { type: 'pressed', press: { step: session.step, option } } as const
      const said = await converse(table.house)({ person: amina, session, language: 'uk', at: morning, input })
      expect(said.session).toEqual(session)
    },
  )

  it('of a conversation she left belongs to no later one', async () => {
    const screen = await last([...toSigns, '[!leave]', '/start', '[help]', 'stale [doctor]'])
    expect(screen).toEqual([need])
    const table = tableOf(stage())
    for (const line of toSigns) await table.play(line)
    const before = table.session!.step
    for (const line of ['[!leave]', '/start']) await table.play(line)
    expect(table.session!.step).toBeGreaterThan(before)
  })
})

describe('ticks', () => {
  it('are put and taken, and cost no step back', async () => {
    expect(await last([...toSigns, '[shouts]', '[follows]', '[shouts]'])).toEqual([
      'house: help:signs [shouts] [✓ follows] [own] [next] [!back] [!home]',
    ])
    expect(await last([...toSigns, '[shouts]', '[follows]', '[!back]'])).toEqual([need])
  })

  it('stand again after a way round', async () => {
    expect(await last([...toSigns, '[follows]', '[own]', 'mine', '[next]', '[!back]'])).toEqual([
      'house: help:signs [shouts] [✓ follows] [own] [next] [!back] [!home]',
    ])
  })
})

describe('a list', () => {
  const many = found(19)
  const page = (from: number, to: number) =>
    items(19)
      .slice(from, to)
      .map(({ label }) => `[${label}]`)
      .join(' ')
  const which = (shown: string) => [`house: help:which ${shown} [again] [!more] [!skip] [!back] [!home]`]

  it('is turned page by page, and begins again after the last', async () => {
    expect((await last(toWhich, many)).slice(1)).toEqual(which(page(0, 8)))
    expect(await last([...toWhich, '[!more]'], many)).toEqual(which(page(8, 16)))
    expect(await last([...toWhich, '[!more]', '[!more]'], many)).toEqual(which(page(16, 19)))
    expect(await last([...toWhich, '[!more]', '[!more]', '[!more]'], many)).toEqual(which(page(0, 8)))
  })

  it('gives the item of the page that is shown', async () => {
    const told = await last([...toWhich, '[!more]', '[!more]', '[Service 17] → done'], many)
    expect(told[0]).toContain('"service":"s-17"')
  })

  it('begins at its first page when she comes back to it', async () => {
    expect(await last([...toWhich, '[!more]', '[Service 9] → done', '[others]'], many)).toEqual(
      which(page(0, 8)),
    )
  })

  it('stays on its page when picking leads back to it', async () => {
    const shelf = flowOf('help', {
      search: { kind: 'do', act: 'search', results: { found: 'which' } },
      which: {
        ...{ kind: 'choose', each: 'services', save: 'service', next: 'which' },
        ...{ options: { done: 'end' }, skip: 'end', shows: ['service'], card: 'service' },
      },
      end: { kind: 'end' },
    })
    const table = tableOf({ flows: [...lobby, shelf], given: many })
    for (const line of ['/start', '[help] → found', '[!more]', '[Service 9]'])
      await table.play(...split(line))
    expect(table.transcript.at(-1)).toBe(
      `house: help:which (service) {"service":"s-9"} ${page(8, 16)} [done] [!more] [!skip] [!home]`,
    )
  })

  it('of one item more than a screen holds has a further page', async () => {
    expect((await last(toWhich, found(9))).at(-1)).toContain('[!more]')
    expect(await last([...toWhich, '[!more]'], found(9))).toEqual(which('[Service 8]'))
  })

  it('that is left by an option keeps no item', async () => {
    const table = tableOf(stage())
    for (const line of [...toWhich, '[again]']) await table.play(...split(line))
    expect(table.session!.answers).not.toHaveProperty('service')
  })

  it('that fits on one screen has no further page, and asking for it changes nothing', async () => {
    expect((await last(toWhich, found(8))).at(-1)).not.toContain('[!more]')
    expect(await last([...toWhich, '[!more]'], found(8))).toEqual((await last(toWhich, found(8))).slice(1))
  })

  it('that is empty leaves the other ways open', async () => {
    expect((await last(toWhich, found(0))).at(-1)).toBe('house: help:which [again] [!skip] [!back] [!home]')
  })
})

describe('back and skip', () => {
  it('go back over questions, not over acts and sayings', async () => {
    expect(await last([...toWhich, '[!back]'])).toEqual([place])
    expect(await last([...toPlace, 'Lviv → none', '[!back]'])).toEqual([signs])
  })

  it('end at the first question', async () => {
    expect(await last([...toSigns, '[!back]'])).toEqual([need])
    expect(await last([...toSigns, '[!back]', '[!back]'])).toEqual([need])
  })

  it('skip leads on, and keeps no answer', async () => {
    const table = tableOf(stage())
    for (const line of [...toNeed, '[!skip]']) await table.play(line)
    expect(table.session!.answers).toEqual({})
    expect(table.session!.at).toBe('signs')
  })

  it('skip where nothing can be skipped asks again', async () => {
    expect(await last([...toSigns, '[!skip]'])).toEqual([signs])
  })

  it('the way back is twelve questions long, and no longer', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `q-${index}`)
    const long = flowOf('help', {
      ...Object.fromEntries(
        names.map((name, index) => [name, { kind: 'choose', options: { on: names[index + 1] ?? 'end' } }]),
      ),
      end: { kind: 'end' },
    })
    const table = tableOf({ flows: [...lobby, long] })
    for (const line of ['/start', '[help]', ...names.slice(1).map(() => '[on]')]) await table.play(line)
    expect(table.session!.path).toEqual(names.slice(7, 19))
    for (let count = 0; count < 12; count++) await table.play('[!back]')
    expect(table.transcript.at(-1)).toBe('house: help:q-7 [on] [!home]')
  })

  it('the way back does not grow with going round', async () => {
    const table = tableOf(stage())
    for (const line of toWhich) await table.play(...split(line))
    for (let round = 0; round < 30; round++)
      for (const line of ['[Service 0] → done', '[others]', '[again]', 'Odesa → found'])
        await table.play(...split(line))
    expect(table.session!.path).toEqual(['need', 'signs', 'place'])
  })
})

it('tells the act its answers, and carries what the act leaves', async () => {
  const given: Given = { search: { none: { answers: { place: 'Lviv region' } } } }
  expect(await last([...toPlace, 'lvv → none'], given)).toEqual([
    'act: search {"need":"lawyer","place":"lvv"} (none)',
    'house: help:nothing {"place":"Lviv region"}',
    place,
  ])
})

it('what is said before an act stands on the screen that follows it', async () => {
  const flow = flowOf('help', {
    hello: { kind: 'say', next: 'search' },
    search: { kind: 'do', act: 'search', results: { found: 'which' } },
    which: { kind: 'choose', options: { done: 'end' } },
    end: { kind: 'end' },
  })
  const table = tableOf({ flows: [...lobby, flow] })
  for (const line of ['/start', '[help] → found']) await table.play(...split(line))
  expect(table.transcript.slice(-2)).toEqual(['house: help:hello', 'house: help:which [done] [!home]'])
})

it('words sent twice from one page answer one question', async () => {
  const flow = flowOf('help', {
    first: { kind: 'write', save: 'first', next: 'second', skip: 'second' },
    second: { kind: 'write', save: 'second', next: 'end', skip: 'end' },
    end: { kind: 'end' },
  })
  const table = tableOf({ flows: [...lobby, flow] })
  for (const line of ['/start', '[help]']) await table.play(line)
  const input = { type: 'wrote', text: 'at night', step: table.session!.step } as const
  const turn = { person: amina, language: 'uk', at: morning, input }
  const once = await converse(table.house)({ ...turn, session: table.session })
  expect(once.session).toMatchObject({ at: 'second', answers: { first: 'at night' } })
  expect((await converse(table.house)({ ...turn, session: once.session })).session).toEqual(once.session)
})

it('an act that ends in a way the flow does not know is a fault', async () => {
  await expect(last([...toPlace, 'Lviv → unheard-of'])).rejects.toThrow('no way on from search')
})

it('a lobby without flows does not get far', async () => {
  await expect(talk({ flows: [help, ...lobby.slice(1)] }, ['/start'])).rejects.toThrow('no flow named lobby')
})

it('shows the whole of the present screen to a button that belongs to none, and the question alone to an old one', async () => {
  const talking = converse({ flowOf: (name) => smallFlows.find(({ flow }) => flow === name), acts: {} })
  const said = { person: amina, language: 'en', at: morning }
  const came = await talking({ ...said, session: undefined, input: { type: 'came' } })
  const help = { type: 'pressed', press: { step: came.session!.step, option: 0 } } as const
  const { session } = await talking({ ...said, session: came.session, input: help })
  const linesAfter = async (step: number) =>
    (await talking({ ...said, session, input: { type: 'pressed', press: { step, option: 0 } } })).screen
      ?.lines
  expect(await linesAfter(0)).toEqual(session?.shown)
  expect(await linesAfter(came.session!.step)).toEqual(session?.shown.slice(-1))
  expect(session?.shown.length).toBeGreaterThan(1)
})

describe('a conversation opened from a page', () => {
  const talking = converse({ flowOf: (name) => smallFlows.find(({ flow }) => flow === name), acts: {} })
  const open = {
    person: amina,
    language: 'en',
    at: morning,
    input: { type: 'opened', flow: 'help' },
  } as const

  it('begins at its beginning, for somebody who has said nothing yet', async () => {
    const { session, screen } = await talking({ ...open, session: undefined })
    expect(session).toMatchObject({ flow: 'help', at: 'need' })
    expect(screen?.lines.map(({ key }) => key)).toContain('flows/help:limits')
  })

  it('keeps what she was doing, to come back to', async () => {
    const other = { ...help, flow: 'other' }
    const both = converse({
      flowOf: (name) => [...smallFlows, other].find(({ flow }) => flow === name),
      acts: {},
    })
    const { session } = await both({ ...open, session: undefined })
    const pressed = { type: 'pressed', press: { step: session!.step, option: 0 } } as const
    const on = await both({ ...open, session, input: pressed })
    const { session: now } = await both({
      ...open,
      session: on.session,
      input: { type: 'opened', flow: 'other' },
    })
    expect(now).toMatchObject({ flow: 'other', paused: { flow: 'help', answers: { need: 'lawyer' } } })
  })

  it('is not begun anew where it holds an answer of hers', async () => {
    const { session } = await talking({ ...open, session: undefined })
    const pressed = { type: 'pressed', press: { step: session!.step, option: 0 } } as const
    const on = await talking({ ...open, session, input: pressed })
    expect((await talking({ ...open, session: on.session })).session).toEqual(on.session)
  })
})
