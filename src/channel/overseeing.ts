import { done } from '../kernel/outcome.ts'
import { atDesk } from './permit.ts'

/** How her organization kept its word since then, and how much it has now. */
export const countsOf = atDesk('see-counts', async ({ channel, organization }, since: Date) => {
  const { id, load, capacity } = organization
  return done({ ...(await channel.organizations.tally(id, since)), load, capacity })
})

/** The last things that were done at her organization: who, when, what, to which case; never a content. */
export const auditOf = atDesk('see-audit', async ({ channel, organization }, most: number) =>
  done(await channel.audit.of(organization.id, most)),
)
