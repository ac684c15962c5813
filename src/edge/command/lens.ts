import { Command, InvalidArgumentError } from 'commander'
import { type FlowLens, type Seen, weight } from '../../conversation/lens.ts'
import { LIMITS, type Reading } from '../../conversation/reading.ts'

/** `stezhka content lens`: how hard everything is to read, flow by flow, and which texts are the hardest. */
export const lensCommand = (look: () => readonly FlowLens[]): Command =>
  new Command('lens')
    .description('say how hard the texts are to read: grade, sentences, the hardest ones and why')
    .option('--json', 'everything that was measured, as JSON')
    .option('--worst <count>', 'how many of the hardest texts of each language', countOf, 10)
    .action(({ json, worst }: { json?: true; worst: number }) => {
      const seen = look()
      process.stdout.write(`${json ? JSON.stringify(seen, null, 2) : report(seen, worst)}\n`)
    })

function countOf(value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('a number is wanted')
}

const report = (seen: readonly FlowLens[], worst: number) =>
  [...new Set(seen.map(({ language }) => language))]
    .map((language) => {
      const flows = seen.filter((flow) => flow.language === language)
      return [table(language, flows), '', hardest(flows, worst)].join('\n')
    })
    .join('\n\n')

/** A few words have no grade: one long one would be all of it. */
const graded = ({ grade, words }: Reading) =>
  grade === undefined || words < LIMITS.text.words ? '–' : grade.toFixed(1)

function table(language: string, flows: readonly FlowLens[]): string {
  const row = (name: string, ...cells: string[]) =>
    `  ${name.padEnd(24)}${cells.map((cell) => cell.padStart(9)).join('')}`
  return [
    `${language}: grade at most ${LIMITS.flow.grade} a flow, ${LIMITS.text.grade} a text; hard from ${LIMITS.text.hard}`,
    '',
    row('flow', 'grade', 'lix', 'words', 'a sent.', 'longest', 'hard', '!'),
    ...flows.map(({ flow, whole, texts, exclamations }) =>
      row(
        flow,
        graded(whole),
        whole.lix.toFixed(0),
        String(whole.words),
        whole.sentenceWords.toFixed(1),
        String(whole.longest.words),
        String(texts.filter((text) => weight(text) > LIMITS.text.hard).length),
        String(exclamations),
      ),
    ),
  ].join('\n')
}

function hardest(flows: readonly FlowLens[], worst: number): string {
  const texts: (Seen & { flow: string })[] = flows.flatMap(({ flow, texts }) =>
    texts.map((text) => ({ flow, ...text })),
  )
  return [
    `  the ${worst} hardest texts`,
    ...texts
      .sort((one, other) => weight(other) - weight(one))
      .slice(0, worst)
      .flatMap((text) => [
        `  ${graded(text).padStart(5)}  ${text.flow} ${text.key}`,
        ...text.reasons.map((reason) => `         ${reason}`),
      ]),
  ].join('\n')
}
