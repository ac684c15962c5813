import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { outline } from '../../src/conversation/outline.ts'
import { book } from '../../src/edge/book/book.ts'
import { inMarkdown } from '../../src/edge/book/markdown.ts'
import { PHONE } from '../../src/edge/words.ts'
import { morning } from '../cast.ts'
import { root } from '../flows/shipped.ts'

const ground = openGround(root, () => morning)
const flowsOf = ground.flows.map(({ flow }) => outline(flow))

describe.each(ground.words.languages)('the book in %s', (language) => {
  const text = book(ground, language)

  it('has every screen of every flow once, with a place to link to', () => {
    for (const { flow, steps } of flowsOf)
      for (const { name } of steps) expect(text.split(`<a id="${flow}--${name}"></a>`)).toHaveLength(2)
  })

  it('links only to what is in it', () => {
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id))
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(200)
    expect(links.filter((id) => !anchors.has(id))).toEqual([])
  })

  it('has the words whole: phones filled in, what comes later marked, nothing left to fill in', () => {
    expect(text).not.toMatch(/\{\{|[\uE000-\uE002]/)
    expect(text).toContain('**102**')
    expect(text).toContain('‹place-name›')
    const words = ground.words.say(language, 'flows/lobby:home').split('\n')
    for (const line of words) expect(text).toContain(line)
  })

  it('says of every fact that words lean on where it comes from, and that nobody signed it', () => {
    const used = new Set(
      ground.flows.flatMap(({ flow }) =>
        Object.values(flow.nodes).flatMap((node) => ('facts' in node && node.facts) || []),
      ),
    )
    for (const id of used) {
      const fact = ground.facts.find((each) => each.id === id)!
      const line = text.split('\n').find((each) => each.startsWith(`- **${id}** `))
      expect(line).toContain(inMarkdown(fact.source))
      expect(line).toContain(fact.checkedOn)
    }
  })
})

it('shows signs of Markdown as signs, phones in bold, and no list where there is none', () => {
  expect(inMarkdown(`2. a_b* <i> ${PHONE.open}102${PHONE.close}`)).toBe('2\\. a\\_b\\* &lt;i&gt; **102**')
})
