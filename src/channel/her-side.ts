import type { Case, ClosureReason } from '../casework/case.ts'
import { close, reopen } from '../casework/closing.ts'
import { askAgain, exclude, recheck, wrote } from '../casework/her-side.ts'
import type { Exclusions } from '../casework/request.ts'
import { type Purpose, standing, withdraw } from '../consent/consent.ts'
import { readAccessCode } from '../intake/access-code.ts'
import type { CaseId, OrganizationId, PersonId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { contentBytes, type EntryContent } from '../sealing/entry-content.ts'
import type { Channel } from './channel.ts'
import { groundOf, keep, newId } from './keep.ts'

/** Her case, if it is hers to see from where she is. */
export async function herCase(channel: Channel, person: PersonId, id: CaseId) {
  const found = (await channel.cases.of(person)).find((one) => one.id === id)
  return found ? done(found) : refuse('no-such-case')
}

/**
 * Who can open what she writes now: who has the case or is asked for it, and those she agreed to should they not answer.
 * Nobody without a consent that holds, and nobody without a key.
 */
export async function readersOf(channel: Channel, found: Case) {
  const holder = 'organization' in found.state && found.state.organization
  const ledger = await channel.consents.of(found.person)
  const holds = (recipient: OrganizationId, purpose: Purpose) =>
    standing(ledger, { recipient, purpose, at: channel.at }) !== undefined
  const readers = []
  for (const one of new Set([...(holder ? [holder] : []), ...found.recipients])) {
    if (!holds(one, 'request') && !(one === holder && holds(one, 'referral'))) continue
    const key = await channel.keys.present(one)
    if (key) readers.push(key.recipient)
  }
  return readers
}

/** Seals something of hers to whoever answers her. Nobody there to read it: it is not kept, and she is told. */
export async function passOn(channel: Channel, found: Case, content: EntryContent) {
  if (found.state.status === 'closed') return refuse('case-closed')
  const recipients = await readersOf(channel, found)
  if (recipients.length === 0) return refuse('nobody-to-read')
  const about = { entry: newId(channel), case: found.id, author: 'person', at: channel.at } as const
  const sealed = await channel.seal.seal({ about, content: contentBytes(content) }, recipients)
  const move = wrote(found, await groundOf(channel, found.person))
  if (!move.ok) return move
  await channel.entries.add({ about, sealed })
  return done(await keep(channel, found, move.value, { by: 'person', what: 'person-wrote' }))
}

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

/** Others are asked, after nobody answered. She agreed to them before this is called. */
export async function askOthers(channel: Channel, found: Case, recipients: readonly OrganizationId[]) {
  const move = askAgain(found, recipients, await groundOf(channel, found.person))
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

/**
 * Opens a case with the sixteen digits of its receipt. A code that is wrong and one that is no code are refused alike;
 * whoever calls this slows down who tries (`waitAfter`), before asking.
 */
export async function openWithCode(channel: Channel, person: PersonId, written: string) {
  const code = readAccessCode(written)
  const id = code.ok ? await channel.receipts.find(channel.digest(`access-code:${code.value}`)) : undefined
  const found = id && (await channel.cases.find(id))
  if (!found) return refuse('code-not-known')
  await channel.cases.join(found.id, person)
  await channel.audit.append({ at: channel.at, by: 'person', what: 'opened-with-code', case: found.id })
  return done(found)
}

/** Everything of hers in the channel goes: what she wrote, what waits for her, the case. A desk is told that it is gone. */
export async function forgetHers(channel: Channel, person: PersonId): Promise<void> {
  for (const found of await channel.cases.of(person)) {
    const organization = 'organization' in found.state ? found.state.organization : undefined
    if (organization) channel.news.ring(organization)
    await channel.entries.erase(found.id)
    await channel.letters.drop((await channel.letters.of(found.id)).map(({ id }) => id))
    await channel.cases.erase(found.id)
    await channel.consents.forget(found.person)
    await channel.audit.append({
      at: channel.at,
      by: 'person',
      what: 'case-erased',
      case: found.id,
      ...(organization && { organization }),
    })
  }
}
