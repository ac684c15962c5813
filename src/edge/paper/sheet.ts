/** One text as it is read: the words, and the labels of the buttons under it. */
export type Said = { readonly text: string; readonly buttons: readonly string[] }

/** One fact beside a card. Days are written as 2026-11-21. `wrong`: it is past its term, or too weak to be shown; `again`: the chapter has told its source before. */
export type SheetFact = {
  readonly id: string
  readonly statement: string
  readonly mirror: string
  readonly source: string
  readonly date: string
  readonly confidence: string
  readonly checkedOn: string
  readonly term: string
  readonly wrong: 'weak' | 'overdue' | undefined
  readonly again: boolean
  readonly signed: Signed | undefined
}

/** Who signed, and on which day. */
type Signed = { readonly initials: string; readonly on: string }

/** One line to tick: whose check it is, whether it is needed, and who has signed it already. */
export type Line = {
  readonly role: 'lawyer' | 'psychologist' | 'editor'
  readonly needed: boolean
  readonly signed: Signed | undefined
}

/** One card of the pages. `code`: the first digits of its wording's hash. */
export type SheetCard = {
  readonly name: string
  readonly code: string
  readonly said: Said
  readonly mirror: Said
  readonly why: string | undefined
  readonly facts: readonly SheetFact[]
  readonly lines: readonly Line[]
  readonly hidden: boolean
}

/** The cards of one flow, and the command that records a signature under all of them. */
export type Chapter = {
  readonly flow: string
  readonly title: string
  readonly cards: readonly SheetCard[]
  readonly signed: number
  readonly wanted: number
  readonly commands: readonly string[]
}

/** Everything that is to be printed. */
export type Sheets = {
  readonly language: string
  readonly date: string
  readonly cards: number
  readonly chapters: readonly Chapter[]
}
