import type { PersonId } from '../kernel/id.ts'
import type { Lane, Saying } from '../outbox/message.ts'
import type { Line, Screen, SpokenTo } from '../outbox/screen.ts'
import type { Acted, Acts, Request } from './act.ts'
import { advance, begin, type Stop } from './advance.ts'
import type { Flow } from './flow.ts'
import type { Input } from './input.ts'
import { stillKnown, withMark } from './knows.ts'
import { holdsAnswers, isLobbyFlow, lobbyFlows, screenOf } from './lobby.ts'
import { type Seat, type Session, seatOf } from './session.ts'
import { read } from './step.ts'

/** What a conversation leans on: the flows of this house (the newest without a version), and the acts. */
export type Conversation = {
  flowOf(name: string, version?: number): Flow | undefined
  readonly acts: Acts
}

/** One thing done by one person, and where she was when she did it. */
export type Turn = {
  readonly person: PersonId
  readonly session: Session | undefined
  readonly language: string
  readonly spokenTo?: SpokenTo
  readonly input: Input
  readonly at: Date
  /** What her door can show besides screens. */
  readonly shows?: Request['shows']
  readonly message?: number
}

/** What a turn ends with: a screen, or she left, or she is forgotten. */
export type Said = {
  readonly ending: 'shown' | 'left' | 'forgotten'
  readonly session: Session | undefined
  readonly language: string
  readonly spokenTo: SpokenTo
  readonly screen: Screen | undefined
  readonly says: readonly { readonly lane: Lane; readonly saying: Saying }[]
}

/** More acts and flows than this in one turn means that they call each other in a circle. */
const MAX_ACTS = 20

/** Where a turn goes next: on in this flow, into another one, back to the interrupted one, or nowhere. */
type Way =
  | { readonly stop: Stop; readonly paused: Seat | undefined }
  | { readonly begin: string; readonly paused: Seat | undefined; readonly said: readonly Line[] }
  | { readonly resume: Seat; readonly said: readonly Line[] }
type Again = { readonly again: Session; readonly hint?: Line }

/** Where a way led: the stop, what stays interrupted, and lines said once above the screen without belonging to it. */
type Entered = { readonly stop: Stop; readonly paused: Seat | undefined; readonly above: readonly Line[] }

/**
 * The flow that shows how her request stands. Opened again, by the button of a neutral line, it looks anew: the screen that
 * stood there may be of yesterday, and all that she gives in it is done in the turn in which she gives it.
 */
const looksAnew = (flow: string) => flow === 'case'

/** One thing done: one turn of the conversation. It reads and changes nothing but what the acts do. */
export const converse =
  (house: Conversation) =>
  async (turn: Turn): Promise<Said> => {
    if (turn.input.type === 'asked' && turn.input.word === 'leave') return gone('left', turn)
    const way = wayOf(house, turn)
    if (!('again' in way)) return walkOn(house, turn, way)
    return again(house, turn, way)
  }

function wayOf(house: Conversation, { session: kept, input }: Turn): Way | Again {
  const flow = kept && standing(house, kept)
  const session = kept && flow ? onWaysThatStand(flow, kept) : kept
  const word = input.type === 'came' ? 'home' : input.type === 'asked' ? input.word : undefined
  const lobby = lobbyFlows[word as keyof typeof lobbyFlows] as string | undefined
  // What is on a page may be withheld, or gone, by the time it is opened.
  const opened = input.type === 'opened' && house.flowOf(input.flow) ? input.flow : undefined
  const begins = opened ?? (input.type === 'opened' ? lobbyFlows.home : lobby)
  if (!session || !flow) return { begin: begins ?? lobbyFlows.home, paused: session?.paused, said: [] }
  if (opened && opened === session.flow && looksAnew(opened))
    return { begin: opened, paused: session.paused, said: [] }
  // A conversation that holds something of hers is not begun anew by a button on a page.
  if (begins && !lobby && begins === session.flow && holdsAnswers(session)) return { again: session }
  if (begins) return { begin: begins, paused: pausedBy(session), said: [] }
  if (word === 'resume' && session.paused && !holdsAnswers(session))
    return { resume: session.paused, said: [] }

  const reading = read(flow, session, input)
  // Buttons have come or gone since her screen was drawn: a press on it would count other ones.
  const redrawn = session.without !== flow.withheld?.[session.at]
  const here = redrawn ? { ...session, step: session.step + 1 } : session
  if ('again' in reading) return { again: here, ...(reading.hint && { hint: reading.hint }) }
  if (redrawn && reading.step.type === 'pressed') return { again: here }
  const stop = advance(flow, seatOf(session), reading.step)
  return stop ? { stop, paused: session.paused } : { again: here }
}

/** The flow of a seat, if this house still has that version of it and the question she is at. */
export function standing(house: Pick<Conversation, 'flowOf'>, { flow, version, at }: Seat): Flow | undefined {
  const found = house.flowOf(flow, version)
  return found && at in found.nodes ? found : undefined
}

/** `back` passes over questions that this house does not have any more. */
function onWaysThatStand<Here extends Seat>({ nodes }: Flow, here: Here): Here {
  return here.path.every((name) => name in nodes)
    ? here
    : { ...here, path: here.path.filter((name) => name in nodes) }
}

/** What a lobby command interrupts: her conversation, never the lobby itself, and never for one that holds less of hers. */
function pausedBy(session: Session): Seat | undefined {
  if (isLobbyFlow(session.flow) || (session.paused && !holdsAnswers(session))) return session.paused
  return seatOf(session)
}

async function walkOn(house: Conversation, turn: Turn, way: Way): Promise<Said> {
  let { stop, paused, above } = enter(house, way)
  let { language, spokenTo = 'neutral' } = turn
  let knows = stillKnown(turn.session?.knows ?? [], turn.at)
  const says: Said['says'][number][] = []
  for (let count = 0; stop.type !== 'listening'; count++) {
    if (count > MAX_ACTS) throw new Error(`flow ${stop.seat.flow} turns in a circle at ${stop.seat.at}`)
    if (stop.type === 'ended') {
      ;({ stop, paused, above } = enter(house, after(stop, paused)))
      continue
    }
    const acted = await act(house, stop.act, { ...turn, language, knows }, stop.seat)
    if (acted.forget) return gone('forgotten', { language })
    language = acted.language ?? language
    spokenTo = acted.spokenTo ?? spokenTo
    if (acted.knows !== undefined) knows = withMark(knows, acted.knows)
    says.push(...(acted.says ?? []))
    if (acted.dropsAnswers && paused?.flow === stop.seat.flow) paused = undefined
    stop = goOn(house, stop, acted)
  }
  const step = stepAfter(turn)
  const session = { ...stop.seat, step, ...(paused && { paused }), ...(knows.length > 0 && { knows }) }
  return shown(house, { language, spokenTo }, session, says, above)
}

/** A first screen is numbered by the second it is shown in: the buttons of a conversation she left belong to no later one. */
const stepAfter = ({ session, at }: Turn) => (session ? session.step + 1 : Math.floor(at.getTime() / 1000))

function enter(house: Conversation, way: Way): Entered {
  if ('stop' in way) return { ...way, above: [] }
  if ('begin' in way)
    return { stop: begin(flowNamed(house, way.begin), way.said), paused: way.paused, above: [] }
  const flow = standing(house, way.resume)
  if (flow)
    return {
      stop: { type: 'listening', seat: onWaysThatStand(flow, way.resume) },
      paused: undefined,
      above: way.said,
    }
  return { stop: begin(flowNamed(house, lobbyFlows.home), way.said), paused: undefined, above: [] }
}

function after({ to, seat }: Extract<Stop, { type: 'ended' }>, paused: Seat | undefined): Way {
  if (to === 'resume' && paused) return { resume: paused, said: seat.shown }
  const next = to === undefined || to === 'resume' ? lobbyFlows.home : to
  // What she has finished is not offered again half done.
  return { begin: next, paused: paused?.flow === seat.flow ? undefined : paused, said: seat.shown }
}

function act(
  { acts }: Conversation,
  name: string,
  turn: Turn & { knows: readonly string[] },
  seat: Seat,
): Promise<Acted> {
  const found = acts[name]
  if (!found) throw new Error(`no act named ${name}`)
  const { person, language, at, knows, shows = [], message } = turn
  const said = message === undefined ? {} : { message }
  return found.run({ person, language, at, knows, shows, answers: seat.answers, ...said })
}

function goOn(house: Conversation, { seat }: Extract<Stop, { type: 'acting' }>, acted: Acted): Stop {
  const { result, answers, lists } = acted
  // No way leads back to a question whose answer is gone.
  const from = acted.dropsAnswers ? { ...seat, answers: {}, path: [] } : seat
  const stop = advance(flowNamed(house, seat.flow, seat.version), from, {
    type: 'acted',
    result,
    answers,
    lists,
  })
  if (!stop) throw new Error(`flow ${seat.flow} has no way on from ${seat.at} with ${result}`)
  return stop
}

/** In which words she is spoken to: kept with her, and changed by acts alone. */
type Manner = Pick<Turn, 'language' | 'spokenTo'>

function shown(
  house: Conversation,
  { language, spokenTo = 'neutral' }: Manner,
  { without: _, ...at }: Session,
  says: Said['says'],
  above: readonly Line[],
): Said {
  const flow = flowNamed(house, at.flow, at.version)
  const without = flow.withheld?.[at.at]
  const session: Session = without === undefined ? at : { ...at, without }
  const screen = screenOf(flow, session)
  return {
    ending: 'shown',
    session,
    language,
    spokenTo,
    screen: { ...screen, lines: [...above, ...screen.lines] },
    says,
  }
}

/** The question alone, with what helps: what was said before it still stands above, unless she asks for it. */
function again(house: Conversation, turn: Turn, { again: session, hint }: Again): Said {
  const said = shown(house, turn, session, [], [])
  const { input } = turn
  const whole = input.type === 'pressed' && input.press.step === 0
  const lines = [...(hint ? [hint] : []), ...session.shown.slice(whole ? 0 : -1)]
  return { ...said, screen: said.screen && { ...said.screen, lines } }
}

const gone = (ending: 'left' | 'forgotten', { language, spokenTo = 'neutral' }: Manner): Said => ({
  ending,
  session: undefined,
  language,
  spokenTo,
  screen: undefined,
  says: [],
})

function flowNamed(house: Conversation, name: string, version?: number): Flow {
  const found = house.flowOf(name, version)
  if (!found) throw new Error(`no flow named ${name}${version === undefined ? '' : ` version ${version}`}`)
  return found
}
