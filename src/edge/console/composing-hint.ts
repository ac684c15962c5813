import { type ContactContract, mayWrite } from '../../casework/contact-contract.ts'
import { plain } from '../../conversation/flaw.ts'
import { avoidOf } from '../../conversation/wording.ts'

/** Something about a reply that its writer may want to look at again. Nothing of it leaves her browser, and nothing is forbidden. */
export type Hint =
  /** A word that the list says never to say, and what to write instead. */
  | { readonly is: 'word'; readonly word: string; readonly instead: string }
  /** Too long for one look at a telephone. */
  | { readonly is: 'long' }
  /** She is told of it at this moment, and not before. */
  | { readonly is: 'later'; readonly at: Date }
  /** She is told of nothing: she finds it when she comes. */
  | { readonly is: 'never-first' }

type List = Readonly<Record<string, string>>

/** In characters. */
const LONG = 1200

/** What to look at again before a reply is sent: words of the list, its length, and what her contact contract makes of it. */
export function hintsFor(text: string, list: List, contract: ContactContract, at: Date): readonly Hint[] {
  const hints: Hint[] = [...wordsToAvoid(text, list)]
  if (text.length > LONG) hints.push({ is: 'long' })
  const may = mayWrite(contract, at, 'we-begin')
  if (may.may === 'never') hints.push({ is: 'never-first' })
  if (may.may === 'later') hints.push({ is: 'later', at: may.at })
  return hints
}

/** The words of a text that the list says never to say, in any inflection, each once. */
export function wordsToAvoid(text: string, list: List): readonly Hint[] {
  const { never, fine } = avoidOf(list)
  const said = plain(text).replace(/\s+/g, ' ')
  const doubtful = fine.entries.reduce((rest, entry) => entry.without(rest), said)
  return never.entries
    .filter((entry) => entry.says(doubtful))
    .map(({ stem, instead }) => ({ is: 'word', word: stem.replaceAll('-', ''), instead }))
}
