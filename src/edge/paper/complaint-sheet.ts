import type { Laid } from '../../complaint/lay-out.ts'

/** A paper to be drawn: what is handed in, and the sheet that stays with her. Sentences, not keys. */
export type ComplaintSheet = {
  readonly laid: Laid
  readonly words: {
    readonly asks: string
    readonly enclosed: string
    readonly date: string
    readonly signature: string
    readonly name: string
    /** The sheet for herself: its heading, what holds for every paper, where the rules come from. */
    readonly forYou: string
    readonly always: readonly string[]
    readonly sources: string
  }
  readonly sources: readonly string[]
  /** When it was made. It is all of the time that the file holds, so the same answers at the same time make the same bytes. */
  readonly at: Date
}

/** A number stays on the line of its sign: “№ 531” is read as one word. */
export const unbroken = (text: string) => text.replace(/№ (?=\d)/g, '№\u00a0')

/** A receipt to be drawn: its lines, top down; `fingerprint` in letters that stand under each other. */
export type ReceiptSheet = {
  readonly title: string
  readonly madeAt: string
  readonly files: readonly { readonly name: string; readonly fingerprint: readonly string[] }[]
  readonly how: string
  readonly at: Date
}
