import type { Case, ClosureReason } from '../casework/case.ts'
import { close, reopen } from '../casework/closing.ts'
import { askAgain, exclude, recheck } from '../casework/her-side.ts'
import type { Exclusions } from '../casework/request.ts'
import { withdraw } from '../consent/consent.ts'
import type { OrganizationId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { type Agreed, giveConsents } from './asking.ts'
import type { Channel } from './channel.ts'
import { groundOf, keep } from './keep.ts'

/** She takes back what she agreed to: nobody else is asked in this organization's place without her. */
export async function withdrawConsent(channel: Channel, found: Case, recipient: OrganizationId) {
  const ledger = await channel.consents.of(found.person)
  let taken = 0
  for (const purpose of ['request', 'referral'] as const) {
    const back = withdraw(ledger, { recipient, purpose, at: channel.at })
    if (!back.ok) continue
    await channel.consents.append(back.value)
    taken++
  }
  if (taken === 0) return refuse('no-consent')
  const move = recheck(found, await groundOf(channel, found.person))
  return done(await keep(channel, found, move, { by: 'person', what: 'consent-withdrawn' }))
}

/** She keeps others away from now on. */
export async function keepAway(channel: Channel, found: Case, exclusions: Exclusions) {
  const move = exclude(found, exclusions, await groundOf(channel, found.person))
  return keep(channel, found, move, { by: 'person', what: 'kept-away' })
}

/** Others are asked, after nobody answered: those, in this order, with her yes to this very text. */
export async function askOthers(channel: Channel, found: Case, agreed: Omit<Agreed, 'person' | 'request'>) {
  if (found.state.status !== 'received') return refuse('not-waiting')
  const { person, request } = found
  const given = await giveConsents(channel, { ...agreed, person, request })
  if (!given.ok) return given
  const move = askAgain(found, agreed.recipients, await groundOf(channel, person))
  if (!move.ok) return move
  return done(await keep(channel, found, move.value, { by: 'person', what: 'others-asked' }))
}

/** She ends it. */
export async function closeHers(channel: Channel, found: Case, reason: ClosureReason = 'her-wish') {
  const move = close(found, 'person', reason, channel.at)
  if (!move.ok) return move
  return done(await keep(channel, found, move.value, { by: 'person', what: 'case-closed' }))
}

/** She begins it again. */
export async function reopenHers(channel: Channel, found: Case) {
  const move = reopen(found, 'person', await groundOf(channel, found.person))
  if (!move.ok) return move
  return done(await keep(channel, found, move.value, { by: 'person', what: 'case-reopened' }))
}
