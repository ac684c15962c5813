import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { afterAll, expect, type RunnerTestSuite } from 'vitest'
import { Brief } from '../../src/app/brief.ts'
import { cardsOf } from '../../src/app/cards.ts'
import { openGround } from '../../src/app/ground.ts'
import type { ServiceAtLocation } from '../../src/directory/service.ts'
import { inMarkdown, quoted } from '../../src/edge/book/markdown.ts'
import { type Voice, voiceOf } from '../../src/edge/book/voice.ts'
import type { Button, Line, LobbyWord, Screen } from '../../src/outbox/screen.ts'
import { morning } from '../cast.ts'
import type { Played } from '../talk.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(import.meta.dirname, 'transcripts')
/** Set by `npm run generate -- transcripts`: the files are written instead of compared. */
const writes = process.env['TRANSCRIPTS'] === 'write'
const mend = 'npm run generate -- transcripts'

/** The places of these talks, as a directory would hold them. */
const places: Readonly<Record<string, ServiceAtLocation>> = Object.fromEntries(
  ['Hospital', 'Clinic'].map((name, at) => [
    `s-${at + 1}`,
    {
      id: `s-${at + 1}`,
      serviceId: `s-${at + 1}`,
      name,
      category: 'hospital',
      tier: 'public',
      phones: [],
      venue: { address: 'Kyiv, 1 Long Street', approximate: false },
      accessibility: [],
      languages: [],
      source: 'nhsu',
      checkedDay: 20_700,
      recheckDays: 180,
    },
  ]),
)

let opened: ReturnType<typeof open> | undefined
/** Opened when the first talk of a file is written down. */
const ground = () => {
  opened ??= open()
  return opened
}

function open() {
  const { words, hotlines, render, ...content } = openGround(root, () => morning)
  const services = {
    ready: () => true,
    nearest: () => [],
    inArea: () => [],
    find: (id: string) => places[id],
  }
  const { service } = cardsOf({
    words,
    hotlines,
    services,
    routes: content.routes,
    complaints: content.complaints,
    brief: new Brief(),
  })
  const voices = words.languages.map((language) => voiceOf({ ...content, words }, language))
  return { render, service, voices }
}

/** What was written down in this run. */
const kept = new Set<string>()

/** Writes a talk down in the words of every language, and compares it with test/flows/transcripts/<language>/<flow>/<sentence>.md. */
export function keepInWords(played: readonly Played[], from: number): void {
  const { testPath = '', currentTestName = '' } = expect.getState()
  const flow = basename(testPath, '.test.ts')
  const sentence = currentTestName.replace(/[^a-z0-9]+/gi, '-').toLowerCase()
  for (const voice of ground().voices) {
    const told = kept.has(join(folder, voice.language, flow, `${sentence}.md`)) ? `${sentence}-2` : sentence
    const file = join(folder, voice.language, flow, `${told}.md`)
    kept.add(file)
    const text = inWords(voice, currentTestName, played, from)
    if (writes) write(file, text)
    else expect(text, `${relative(root, file)} is not what is said: ${mend}`).toBe(textOf(file))
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const textOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return `(there is no such file: ${mend})\n`
  }
}

// A transcript that no test tells any more would be read as if it were true. A run of some tests alone cannot know.
// biome-ignore lint/correctness/noEmptyPattern: vitest reads from this pattern what a hook wants, and this one wants nothing.
afterAll(({}, suite) => {
  if (!allPassed(suite)) return
  const lost = filesIn(folder).flatMap((language) => {
    const own = join(folder, language, basename(suite.file.filepath, '.test.ts'))
    return filesIn(own).flatMap((name) => (kept.has(join(own, name)) ? [] : [join(own, name)]))
  })
  if (writes) for (const each of lost) rmSync(each)
  else
    expect(
      lost.map((each) => relative(root, each)),
      `no test tells this any more: ${mend}`,
    ).toEqual([])
})

const allPassed = ({ tasks }: Readonly<RunnerTestSuite>): boolean =>
  tasks.every((task) => (task.type === 'suite' ? allPassed(task) : task.result?.state === 'pass'))

function filesIn(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** A talk as an editor reads it: what she did, what the house did, what it said, and the buttons below. */
export function inWords(voice: Voice, title: string, played: readonly Played[], from: number): string {
  const start = played[0]?.said.language
  const languageOf = ({ said }: Played) => (said.language === start ? voice.language : said.language)
  const presses = played.slice(0, from).map((turn) => pressOf(voice, turn))
  const last = played[from - 1]
  return `${[
    `# ${title}`,
    `*${voice.book('every-screen')}: ${voice.lobby('emergency')} · ${voice.lobby('leave')}*`,
    ...(last
      ? [
          `*${voice.book('chosen-before', { presses: presses.join(' → ') })}*`,
          ...saidIn(voice, languageOf(last), last),
        ]
      : []),
    ...played.slice(from).flatMap((turn) => [
      `**→ ${pressOf(voice, turn)}**`,
      ...turn.acts.map(({ name, result }) => {
        const done = voice.book('does', { act: voice.named('act', name) })
        return `*${done} → ${voice.named('result', result)}*`
      }),
      ...saidIn(voice, languageOf(turn), turn),
    ]),
  ].join('\n\n')}\n`
}

/** What she did, in words: the label that she pressed, or what she sent. */
function pressOf(voice: Voice, { line, pressed }: Played): string {
  const old = line.startsWith('stale ')
  const plain = old ? line.slice('stale '.length) : line
  const press = pressed
    ? label(voice.language, pressed)
    : plain.startsWith('[!')
      ? voice.lobby(plain.slice(2, -1))
      : plain.startsWith('/start')
        ? voice.book('she-came')
        : plain === '{sticker}'
          ? voice.book('sends-sticker')
          : /^<[-\d.,]+>$/.test(plain)
            ? voice.book('gives-location')
            : `«${plain}»`
  return old ? voice.book('old-screen', { press }) : inMarkdown(press)
}

const label = (language: string, button: Button) => ground().render.button(language, button)

function saidIn(voice: Voice, language: string, { said }: Played): string[] {
  const sayings = said.says.map(({ saying }) => (saying.kind === 'venue' ? 'said-map' : 'said-paper'))
  return [
    ...sayings.map((key) => `*${voice.book(key)}*`),
    ...(said.screen ? screenIn(voice, language, said.screen) : [`*${voice.book(`ending-${said.ending}`)}*`]),
  ]
}

/** Emergency and leave stand on every screen, so they are said once, at the top. */
const everywhere: readonly LobbyWord[] = ['emergency', 'leave']

function screenIn(voice: Voice, language: string, { lines, buttons, lobby, accepts }: Screen): string[] {
  const own = buttons.map((button) => `\`${label(language, button)}\``)
  const gives = accepts.map((what) => `*${voice.book(`gives-${what}`)}*`)
  const others = lobby.flatMap((word) =>
    everywhere.includes(word) ? [] : [`\`${ground().render.lobby(language, word)}\``],
  )
  return [
    ...lines.map((line) => quoted(inMarkdown(textOfLine(language, line)))),
    [...own, ...gives, ...others].join(' '),
  ]
}

/** The places of these talks are in no directory: their card is laid out from the ones above. */
function textOfLine(language: string, line: Line): string {
  const { render, service } = ground()
  if (line.card !== 'service') return render.line(language, line, morning)
  const { card: _, ...rest } = line
  const chosen = { service: JSON.stringify([line.values?.['service']]) }
  return [render.line(language, rest, morning), service(language, chosen, morning)].join('\n\n')
}
