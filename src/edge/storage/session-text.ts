import type { Seat, Session } from '../../conversation/session.ts'
import type { Line } from '../../outbox/screen.ts'

/** A seat as a short list instead of a table of names: a house keeps a million of them. */
type Packed = readonly [
  flow: string,
  version: number,
  at: string,
  answers: Seat['answers'],
  path: Seat['path'],
  /** 0: the question alone, as nearly always. */
  shown: readonly Line[] | 0,
  page: number | 0,
  lists: Seat['lists'] | 0,
]

type PackedSession = readonly [
  step: number,
  seat: Packed,
  paused: Packed | 0,
  knows?: readonly string[] | 0,
  without?: string,
]

/** A session as text. */
export const sessionText = ({ step, paused, knows, without, ...seat }: Session): string =>
  JSON.stringify([
    step,
    pack(seat),
    paused ? pack(paused) : 0,
    ...(knows || without ? [knows ?? 0] : []),
    ...(without ? [without] : []),
  ])

export function sessionIn(text: string): Session {
  const [step, seat, paused, knows, without] = JSON.parse(text) as PackedSession
  return {
    ...unpack(seat),
    step,
    ...(paused && { paused: unpack(paused) }),
    ...(knows && { knows }),
    ...(without && { without }),
  }
}

function pack({ flow, version, at, answers, path, shown, page, lists }: Seat): Packed {
  const [only] = shown
  const alone = shown.length === 1 && only?.key === keyOf(flow, at) && !only.values && !only.card
  return [flow, version, at, answers, path, alone ? 0 : shown, page ?? 0, lists ?? 0]
}

const unpack = ([flow, version, at, answers, path, shown, page, lists]: Packed): Seat => ({
  flow,
  version,
  at,
  answers,
  path,
  shown: shown === 0 ? [{ key: keyOf(flow, at) }] : shown,
  ...(page !== 0 && { page }),
  ...(lists && { lists }),
})

const keyOf = (flow: string, at: string) => `flows/${flow}:${at}`
