import { describe, expect, it } from 'vitest'
import { NotOpened, type openGround } from '../../src/app/ground.ts'
import { cardsOf, keptCards } from '../../src/conversation/card.ts'
import { program } from '../../src/edge/command/program.ts'
import { morning } from '../cast.ts'
import { given, home } from '../flows/shipped.ts'
import { tableOf, talk } from '../talk.ts'
import { type Copied, copies, fact, words } from './copied.ts'

const copy = copies()
type Ground = ReturnType<typeof openGround>
const stageOf = ({ flows }: Ground) => ({ flows: flows.map(({ flow }) => flow), given })
const names = ({ flows }: Ground) => flows.map(({ flow }) => flow.flow)

/** Every word that people can be led to in this house, in both languages. */
const everySentence = (ground: Ground) =>
  ['uk', 'en'].flatMap((language) =>
    cardsOf(ground.flows.map(({ flow }) => flow)).flatMap(({ key }) =>
      ground.render.line(language, { key }, morning),
    ),
  )

/** The command line, as a lawyer’s secretary runs it. */
const stezhka = async (house: Copied, ...args: string[]) => {
  const inspect = () => ({ table: '', faults: [], told: '' })
  const line = program({
    content: house.deeds,
    openWorkplace: () => Promise.reject(new Error('no database here')),
    openDesk: () => Promise.reject(new Error('no database here')),
    inspect,
    shown: inspect,
    lens: () => [],
  })
  await line.parseAsync(args, { from: 'user' })
}

describe('a strict house', () => {
  it('shows none of the texts that nobody signed, the emergency numbers all the same, and every way leads on', async () => {
    const house = copy()
    const mark = house.open('mark')
    const strict = house.open('strict')
    expect(names(mark).filter((name) => !names(strict).includes(name))).toEqual(
      expect.arrayContaining(['domestic-violence', 'serving']),
    )
    const sentences = everySentence(strict)
    const kept = keptCards(mark.flows.map(({ flow }) => flow))
    const { cards, words: written } = strict.content
    for (const { key, facts } of cards)
      if (facts.length > 0 && !kept.has(key)) expect(sentences).not.toContain(written.say('uk', key))
    for (const language of ['uk', 'en']) {
      expect(strict.emergency(language)).toContain('102')
      const numbers = strict.render.line(
        language,
        { key: 'flows/emergency:numbers', card: 'emergency' },
        morning,
      )
      expect(numbers).toContain('102')
      expect(numbers).toContain(strict.words.say(language, 'cards:not-signed'))
    }
    const said = await talk(stageOf(strict), [...home, '[!emergency]', '[phones]'])
    expect(said.at(-1)).toMatch(/^house: hotlines:lines \(hotlines\) \[/)
  })

  it('leads on past a search that found nothing, though what it says is not signed', async () => {
    const strict = copy().open('strict')
    const way = [
      ...home,
      '[nearby]',
      '(known)',
      '[hospital]',
      '[!skip]',
      '(done)',
      '[Kyiv oblast]',
      '(remote-only)',
      '[phones]',
    ]
    const said = await talk(stageOf(strict), way)
    expect(said.slice(-5)).toEqual([
      'act: list-communities {"category":"hospital","oblast":"UA32"} (remote-only)',
      'house: find-help:remote',
      'house: find-help:remote-now [phones] [place] [limits] [!back] [!home]',
      'amina: [phones]',
      expect.stringMatching(/^house: hotlines:lines/),
    ])
    expect(strict.render.line('en', { key: 'flows/find-help:remote-now' }, morning)).toBe(
      strict.words.say('en', 'neutral:withheld'),
    )
  })

  it('is whole again once a lawyer has signed everything, and not before', { timeout: 120_000 }, async () => {
    const house = copy()
    const all = house.open('mark').flows
    await stezhka(house, 'content', 'sign-off', '--all', '--role', 'psychologist', '--initials', 'PSY')
    expect(house.open('strict').flows).not.toEqual(all)
    await stezhka(house, 'content', 'sign-off', '--all', '--role', 'lawyer', '--initials', 'LAW')
    const signed = house.open('strict')
    expect(signed.flows).toEqual(all)
    expect(everySentence(signed).join('\n')).not.toContain(signed.words.say('en', 'cards:not-signed'))
    expect(house.deeds.status().withheld.strict).toEqual({ cards: [], flows: [] })

    house.change(
      'locales/en/flows/orders.json',
      words('breach', (text) => text.replace(/[.,]/, ' —')),
    )
    const changed = house.open('strict')
    expect(changed.today.withheld).toEqual(new Map([['flows/orders:breach', 'unsigned']]))
    expect(await talk(stageOf(changed), [...home, '[rights]', '[close]', '[orders]'])).toContain(
      'house: orders:menu [police] [court] [compare] [who-may] [against] [help] [!home]',
    )
    expect(house.deeds.status().lost).toEqual([
      { card: 'flows/orders:breach', role: 'lawyer' },
      { card: 'flows/orders:breach', role: 'psychologist' },
    ])
    await stezhka(house, 'content', 'sign-off', 'orders:breach', '--role', 'lawyer', '--initials', 'LAW')
    expect(house.open('strict').flows).toEqual(all)
  })
})

describe('a fact past its term', () => {
  const last = { checkedOn: '2026-11-04', recheckAfterDays: 20 }
  const night = new Date('2026-11-24T22:01:00Z')

  it.each(['mark', 'strict'] as const)(
    'goes at midnight while the house is open, with whoever stands there: %s',
    async (gate) => {
      const house = copy()
      house.deeds.signOff({ targets: ['all'], role: 'lawyer', initials: 'LAW', undo: false })
      house.change('flows/facts.json', fact('F-224', last))
      const clock = { now: morning }
      const { openGround: open } = await import('../../src/app/ground.ts')
      const ground = open(house.root, () => clock.now, gate)
      const before = tableOf(stageOf(ground))
      for (const line of ['/start', '[yes]', '[rights]', '[close]', '[home]', '[law]', '[crime]'])
        await before.play(line, line === '/start' ? ['new'] : [])
      expect(before.session?.at).toBe('law-crime')

      ground.renew()
      expect(ground.today.withheld.size).toBe(0)
      clock.now = night
      ground.renew()
      expect([...ground.today.withheld]).toEqual([['flows/domestic-violence:law-crime', 'expired']])
      expect(ground.flowOf('domestic-violence')?.nodes['law-crime']).toBeUndefined()
      const after = tableOf(stageOf(ground))
      after.session = before.session
      // She is led home, where it is known that she has read the limits.
      const led = await after.play('hello', ['known'])
      expect(led.at(-1)).toMatch(/^house: lobby:home/)
      for (const line of ['[rights]', '[close]', '[home]']) await after.play(line)
      expect((await after.play('[law]')).at(-1)).toMatch(
        /^house: domestic-violence:law \[forms\] \[measures\] \[child\]/,
      )
    },
  )

  it('fails the check before a release, which names it', () => {
    const house = copy()
    house.change('flows/facts.json', fact('F-224', { checkedOn: '2025-01-01' }))
    expect(faultsOf(() => house.open('release'))).toEqual([
      expect.objectContaining({
        file: 'flows/domestic-violence.json',
        path: "$.nodes['law-crime'].facts[0]",
        cause: 'the fact F-224 is due for a new check',
      }),
    ])
  })
})

const faultsOf = (open: () => unknown) => {
  try {
    open()
  } catch (fault) {
    if (fault instanceof NotOpened) return fault.faults
    throw fault
  }
  return []
}

describe('a register with a slip of the pen', () => {
  const named = (gate: 'mark' | 'release', how: (house: Copied) => void) => {
    const house = copy()
    how(house)
    return faultsOf(() => house.open(gate)).map(({ file, path, cause }) => `${file} ${path}: ${cause}`)
  }
  const facts = (change: (all: object[]) => unknown) => (house: Copied) =>
    house.change('flows/facts.json', change)

  it.each([
    [
      'a day that is none',
      facts(fact('F-224', { checkedOn: '24.11.2026' }) as never),
      /facts\.json \$\[\d+\]\['checkedOn'\]: Invalid ISO date/,
    ],
    [
      'a field misspelt',
      facts(fact('F-224', { recheckDays: 9 }) as never),
      /facts\.json \$\[\d+\]\['recheckDays'\]: Unrecognized key/,
    ],
    [
      'a fact twice',
      facts((all) => [...all, all[0]]),
      /facts\.json \$\[\d+\]\.id: the id F-001 stands twice/,
    ],
    ['no list at all', facts(() => ({})), /facts\.json \$: Invalid input/],
    [
      'an id that no fact has',
      (house: Copied) => house.change<object[]>('flows/facts.json', (all) => all.slice(1)),
      /serving\.json \$\.nodes\['ways'\]\.facts\[0\]: no fact F-001 in the register/,
    ],
    [
      'a role nobody has',
      (house: Copied) =>
        house.change('flows/sign-offs.json', () => [{ card: 'flows/lobby:home', role: 'judge' }]),
      /sign-offs\.json \$\[0\]\['role'\]/,
    ],
    [
      'a name instead of initials',
      (house: Copied) =>
        house.change('flows/sign-offs.json', () => [
          { card: 'flows/lobby:home', role: 'editor', initials: 'Olena', on: '2026-11-24', wording: 'ab' },
        ]),
      /sign-offs\.json \$\[0\]\['initials'\]: not two to four capital letters/,
    ],
  ])('is told by file and place: %s', (_, how, told) => {
    for (const gate of ['mark', 'release'] as const)
      expect(named(gate, how as (house: Copied) => void).join('\n')).toMatch(told)
  })

  it('that makes a fact too weak is hidden while the house runs, fails the release, and never is a kept text', () => {
    const weak = facts(fact('F-224', { confidence: 'GK' }) as never)
    expect(named('mark', weak)).toEqual([])
    expect(named('release', weak).join()).toContain('the fact F-224 is too weak to be shown (GK)')
    const emergency = facts(fact('F-101', { confidence: 'V3' }) as never)
    expect(named('mark', emergency).join('\n')).toContain(
      "flows/emergency.json $.nodes['numbers'].facts[0]: the fact F-101 is too weak to be shown (V3)",
    )
  })
})
