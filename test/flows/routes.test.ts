import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { insideButtonFaults, insideFaults } from '../../src/conversation/inspect-inside.ts'
import { comparedCells, routeCells } from '../../src/conversation/route.ts'
import { readRoutes } from '../../src/edge/flow-files.ts'
import { PHONE } from '../../src/edge/words.ts'
import { morning } from '../cast.ts'
import { houseOf } from '../conversation/small-house.ts'
import { flows, root } from './shipped.ts'

const read = readRoutes(join(root, 'flows'))
const routes = read.value?.routes ?? []
const { render, words } = openGround(root, () => morning)
const flow = flows.find((one) => one.flow === 'service-harassment')!
const card = (language: string, name: string) =>
  render.line(language, { key: 'neutral:notice', card: name }, morning).split('\n\n')[1]!.split('\n')

describe.each(words.languages)('in %s', (language) => {
  const say = (key: string) => words.say(language, key)

  it.each(routes.map(({ route }) => [route]))(
    'the card of %s tells every cell, or that nobody confirmed it',
    (name) => {
      const { cells } = routes.find(({ route }) => route === name)!
      const told = card(language, `route-${name}`)
      const lineOf = (cell: string) => told.find((line) => line.startsWith(`${say(`cards:route-${cell}`)}: `))
      for (const cell of routeCells) {
        const known = Array.isArray(cells[cell])
        expect(lineOf(cell)?.split(': ').slice(1).join(': ')).toBe(
          known ? words.say(language, `routes:${name}#${cell}`) : undefined,
        )
        if (cells[cell] === 'not-confirmed')
          expect(told.at(-1)!.toLowerCase()).toContain(say(`cards:route-${cell}`).toLowerCase())
        if (cells[cell] === 'advice') expect(told).toContain(say('cards:route-advice'))
      }
      if (Object.values(cells).includes('not-confirmed'))
        expect(told.at(-1)).toMatch(/^(Не підтверджено, спитайте юриста|Not confirmed, ask a lawyer): /)
    },
  )

  it.each(comparedCells.map((cell) => [cell]))(
    'the comparison of %s begins outside the service and leaves no route out',
    (cell) => {
      const told = card(language, `routes-${cell}`)
      expect(told[0]).toMatch(new RegExp(`^${say('routes:lawyer')}: `))
      for (const { route } of routes)
        expect(told.filter((line) => line.includes(say(`routes:${route}`)))).toHaveLength(1)
      const unknown = routes.filter(({ cells }) => cells[cell] === 'not-confirmed')
      for (const { route } of unknown) expect(told.at(-1)).toContain(say(`routes:${route}`))
    },
  )

  it('numbers come from the directory and can be tapped', () => {
    expect(card(language, 'route-lawyer')[0]).toContain(`${PHONE.open}116 123${PHONE.close}`)
    expect(card(language, 'route-ombudsman')[0]).toMatch(/: \S+@\S+$/)
  })
})

describe('the commander', () => {
  const house = houseOf(flows, {}, { routes })
  const faults = (changed: typeof flow) =>
    [insideFaults, insideButtonFaults]
      .flatMap((rule) => rule({ file: '', flow: changed, house }))
      .map(({ path }) => path)
  const { nodes } = flow
  const choose = (name: string) => {
    const node = nodes[name]!
    if (node.kind !== 'choose') throw new Error(`${name} is not a question`)
    return node
  }
  const leading = (name: string, options: Record<string, string>) => ({
    ...flow,
    nodes: { ...nodes, [name]: { ...choose(name), options } },
  })

  it('is reached past a route outside the service only', () => {
    expect(faults(flow)).toEqual([])
    const shortcut = leading('menu', { who: 'lawyer', report: 'commander', ...choose('menu').options })
    expect(faults(shortcut)).toContain("$.nodes['commander'].card")
    const menuFirst = leading('menu', { ways: 'ways', ...choose('menu').options })
    expect(faults(menuFirst)).toEqual(["$.nodes['ministry'].card", "$.nodes['commander'].card"])
  })

  it('is never the first button, nor the only one', () => {
    const { commander, ...others } = choose('ways').options
    expect(faults(leading('ways', { commander: commander!, ...others }))).toContain(
      "$.nodes['ways'].options['commander']",
    )
    expect(faults(leading('lost', { commander: 'commander' }))).toContain(
      "$.nodes['lost'].options['commander']",
    )
  })
})
