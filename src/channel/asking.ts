import { receive } from '../casework/asking.ts'
import type { Case } from '../casework/case.ts'
import type { Request } from '../casework/request.ts'
import { give, type Wording } from '../consent/consent.ts'
import { ACCESS_BYTES, accessCode } from '../intake/access-code.ts'
import { CODE_BYTES, caseCode } from '../intake/case-code.ts'
import { caseId, type OrganizationId, type PersonId } from '../kernel/id.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { fields } from '../referral/referral.ts'
import { type Routed, route } from '../referral/route.ts'
import type { Channel } from './channel.ts'
import { sharesWith } from './in-telegram.ts'
import { groundOf, keep, newId } from './keep.ts'

/** A consent holds so long, and she may take it back any day before. */
const CONSENT_DAYS = 180
const DAY = 86_400_000

/** The first moment at which a consent of now does not hold any more. */
export const consentUntil = (at: Date) => new Date(at.getTime() + CONSENT_DAYS * DAY)

/** More open requests than this from one person help nobody: each of them is a promise to somebody's desk. */
const OPEN_MOST = 3

/** Who could answer this request, best first, each with the time by which it would; and why others are left out. */
export async function whoCouldAnswer(channel: Channel, person: PersonId, request: Request): Promise<Routed> {
  const ground = await groundOf(channel, person)
  const organizations = await channel.organizations.all()
  const withKeys = []
  for (const one of organizations) if (await channel.keys.present(one.id)) withKeys.push(one)
  return route(request, withKeys, ground.staff, channel.at)
}

/** What she agreed to: whom may be asked, in this order, until when, and the very text she saw. */
export type Agreed = {
  readonly person: PersonId
  readonly request: Request
  readonly recipients: readonly OrganizationId[]
  readonly wording: Wording
  readonly until: Date
}

/** What she keeps: the code that is said aloud, and the one that opens her case at another door. It is shown once. */
export type Receipt = { readonly case: Case; readonly accessCode: string }

/** Her request becomes a case, and the first organization is asked. */
export async function openCase(channel: Channel, agreed: Agreed) {
  const { person, request, recipients } = agreed
  const open = (await channel.cases.of(person)).filter(({ state }) => state.status !== 'closed')
  if (open.length >= OPEN_MOST) return refuse('too-many-cases')
  const given = await giveConsents(channel, agreed)
  if (!given.ok) return given
  const id = caseId(newId(channel))
  const asked = { id, person, code: await freeCode(channel, request.language), request, recipients }
  const found = await keep(channel, undefined, receive(asked, await groundOf(channel, person)), {
    by: 'person',
    what: 'case-opened',
  })
  await channel.cases.join(id, person)
  return done<Receipt>({ case: found, accessCode: await newAccessCode(channel, found) })
}

/**
 * A yes to each of these, to this very text. Refused before anything is kept: the first of them could not answer her now,
 * or one of them must learn nothing of her request.
 */
export async function giveConsents(
  channel: Channel,
  { person, request, recipients, wording, until }: Agreed,
) {
  const { offers, leftOut } = await whoCouldAnswer(channel, person, request)
  // One that is full or shut today may be asked on another day.
  const later = leftOut.filter(({ reason }) => reason !== 'excluded' && reason !== 'not-active')
  const possible = [...offers, ...later].map(({ organization }) => organization)
  if (!offers.some(({ organization }) => organization === recipients[0])) return refuse('offer-gone')
  if (recipients.some((one) => !possible.includes(one))) return refuse('offer-gone')
  const all = []
  for (const recipient of recipients) {
    const shares = await sharesWith(channel, recipient, fields)
    all.push(give({ person, recipient, purpose: 'request', wording, shares, at: channel.at, until }))
  }
  for (const given of all) if (!given.ok) return given
  for (const given of all) if (given.ok) await channel.consents.append(given.value)
  return done(recipients)
}

/** Another code for the same case; the one before it opens nothing any more. */
export async function newAccessCode(channel: Channel, { id }: Case): Promise<string> {
  const code = accessCode(channel.random(ACCESS_BYTES))
  await channel.receipts.keep(channel.digest(`access-code:${code}`), id)
  return code
}

async function freeCode(channel: Channel, language: string): Promise<string> {
  const words = language === 'uk' ? 'uk' : 'en'
  for (;;) {
    const code = caseCode(channel.random(CODE_BYTES), words)
    if (!(await channel.cases.withCode(code))) return code
  }
}
