import type { Flow } from '../conversation/flow.ts'
import { withhold } from '../conversation/withhold.ts'
import type { Status, Term } from '../edge/command/content-text.ts'
import type { Content } from './content.ts'
import { dayIn, isWeak, type Reason, termOf, withheldOn } from './gate.ts'
import { roles } from './register.ts'
import { standsFor, wantedOf } from './sign-off.ts'
import { isSigned } from './signing.ts'
import { viewOn } from './view.ts'

const DAY = 24 * 3600 * 1000
const count = <Thing>(things: readonly Thing[], is: (thing: Thing) => boolean) => things.filter(is).length

/** What must be signed off before real people come, and what each gate withholds today. */
export function statusOf(content: Content, now: Date): Status {
  const { cards, facts, signatures, register } = content
  const tally = (flow?: string) =>
    Object.fromEntries(
      roles.map((role) => {
        const wanted = wantedOf(role, flow === undefined ? cards : cards.filter((card) => card.flow === flow))
        const signed = count(wanted, (card) => standsFor(content, role, card))
        return [role, { wanted: wanted.length, signed }]
      }),
    ) as Status['roles']
  const day = dayIn(now)
  return {
    day,
    cards: cards.length,
    roles: tally(),
    flows: [...new Set(cards.map(({ flow }) => flow))].map((flow) => ({ flow, roles: tally(flow) })),
    facts: {
      all: facts.length,
      signed: count(facts, isSigned),
      weak: facts.filter(isWeak).map(({ id }) => id),
      overdue: facts.filter((fact) => termOf(fact) < day).map(({ id }) => id),
    },
    lost: register.signOffs
      .filter(({ card, wording }) => {
        const now = cards.find(({ key }) => key === card)
        return !now || signatures.wording(now) !== wording
      })
      .map(({ card, role }) => ({ card, role })),
    withheld: { mark: hiddenBy(content, 'mark', now), strict: hiddenBy(content, 'strict', now) },
  }
}

function hiddenBy(content: Content, gate: 'mark' | 'strict', now: Date): Status['withheld']['mark'] {
  const seen = viewOn(content, gate, now)
  if ('faults' in seen) throw new Error(`withholding left ${seen.faults[0]?.cause}`)
  const { withheld, flows } = seen.view
  return {
    cards: [...withheld].map(([card, reason]) => ({ card, reason })),
    flows: goneIn(
      content,
      flows.map(({ flow }) => flow),
    ),
  }
}

/** Facts past their term or near it, soonest first, with what goes on the day after. */
export function termsWithin(content: Content, days: number, now: Date): Term[] {
  const { cards, facts, kept, signatures } = content
  const day = dayIn(now)
  const last = new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
  return facts
    .filter((fact) => termOf(fact) <= last)
    .sort((one, other) => (termOf(one) < termOf(other) ? -1 : 1))
    .map((fact) => {
      const past = new Map<string, Reason>(
        withheldOn('9999-12-31', 'mark', { cards, facts: [fact], kept, isLawful: signatures.isLawful }),
      )
      return {
        fact: fact.id,
        statement: fact.statement,
        source: fact.source,
        checkedOn: fact.checkedOn,
        term: termOf(fact),
        days: Math.round((Date.parse(termOf(fact)) - Date.parse(day)) / DAY),
        cards: [...past.keys()],
        flows: goneIn(
          content,
          withhold(
            content.flows.map(({ flow }) => flow),
            new Set(past.keys()),
          ),
        ),
        marked: cards
          .filter((card) => kept.has(card.key) && card.facts.includes(fact.id))
          .map(({ key }) => key),
      }
    })
}

/** Flows of the house that are not among those. */
const goneIn = ({ flows: all }: Content, shown: readonly Flow[]) =>
  [...new Set(all.map(({ flow }) => flow.flow))].filter((name) => !shown.some(({ flow }) => flow === name))
