import type { LobbyWord, Screen } from '../outbox/screen.ts'
import type { Flow } from './flow.ts'
import { hasMore, movesAt, nodeAt } from './moves.ts'
import type { Seat, Session } from './session.ts'

/** Lobby commands that are conversations of their own, and the flow each one opens. */
export const lobbyFlows = {
  home: 'lobby',
  emergency: 'emergency',
  language: 'language',
  forget: 'forget',
} as const satisfies Partial<Record<LobbyWord, string>>

const names = new Set<string>(Object.values(lobbyFlows))

/** A flow that interrupts others and is never itself interrupted. */
export const isLobbyFlow = (flow: string) => names.has(flow)

/** Has she given something here that an interruption must not lose? The lobby's own flows hold nothing. */
export const holdsAnswers = ({ flow, answers }: Seat) => !isLobbyFlow(flow) && Object.keys(answers).length > 0

/** The screen a session stands at. Emergency and leave are on every one: DESIGN promise 3 starts here and is proved by `inspect`. */
export function screenOf(flow: Flow, session: Session): Screen {
  const node = nodeAt(flow, session.at)
  return {
    step: session.step,
    lines: session.shown,
    buttons: movesAt(flow, session).map(({ button }) => button),
    lobby: lobbyOn(flow, session),
    accepts: node.kind === 'write' ? node.accepts : [],
  }
}

/** What a session sees whose question is gone from this house: whatever she does next leads her home. */
export const lostScreen = ({ step }: Session): Screen => ({
  step,
  lines: [{ key: 'neutral:moved' }],
  buttons: [],
  lobby: ['home', 'emergency', 'leave'],
  accepts: [],
})

function lobbyOn(flow: Flow, session: Session): LobbyWord[] {
  const node = nodeAt(flow, session.at)
  const words: [LobbyWord, boolean][] = [
    ['more', hasMore(flow, session)],
    ['skip', (node.kind === 'choose' || node.kind === 'write') && node.skip !== undefined],
    ['back', session.path.length > 0],
    ['resume', session.paused !== undefined && !holdsAnswers(session)],
    ['home', flow.flow !== lobbyFlows.home],
    ['emergency', true],
    ['leave', true],
  ]
  return words.flatMap(([word, stands]) => (stands ? [word] : []))
}
