import type { Acted, Acts } from '../src/conversation/act.ts'
import { type Conversation, converse, type Said } from '../src/conversation/converse.ts'
import type { Flow } from '../src/conversation/flow.ts'
import type { Input } from '../src/conversation/input.ts'
import type { Session } from '../src/conversation/session.ts'
import { flowFinder } from '../src/edge/flow-files.ts'
import type { Button, LobbyWord, Screen } from '../src/outbox/screen.ts'
import { amina, morning } from './cast.ts'

/** What a scripted act leaves besides its result, by act and result: `{ 'find-services': { found: { lists: … } } }`. */
export type Given = Readonly<Record<string, Readonly<Record<string, Omit<Acted, 'result'>>>>>

/** What a talk is played on: flows, and either real acts or what the scripted ones leave. */
export type Stage = {
  readonly flows: readonly Flow[]
  readonly acts?: Acts
  readonly given?: Given
  readonly language?: string
}

/**
 * Plays a script through the whole conversation, and writes down what was said. The session passes through JSON
 * between all turns, as if the house had been restarted. A line of the script is one of:
 *
 *     /start, /start code     she came
 *     [option]                she pressed the button of that name, or the list item of that label
 *     stale [option]          she pressed it on an earlier screen
 *     [!word]                 she pressed a word of the lobby, or gave its command
 *     stale [!word]           she pressed it on an earlier screen
 *     <50.45,30.52>           she shared where she is
 *     {sticker}               she sent something this house has no use for
 *     (result)                the act that runs in the turn before this line ends so, unless the acts are real
 *     anything else           she wrote it
 *
 * A line of the transcript begins with who: `amina: …`, `act: …`, `house: …`. Ticked options carry a ✓, `…` stands
 * where words are taken and `<>` where a place is; emergency and leave stand on every screen (or the talk fails),
 * so they are not written down.
 */
export async function talk(stage: Stage, script: readonly string[]): Promise<string[]> {
  const table = tableOf(stage)
  await playAll(table, script)
  return table.transcript
}

/** Plays the lines of a script at a table, each with the results that the script gives it. */
export async function playAll({ play }: Pick<Table, 'play'>, script: readonly string[]): Promise<void> {
  for (const [index, line] of script.entries()) {
    if (isResult(line)) continue
    const next = script.slice(index + 1)
    const end = next.findIndex((other) => !isResult(other))
    await play(line, (end < 0 ? next : next.slice(0, end)).map(inner))
  }
}

/** The lines of a transcript written as one text, as an editor reads it. */
export const dialogue = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What was done in a transcript: the script that plays it. */
export const scriptIn = (transcript: readonly string[]): string[] =>
  transcript.flatMap((line) => {
    if (line.startsWith('amina: ')) return [line.slice('amina: '.length)]
    const [, result] = /^act: .*(\([a-z-]+\))$/.exec(line) ?? []
    return result ? [result] : []
  })

/** One line of a script, as it was played: what the house did and said, and what was on the screen when it was pressed. */
export type Played = {
  readonly line: string
  readonly pressed: Button | undefined
  readonly acts: readonly { readonly name: string; readonly result: string }[]
  readonly said: Said
}

export type Table = ReturnType<typeof tableOf>

/** A talk that goes on line by line, for tests that look at the session in between, or change it. */
export function tableOf(stage: Stage) {
  const transcript: string[] = []
  const played: Played[] = []
  const acts: { name: string; result: string }[] = []
  const screens: Screen[] = []
  const queue: string[] = []
  let lines = 0
  const house: Conversation = {
    flowOf: flowFinder(stage.flows.map((flow) => ({ file: `flows/${flow.flow}.json`, flow }))),
    acts: written(stage.acts ?? scripted(stage, queue), transcript, acts),
  }
  const table = {
    transcript,
    played,
    house,
    session: undefined as Session | undefined,
    language: stage.language ?? 'uk',
    said: undefined as Said | undefined,
    play: async (line: string, results: readonly string[] = []): Promise<readonly string[]> => {
      const from = transcript.length
      queue.push(...results)
      transcript.push(`amina: ${line}`)
      const { session, language } = table
      const input = inputOf(line, screens, session?.step)
      const pressed = buttonOf(input, screens)
      const said = await converse(house)({ person: amina, session, language, input, at: later(lines++) })
      if (queue.length > 0) throw new Error(`after ${line} no act waits for (${queue.splice(0).join(') (')})`)
      if (said.language !== language) transcript.push(`language: ${said.language}`)
      transcript.push(...said.says.map(({ lane, saying }) => `${lane}: ${JSON.stringify(saying)}`))
      transcript.push(...(said.screen ? linesOf(said.screen) : [`house: ${said.ending}`]))
      if (said.screen) screens.push(said.screen)
      played.push({ line, pressed, acts: acts.splice(0), said })
      table.said = said
      table.session = restarted(said.session)
      table.language = said.language
      return transcript.slice(from)
    },
  }
  return table
}

/** A line of the script is played every ten seconds. */
const later = (lines: number) => new Date(morning.getTime() + lines * 10_000)

/** What is left after a restart: whatever JSON keeps. */
export const restarted = <Kept>(kept: Kept): Kept =>
  kept === undefined ? kept : JSON.parse(JSON.stringify(kept))

const isResult = (line: string) => line.startsWith('(') && line.endsWith(')')
const inner = (line: string) => line.slice(1, -1)

function inputOf(line: string, screens: readonly Screen[], step: number | undefined): Input {
  const older = screens.filter((screen) => screen.step !== step).reverse()
  const old = line.startsWith('stale ')
  const plain = old ? line.slice(6) : line
  const [, command, code] = /^\/(start)(?: (.*))?$/.exec(plain) ?? []
  if (command) return code ? { type: 'came', code } : { type: 'came' }
  if (plain.startsWith('[!')) {
    const word = plain.slice(2, -1) as LobbyWord
    const screen = old ? older.find(({ lobby }) => lobby.includes(word)) : screens.at(-1)
    return screen ? { type: 'asked', word, step: screen.step } : { type: 'asked', word }
  }
  if (plain.startsWith('[')) return pressOn(inner(plain), old ? older : screens.slice(-1))
  const [, latitude, longitude] = /^<(-?[\d.]+),(-?[\d.]+)>$/.exec(plain) ?? []
  if (latitude && longitude)
    return { type: 'located', latitude: Number(latitude), longitude: Number(longitude) }
  return plain === '{sticker}' ? { type: 'other' } : { type: 'wrote', text: plain }
}

function pressOn(name: string, screens: readonly Screen[]): Input {
  for (const { step, buttons } of screens) {
    const option = buttons.findIndex((button) => nameOf(button) === name)
    if (option >= 0) return { type: 'pressed', press: { step, option } }
  }
  const there = screens[0]?.buttons.map((button) => `[${nameOf(button)}]`).join(' ')
  throw new Error(`there is no [${name}] here, only ${there || 'nothing'}`)
}

const buttonOf = (input: Input, screens: readonly Screen[]): Button | undefined =>
  input.type === 'pressed'
    ? screens.find(({ step }) => step === input.press.step)?.buttons[input.press.option]
    : undefined

const nameOf = (button: Button) => ('label' in button ? button.label : button.key.split('#')[1]!)

function linesOf({ lines, buttons, lobby, accepts }: Screen): string[] {
  if (!lobby.includes('emergency') || !lobby.includes('leave'))
    throw new Error(`a screen without emergency and leave: ${JSON.stringify(lobby)}`)
  const said = lines.map(({ key, card, values }) =>
    [
      `house: ${key.replace(/^flows\//, '')}`,
      ...(card ? [`(${card})`] : []),
      ...(values ? [JSON.stringify(values)] : []),
    ].join(' '),
  )
  const ways = [
    ...buttons.map((button) => `[${'ticked' in button && button.ticked ? '✓ ' : ''}${nameOf(button)}]`),
    ...accepts.map((what) => ({ text: '…', location: '<>', file: '{file}' })[what]),
    ...lobby.filter((word) => word !== 'emergency' && word !== 'leave').map((word) => `[!${word}]`),
  ]
  return [...said.slice(0, -1), [said.at(-1) ?? 'house:', ...ways].join(' ')]
}

/** Acts that end as the script says. */
function scripted({ flows, given }: Stage, queue: string[]): Acts {
  const nodes = flows.flatMap((flow) => Object.values(flow.nodes)).filter((node) => node.kind === 'do')
  return Object.fromEntries(
    nodes.map(({ act, results }) => [
      act,
      {
        results: Object.keys(results),
        run: async () => {
          const result = queue.shift()
          if (result === undefined)
            throw new Error(`${act} waits for one of (${Object.keys(results).join(') (')})`)
          return { ...given?.[act]?.[result], result }
        },
      },
    ]),
  )
}

/** The same acts, with what they were told and how they ended written down. */
const written = (acts: Acts, transcript: string[], done: { name: string; result: string }[]): Acts =>
  Object.fromEntries(
    Object.entries(acts).map(([name, act]) => [
      name,
      {
        ...act,
        run: async (request) => {
          const acted = await act.run(request)
          const told = Object.keys(request.answers).length > 0 ? ` ${JSON.stringify(request.answers)}` : ''
          transcript.push(`act: ${name}${told} (${acted.result})`)
          done.push({ name, result: acted.result })
          return acted
        },
      },
    ]),
  )
