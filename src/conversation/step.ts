import type { Line, LobbyWord } from '../outbox/screen.ts'
import type { Step } from './advance.ts'
import type { Flow } from './flow.ts'
import type { Input } from './input.ts'
import type { Session } from './session.ts'

/** The longest text a question takes, in characters: enough for a request, too short for a testimony. */
export const TEXT_MAX = 1000

/** What she did, read against the question she is at: a step, or the present question again, with a hint if that helps. */
export type Reading = { readonly step: Step } | { readonly again: true; readonly hint?: Line }

const again = (hint?: string): Reading => ({
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
  if ('step' in input && input.step !== undefined && input.step !== session.step) return again()
  const node = flow.nodes[session.at]
  const accepts = node?.kind === 'write' ? node.accepts : []
  switch (input.type) {
    case 'pressed':
      return input.press.step === session.step
        ? { step: { type: 'pressed', option: input.press.option } }
        : again()
    case 'asked': {
      const step = steps[input.word]
      return step ? { step } : again()
    }
    case 'wrote':
      if (!accepts.includes('text')) return again('press-a-button')
      return input.text.length > TEXT_MAX
        ? again('text-too-long')
        : { step: { type: 'gave', answer: input.text } }
    case 'located':
      if (!accepts.includes('location')) return again('location-not-needed')
      return { step: { type: 'gave', answer: `${input.latitude},${input.longitude}` } }
    default:
      return again('not-understood')
  }
}
