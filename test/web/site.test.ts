import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openGround } from '../../src/app/ground.ts'
import { plain as asRead } from '../../src/conversation/flaw.ts'
import type { Flow, FlowNode } from '../../src/conversation/flow.ts'
import { avoidOf } from '../../src/conversation/wording.ts'
import type { FlowFile } from '../../src/edge/flow-files.ts'
import { openSite } from '../../src/edge/web/site.ts'
import { codeOf } from '../../src/edge/web/topic.ts'
import { webApp } from '../../src/edge/web/web-app.ts'
import { smallContent } from './house.ts'
import { readingCatalogues, readingFlows } from './reading-content.ts'

const root = join(import.meta.dirname, '../..')
const at = new Date('2026-11-24T07:30:00Z')
const real = openGround(root, () => at)
const small = smallContent(readingFlows, readingCatalogues)

type Content = Pick<typeof real, 'render' | 'emergency'> & { readonly flows: readonly FlowFile[] }

/** A door without a house behind it: reading needs none. */
function doorOf({ render, emergency }: Content, flows: () => readonly FlowFile[]) {
  const none = () => Promise.reject(new Error('nobody is asked'))
  const app = webApp({
    house: { turn: none, look: none },
    render,
    flows,
    emergency: (language) => emergency(language),
    papers: { waiting: none, take: none },
    health: { ready: none, metrics: none },
    defaultLanguage: 'uk',
    clock: () => at,
    log: { warn: () => undefined, fault: () => undefined },
  })
  return async (path: string) => (await app.request(`http://house${path}`)).text()
}

const topicsOf = (files: readonly FlowFile[]) => {
  const site = openSite(files.map(({ flow }) => flow))
  return files.flatMap(({ flow }) => site.topic(flow.flow) ?? [])
}

/** What somebody reads of some HTML, as one line. */
const read = (html: string) =>
  html
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
const packed = (text: string) => text.replace(/[\uE000-\uE002]/g, '').replace(/\s+/g, '')

/** The steps of a flow that somebody can reach by its buttons, and that only say something: found without the outline. */
function saidIn({ start, nodes }: Flow): string[] {
  const met = new Set([start])
  for (const name of met) {
    const node = nodes[name]
    const ways =
      node?.kind === 'choose' ? Object.values(node.options) : node?.kind === 'say' ? [node.next] : []
    for (const to of ways) met.add(to)
  }
  return [...met].filter((name) => ['say', 'choose'].includes(nodes[name]!.kind))
}

/** Words of topics that stand on no page. */
async function missing({ render, ...content }: Content, shown = content.flows): Promise<string[]> {
  const page = doorOf({ render, ...content }, () => shown)
  const gone: string[] = []
  for (const { flow, code } of topicsOf(content.flows))
    for (const language of render.words.languages) {
      const text = packed(read(await page(`/read/${code}?language=${language}`)))
      const file = content.flows.find((each) => each.flow.flow === flow)!
      for (const step of saidIn(file.flow)) {
        const node = file.flow.nodes[step]!
        const card = 'card' in node && node.card ? { card: node.card } : {}
        const words = render.line(language, { key: `flows/${flow}:${step}`, ...card }, at)
        if (!text.includes(packed(words))) gone.push(`${language} ${flow}:${step}`)
      }
    }
  return gone
}

/** The flows as they are when a step is withheld: it is gone, and so are the buttons that led to it. */
const without = (files: readonly FlowFile[], name: string, step: string): FlowFile[] =>
  files.map((file) => {
    if (file.flow.flow !== name) return file
    const { [step]: _, ...kept } = file.flow.nodes
    const nodes = Object.fromEntries(
      Object.entries(kept).map(([each, node]): [string, FlowNode] => {
        if (node.kind !== 'choose') return [each, node]
        const options = Object.fromEntries(Object.entries(node.options).filter(([, to]) => to !== step))
        return [each, { ...node, options }]
      }),
    )
    return { ...file, flow: { ...file.flow, nodes } }
  })

describe('what can be read', () => {
  it('is every word of every topic, with its numbers and its sources, in every language', async () => {
    expect(topicsOf(real.flows).length).toBeGreaterThan(3)
    expect(await missing(real)).toEqual([])
    expect(await missing(small)).toEqual([])
  })

  it('is missed where it is missing (mutant)', async () => {
    const shown = without(readingFlows, 'bread', 'burn')
    expect(await missing(small, shown)).toEqual(['uk bread:burn', 'en bread:burn', 'ar bread:burn'])
  })

  it('is what is shown today and no more: what is withheld tomorrow is on no page tomorrow', async () => {
    let shown: readonly FlowFile[] = readingFlows
    const page = doorOf(small, () => shown)
    const path = `/read/${codeOf('bread')}`
    expect(await page(path)).toContain('Cool it with water.')
    shown = without(readingFlows, 'bread', 'burn')
    const after = await page(path)
    expect(after).not.toContain('Cool it with water.')
    expect(after).not.toContain('When it hurts')
    shown = readingFlows.filter(({ flow }) => flow.flow !== 'bread')
    expect(await page(path)).not.toContain('This is about bread.')
    expect(await page('/read')).not.toContain('Knead')
  })

  it('stands in the groups of the menu; what is walked through is begun from there', async () => {
    const { groups } = openSite(readingFlows.map(({ flow }) => flow))
    expect(groups.map(({ heading, entries }) => [heading, entries.map(({ flow }) => flow)])).toEqual([
      [undefined, ['bread']],
      ['flows/rights:menu#kitchen', ['soup', 'plan', 'knife']],
      [undefined, ['emergency']],
    ])
    const contents = await doorOf(small, () => readingFlows)('/read?language=en')
    for (const flow of ['plan', 'knife']) expect(contents).toContain(`name="topic" value="${codeOf(flow)}"`)
    for (const flow of ['bread', 'soup', 'emergency'])
      expect(contents).toContain(`href="/read/${codeOf(flow)}?language=en"`)
  })

  it('is one list where there is no menu', () => {
    const flows = readingFlows.flatMap(({ flow }) => (flow.flow === 'rights' ? [] : [flow]))
    const { groups } = openSite(flows)
    expect(groups.map(({ entries }) => entries.map(({ flow }) => flow))).toEqual([['emergency', 'soup']])
  })

  it('is no place where something is asked, kept or done', async () => {
    const page = doorOf(small, () => readingFlows)
    for (const flow of ['plan', 'bag', 'list', 'place', 'knife', 'lobby', 'forget', 'language', 'rights'])
      expect(await page(`/read/${codeOf(flow)}?language=en`)).toContain('No such page')
  })

  it('has the words of buttons as headings, unless they only lead on', async () => {
    const page = doorOf(small, () => readingFlows)
    const headings = (html: string) => [...html.matchAll(/<h[1-4][^>]*>([^<]*)</g)].map(([, words]) => words)
    expect(headings(await page(`/read/${codeOf('bread')}?language=en`))).toEqual([
      ...['Everyday matters', 'What to do now', 'The place for it', 'About warmth', 'When it hurts'],
      ...['What you can do', 'Urgent', 'Talk'],
    ])
    expect(headings(await page(`/read/${codeOf('soup')}?language=en`))).toEqual([
      'Things to know',
      ...['What you can do', 'Urgent', 'Talk'],
    ])
  })
})

/** Words of a page that are to be seen although they stand behind a warning. */
function open(html: string, behind: readonly string[]): string[] {
  const closed = html.replace(/<details class="warned">[\s\S]*<\/details>/g, '')
  return behind.filter((words) => closed.includes(words))
}

describe('what stands behind a warning', () => {
  const behind = ['Fire is very hot.', 'Cool it with water.', 'That is fine. It waits.']
  const warning = 'What follows is hot. Go on?'

  it('is closed until somebody opens it by the words of the button', async () => {
    const html = await doorOf(small, () => readingFlows)(`/read/${codeOf('bread')}?language=en`)
    expect(open(html, [warning, ...behind])).toEqual([warning])
    for (const words of ['Go on reading', 'Not now']) expect(html).toContain(`<summary>${words}</summary>`)
    expect(html).not.toMatch(/<details[^>]* open/)
  })

  it('would be seen if the warning were like any other step (mutant)', async () => {
    const renamed = JSON.parse(JSON.stringify(readingFlows).replaceAll('heat-warning', 'heat-notice'))
    const words = JSON.parse(JSON.stringify(readingCatalogues).replaceAll('heat-warning', 'heat-notice'))
    const html = await doorOf(
      smallContent(renamed, words),
      () => renamed,
    )(`/read/${codeOf('bread')}?language=en`)
    expect(open(html, behind)).toEqual(behind)
  })

  it('is closed on every page of this house that has one', async () => {
    const page = doorOf(real, () => real.flows)
    for (const { flow, code } of topicsOf(real.flows)) {
      const warns = Object.keys(real.flows.find((each) => each.flow.flow === flow)!.flow.nodes).some((name) =>
        /(^|-)warning$/.test(name),
      )
      expect([flow, (await page(`/read/${code}`)).includes('<details class="warned">')]).toEqual([
        flow,
        warns,
      ])
    }
  })
})

/** The words that would tell a stranger what this is about. */
const revealing = (language: string) =>
  avoidOf(JSON.parse(readFileSync(join(root, `locales/${language}/words-to-avoid.json`), 'utf8'))).reveals
    .entries

/** Every address that a page may have or lead to: a code that says nothing, a part by its number, our own few words. */
const discreet =
  /^(?:\/(?:read(?:\/[2-9bcdfghjkmnpqrstvwxz]{4})?|begin|leave|static\/\w+\.\w+)?(?:\?language=[a-z]{2})?)?(?:#(?:s\d+|text|list|urgent))?$|^tel:[+\d*#]+$/

/** What a history, a tab and a glance at a page give away. */
function givenAway(path: string, html: string, language: string): string[] {
  const told = (place: string, text: string) =>
    revealing(language)
      .filter((entry) => entry.says(asRead(text)))
      .map(() => `${place}: ${text}`)
  const addresses = [
    path,
    ...[...html.matchAll(/(?:href|action|data-path|data-exit)="([^"]*)"/g)].map(([, to]) => to!),
  ]
  const title = /<title>([^<]*)/.exec(html)?.[1] ?? ''
  const headings = [...html.matchAll(/<h[1-4][^>]*>([^<]*)</g)].map(([, words]) => words!)
  const main = read(/<main>[\s\S]*<\/main>/.exec(html)![0])
    .replace(/\s+/g, ' ')
    .trim()
  return [
    ...addresses.filter((address) => !discreet.test(address) && address !== '/notes'),
    ...told('title', title),
    ...headings.flatMap((words) => told('heading', words)),
    ...told('first words', main.slice(0, 60)),
  ]
}

describe('what a stranger sees', () => {
  it('of addresses, titles, headings and first words is nothing', async () => {
    const page = doorOf(real, () => real.flows)
    const found: string[] = []
    for (const language of real.words.languages)
      for (const path of ['', ...topicsOf(real.flows).map(({ code }) => `/${code}`)]) {
        const address = `/read${path}?language=${language}`
        found.push(...givenAway(address, await page(address), language))
      }
    expect(found).toEqual([])
  })

  it('would be the topic if names stood in addresses, and its subject in title, heading and first words (mutants)', async () => {
    const html = await doorOf(real, () => real.flows)('/read?language=en')
    const careless = html
      .replace(/href="\/read\/\w+/, 'href="/read/domestic-violence')
      .replace('href="#list"', 'href="#police-order"')
      .replace('<title>', '<title>Violence at home')
      .replace('<h1>', '<h1>Harassment, ')
    expect(givenAway('/read/sexual-violence', careless, 'en')).toEqual([
      '/read/sexual-violence',
      '#police-order',
      '/read/domestic-violence?language=en',
      expect.stringMatching(/^title: Violence at home/),
      'heading: Harassment, Contents',
      expect.stringMatching(/^first words: Harassment, Contents/),
    ])
  })

  it('of an address has four letters that make no word, and is the same in every house and year', () => {
    for (const { flow } of real.flows) expect(codeOf(flow.flow)).toMatch(/^[2-9bcdfghjkmnpqrstvwxz]{4}$/)
    expect(['domestic-violence', 'emergency', 'hotlines', 'limits'].map(codeOf)).toEqual([
      ...['52dr', 'c2c3', 'n697', 'g22r'],
    ])
  })

  it('is never the wrong topic: two that would have the same address do not open', () => {
    const byCode = new Map<string, string>()
    const flow = { ...readingFlows.find(({ flow }) => flow.flow === 'soup')!.flow }
    for (let count = 0; ; count++) {
      const name = `topic-${count}`
      const twin = byCode.get(codeOf(name))
      if (twin !== undefined) {
        expect(() => openSite([flow, { ...flow, flow: name }, { ...flow, flow: twin }])).toThrow('same code')
        break
      }
      byCode.set(codeOf(name), name)
    }
  })
})
