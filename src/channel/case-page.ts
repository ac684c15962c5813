import type { Offer, State } from '../casework/case.ts'
import type { Given } from '../consent/consent.ts'
import { done } from '../kernel/outcome.ts'
import type { Referral } from '../referral/referral.ts'
import type { KeptEntry } from '../sealing/entry.ts'
import type { Recipient } from '../sealing/entry-seal.ts'
import { type Action, access, mayDo } from '../staff/access.ts'
import { type CaseLine, consentsFor, linesOf, type Readable, requestFor } from './case-line.ts'
import { readersOf } from './her-words.ts'
import { type AtCase, atCase } from './permit.ts'

/** One case as its page shows it: nothing of whom she keeps away, nor of what other organizations were asked or said. */
export type CasePage = {
  readonly line: CaseLine
  readonly request: Readable
  readonly state: State
  /** What this organization was asked and what became of it, the oldest first. */
  readonly offers: readonly Offer[]
  readonly consents: readonly Given[]
  /** Referrals from here and to here. */
  readonly referrals: readonly Referral[]
  /** Which letters the person has not put away yet, by the entry that each of them is. */
  readonly waiting: readonly string[]
  /** To whom everything that is written now must be sealed. */
  readonly readers: readonly Recipient[]
  /** To whom a note for colleagues is sealed: this desk and nobody else, whoever reads what is said with her. */
  readonly colleagues: readonly Recipient[]
  /** What who looks may do here. */
  readonly may: readonly Action[]
}

/** One case, for somebody who may see it. What was written in it is `entriesOf`. */
export const caseOf = atCase('see-case', async (at) => {
  const { channel, member, organization, found, relation } = at
  const [line] = await linesOf(at, [{ found, relation }])
  const key = await channel.keys.present(organization.id)
  const ours = ({ from, to }: Referral) => from === organization.id || to === organization.id
  return done<CasePage>({
    line: line!,
    request: await requestFor(at, found),
    state: found.state,
    offers: found.offers.filter((offer) => offer.organization === organization.id),
    consents: await consentsFor(at, found.person),
    referrals: (await channel.referrals.of(found.id)).filter(ours),
    waiting: (await channel.letters.of(found.id)).map(({ id }) => id),
    readers: await readersOf(channel, found),
    colleagues: key ? [key.recipient] : [],
    may: (Object.keys(access) as Action[]).filter((action) => mayDo(member, action, relation)),
  })
})

/** What was written in a case, sealed as it is kept, the oldest first. */
export const entriesOf = atCase('read-entries', async (at) => {
  const since = await sinceWhen(at)
  const entries = await at.channel.entries.of(at.found.id)
  return done<readonly KeptEntry[]>(entries.filter(({ about }) => about.at >= since))
})

/** From when on this organization sees that something was written: always, or since she agreed, if not to the entries before. */
async function sinceWhen(at: AtCase): Promise<Date> {
  const consents = await consentsFor(at, at.found.person)
  if (consents.some(({ shares }) => shares.includes('entries'))) return new Date(0)
  const first = consents.map((consent) => consent.at.getTime())
  return first.length > 0 ? new Date(Math.min(...first)) : at.channel.at
}
