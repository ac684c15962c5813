import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import { voiceOf } from '../../src/edge/book/voice.ts'
import { arrange } from '../../src/edge/picture/arrange.ts'
import { boardOf } from '../../src/edge/picture/board.ts'
import { drawFlows } from '../../src/edge/picture/draw-flows.ts'
import { palette } from '../../src/edge/picture/palette.ts'
import { morning } from '../cast.ts'
import { root } from '../flows/shipped.ts'
import { overlaps } from './measure.ts'

const ground = openGround(root, () => morning)
const both = ground.words.languages.flatMap((language) =>
  ground.flows.map(({ flow }) => [language, flow.flow, flow] as const),
)
const domestic = ground.flows.find(({ flow }) => flow.flow === 'domestic-violence')!.flow
const voices = new Map(ground.words.languages.map((language) => [language, voiceOf(ground, language)]))
const uk = voices.get('uk')!
const placed = (flow: Flow, language = 'uk') => arrange(boardOf(voices.get(language)!, flow))

describe('a picture has room for everything', () => {
  it.each(both)('%s %s: nothing lies on anything', (language, _, flow) => {
    expect(overlaps(placed(flow, language))).toEqual([])
  })

  it('of any flow', () => {
    const names = Array.from({ length: 14 }, (_, at) => `n${at}`)
    const ways = fc.array(fc.constantFrom(...names, 'out', 'home'), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, ways]))), (leads) => {
        expect(overlaps(placed(flowOf(leads)))).toEqual([])
      }),
      { numRuns: 60, seed: 20261124 },
    )
  })

  it('and it would be noticed if boxes were too near, or a line went astray (mutants)', () => {
    const near = arrange(boardOf(uk, domestic), -40)
    expect(overlaps(near).join()).toMatch(/lies on/)
    const { lines, ...rest } = placed(domestic)
    const [x, y] = [rest.cards[3]!.x - 200, rest.cards[3]!.y + 20]
    const astray = { from: 'a', to: 'b', paths: [[[x, y] as const, [x + 900, y] as const]] }
    expect(overlaps({ ...rest, lines: [...lines, astray] }).join()).toMatch(/a → b runs through/)
    const twice = { ...lines[0]!, to: 'other' }
    expect(overlaps({ ...rest, lines: [...lines, twice] }).join()).toMatch(/lies on menu → other/)
  })
})

describe('a picture shows', () => {
  const board = boardOf(uk, domestic)

  it('every step once, and every way as a wire or as the number of its step', () => {
    const { cards, doors } = board
    expect(new Set(cards.map(({ number }) => number)).size).toBe(cards.length)
    for (const { rows } of cards) for (const row of rows) expect(row.to ?? row.number).toBeDefined()
    expect(doors.filter(({ emergency }) => emergency).map(({ title }) => title)).toContain('Терміново')
  })

  it('ways back without a line, and faint', () => {
    const back = board.cards.flatMap(({ rows }) => rows.filter(({ turn }) => turn === 'back'))
    expect(back.length).toBeGreaterThan(10)
    expect(back.every(({ to }) => to === undefined)).toBe(true)
  })

  it('the two buttons of every screen, a name and a description; it loads nothing, runs nothing, and is the same every time', () => {
    const files = drawFlows(ground, 'uk')
    expect(
      drawFlows(
        openGround(root, () => new Date(0)),
        'uk',
      ),
    ).toEqual(files)
    for (const [name, text] of files) {
      if (!name.endsWith('.svg')) continue
      for (const word of ['emergency', 'leave'])
        expect(text).toContain(`>${ground.words.say('uk', `lobby:${word}`)}</text>`)
      expect(text).toMatch(/<title id="title">.+<\/title>\n<desc id="about">.+<\/desc>/)
      expect(text).not.toMatch(
        /<script|<image|<foreignObject|@import|url\(|\son\w+=|https?:(?!\/\/www\.w3\.org\/2000\/svg")/,
      )
      expect(text).not.toMatch(/[\uE000-\uE002]|\{\{/)
    }
  })

  it('words in colours that can be read, in the light and in the dark', () => {
    for (const mode of ['light', 'dark'] as const) {
      const contrast = (ink: keyof typeof palette, ground: keyof typeof palette) =>
        ratio(palette[ink][mode], palette[ground][mode])
      for (const ground of ['paper', 'card', 'button', 'deed', 'say', 'door', 'urgent', 'field'] as const) {
        expect(contrast('ink', ground), `ink on ${ground}, ${mode}`).toBeGreaterThanOrEqual(4.5)
        expect(contrast('faint', ground), `faint on ${ground}, ${mode}`).toBeGreaterThanOrEqual(4.5)
      }
      for (const rule of [
        'button-rule',
        'deed-rule',
        'write-rule',
        'say-rule',
        'door-rule',
        'urgent-rule',
        'rule',
      ] as const)
        expect(contrast(rule, 'paper'), `${rule} on paper, ${mode}`).toBeGreaterThanOrEqual(3)
    }
  })
})

/** A flow of buttons that lead anywhere, with a door to another flow and one home. */
const flowOf = (leads: Readonly<Record<string, readonly string[]>>): Flow => ({
  ...domestic,
  start: 'n0',
  nodes: {
    ...Object.fromEntries(
      Object.entries(leads).map(([name, to]) => [
        name,
        {
          kind: 'do' as const,
          act: 'any',
          results: Object.fromEntries(to.map((each, at) => [`r${at}`, each])),
        },
      ]),
    ),
    out: { kind: 'end', to: 'emergency' },
    home: { kind: 'end' },
  },
})

/** The contrast of two colours, as WCAG 2 counts it. */
function ratio(one: string, other: string): number {
  const light = (colour: string) => {
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05
  }
  const [a, b] = [light(one), light(other)]
  return Math.max(a, b) / Math.min(a, b)
}
