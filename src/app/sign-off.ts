import type { Card } from '../conversation/card.ts'
import { done, refuse } from '../kernel/outcome.ts'
import type { Content } from './content.ts'
import { dayIn, isWeak, termOf } from './gate.ts'
import { type FactEntry, hashOf, type Register, type Role, type SignOff } from './register.ts'
import { isSigned, wordingOfFact } from './signing.ts'

/**
 * What somebody wants to record: cards (`domestic-violence:now`), whole flows (`domestic-violence`), `all`, or facts
 * (`F-205`). Each may carry the hash it was printed with (`@1a2b3c4d`): then it is recorded for that wording or not at all.
 */
export type Request = {
  readonly targets: readonly string[]
  readonly role: Role
  readonly initials: string
  /** The day of the signature, as 2026-11-21. */
  readonly on: string
  readonly undo: boolean
}

/** What was recorded or taken back, and the register as it is then. */
export type Recorded = {
  readonly register: Register
  readonly cards: readonly string[]
  readonly facts: readonly string[]
}

/** A refusal and what it is about. */
export type Refused = { readonly refusal: string; readonly about: string }

/** Cards a role must have read before real people come: a lawyer those that state facts, the others all of them. */
export const wantedOf = (role: Role, cards: readonly Card[]) =>
  role === 'lawyer' ? cards.filter(({ facts }) => facts.length > 0) : cards

/** Has somebody in this role signed the card as it is worded now (and, for a lawyer, its facts)? */
export const standsFor = ({ signatures }: Content, role: Role, card: Card) =>
  role === 'lawyer' ? signatures.isLawful(card) : signatures.of(card, role) !== undefined

/** The wording of many cards at once: one code for a chapter, another one as soon as a comma moves. */
export const wordingOfMany = ({ signatures }: Content, cards: readonly Card[]) =>
  hashOf(cards.map((card) => [card.key, signatures.wording(card)]))

/** Records a signature, or takes it back. Everything that was named is recorded, or nothing. */
export function signOff(
  content: Content,
  request: Request,
  now: Date,
): { readonly ok: true; readonly value: Recorded } | { readonly ok: false; readonly refused: Refused[] } {
  const signer = checkSigner(request, now)
  const named = request.targets.map((target) => ({ target, found: find(content, request, target) }))
  const cards = unique(named.flatMap(({ found }) => (found.ok ? found.value.cards : [])))
  const facts = unique(named.flatMap(({ found }) => (found.ok ? found.value.facts : [])))
  const stated = request.role === 'lawyer' && !request.undo ? factsOf(content, cards) : []
  const signed = unique([...facts, ...stated.filter((fact) => !isSigned(fact))])
  const refused: Refused[] = [
    ...(signer.ok ? [] : [{ refusal: signer.refusal, about: request.initials || request.on }]),
    ...(named.length === 0
      ? [{ refusal: refuse('nothing-named').refusal, about: 'no card, flow or fact' }]
      : []),
    ...named.flatMap(({ target, found }) => (found.ok ? [] : [{ refusal: found.refusal, about: target }])),
    ...(request.undo
      ? checkStanding(content.register, request.role, cards, facts)
      : [...facts, ...stated].flatMap((fact) => checkFact(fact, dayIn(now)))),
  ]
  if (refused.length > 0) return { ok: false, refused }
  const register = request.undo
    ? takenBack(content.register, request.role, cards, facts)
    : recorded(content, request, cards, signed)
  return {
    ok: true,
    value: {
      register,
      cards: cards.map(({ key }) => key),
      facts: (request.undo ? facts : signed).map(({ id }) => id),
    },
  }
}

function checkSigner({ initials, on, undo }: Request, now: Date) {
  if (undo) return done(undefined)
  if (!/^\p{Lu}{2,4}$/u.test(initials)) return refuse('bad-initials')
  return on > dayIn(now) ? refuse('day-to-come') : done(undefined)
}

type Named = { readonly cards: readonly Card[]; readonly facts: readonly FactEntry[] }

/** What a target names, if it is there, may be signed in this role, and reads as it was printed. */
function find(content: Content, { role, undo }: Request, target: string) {
  const [name = '', printed] = target.replace(/^flows\//, '').split('@')
  const fact = content.facts.find(({ id }) => id === name)
  if (fact) {
    if (role !== 'lawyer') return refuse('not-a-lawyer')
    return reads(wordingOfFact(fact), printed, { cards: [], facts: [fact] })
  }
  const card = content.cards.find(({ key }) => key.replace(/^flows\//, '') === name)
  if (card) return reads(content.signatures.wording(card), printed, { cards: [card], facts: [] })
  const flow = content.cards.filter((one) => name === 'all' || one.flow === name)
  if (flow.length === 0) return refuse('unknown-card')
  // Who signs a chapter does not sign again for somebody who has signed a card of it.
  const open = wantedOf(role, flow).filter((card) => undo || !standsFor(content, role, card))
  return reads(wordingOfMany(content, flow), printed, { cards: open, facts: [] })
}

const reads = (wording: string, printed: string | undefined, named: Named) =>
  printed === undefined || (printed.length >= 8 && wording.startsWith(printed))
    ? done(named)
    : refuse('wording-changed')

function checkFact(fact: FactEntry, day: string): Refused[] {
  if (isWeak(fact)) return [{ refusal: refuse('weak-fact').refusal, about: fact.id }]
  return termOf(fact) < day ? [{ refusal: refuse('overdue-fact').refusal, about: fact.id }] : []
}

const isOf = (card: Card, role: Role) => (one: SignOff) => one.card === card.key && one.role === role

function checkStanding(
  { signOffs }: Register,
  role: Role,
  cards: readonly Card[],
  facts: readonly FactEntry[],
): Refused[] {
  const signs =
    cards.some((card) => signOffs.some(isOf(card, role))) || facts.some(({ signedOff }) => signedOff)
  return signs || cards.length + facts.length === 0
    ? []
    : [{ refusal: refuse('not-signed').refusal, about: `the ${role}` }]
}

function recorded(
  { register, signatures }: Content,
  { role, initials, on }: Request,
  cards: readonly Card[],
  facts: readonly FactEntry[],
): Register {
  const others = register.signOffs.filter((one) => !cards.some((card) => isOf(card, role)(one)))
  const fresh = cards.map((card) => ({
    card: card.key,
    role,
    initials,
    on,
    wording: signatures.wording(card),
  }))
  return {
    facts: register.facts.map((fact) =>
      facts.includes(fact) ? { ...fact, signedOff: { initials, on, wording: wordingOfFact(fact) } } : fact,
    ),
    signOffs: [...others, ...fresh].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
  }
}

const takenBack = (
  { facts: all, signOffs }: Register,
  role: Role,
  cards: readonly Card[],
  facts: readonly FactEntry[],
): Register => ({
  facts: all.map((fact) => (facts.includes(fact) ? { ...fact, signedOff: null } : fact)),
  signOffs: signOffs.filter((one) => !cards.some((card) => isOf(card, role)(one))),
})

const placeOf = ({ card, role }: SignOff) => `${card} ${role}`
const factsOf = ({ facts }: Content, cards: readonly Card[]) =>
  facts.filter(({ id }) => cards.some((card) => card.facts.includes(id)))
const unique = <Thing>(things: readonly Thing[]) => [...new Set(things)]
