/// <reference lib="dom" />
import type { Recipient, SealedEntry } from '../../sealing/entry-seal.ts'
import { seal } from '../sealing/browser.ts'
import { part } from './page-house.ts'
import { keyring } from './page-keyring.ts'

/** An entry that was sealed here and is on its way. Sent again after no answer was heard, it is the same one. */
export type Written = { readonly id: string; readonly at: Date; readonly sealed: SealedEntry }

/** The id of an entry: 12 random bytes in hex. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Whoever must be able to read it, our own present key among them. Undefined: the house names another key for us than the one that is open here. */
export function recipientsOf(form: HTMLElement): readonly Recipient[] | undefined {
  const readers = JSON.parse(form.dataset['readers'] ?? '[]') as readonly Recipient[]
  const own = keyring.keys()[0]?.recipient
  return own && readers.some(({ publicKey }) => publicKey === own.publicKey) ? readers : undefined
}

/** Seals what she wrote, as an entry of this case. */
export async function write(
  content: Uint8Array,
  of: string,
  recipients: readonly Recipient[],
): Promise<Written> {
  const [id, at] = [newId(), new Date()]
  const sealed = await seal({ about: { entry: id, case: of, author: 'staff', at }, content }, recipients)
  return { id, at, sealed }
}

/** The form that carries it. */
export function formOf({ id, at, sealed }: Written): FormData {
  const form = new FormData()
  form.set('entry', id)
  form.set('at', at.toISOString())
  form.set('wraps', new Blob([sealed.wraps.slice()]))
  form.set('body', new Blob([sealed.body.slice()]))
  return form
}

/** Shows a sentence where the form says no. */
export const refuseIn = (form: HTMLElement, sentence: string) => {
  part(form, '[data-refused]').textContent = sentence
}

/** A form that can be sent only while a key is open. Gives back how to stop. */
export function onlyUnlocked(form: HTMLElement): () => void {
  const look = () => {
    part<HTMLButtonElement>(form, 'button[type=submit]').disabled = keyring.keys().length === 0
  }
  const stop = keyring.onChange(look)
  look()
  return stop
}
