import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Act, Acted, Acts, Request } from '../../src/conversation/act.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import { fadingMark } from '../../src/conversation/knows.ts'
import { ash, oak } from '../casework/world.ts'
import { amina, dana } from '../cast.ts'
import { threeDesks } from '../channel/world.ts'
import { houseOn, type Mutant } from './visit.ts'

const hour = 3_600_000

async function houseWith(mutant: Mutant) {
  const { channel, openers } = await threeDesks()
  return { channel, openers, ...houseOn(channel, mutant) }
}
type World = Awaited<ReturnType<typeof houseWith>>

const asked = async ({ visit }: World, track = 'survivor') => {
  const her = await visit().opens('ask')
  return her.presses(track, 'legal', 'find', 'ask', 'only', 'yes')
}
const caseOf = async ({ channel }: World) => (await channel.cases.of(amina))[0]!

/** The same act, with what it is told or what it leaves changed. */
const changed =
  (name: string, change: (act: Act['run'], request: Request) => Promise<Acted>) =>
  (acts: Acts): Acts => ({
    ...acts,
    [name]: { ...acts[name]!, run: (request) => change(acts[name]!.run, request) },
  })

const leaving = (name: string, leaves: (request: Request, acted: Acted) => Acted['answers']) =>
  changed(name, async (run, request) => {
    const acted = await run(request)
    return { ...acted, answers: { ...acted.answers, ...leaves(request, acted) } }
  })

/** A way of a flow that leads elsewhere. */
const led =
  (name: string, node: string, option: string, to: string) =>
  (flow: Flow): Flow => {
    const found = flow.nodes[node]
    if (flow.flow !== name || found?.kind !== 'choose') return flow
    return {
      ...flow,
      nodes: { ...flow.nodes, [node]: { ...found, options: { ...found.options, [option]: to } } },
    }
  }

type Promised = {
  readonly holds: (world: World) => Promise<void>
  readonly broken: Readonly<Record<string, Mutant>>
}

/** What must never happen on her side, and houses in which it does. */
const promises: Readonly<Record<string, Promised>> = {
  'she agrees knowing who answers in Telegram, and nothing of it is said of anybody else': {
    holds: async (world) => {
      const all = await world.channel.organizations.all()
      const answers = async (ids: readonly string[]) => {
        for (const one of all)
          await world.channel.organizations.save({
            ...one,
            answersIn: ids.includes(one.id) ? 'telegram' : 'console',
          })
      }
      const shown = async (afterwards: string) => {
        const her = await world.visit().opens('ask')
        await her.presses('survivor', 'legal', 'find', 'ask', afterwards)
        return {
          her,
          line: her.bubbles
            .at(-1)!
            .split('\n')
            .find((one) => one.startsWith('У Telegram')),
        }
      }
      await answers([])
      expect((await shown('others')).line).toBeUndefined()
      await answers(all.map(({ id }) => id))
      expect((await shown('only')).line).toMatch(/^У Telegram відповідає: [^,]+\. Там ваші слова/)
      expect((await shown('others')).line?.split(', ').length).toBeGreaterThan(2)
      // Who begins to answer there while she reads is asked only with a text that says so.
      await answers([])
      const { her } = await shown('only')
      await answers(all.map(({ id }) => id))
      await her.presses('yes')
      expect(await world.channel.consents.of(amina)).toEqual([])
    },
    broken: {
      'says nothing of it': { acts: leaving('prepare-consent', () => ({ 'to-in-telegram': [] })) },
      'says it of everybody': {
        acts: leaving('prepare-consent', (_, { answers }) => ({ 'to-in-telegram': answers!['to-names']! })),
      },
    },
  },
  'her yes is kept with the hash of the very text on the screen': {
    holds: async (world) => {
      const her = await world.visit().opens('ask')
      await her.presses('survivor', 'legal', 'find', 'ask', 'others')
      const shown = her.bubbles.at(-1)!
      await her.presses('yes')
      const given = await world.channel.consents.of(amina)
      expect(given).toHaveLength(3)
      const version = createHash('sha256').update(shown).digest('hex')
      for (const one of given) expect(one).toMatchObject({ wording: { version } })
    },
    broken: {
      'hashes something else': { help: { hash: () => 'ab'.repeat(32) } },
      'shows another time than it hashed': {
        acts: leaving('prepare-consent', () => ({ 'to-by': '2026-11-30T10:00:00.000Z' })),
      },
      'passes it to one more than was shown': {
        acts: leaving('prepare-consent', (_, { answers }) => ({ 'to-names': [answers!['to-names']![0]!] })),
      },
    },
  },
  'nothing is passed on without a yes': {
    holds: async (world) => {
      const her = await world.visit().opens('ask')
      await her.presses('survivor', 'legal', 'find', 'ask', 'only', 'no')
      expect(await world.channel.cases.of(amina)).toEqual([])
    },
    broken: { 'takes no for yes': { flow: led('ask', 'consent', 'no', 'open-case') } },
  },
  'nobody whom she keeps away is offered, asked, or shown': {
    holds: async (world) => {
      const her = await world.visit().opens('ask')
      await her.presses('survivor', 'legal', 'away', 'no', 'Ясен', 'done', 'done', 'find')
      expect(her.screen).not.toContain('Ясен')
      await her.presses('other')
      expect(her.screen).toMatch(/Дуб/)
      await her.presses('ask', 'yes')
      expect((await caseOf(world)).offers.map(({ organization }) => organization)).toEqual([oak])
    },
    broken: {
      'forgets whom she named': {
        acts: leaving('keep-organization-away', () => ({ 'not-organizations': [] })),
      },
      'offers again whom she did not want': {
        acts: leaving('not-this-one', () => ({ offer: ash, 'offer-name': 'Ясен' })),
      },
    },
  },
  'what could give people away is kept nowhere before she decides': {
    holds: async (world) => {
      const her = await asked(world, 'service')
      await her.presses('done', 'case', 'write')
      await her.writes('Частина А1234')
      expect(her.screen).toContain('А1234')
      expect(her.kept.join('')).not.toContain('А1234')
      expect(await world.channel.entries.of((await caseOf(world)).id)).toEqual([])
    },
    broken: {
      'leaves her words in the session': {
        acts: leaving('pass-words', ({ answers }) => ({ 'words-given': answers['words-given']! })),
      },
      'passes them on at once': {
        acts: (acts) =>
          changed('pass-words', async (run, request) => {
            const acted = await run(request)
            const decided = { ...request.answers, ...acted.answers, 'draft-choice': 'as-is' }
            await acts['pass-draft']!.run({ ...request, answers: decided })
            return acted
          })(acts),
      },
      'quotes them in an answer': {
        acts: leaving('pass-words', ({ answers }) => ({ 'draft-kinds': [String(answers['words-given'])] })),
      },
    },
  },
  'her code stands in nothing that is kept': {
    holds: async (world) => {
      const her = await asked(world)
      const digits = /\d{4}-\d{4}-\d{4}-\d{4}/.exec(her.screen)![0]
      expect(her.kept.join('')).not.toContain(digits)
      const there = await world.visit(dana).opens('code')
      const slip = digits.replace(/\d{4}$/, '0000')
      await (await there.writes(slip)).presses('again')
      await there.writes(digits)
      expect(there.kept.join('')).not.toMatch(new RegExp(`${digits}|${slip}`))
      expect(there.where).toBe('case:status')
    },
    broken: {
      'leaves it in the session of the other door': {
        acts: leaving('open-with-code', ({ answers }) => ({ 'code-given': answers['code-given']! })),
      },
    },
  },
  'a letter stands in nothing that is kept, and goes when it is read': {
    holds: async (world) => {
      const her = await asked(world)
      const { id } = await caseOf(world)
      await world.channel.letters.add({ id: 'one', case: id, at: world.channel.at, text: 'Лист для вас' })
      await her.presses('done', 'case', 'read')
      expect(her.screen).toContain('Лист для вас')
      expect(her.kept.join('')).not.toContain('Лист для вас')
      await her.presses('done')
      expect(await world.channel.letters.of(id)).toEqual([])
    },
    broken: {
      'keeps a letter that was put away': {
        acts: changed('put-away-letters', async () => ({ result: 'look-again' })),
      },
      'puts it among her answers': {
        acts: leaving('read-letters', () => ({ 'letter-text': 'Лист для вас' })),
      },
    },
  },
  'after a silence nothing of her case is shown before her word': {
    holds: async (world) => {
      const her = await world.visit().opens('ask')
      await her.presses('survivor', 'legal', 'contact', 'no')
      await her.writes('Калина')
      expect(her.kept.join('')).not.toMatch(/Калина/)
      await her.presses('find', 'ask', 'only', 'yes', 'done', 'case', 'change')
      her.at = new Date(her.at.getTime() + 12 * hour)
      const { code } = await caseOf(world)
      await her.presses('new-code')
      await her.presses('yes')
      expect(her.where).toBe('case:known-word')
      await her.opens('case')
      expect(her.screen).not.toContain(code)
    },
    broken: {
      'takes whoever holds the phone for her': {
        acts: (acts) =>
          Object.fromEntries(
            Object.entries(acts).map(([name, act]) => [
              name,
              {
                ...act,
                run: (request: Request) => {
                  const mark = fadingMark(`case-${String(request.answers['case'])}`, request.at)
                  return act.run({ ...request, knows: [...request.knows, mark] })
                },
              },
            ]),
          ),
      },
      'keeps the word among her answers': {
        acts: leaving('keep-safe-word', ({ answers }) => ({
          'safe-word-given': answers['safe-word-given']!,
        })),
      },
    },
  },
  'codes cannot be tried quickly': {
    holds: async (world) => {
      const there = await world.visit(dana).opens('code')
      for (let count = 0; count < 4; count++) await (await there.writes('1')).presses('again')
      expect((await there.writes('1')).where).toBe('code:wait')
    },
    broken: { 'never waits': { acts: changed('open-with-code', async () => ({ result: 'wrong' })) } },
  },
  'forgetting erases her case and what waits in it': {
    holds: async (world) => {
      const her = await asked(world)
      const { id } = await caseOf(world)
      await her.asks('forget')
      await her.presses('erase')
      expect(her.said?.ending).toBe('forgotten')
      expect(await world.channel.cases.find(id)).toBeUndefined()
      expect(await world.channel.consents.of(amina)).toEqual([])
    },
    broken: {
      'forgets the chat only': {
        acts: changed('forget-person', async () => ({ result: 'done', forget: true })),
      },
    },
  },
}

describe.each(Object.entries(promises))('%s', (_, { holds, broken }) => {
  it('holds', async () => {
    await holds(await houseWith({}))
  })

  it.each(Object.entries(broken))('and a house that %s is caught', async (__, mutant) => {
    const world = await houseWith(mutant)
    await expect(holds(world)).rejects.toThrow()
  })
})
