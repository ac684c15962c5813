import { z } from 'zod'
import type { Input } from '../../conversation/input.ts'
import { lobbyWords } from '../../outbox/screen.ts'
import { PHONE } from '../words.ts'

/** The largest form: 1,000 letters of any script, percent-encoded, and room beside them. */
const BODY_MAX = 16 * 1024

/** More was sent than any form of ours can hold. */
export class TooLarge extends Error {}

/** Reads a form and stops as soon as it is too large, whatever length it had announced. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > BODY_MAX) throw new TooLarge('the form is too large')
    parts.push(part)
  }
  return new URLSearchParams(Buffer.concat(parts).toString())
}

const Step = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31)
const Option = z.coerce.number().int().min(0).max(999)
const Fields = z.object({
  step: Step,
  option: Option.optional(),
  word: z.enum(lobbyWords).optional(),
  text: z.string().optional(),
  latitude: z.coerce.number().min(-90).max(90).optional(),
  longitude: z.coerce.number().min(-180).max(180).optional(),
})

/** One form of a screen, sent: what she did, and the step of the screen she did it on. */
export type Posted = { readonly step: number; readonly input: Input }

/** The step of the screen that a form stood on. */
export const stepOf = (form: URLSearchParams) => Step.safeParse(form.get('step')).data

/** Undefined: no form of ours. */
export function readTurn(form: URLSearchParams): Posted | undefined {
  // A field that stands there empty is a field that was not filled in; only an empty text is an answer of its own.
  const given = [...form].filter(([name, value]) => value !== '' || name === 'text')
  const parsed = Fields.safeParse(Object.fromEntries(given))
  if (!parsed.success) return undefined
  const { step, word, option, latitude, longitude, text } = parsed.data
  if (word !== undefined) return { step, input: { type: 'asked', word } }
  if (option !== undefined) return { step, input: { type: 'pressed', press: { step, option } } }
  if (latitude !== undefined && longitude !== undefined)
    return { step, input: { type: 'located', latitude: rounded(latitude), longitude: rounded(longitude) } }
  return text === undefined ? undefined : { step, input: { type: 'wrote', text: cleaned(text) } }
}

/**
 * Does this belong to the screen it stood on, and to no other? A press says so itself; a text or a step back sent twice
 * would otherwise answer the next question. Emergency, leave and home mean the same on every screen.
 */
export function isBound({ input }: Posted): boolean {
  if (input.type === 'asked') return ['back', 'skip', 'more'].includes(input.word)
  return input.type !== 'came'
}

/** Two decimals are about 1 km. The page rounds as well; what is not needed is dropped before anything is kept. */
const rounded = (degrees: number) => Math.round(degrees * 100) / 100

/** Forms send line ends of their own, and the phone marks are ours alone. */
const cleaned = (text: string) =>
  text.replaceAll('\r\n', '\n').replaceAll(PHONE.open, '').replaceAll(PHONE.close, '').trim()
