import { type Conversation, converse, type Said, type Turn } from '../../src/conversation/converse.ts'
import type { Input } from '../../src/conversation/input.ts'
import type { Session } from '../../src/conversation/session.ts'
import type { LobbyWord, Screen } from '../../src/outbox/screen.ts'
import type { Engine } from './walk.ts'

/** The real engine, told something else than what was done. */
const hearing =
  (hear: (turn: Turn) => Input): Engine =>
  (house) =>
  (turn) =>
    converse(house)({ ...turn, input: hear(turn) })

/** The real engine, with something else said or kept than what it says and keeps. */
const saying =
  (say: (said: Said, turn: Turn, house: Conversation) => Said): Engine =>
  (house) =>
  async (turn) =>
    say(await converse(house)(turn), turn, house)

const keeping = (keep: (session: Session, turn: Turn, house: Conversation) => Session): Engine =>
  saying((said, turn, house) => (said.session ? { ...said, session: keep(said.session, turn, house) } : said))
const showing = (show: (screen: Screen) => Screen): Engine =>
  saying((said) => (said.screen ? { ...said, screen: show(said.screen) } : said))

/** The same house, with other eyes for its flows. */
const finding =
  (find: (house: Conversation) => Conversation['flowOf']): Engine =>
  (house) =>
    converse({ ...house, flowOf: find(house) })

const without = (screen: Screen, word: LobbyWord): Screen => ({
  ...screen,
  lobby: screen.lobby.filter((other) => other !== word),
})
const unread: Input = { type: 'other' }
const asks = ({ input }: Turn, word: LobbyWord) => input.type === 'asked' && input.word === word
const pressed = ({ input }: Turn) => input.type === 'pressed'
const isFirst = ({ session }: Turn) => !session || session.path.length === 0

/** Engines that break one promise each, somewhere: `promise → what they do wrong → the engine`. */
export const mutants: Readonly<Record<string, Readonly<Record<string, Engine>>>> = {
  'no-fault': {
    'trips over a flow that is gone': finding(({ flowOf }) => (name, version) => {
      const found = flowOf(name, version)
      if (!found) throw new Error(`no ${name}`)
      return found
    }),
  },
  'emergency-on-every-screen': {
    'has no emergency where words are asked for': showing((screen) =>
      screen.accepts.length > 0 ? without(screen, 'emergency') : screen,
    ),
  },
  'leave-on-every-screen': {
    'has no leave where a list goes on': showing((screen) =>
      screen.lobby.includes('more') ? without(screen, 'leave') : screen,
    ),
  },
  'a-screen-while-there-is-a-session': {
    'keeps the session of somebody forgotten': saying((said, { session }) =>
      said.ending === 'forgotten' && session ? { ...said, session } : said,
    ),
  },
  'emergency-works': {
    'is deaf to emergency where words are asked for': (house) => async (turn) => {
      const { session } = turn
      const node = session && house.flowOf(session.flow, session.version)?.nodes[session.at]
      const deaf = asks(turn, 'emergency') && node?.kind === 'write'
      return converse(house)(deaf ? { ...turn, input: unread } : turn)
    },
  },
  'leave-works': {
    'goes home instead of leaving': hearing((turn) =>
      asks(turn, 'leave') && !isFirst(turn) ? { type: 'asked', word: 'home' } : turn.input,
    ),
  },
  'home-is-one-tap': {
    'takes home for back': hearing((turn) =>
      asks(turn, 'home') && !isFirst(turn) ? { type: 'asked', word: 'back' } : turn.input,
    ),
  },
  'an-interruption-loses-nothing': {
    'loses the answers of whom it interrupts': keeping((session) =>
      session.paused ? { ...session, paused: { ...session.paused, answers: {} } } : session,
    ),
    'loses the way back of whom it interrupts': keeping((session) =>
      session.paused ? { ...session, paused: { ...session.paused, path: [] } } : session,
    ),
    'keeps nobody’s place': keeping(({ paused: _, ...session }) => session),
  },
  'a-session-survives-a-restart': {
    'keeps what JSON does not': keeping((session) => ({ ...session, page: undefined }) as unknown as Session),
  },
  'a-change-has-a-new-step': {
    'gives the next screen the old number': saying((said, turn) => {
      const step = turn.session?.step
      if (!pressed(turn) || step === undefined || !said.session || !said.screen) return said
      return { ...said, session: { ...said.session, step }, screen: { ...said.screen, step } }
    }),
  },
  'the-screen-is-the-session’s': {
    'numbers the screen one too high': showing((screen) => ({ ...screen, step: screen.step + 1 })),
  },
  'an-old-button-moves-nobody': {
    'takes old presses for new': hearing(({ input, session }) =>
      input.type === 'pressed' && session && input.press.step < session.step - 1
        ? { ...input, press: { ...input.press, step: session.step } }
        : input,
    ),
  },
  'a-repeated-press-moves-once': {
    'counts a double tap twice': hearing(({ input, session }) =>
      input.type === 'pressed' && session && input.press.step === session.step - 1
        ? { ...input, press: { ...input.press, step: session.step } }
        : input,
    ),
    'counts a double tap on skip twice': hearing(({ input }) =>
      input.type === 'asked' && input.word === 'skip' ? { type: 'asked', word: 'skip' } : input,
    ),
  },
  'what-we-cannot-read-moves-nobody': {
    'takes a sticker for a skip': hearing(({ input }) =>
      input.type === 'other' ? { type: 'asked', word: 'skip' } : input,
    ),
  },
  'somebody-is-asked': {
    'moves everybody to the newest version': finding(
      ({ flowOf }) =>
        (name) =>
          flowOf(name),
    ),
    'stops where nobody is asked': keeping((session, turn, house) => {
      const nodes = house.flowOf(session.flow, session.version)?.nodes ?? {}
      const end = Object.keys(nodes).find((name) => nodes[name]?.kind === 'end')
      return pressed(turn) && end ? { ...session, at: end } : session
    }),
  },
  'an-answer-can-be-skipped': {
    'has no skip on a long list': showing((screen) =>
      screen.buttons.length > 5 ? without(screen, 'skip') : screen,
    ),
  },
  'words-repeat-what-was-given': {
    'forgets what its words repeat': showing((screen) => ({
      ...screen,
      lines: screen.lines.map(({ values: _, ...line }) => line),
    })),
  },
  'a-session-does-not-grow': {
    'remembers every step of the way': keeping((session, turn) =>
      pressed(turn) && turn.session && session.flow === turn.session.flow && session.step > turn.session.step
        ? { ...session, path: [...turn.session.path, turn.session.at] }
        : session,
    ),
    'keeps what was written': keeping((session, { input }) =>
      input.type === 'wrote'
        ? { ...session, answers: { ...session.answers, [`note-${session.step}`]: input.text } }
        : session,
    ),
  },
  'a-way-out': {
    'cannot be moved from a question for words': (house) => async (turn) => {
      const { session, input } = turn
      const node = session && house.flowOf(session.flow, session.version)?.nodes[session.at]
      const stuck =
        node?.kind === 'write' && (input.type === 'wrote' || input.type === 'located' || asks(turn, 'skip'))
      return converse(house)(stuck ? { ...turn, input: unread } : turn)
    },
  },
}
