import type { Flow } from '../../conversation/flow.ts'
import { lobbyFlows } from '../../conversation/lobby.ts'
import { type OutlineStep, outline, type Way } from '../../conversation/outline.ts'
import type { FlowFile } from '../flow-files.ts'
import { inMarkdown, quoted } from './markdown.ts'
import { type Shown, type Voice, voiceOf } from './voice.ts'

/** Where the pictures lie, seen from the book. */
const PICTURES = '../flows'

/** All conversations of a house as a book in Markdown: what an editor, a lawyer, a psychologist reads and comments on. */
export function book(shown: Shown, language: string): string {
  const voice = voiceOf(shown, language)
  const flows = chaptersOf(shown.flows)
  const contents = flows.map((flow, at) => {
    const { steps } = outline(flow)
    return `${at + 1}. [${voice.flow(flow.flow)}](#${flow.flow}) · ${flow.flow} · ${steps.length}`
  })
  const everywhere = `${voice.book('every-screen')}: **${voice.lobby('emergency')}**, **${voice.lobby('leave')}**.`
  return `${[
    `# ${voice.book('book')}`,
    voice.book('book-about'),
    voice.book('book-signs'),
    everywhere,
    `## ${voice.book('contents')}`,
    contents.join('\n'),
    ...flows.flatMap((flow, at) => chapter(voice, flow, at + 1)),
  ].join('\n\n')}\n`
}

/** From the start page on, each conversation after the one that leads there first. */
function chaptersOf(files: readonly FlowFile[]): Flow[] {
  const byName = new Map(files.map(({ flow }) => [flow.flow, flow]))
  const read = new Set<string>([lobbyFlows.home])
  for (const name of read) {
    const flow = byName.get(name)
    for (const exit of flow ? outline(flow).exits : []) if (exit.to === 'flow') read.add(exit.flow)
  }
  return [...new Set([...read, ...byName.keys()])].flatMap((name) => byName.get(name) ?? [])
}

function chapter(voice: Voice, flow: Flow, number: number): string[] {
  const { steps } = outline(flow)
  const title = voice.flow(flow.flow)
  return [
    '---',
    `<a id="${flow.flow}"></a>`,
    `## ${number}. ${title}`,
    `[![${title}](${PICTURES}/${flow.flow}.svg)](${PICTURES}/${flow.flow}.svg)`,
    ...steps.flatMap((step, at) => screen(voice, flow.flow, steps, step, at + 1)),
  ]
}

const anchor = (flow: string, step: string) => `${flow}--${step}`

function screen(
  voice: Voice,
  flow: string,
  steps: readonly OutlineStep[],
  step: OutlineStep,
  number: number,
): string[] {
  const { node } = step
  const spoken = node.kind === 'do' || node.kind === 'end' ? undefined : node
  return [
    `<a id="${anchor(flow, step.name)}"></a>`,
    `### ${number} · ${titleOf(voice, flow, steps, step)}`,
    ...(node.kind === 'do' ? [`*${voice.book('does', { act: voice.named('act', node.act) })}*`] : []),
    ...(spoken ? [quoted(inMarkdown(voice.words(flow, step)))] : []),
    ...(spoken?.card === undefined ? [] : [`*▤ ${voice.named('card', spoken.card)}*`]),
    ...ways(voice, flow, steps, step),
    ...(spoken?.facts?.length ? [stated(voice, spoken.facts)] : []),
    ...(node.why === undefined ? [] : [`<sub>${voice.book('why')}: ${inMarkdown(node.why)}</sub>`]),
  ]
}

/** What was pressed to come here; where nothing was, the name of the step. */
function titleOf(voice: Voice, flow: string, steps: readonly OutlineStep[], step: OutlineStep): string {
  const above = steps.find(({ name }) => name === step.under)
  const way = above?.ways.find(({ to, by }) => to === step.name && by === 'option')
  return above && way ? `${inMarkdown(voice.way(flow, above, way))} (${step.name})` : step.name
}

function ways(voice: Voice, flow: string, steps: readonly OutlineStep[], step: OutlineStep): string[] {
  const rows = step.ways.map(
    (way) => `| ${cell(inMarkdown(voice.way(flow, step, way)))} | ${leads(voice, flow, steps, way)} |`,
  )
  if (rows.length === 0) return []
  return [[`| ${voice.book('button')} | ${voice.book('leads')} |`, '|---|---|', ...rows].join('\n')]
}

const signs = { on: '→', across: '→', back: '↩' } as const

function leads(voice: Voice, flow: string, steps: readonly OutlineStep[], way: Way): string {
  if (way.exit) {
    const title = cell(inMarkdown(voice.exit(way.exit)))
    return way.exit.to === 'flow' ? `⇥ [${title}](#${way.exit.flow})` : `⇥ ${title}`
  }
  const at = steps.findIndex(({ name }) => name === way.to)
  const title = titleOf(voice, flow, steps, steps[at]!)
  return `${signs[way.turn]} [${at + 1} · ${cell(title)}](#${anchor(flow, way.to)})`
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function stated(voice: Voice, ids: readonly string[]): string {
  const lines = ids.map((id) => {
    const fact = voice.fact(id)
    if (!fact) return `- ${id}`
    const { source, date, checkedOn, signedOff } = fact
    const where = voice.book('fact-source', { source, date, checked: checkedOn })
    const signed =
      signedOff === null
        ? voice.book('fact-not-signed')
        : voice.book('fact-signed', { signed: `${signedOff.initials}, ${signedOff.on}` })
    return `- **${id}** ${inMarkdown(fact.statement[voice.language] ?? '')} <br><sub>${inMarkdown(where)} ${signed}</sub>`
  })
  return [`${voice.book('stated')}:`, '', ...lines].join('\n')
}
