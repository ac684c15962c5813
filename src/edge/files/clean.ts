import { z } from 'zod'
import { done, type Outcome, refuse } from '../../kernel/outcome.ts'
import { type CellEnd, inCell } from './cell.ts'
import {
  FILE_MAX,
  type FileRefusal,
  type FileType,
  fileRefusals,
  isFileType,
  neutralName,
} from './file-type.ts'
import { cleanerProgram } from './program.ts'

/** A file that may be passed on: its type by its own bytes, a name of ours, nothing in it that tells of whoever made it. */
export type CleanFile = { readonly type: FileType; readonly name: string; readonly bytes: Uint8Array }

/**
 * Cleans one file, whoever it is for: hers for the desk, and the desk's for her, where a caseworker's name in a paper or
 * the place of a photo harms as well. `nth` is the number in its name. Throws only when no process could be started.
 */
export type Clean = (bytes: Uint8Array, nth?: number) => Promise<Outcome<CleanFile, FileRefusal>>

const Head = z.union([
  z.strictObject({ type: z.custom<FileType>(isFileType) }),
  z.strictObject({ refusal: z.enum(fileRefusals) }),
])

/**
 * Opens the cleaner of a house. Files are cleaned one after the other, each in a cell of its own: two at once would need
 * twice the memory on a small machine. A file that falls or stops its cell counts as damaged.
 */
export function openCleaner(root: string, cell: typeof inCell = inCell): Clean {
  let program: Promise<string> | undefined
  let before: Promise<unknown> = Promise.resolve()
  return async (bytes, nth = 1) => {
    if (bytes.length > FILE_MAX) return refuse('file-too-large')
    program ??= cleanerProgram(root).catch((fault: unknown) => {
      program = undefined
      throw fault
    })
    const text = await program
    const turn = before.then(() => cell(text, bytes))
    before = turn.catch(() => undefined)
    return cleanIn(await turn, nth)
  }
}

function cleanIn(end: CellEnd, nth: number): Outcome<CleanFile, FileRefusal> {
  if (end.ended === 'stopped') return refuse('file-damaged')
  const head = Head.safeParse(end.head)
  if (!head.success) return refuse('file-damaged')
  if ('refusal' in head.data) return refuse(head.data.refusal)
  const { type } = head.data
  return done({ type, name: neutralName(type, nth), bytes: end.bytes })
}
