import type { Line, LobbyWord } from '../outbox/screen.ts'
import type { Step } from './advance.ts'
import type { Flow } from './flow.ts'
import type { Input } from './input.ts'
import { listOf } from './moves.ts'
import type { Session } from './session.ts'

/** The longest text a question takes, in characters: enough for a request, too short for a testimony. */
export const TEXT_MAX = 1000
/** The longest list one question keeps: it bounds a session, and nobody reads more. */
export const LIST_MAX = 20

/** Why the present question is asked again, where saying so helps. Each has words under `refusals:<name>`. */
export const hints = [
  'press-a-button',
  'text-too-long',
  'empty-answer',
  'list-full',
  'location-not-needed',
  'file-not-taken',
  'not-understood',
] as const
type Hint = (typeof hints)[number]

/** What she did, read against the question she is at: a step, or the present question again, with a hint if that helps. */
export type Reading = { readonly step: Step } | { readonly again: true; readonly hint?: Line }

const again = (hint?: Hint): Reading => ({
  again: true,
  ...(hint && { hint: { key: `refusals:${hint}` } }),
})

const steps: Partial<Record<LobbyWord, Step>> = {
  back: { type: 'went-back' },
  skip: { type: 'skipped' },
  more: { type: 'turned-page' },
}

/** A press on an old screen, a text where a button is meant, a place nobody asked for: never an error, never lost in silence. */
export function read(flow: Flow, session: Session, input: Input): Reading {
  switch (input.type) {
    case 'pressed':
      return input.press.step === session.step
        ? { step: { type: 'pressed', option: input.press.option } }
        : again()
    case 'asked': {
      const step = steps[input.word]
      return step && (input.step ?? session.step) === session.step ? { step } : again()
    }
    case 'wrote':
      if ((input.step ?? session.step) !== session.step) return again()
      return gave(flow, session, 'text', input.text, wrongWith(input.text))
    case 'located':
      return gave(flow, session, 'location', `${input.latitude},${input.longitude}`)
    case 'sent-file':
      return gaveFile(flow, session, input.file)
    default:
      return again('not-understood')
  }
}

/** A file where the question takes one. Anywhere else it is not fetched. */
function gaveFile(flow: Flow, session: Session, file: string | undefined): Reading {
  const node = flow.nodes[session.at]
  const taken = node?.kind === 'write' && node.accepts.includes('file')
  return taken && file !== undefined ? { step: { type: 'gave', answer: file } } : again('file-not-taken')
}

const wrongWith = (text: string): Hint | undefined =>
  text.length > TEXT_MAX ? 'text-too-long' : text.trim() === '' ? 'empty-answer' : undefined

const unasked = { text: 'press-a-button', location: 'location-not-needed' } as const

/** An answer in her own words or a place, where the question takes one; `wrong` is what is wrong with it. */
function gave(
  flow: Flow,
  session: Session,
  what: keyof typeof unasked,
  answer: string,
  wrong?: Hint,
): Reading {
  const node = flow.nodes[session.at]
  if (node?.kind !== 'write' || !node.accepts.includes(what)) return again(unasked[what])
  if (wrong) return again(wrong)
  if (node.many && listOf(session.answers[node.save]).length >= LIST_MAX) return again('list-full')
  return { step: { type: 'gave', answer } }
}
