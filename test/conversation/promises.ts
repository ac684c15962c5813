import { isDeepStrictEqual } from 'node:util'
import type { Acts } from '../../src/conversation/act.ts'
import type { Conversation, Said } from '../../src/conversation/converse.ts'
import type { Flow } from '../../src/conversation/flow.ts'
import type { Input } from '../../src/conversation/input.ts'
import { holdsAnswers, isLobbyFlow } from '../../src/conversation/lobby.ts'
import { type Seat, type Session, seatOf } from '../../src/conversation/session.ts'
import { LIST_MAX } from '../../src/conversation/step.ts'
import type { LobbyWord } from '../../src/outbox/screen.ts'
import { restarted } from '../talk.ts'

/** A promise that did not hold, by name. */
export class Broken extends Error {
  readonly promise: string
  constructor(promise: string, how: string) {
    super(`${promise}: ${how}`)
    this.promise = promise
  }
}

/** One turn of a walk: where she was, what she did, what was said; `say` tries something else without moving her. */
export type Happened = {
  readonly before: Session | undefined
  readonly input: Input
  readonly said: Said
  /** What is said if she then presses emergency. */
  readonly emergency: Said | undefined
  readonly flowOf: Conversation['flowOf']
  readonly acts: Conversation['acts']
  say(session: Session | undefined, input: Input): Promise<Said>
}

/** `back` walks at most so far. */
const PATH = 12

const unmoved = (was: Session | undefined, is: Session | undefined) => isDeepStrictEqual(was, is)
const asked = (word: LobbyWord): Input => ({ type: 'asked', word })
const stands = ({ before, flowOf }: Happened) => {
  const flow = before && flowOf(before.flow, before.version)
  return flow && before.at in flow.nodes
}

/** Words that move within a conversation: they belong to the screen they stood on. */
const moving: readonly LobbyWord[] = ['back', 'skip', 'more']
const stepOf = (input: Input) =>
  input.type === 'pressed'
    ? input.press.step
    : input.type === 'asked' && moving.includes(input.word)
      ? input.step
      : undefined

/** What holds after every turn, whatever was done. */
export const promises: Readonly<Record<string, (happened: Happened) => boolean | Promise<boolean>>> = {
  'emergency-on-every-screen': ({ said }) => !said.screen || said.screen.lobby.includes('emergency'),
  'leave-on-every-screen': ({ said }) => !said.screen || said.screen.lobby.includes('leave'),
  'a-screen-while-there-is-a-session': ({ said }) =>
    (said.session === undefined) === (said.screen === undefined) &&
    (said.ending === 'shown') === (said.screen !== undefined),

  'emergency-works': ({ said: { session }, emergency }) =>
    !session ||
    (emergency?.session?.flow === 'emergency' &&
      emergency.screen !== undefined &&
      emergency.session.step > session.step),
  'leave-works': async ({ said, say }) => {
    const gone = await say(said.session, asked('leave'))
    return gone.ending === 'left' && !gone.session && !gone.screen && gone.says.length === 0
  },
  'home-is-one-tap': async ({ said, say }) => {
    const home = await say(said.session, asked('home'))
    return home.session?.flow === 'lobby'
  },
  'an-interruption-loses-nothing': async ({ said, emergency, say }) => {
    const { session } = said
    if (!session || isLobbyFlow(session.flow) || (session.paused && !holdsAnswers(session))) return true
    const back = await say(emergency?.session, asked('resume'))
    return back.session !== undefined && isDeepStrictEqual(seatOf(session), seatOf(back.session))
  },

  'a-session-survives-a-restart': ({ said: { session } }) => isDeepStrictEqual(session, restarted(session)),
  'a-change-has-a-new-step': ({ before, said }) =>
    !before || !said.session || unmoved(before, said.session) || said.session.step > before.step,
  'the-screen-is-the-session’s': ({ said }) => said.screen?.step === said.session?.step,
  'an-old-button-moves-nobody': (happened) => {
    const { before, input, said } = happened
    const step = stepOf(input)
    if (!before || step === undefined || step === before.step || !stands(happened)) return true
    return unmoved(before, said.session)
  },
  'a-repeated-press-moves-once': async ({ before, input, said, say }) => {
    if (!before || !said.session || stepOf(input) !== before.step || unmoved(before, said.session))
      return true
    return unmoved(said.session, (await say(said.session, input)).session)
  },
  'what-we-cannot-read-moves-nobody': (happened) =>
    happened.input.type !== 'other' ||
    !happened.before ||
    !stands(happened) ||
    unmoved(happened.before, happened.said.session),

  'somebody-is-asked': ({ said: { session }, flowOf }) => {
    if (!session) return true
    const node = flowOf(session.flow, session.version)?.nodes[session.at]
    return node?.kind === 'choose' || node?.kind === 'write'
  },
  'an-answer-can-be-skipped': ({ said: { session, screen }, flowOf }) => {
    const node = session && flowOf(session.flow, session.version)?.nodes[session.at]
    const keeps = node && 'save' in node && node.save && !(node.kind === 'choose' && node.many)
    return !keeps || screen!.lobby.includes('skip')
  },
  'words-repeat-what-was-given': ({ said: { session, screen }, flowOf }) =>
    !session ||
    screen!.lines.every(({ key, values }) => {
      const [name, at] = key.replace(/^flows\//, '').split(':')
      const node = name === session.flow ? flowOf(name, session.version)?.nodes[at!] : undefined
      // A card copes with what is not there.
      const shows = (node && 'shows' in node && !node.card && node.shows) || []
      return shows.every((answer) => values?.[answer] !== undefined)
    }),

  'a-session-does-not-grow': ({ said: { session }, flowOf, acts }) => {
    if (!session) return true
    const { step, paused, knows = [], without: _, ...seat } = session
    return (
      [seat, ...(paused ? [paused] : [])].every((one) =>
        isBounded(one, flowOf(one.flow, one.version), acts),
      ) &&
      new Set(knows).size === knows.length &&
      Number.isSafeInteger(step)
    )
  },
}

const fields = ['flow', 'version', 'at', 'answers', 'lists', 'page', 'path', 'shown']

const isBounded = (seat: Seat, flow: Flow | undefined, acts: Acts) =>
  Object.keys(seat).every((field) => fields.includes(field)) &&
  seat.path.length <= PATH &&
  new Set(seat.path).size === seat.path.length &&
  seat.shown.length <= 5 &&
  Object.values(seat.answers).every((answer) => typeof answer === 'string' || answer.length <= LIST_MAX) &&
  (!flow || Object.keys(seat.answers).every((answer) => savesOf(flow, acts).includes(answer)))

/** What a flow keeps of hers, and what its acts leave for its words and for each other. */
const savesOf = ({ nodes }: Flow, acts: Acts) =>
  Object.values(nodes).flatMap((node) => [
    ...(node.kind === 'do' ? Object.values(acts[node.act]?.leaves ?? {}).flat() : []),
    'save' in node ? node.save : undefined,
    ...(('shows' in node && node.shows) || []),
  ])
