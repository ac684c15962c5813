import type { Card } from '../conversation/card.ts'
import type { Catalogues } from '../edge/words.ts'
import { type FactEntry, hashOf, type Register, type Role, type SignOff } from './register.ts'

/** Who signed what, as far as it still stands: a signature stands for one wording and goes with it. */
export type Signatures = {
  /** The wording of a card: a hash of its words in all languages, and of the statement and source of each fact it states. */
  wording(card: Card): string
  /** The sign-off of a card in a role, if it is for the present wording. */
  of(card: Card, role: Role): SignOff | undefined
  /** Does a lawyer stand for this card: for its words, and for every fact that they state? */
  isLawful(card: Card): boolean
}

/** The wording of a fact: what it says in every language, and where it comes from. */
export const wordingOfFact = ({ id, statement, source }: FactEntry) => hashOf([id, sorted(statement), source])

/** A lawyer stands for this fact as it is worded now. */
export const isSigned = (fact: FactEntry) => fact.signedOff?.wording === wordingOfFact(fact)

export function signaturesIn({ facts, signOffs }: Register, catalogues: Catalogues): Signatures {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const wording = (card: Card) =>
    hashOf([
      card.key,
      Object.keys(catalogues)
        .sort()
        .map((language) => [
          language,
          card.words.map((key) => [key, ...writtenUnder(catalogues[language]!, key)]),
        ]),
      [...card.facts].sort().map((id) => byId.get(id) && wordingOfFact(byId.get(id)!)),
    ])
  const of = (card: Card, role: Role) =>
    signOffs.find((one) => one.card === card.key && one.role === role && one.wording === wording(card))
  return {
    wording,
    of,
    isLawful: (card) =>
      of(card, 'lawyer') !== undefined && card.facts.every((id) => byId.has(id) && isSigned(byId.get(id)!)),
  }
}

/** The words of a key with all their plurals and forms of address. */
function writtenUnder(tables: Catalogues[string], key: string): (readonly [string, string])[] {
  const colon = key.indexOf(':')
  const entry = key.slice(colon + 1)
  return sorted(tables[key.slice(0, colon)] ?? {}).filter(
    ([name]) => name === entry || name.startsWith(`${entry}_`),
  )
}

const sorted = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1))
