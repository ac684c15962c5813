import type { DeclineReason } from '../casework/case.ts'
import { organizationExcluded } from '../casework/exclusion.ts'
import { passOn } from '../casework/working.ts'
import type { CaseId, OrganizationId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { complete, mayAnswer, respond } from '../referral/answering.ts'
import { propose } from '../referral/proposing.ts'
import type { Field, Referral } from '../referral/referral.ts'
import { type Choice, route } from '../referral/route.ts'
import { type Readable, requestFor } from './case-line.ts'
import { deskDeed } from './deed.ts'
import { groundOf, keep } from './keep.ts'
import { type AtDesk, atCase, atDesk, handingOver } from './permit.ts'

/** To whom a case could be handed, best first. Whom she keeps away is not among them, and nobody reads why. */
export const whereTo = atCase('refer-case', async ({ channel, found, organization }) => {
  const ground = await groundOf(channel, found.person)
  const others = []
  for (const one of await channel.organizations.all())
    if (one.id !== organization.id && (await channel.keys.present(one.id))) others.push(one)
  return done<readonly Choice[]>(route(found.request, others, ground.staff, channel.at).offers)
})

/** What her caseworker would hand over, and how. */
export type Referring = {
  readonly to: OrganizationId
  readonly warm: boolean
  readonly fields: readonly Field[]
}

/** Her caseworker asks her whether another organization may have the case. Nothing leaves before she said yes. */
export const referCase = atCase('refer-case', async (at, { to, warm, fields }: Referring) => {
  const { channel, member, found } = at
  const organization = await channel.organizations.find(to)
  if (!organization) return refuse('no-such-organization')
  const proposed = propose(found, member, { to: organization, warm, fields, at: channel.at })
  if (!proposed.ok) return proposed
  if (!(await channel.keys.present(to))) return refuse('nobody-to-read')
  const asked = (await channel.referrals.of(found.id)).some(
    (one) =>
      one.from === member.organization && one.to === to && ['proposed', 'sent'].includes(one.state.status),
  )
  if (asked) return refuse('already-referred')
  await channel.referrals.save(proposed.value)
  channel.news.knock(found.id)
  await deskDeed(at, 'referral-proposed')
  return done(proposed.value)
})

/** A referral as those read it who decide on it, before the case is theirs. */
export type ReferralLine = {
  readonly case: CaseId
  readonly code: string
  readonly from: OrganizationId
  readonly warm: boolean
  readonly at: Date
  readonly request: Readable
}

/** What other organizations ask this one to take, and she agreed to. */
export const referralsTo = atDesk('answer-referral', async (at) => {
  const lines: ReferralLine[] = []
  for (const referral of await at.channel.referrals.waitingFor(at.organization.id)) {
    const found = await answerable(at, referral)
    if (!found) continue
    const { case: id, from, warm, state } = referral
    const request = await requestFor(at, found)
    lines.push({ case: id, code: found.code, from, warm, at: state.at, request })
  }
  return done<readonly ReferralLine[]>(lines)
})

/** What an organization says to a referral. */
export type ReferralAnswer = {
  readonly case: CaseId
  readonly from: OrganizationId
  readonly says: 'accepted' | { readonly declined: DeclineReason | undefined }
}

/** Her organization takes what another one refers, or says no and why. A yes gives it the case, and a promise of its own. */
export const answerReferral = atDesk('answer-referral', async (at, answer: ReferralAnswer) => {
  const { channel, member, organization } = at
  const referral = (await channel.referrals.of(answer.case)).findLast(
    ({ from, to }) => from === answer.from && to === organization.id,
  )
  const found = referral && (await answerable(at, referral))
  if (!found) return refuse('not-permitted')
  const ground = await groundOf(channel, found.person)
  const { ledger } = ground
  const answered = respond(referral, found, { by: member, says: answer.says, ledger, at: channel.at })
  if (!answered.ok) return answered
  if (answered.value.state.status === 'accepted') {
    const passed = passOn(found, organization.id, ground)
    if (!passed.ok) return passed
    await keep(channel, found, passed.value, { by: member.id, what: 'referral-accepted' })
  } else await deskDeed({ ...at, found, relation: 'own-organization' }, 'referral-declined')
  await channel.referrals.save(answered.value)
  channel.news.ring(referral.from)
  return done(answered.value)
})

/** She who handed a case over leaves it: the other organization has answered by now. */
export const leaveCase = atCase('leave-case', async (at) => {
  const { channel, member, found } = at
  const handing = await handingOver(channel, found)
  const hers = handing.find(({ by, from }) => by === member.id && from === member.organization)
  if (!hers) return refuse('not-permitted')
  const left = complete(hers, found, channel.at)
  if (!left.ok) return left
  await channel.referrals.save(left.value)
  channel.news.ring(hers.to)
  await deskDeed(at, 'case-left')
  return done(left.value)
})

/** The case of a referral, if this member may learn of it. */
async function answerable({ channel, member, organization }: AtDesk, referral: Referral) {
  const found = await channel.cases.find(referral.case)
  if (!found || referral.state.status === 'proposed' || referral.state.status === 'refused') return undefined
  if (organizationExcluded(found.request, organization)) return undefined
  return mayAnswer(referral, found, member) ? found : undefined
}
