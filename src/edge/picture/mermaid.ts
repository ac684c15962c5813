import type { Flow } from '../../conversation/flow.ts'
import { type OutlineStep, outline, type Way } from '../../conversation/outline.ts'
import type { Voice } from '../book/voice.ts'
import { PHONE } from '../words.ts'

/** Around the words of a step: its kind is its shape. */
const shapes = {
  say: ['(["', '"])'],
  choose: ['["', '"]'],
  write: ['[/"', '"/]'],
  do: ['{{"', '"}}'],
  end: ['(("', '"))'],
} as const

/** Letters of a label; enough to know a step again. */
const LONGEST = 80

/** A flow as Mermaid text: the same as its picture, for whoever reads or compares text. */
export function mermaid(voice: Voice, whole: Flow): string {
  const { flow, steps } = outline(whole)
  const ids = new Map(steps.map(({ name }, at) => [name, `s${at + 1}`]))
  const lines = steps.flatMap((step) => [
    `  ${ids.get(step.name)}${shapes[step.node.kind].join(label(wordsOf(voice, flow, step), ids.get(step.name)!))}`,
    ...step.ways.flatMap((way) => arrow(voice, flow, step, way, ids)),
  ])
  return `${['flowchart LR', `  start((${voice.book('start')})) --> s1`, ...lines].join('\n')}\n`
}

function wordsOf(voice: Voice, flow: string, step: OutlineStep): string {
  if (step.node.kind === 'do') return voice.named('act', step.node.act)
  return voice.words(flow, step).split('\n')[0]!
}

/** Ways back are dotted; a door stands beside the step that it leads from. */
function arrow(
  voice: Voice,
  flow: string,
  step: OutlineStep,
  way: Way,
  ids: ReadonlyMap<string, string>,
): string[] {
  const from = ids.get(step.name)!
  const by = way.by === 'next' ? '' : `|"${text(voice.way(flow, step, way))}"|`
  if (!way.exit) return [`  ${from} ${way.turn === 'back' ? '-.->' : '-->'}${by} ${ids.get(way.to)}`]
  const door = `${from}_${way.to.replaceAll('-', '_')}`
  return [`  ${from} -->${by} ${door}[["⇥ ${text(voice.exit(way.exit))}"]]`]
}

const label = (words: string, id: string) => {
  const plain = text(words)
  return `${id.slice(1)}. ${plain.length > LONGEST ? `${plain.slice(0, LONGEST).trimEnd()}…` : plain}`
}

/** Quotes and signs of Mermaid's own, as it wants them. */
const text = (words: string) =>
  words
    .replaceAll(PHONE.open, '')
    .replaceAll(PHONE.close, '')
    .replaceAll('#', '#35;')
    .replaceAll('"', '#quot;')
    .replaceAll('<', '#lt;')
    .replaceAll('>', '#gt;')
