import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Flow } from '../../src/conversation/flow.ts'
import { avoidOf, wordingFaults } from '../../src/conversation/wording.ts'
import { written } from './content.ts'

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'writing-flows.md'), 'utf8')
const [flow, words, fact] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]) =>
  JSON.parse(block!),
)

it('the example of the guide is a flow, with words for every step and button, that keep the rules', () => {
  const { nodes } = Flow.parse(flow)
  const keys = Object.entries(nodes).flatMap(([name, node]) =>
    node.kind === 'choose' ? [name, ...Object.keys(node.options).map((option) => `${name}#${option}`)] : [],
  )
  expect(Object.keys(words).sort()).toEqual(keys.sort())
  const avoid = avoidOf(written.words['uk']!['words-to-avoid']!)
  for (const [key, text] of Object.entries(words as Record<string, string>))
    expect(wordingFaults('uk', 'flows/bag', key, text, avoid)).toEqual([])
})

it('the fact of the guide has the fields that the register has', () => {
  expect(Object.keys(fact)).toEqual(Object.keys(written.facts[0]!))
})
