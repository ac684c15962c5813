import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallCopy } from './copy.ts'

/** More when somebody asks for it: MUTATIONS=20000 npm test -- test/words/mutations.test.ts */
const RUNS = Number(process.env['MUTATIONS'] ?? 500)

let copy: ReturnType<typeof smallCopy>
let files: string[]
beforeAll(() => {
  copy = smallCopy()
  files = copy.files().filter((file) => !file.endsWith('schema.json'))
})
afterAll(() => copy.close())

type Mutation = (text: string, at: number, other: number) => string

const lineAt = (text: string, at: number) => at % text.split('\n').length
const withLines = (text: string, change: (lines: string[]) => string[]) => change(text.split('\n')).join('\n')

/** What a slip of the hand, a bad merge and a bad editor do to a file. */
const mutations: Readonly<Record<string, Mutation>> = {
  'another sign': (text, at, other) =>
    text.slice(0, at % text.length) + String.fromCharCode(other % 0x500) + text.slice((at % text.length) + 1),
  'a sign of JSON': (text, at, other) =>
    text.slice(0, at % text.length) + '{}[]",:\\\n0-'[other % 11]! + text.slice((at % text.length) + 1),
  'a sign lost': (text, at) => text.slice(0, at % text.length) + text.slice((at % text.length) + 1),
  'a sign twice': (text, at) => text.slice(0, (at % text.length) + 1) + text.slice(at % text.length),
  'cut off': (text, at) => text.slice(0, at % text.length),
  'a line lost': (text, at) => withLines(text, (lines) => lines.toSpliced(lineAt(text, at), 1)),
  'a line twice': (text, at) =>
    withLines(text, (lines) => lines.toSpliced(lineAt(text, at), 0, lines[lineAt(text, at)]!)),
  'two lines changed about': (text, at, other) =>
    withLines(text, (lines) =>
      lines
        .with(lineAt(text, at), lines[lineAt(text, other)]!)
        .with(lineAt(text, other), lines[lineAt(text, at)]!),
    ),
  'a line from elsewhere': (text, at, other) =>
    withLines(text, (lines) => lines.with(lineAt(text, at), lines[lineAt(text, other)]!)),
  'a key like any object’s': (text, at) =>
    text.replace(/"[a-z-]+":/g, (key, place: number) =>
      place >= at % text.length ? ['"__proto__":', '"constructor":', '"toString":'][at % 3]! : key,
    ),
  'a piece of one file twice': (text, at, other) => {
    const [from, to] = [at % text.length, other % text.length].sort((one, two) => one - two)
    return text.slice(0, to) + text.slice(from!, to) + text.slice(to)
  },
  empty: () => '',
}

it('whatever happens to one file, the house opens or says file, line, cause and mend', () => {
  const untouched = new Map(files.map((file) => [file, copy.read(file)]))
  expect(copy.faults()).toEqual([])
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.constantFrom(...Object.keys(mutations)),
      fc.nat(),
      fc.nat(),
      (file, mutation, at, other) => {
        const text = untouched.get(file)!
        copy.write(file, mutations[mutation]!(text, at, other))
        const faults = copy.faults()
        copy.write(file, text)
        for (const fault of faults) {
          expect(fault.file).toMatch(/^(flows|locales)\/.+\.json$/)
          expect(fault.line).toBeGreaterThan(0)
          expect(fault.cause).not.toBe('')
          expect(fault.mend).not.toBe('')
        }
      },
    ),
    { numRuns: RUNS, seed: 20261124 },
  )
  expect(copy.faults()).toEqual([])
}, 600_000)
