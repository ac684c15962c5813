import { outline } from '../../conversation/outline.ts'
import { type Shown, type Voice, voiceOf } from '../book/voice.ts'
import { mermaid } from './mermaid.ts'
import { picture } from './picture.ts'

/** Files by name, with what stands in them. */
export type Files = ReadonlyMap<string, string>

/** Flows as files: a picture and its Mermaid text each, and an index of all. Asked for one flow, only that one. */
export function drawFlows(shown: Shown, language: string, only?: string): Files {
  const flows = shown.flows.flatMap(({ flow }) => (only === undefined || flow.flow === only ? [flow] : []))
  const voice = voiceOf(shown, language)
  return new Map([
    ...flows.flatMap((flow) => [
      [`${flow.flow}.svg`, picture(voice, flow)] as const,
      [`${flow.flow}.mmd`, mermaid(voice, flow)] as const,
    ]),
    ...(only === undefined ? [['README.md', index(shown, voice)] as const] : []),
  ])
}

function index(shown: Shown, voice: Voice): string {
  const rows = shown.flows.map(({ flow }) => {
    const { steps, exits } = outline(flow)
    const leads = exits.map((exit) => {
      const title = voice.exit(exit)
      return exit.to === 'flow' ? `[${title}](${exit.flow}.svg)` : title
    })
    const files = `[${voice.book('as-picture')}](${flow.flow}.svg), [${voice.book('as-text')}](${flow.flow}.mmd)`
    return `| **${voice.flow(flow.flow)}**<br>${flow.flow} | ${steps.length} | ${leads.join(', ')} | ${files} |`
  })
  const columns = ['column-flow', 'column-steps', 'column-leads'].map((key) => voice.book(key))
  return `${[
    `# ${voice.book('pictures')}`,
    voice.book('pictures-about'),
    `[${voice.book('whole-book')}](../book/${voice.language}.md)`,
    [`| ${columns.join(' | ')} | |`, '|---|--:|---|---|', ...rows].join('\n'),
    ...shown.flows.flatMap(({ flow }) => [
      `## ${voice.flow(flow.flow)}`,
      `[![${voice.flow(flow.flow)}](${flow.flow}.svg)](${flow.flow}.svg)`,
    ]),
  ].join('\n\n')}\n`
}
