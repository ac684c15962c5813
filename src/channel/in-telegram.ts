import type { Case } from '../casework/case.ts'
import { purposes, standing } from '../consent/consent.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { Channel } from './channel.ts'

/** She read that who answers reads her words in Telegram. */
const IN_TELEGRAM = 'telegram'

/** What goes to an organization by a yes that she gives now: these, and that her words pass through Telegram, where it answers there. */
export async function sharesWith({ organizations }: Channel, id: OrganizationId, shared: readonly string[]) {
  const there = (await organizations.find(id))?.answersIn === 'telegram'
  return there ? [...shared, IN_TELEGRAM] : shared
}
/** An organization that changed to Telegram after her yes reads her words at the console: she agreed to nothing else. */
export async function agreedToTelegram(
  { consents, at }: Channel,
  { person }: Case,
  recipient: OrganizationId,
) {
  const ledger = await consents.of(person)
  return purposes.some((purpose) =>
    standing(ledger, { recipient, purpose, at })?.shares.includes(IN_TELEGRAM),
  )
}
