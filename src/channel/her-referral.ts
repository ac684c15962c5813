import type { Case } from '../casework/case.ts'
import { give, type Wording } from '../consent/consent.ts'
import type { OrganizationId, PersonId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { send } from '../referral/proposing.ts'
import { type Referral, shared } from '../referral/referral.ts'
import { consentUntil } from './asking.ts'
import type { Channel } from './channel.ts'
import { sharesWith } from './in-telegram.ts'

/** What she is asked: may this organization have her case, with these fields and what they say, entries or not. */
export type ToDecide = {
  readonly found: Case
  readonly referral: Referral
  /** The very values that would go along. Entries are among the fields, and only the desk can read them. */
  readonly shares: ReturnType<typeof shared>
}

/** The referrals that wait for her word, in all cases that are hers to see from where she is. */
export async function referralsToDecide(channel: Channel, person: PersonId): Promise<readonly ToDecide[]> {
  const asked: ToDecide[] = []
  for (const found of await channel.cases.of(person))
    for (const referral of await channel.referrals.of(found.id))
      if (referral.state.status === 'proposed')
        asked.push({ found, referral, shares: shared(referral, found.request) })
  return asked
}

/** She agrees to exactly this, in this wording; it goes in the same moment. Nothing is recorded where it cannot go. */
export async function agreeToReferral(channel: Channel, found: Case, to: OrganizationId, wording: Wording) {
  const referral = await proposedTo(channel, found, to)
  const organization = await channel.organizations.find(to)
  if (!referral || !organization) return refuse('no-such-referral')
  const { person } = found
  const given = give({
    person,
    recipient: to,
    purpose: 'referral',
    wording,
    shares: await sharesWith(channel, to, referral.fields),
    at: channel.at,
    until: consentUntil(channel.at),
  })
  if (!given.ok) return given
  const ledger = [...(await channel.consents.of(person)), given.value]
  const sent = send(referral, found, { to: organization, ledger, at: channel.at })
  if (!sent.ok) return sent
  await channel.consents.append(given.value)
  return kept(channel, sent.value, 'referral-agreed')
}

/** She does not want it. Her case stays where it is. */
export async function refuseReferral(channel: Channel, found: Case, to: OrganizationId) {
  const referral = await proposedTo(channel, found, to)
  if (!referral) return refuse('no-such-referral')
  return kept(channel, { ...referral, state: { status: 'refused', at: channel.at } }, 'referral-refused')
}

async function kept(channel: Channel, referral: Referral, what: string) {
  const { case: id, from, to, state } = referral
  await channel.referrals.save(referral)
  channel.news.ring(from)
  if (state.status === 'sent') channel.news.ring(to)
  await channel.audit.append({ at: channel.at, by: 'person', what, case: id, organization: from })
  return done(referral)
}

const proposedTo = async (channel: Channel, { id }: Case, to: OrganizationId) =>
  (await channel.referrals.of(id)).find((one) => one.to === to && one.state.status === 'proposed')
