import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/app/content.ts'
import { type Request, signOff } from '../../src/app/sign-off.ts'
import { signaturesIn } from '../../src/app/signing.ts'
import type { Card } from '../../src/conversation/card.ts'
import { morning } from '../cast.ts'
import { type Copied, copies, fact, words } from './copied.ts'

/** A signature stands for words whether they are sound or not: here nobody inspects them. */
const copy = copies(() => [])
const CARD = 'orders:police'
const key = `flows/${CARD}`
const uk = 'locales/uk/flows/orders.json'
const en = 'locales/en/flows/orders.json'
const wanted = (change: Partial<Request> = {}): Request => ({
  targets: [CARD],
  role: 'lawyer',
  initials: 'OLK',
  on: '2026-11-24',
  undo: false,
  ...change,
})
const cardIn = ({ cards }: Content) => cards.find((card) => card.key === key)!
const lawful = (house: Copied) => {
  const { content } = house.open()
  return content.signatures.isLawful(cardIn(content))
}

/** Whatever a lawyer has read when she signs a card. */
const changes: Readonly<Record<string, (house: Copied) => void>> = {
  'one comma in Ukrainian': ({ change }) =>
    change(
      uk,
      words('police', (text) => text.replace('.', ',')),
    ),
  'one comma in English': ({ change }) =>
    change(
      en,
      words('police', (text) => text.replace('.', ',')),
    ),
  'a label': ({ change }) =>
    change(
      en,
      words('police#how', (text) => `${text} `),
    ),
  'a fact that it states': ({ change }) =>
    change('flows/facts.json', fact('F-206', { statement: { uk: 'Інакше.', en: 'Otherwise.' } })),
  'the source of a fact': ({ change }) => change('flows/facts.json', fact('F-205', { source: 'hearsay' })),
  'the facts it names': ({ change }) =>
    change<{ nodes: Record<string, object> }>('flows/orders.json', (flow) => ({
      ...flow,
      nodes: { ...flow.nodes, police: { ...flow.nodes['police'], facts: ['F-205'] } },
    })),
  'a form of address': ({ change }) =>
    change<object>(uk, (table) => ({ ...table, police_she: 'Інакше, для неї.' })),
  'a new button': ({ change }) => {
    change<{ nodes: Record<string, object> }>('flows/orders.json', (flow) => ({
      ...flow,
      nodes: {
        ...flow.nodes,
        police: {
          ...flow.nodes['police'],
          options: { how: 'police-how', young: 'police-young', after: 'after', menu: 'menu', court: 'court' },
        },
      },
    }))
    for (const file of [uk, en]) change<object>(file, (table) => ({ ...table, 'police#court': 'Court' }))
  },
}

describe('a sign-off', () => {
  it('stands for a card, its facts are signed with it, and both are told in plain files', () => {
    const house = copy()
    expect(lawful(house)).toBe(false)
    expect(house.deeds.signOff(wanted())).toEqual({ ok: true, cards: [key], facts: ['F-205', 'F-206'] })
    expect(lawful(house)).toBe(true)
    const file = (name: string) => JSON.parse(readFileSync(join(house.root, 'flows', name), 'utf8'))
    const signature = { initials: 'OLK', on: '2026-11-24', wording: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(file('sign-offs.json')).toEqual([{ card: key, role: 'lawyer', ...signature }])
    expect(file('facts.json').find(({ id }: { id: string }) => id === 'F-205').signedOff).toEqual(signature)
  })

  it.each(Object.entries(changes))('goes with %s', (_, change) => {
    const house = copy()
    house.deeds.signOff(wanted())
    change(house)
    expect(lawful(house)).toBe(false)
  })

  it('comes back when the old words come back', () => {
    const house = copy()
    house.deeds.signOff(wanted())
    house.change(
      uk,
      words('police', (text) => `${text}…`),
    )
    house.change(
      uk,
      words('police', (text) => text.slice(0, -1)),
    )
    expect(lawful(house)).toBe(true)
  })

  it('stays when the words of another card, a date or the order of the register change', () => {
    const house = copy()
    house.deeds.signOff(wanted())
    house.change(
      uk,
      words('court', (text) => `${text} `),
    )
    house.change('flows/facts.json', fact('F-205', { checkedOn: '2026-11-23', recheckAfterDays: 30 }))
    house.change<object[]>('flows/facts.json', (facts) => facts.reverse())
    expect(lawful(house)).toBe(true)
  })

  it('of a psychologist or an editor signs no fact and makes nothing lawful', () => {
    const house = copy()
    for (const role of ['psychologist', 'editor'] as const)
      expect(house.deeds.signOff(wanted({ role }))).toEqual({ ok: true, cards: [key], facts: [] })
    expect(lawful(house)).toBe(false)
  })

  it('of a fact that is taken back takes every card along that states it', () => {
    const house = copy()
    house.deeds.signOff(wanted())
    expect(house.deeds.signOff(wanted({ targets: ['F-205'], undo: true }))).toMatchObject({
      facts: ['F-205'],
    })
    expect(lawful(house)).toBe(false)
    house.deeds.signOff(wanted({ targets: ['F-205'] }))
    expect(lawful(house)).toBe(true)
  })

  it('is taken back, role by role', () => {
    const house = copy()
    house.deeds.signOff(wanted())
    house.deeds.signOff(wanted({ role: 'editor' }))
    house.deeds.signOff(wanted({ undo: true }))
    const { content } = house.open()
    expect(content.register.signOffs.map(({ role }) => role)).toEqual(['editor'])
  })

  it('of a chapter leaves the cards alone that somebody signed before', () => {
    const house = copy()
    house.deeds.signOff(wanted({ initials: 'AAA' }))
    const done = house.deeds.signOff(wanted({ targets: ['orders'], initials: 'BBB' }))
    expect(done).toMatchObject({ ok: true })
    const { content } = house.open()
    const stating = content.cards.filter(({ flow, facts }) => flow === 'orders' && facts.length > 0)
    const by = content.register.signOffs.map(({ card, initials }) => [card, initials])
    expect(by).toContainEqual([key, 'AAA'])
    expect(by.filter(([, initials]) => initials === 'BBB')).toHaveLength(stating.length - 1)
  })
})

describe('signatures that look at less than all of it are caught', () => {
  type Signs = typeof signaturesIn
  const through =
    (see: (card: Card) => Card): Signs =>
    (register, catalogues) => {
      const signs = signaturesIn(register, catalogues)
      return {
        wording: (card) => signs.wording(see(card)),
        of: (card, role) => signs.of(see(card), role),
        isLawful: (card) => signs.isLawful(see(card)),
      }
    }
  const mutants: Readonly<Record<string, Signs>> = {
    'Ukrainian alone': (register, catalogues) => signaturesIn(register, { uk: catalogues['uk']! }),
    'the text without its buttons': through((card) => ({ ...card, words: card.words.slice(0, 1) })),
    'the words without the facts': through((card) => ({ ...card, facts: [] })),
    'facts without their source': ({ facts, signOffs }, catalogues) =>
      signaturesIn({ facts: facts.map((one) => ({ ...one, source: '' })), signOffs }, catalogues),
    'initials, whatever the wording': ({ facts, signOffs }, catalogues) => {
      const signs = signaturesIn({ facts, signOffs }, catalogues)
      const of = (card: Card) => signOffs.find((one) => one.card === card.key)
      return { ...signs, of, isLawful: (card) => of(card) !== undefined }
    },
  }

  it.each(Object.entries(mutants))('%s', (_, signs) => {
    const missed = Object.entries(changes).filter(([, change]) => {
      const house = copy()
      // Signed as the mutant sees it, so that only what it overlooks can keep the signature.
      const { content } = house.open()
      const seen = { ...content, signatures: signs(content.register, content.words.catalogues) }
      const done = signOff(seen, wanted(), morning)
      if (!done.ok) throw new Error('not signed')
      const { signOffs } = done.value.register
      change(house)
      const after = house.open().content
      const facts = after.facts.map((one) => ({
        ...one,
        signedOff: done.value.register.facts.find(({ id }) => id === one.id)!.signedOff,
      }))
      return signs({ facts, signOffs }, after.words.catalogues).of(cardIn(after), 'lawyer') !== undefined
    })
    expect(missed.length).toBeGreaterThan(0)
  })

  it('and none of these changes escapes the signatures of the house', () => {
    for (const change of Object.values(changes)) {
      const house = copy()
      house.deeds.signOff(wanted())
      change(house)
      const { content } = house.open()
      expect(content.signatures.of(cardIn(content), 'lawyer')).toBeUndefined()
    }
  })
})

describe('it is refused, and nothing is recorded', () => {
  const house = copy()
  const refusals: readonly [refusal: string, about: string, change: Partial<Request>][] = [
    ['nothing-named', 'no card, flow or fact', { targets: [] }],
    ['unknown-card', 'orders:nowhere', { targets: ['orders:nowhere', CARD] }],
    ['unknown-card', 'F-999', { targets: ['F-999'] }],
    ['bad-initials', 'Olk', { initials: 'Olk' }],
    ['bad-initials', 'O', { initials: 'O' }],
    ['day-to-come', 'OLK', { on: '2026-11-25' }],
    ['wording-changed', `${CARD}@00000000`, { targets: [`${CARD}@00000000`] }],
    ['wording-changed', `${CARD}@`, { targets: [`${CARD}@`] }],
    ['not-a-lawyer', 'F-205', { targets: ['F-205'], role: 'editor' }],
    ['not-signed', 'the lawyer', { undo: true }],
  ]
  it.each(refusals)('%s: %s', (refusal, about, change) => {
    const done = house.deeds.signOff(wanted(change))
    expect(done).toEqual({ ok: false, refused: [{ refusal, about }] })
    expect(house.open().content.register.signOffs).toEqual([])
  })

  it('weak-fact and overdue-fact: by the lawyer, not by who reads the tone', () => {
    const weak = copy()
    weak.change('flows/facts.json', fact('F-206', { confidence: 'V3' }))
    weak.change('flows/facts.json', fact('F-205', { checkedOn: '2025-01-01' }))
    expect(weak.deeds.signOff(wanted())).toEqual({
      ok: false,
      refused: [
        { refusal: 'overdue-fact', about: 'F-205' },
        { refusal: 'weak-fact', about: 'F-206' },
      ],
    })
    expect(weak.deeds.signOff(wanted({ role: 'psychologist' }))).toMatchObject({ ok: true })
  })

  it('but a card with the code that was printed is recorded, by any of its names', () => {
    const { content } = house.open()
    const code = content.signatures.wording(cardIn(content)).slice(0, 8)
    for (const target of [`${CARD}@${code}`, `${key}@${code}`])
      expect(house.deeds.signOff(wanted({ targets: [target] }))).toMatchObject({ cards: [key] })
  })
})
