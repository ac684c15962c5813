import { z } from 'zod'
import { done, refuse } from '../kernel/outcome.ts'

/** What an entry is: words to the other side, a note that stays at the desk, or a file with its name and type. */
const Head = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['words', 'note']) }),
  z.strictObject({ kind: z.literal('file'), name: z.string().min(1).max(200), type: z.string().max(100) }),
])
export type EntryHead = z.infer<typeof Head>

/** The content of an entry: a head of one line, then the bytes (UTF-8 where they are words). */
export type EntryContent = { readonly head: EntryHead; readonly bytes: Uint8Array }

const NEWLINE = 10

/** As it is sealed: the head as JSON on one line, then the bytes as they are. */
export function contentBytes({ head, bytes }: EntryContent): Uint8Array {
  const line = new TextEncoder().encode(`${JSON.stringify(Head.parse(head))}\n`)
  const content = new Uint8Array(line.length + bytes.length)
  content.set(line)
  content.set(bytes, line.length)
  return content
}

export const words = (text: string, kind: 'words' | 'note' = 'words') =>
  contentBytes({ head: { kind }, bytes: new TextEncoder().encode(text) })

/** The content again, after the entry was opened. */
export function readContent(content: Uint8Array) {
  const end = content.indexOf(NEWLINE)
  try {
    const head = Head.parse(JSON.parse(new TextDecoder().decode(content.subarray(0, Math.max(0, end)))))
    return done<EntryContent>({ head, bytes: content.subarray(end + 1) })
  } catch {
    return refuse('entry-damaged')
  }
}
