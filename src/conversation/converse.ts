import type { PersonId } from '../kernel/id.ts'
import type { Lane, Saying } from '../outbox/message.ts'
import type { Line, Screen } from '../outbox/screen.ts'
import type { Acted, Acts } from './act.ts'
import { advance, begin, type Stop } from './advance.ts'
import type { Flow } from './flow.ts'
import type { Input } from './input.ts'
import { isLobbyFlow, lobbyFlows, screenOf } from './lobby.ts'
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
  readonly input: Input
  readonly at: Date
}

/** What a turn ends with: a screen, or she left, or she is forgotten. */
export type Said = {
  readonly ending: 'shown' | 'left' | 'forgotten'
  readonly session: Session | undefined
  readonly language: string
  readonly screen: Screen | undefined
  readonly says: readonly { readonly lane: Lane; readonly saying: Saying }[]
}

/** More acts and flows than this in one turn means that they call each other in a circle. */
const MAX_ACTS = 20

/** Where a turn goes next: on in this flow, into another one, back to the interrupted one, or nowhere. */
type Way =
  | { readonly stop: Stop; readonly paused: Seat | undefined }
  | { readonly begin: string; readonly paused: Seat | undefined; readonly said?: readonly Line[] }
  | { readonly resume: Seat }
type Again = { readonly again: Session; readonly hint?: Line }

/** One thing done: one turn of the conversation. It reads and changes nothing but what the acts do. */
export const converse =
  (house: Conversation) =>
  async (turn: Turn): Promise<Said> => {
    if (turn.input.type === 'asked' && turn.input.word === 'leave') return gone('left', turn.language)
    const way = wayOf(house, turn)
    return 'again' in way ? shown(house, turn, way.again, [], way.hint) : walkOn(house, turn, way)
  }

function wayOf(house: Conversation, { session, input }: Turn): Way | Again {
  const flow = session && house.flowOf(session.flow, session.version)
  const word = input.type === 'came' ? 'home' : input.type === 'asked' ? input.word : undefined
  const lobby = lobbyFlows[word as keyof typeof lobbyFlows] as string | undefined
  if (!session || !flow) return { begin: lobby ?? lobbyFlows.home, paused: session?.paused }
  if (lobby) return { begin: lobby, paused: pausedBy(session) }
  if (word === 'resume') return session.paused ? { resume: session.paused } : { again: session }

  const reading = read(flow, session, input)
  if ('again' in reading) return { again: session, ...(reading.hint && { hint: reading.hint }) }
  const stop = advance(flow, seatOf(session), reading.step)
  return stop ? { stop, paused: session.paused } : { again: session }
}

/** What a lobby command interrupts: her conversation, but never the lobby itself. */
function pausedBy(session: Session): Seat | undefined {
  return isLobbyFlow(session.flow) ? session.paused : seatOf(session)
}

async function walkOn(house: Conversation, turn: Turn, way: Way): Promise<Said> {
  let { stop, paused } = enter(house, way)
  let language = turn.language
  let knows = turn.session?.knows ?? []
  const says: Said['says'][number][] = []
  for (let count = 0; stop.type !== 'listening'; count++) {
    if (count > MAX_ACTS) throw new Error(`flow ${stop.seat.flow} turns in a circle at ${stop.seat.at}`)
    if (stop.type === 'ended') {
      ;({ stop, paused } = enter(house, after(stop, paused)))
      continue
    }
    const acted = await act(house, stop.act, { ...turn, language, knows }, stop.seat)
    if (acted.forget) return gone('forgotten', language)
    language = acted.language ?? language
    if (acted.knows !== undefined && !knows.includes(acted.knows)) knows = [...knows, acted.knows]
    says.push(...(acted.says ?? []))
    stop = goOn(house, stop, acted)
  }
  const step = (turn.session?.step ?? 0) + 1
  const session = { ...stop.seat, step, ...(paused && { paused }), ...(knows.length > 0 && { knows }) }
  return shown(house, { ...turn, language }, session, says)
}

function enter(house: Conversation, way: Way): { stop: Stop; paused: Seat | undefined } {
  if ('stop' in way) return way
  if ('begin' in way) return { stop: begin(flowNamed(house, way.begin), way.said), paused: way.paused }
  const known = house.flowOf(way.resume.flow, way.resume.version)
  const stop: Stop = known
    ? { type: 'listening', seat: way.resume }
    : begin(flowNamed(house, lobbyFlows.home))
  return { stop, paused: undefined }
}

function after({ to, seat }: Extract<Stop, { type: 'ended' }>, paused: Seat | undefined): Way {
  if (to === 'resume' && paused) return { resume: paused }
  return { begin: to === undefined || to === 'resume' ? lobbyFlows.home : to, paused, said: seat.shown }
}

function act(
  { acts }: Conversation,
  name: string,
  turn: Turn & { knows: readonly string[] },
  seat: Seat,
): Promise<Acted> {
  const found = acts[name]
  if (!found) throw new Error(`no act named ${name}`)
  const { person, language, at, knows } = turn
  return found.run({ person, language, at, knows, answers: seat.answers })
}

function goOn(house: Conversation, { seat }: Extract<Stop, { type: 'acting' }>, acted: Acted): Stop {
  const { result, answers, lists } = acted
  const stop = advance(flowNamed(house, seat.flow, seat.version), seat, {
    type: 'acted',
    result,
    answers,
    lists,
  })
  if (!stop) throw new Error(`flow ${seat.flow} has no way on from ${seat.at} with ${result}`)
  return stop
}

function shown(house: Conversation, turn: Turn, session: Session, says: Said['says'], hint?: Line): Said {
  const screen = screenOf(flowNamed(house, session.flow, session.version), session)
  const lines = hint ? [hint, ...screen.lines] : screen.lines
  return { ending: 'shown', session, language: turn.language, screen: { ...screen, lines }, says }
}

const gone = (ending: 'left' | 'forgotten', language: string): Said => ({
  ending,
  session: undefined,
  language,
  screen: undefined,
  says: [],
})

function flowNamed(house: Conversation, name: string, version?: number): Flow {
  const found = house.flowOf(name, version)
  if (!found) throw new Error(`no flow named ${name}${version === undefined ? '' : ` version ${version}`}`)
  return found
}
