import type { Letter } from '../../channel/letter.ts'
import type { DeskWorld } from './world.ts'

/**
 * The file of a reply is cleaned before it is hers: a caseworker's name in a paper, or the place of a photo, harms as
 * well. Puts the clean one in its place; gives back why it is not sent.
 */
export async function cleanFileIn(
  world: Pick<DeskWorld, 'clean'>,
  form: FormData,
): Promise<string | undefined> {
  const file = form.get('file')
  form.delete('file')
  if (file === null || typeof file === 'string' || file.size === 0) return undefined
  const clean = await world.clean(new Uint8Array(await file.arrayBuffer()))
  if (!clean.ok) return clean.refusal
  const { bytes, name, type } = clean.value
  form.set('file', new File([bytes.slice()], name, { type }))
  return undefined
}

/** The clean file of a reply, if there is one: its name is ours, its type what its bytes are. */
export async function fileIn(form: FormData): Promise<Letter['file']> {
  const file = form.get('file')
  if (file === null || typeof file === 'string') return undefined
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }
}
