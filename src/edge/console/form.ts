/** More was sent than the form can hold. */
export class TooMuch extends Error {}

/** Reads a form of either kind and stops as soon as it is larger than `most` bytes, whatever length it had announced. */
export async function readForm(request: Request, most: number): Promise<FormData> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > most) throw new TooMuch('the form is too large')
    parts.push(part)
  }
  const type = request.headers.get('content-type') ?? 'application/x-www-form-urlencoded'
  if (size === 0) return new FormData()
  return await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData()
}

/** A text of the form, its line ends as everywhere; empty where there is none. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** One of these words, if the form says one of them. */
export const wordIn = <const Word extends string>(form: FormData, name: string, words: readonly Word[]) =>
  words.find((word) => word === form.get(name))

/** Those of these words that the form ticks. */
export const ticksIn = <const Word extends string>(form: FormData, name: string, words: readonly Word[]) =>
  words.filter((word) => form.getAll(name).includes(word))
