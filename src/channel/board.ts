import type { Case } from '../casework/case.ts'
import { noticeTo, organizationExcluded } from '../casework/exclusion.ts'
import { type Urgency, urgencies } from '../casework/promise.ts'
import type { CaseId, OrganizationId, StaffId } from '../kernel/id.ts'
import type { Channel } from './channel.ts'

/**
 * What a staff group may read of a case that waits: its code and how urgent it is. `reminded`: half of the promised time
 * is over. The id is for the button alone.
 */
export type BoardRow = {
  readonly case: CaseId
  readonly code: string
  readonly urgency: Urgency
  readonly reminded?: true
}

/** What waits at a desk: the most urgent first, and how many more there are. */
export type Board = { readonly rows: readonly BoardRow[]; readonly more: number }

/** As many as a message shows with a button each. */
const ROWS = 8

/** What the group of this organization may be told. One member kept away from a case keeps it from the whole group. */
export async function boardOf(channel: Channel, id: OrganizationId): Promise<Board> {
  const members = (await channel.staff.of(id)).filter(({ active }) => active)
  const told = (await waitingAt(channel, id)).filter((found) => noticeTo(found, members).group)
  const rows = told.map(
    ({ id: of, code, request: { urgency }, reminded }): BoardRow => ({
      case: of,
      code,
      urgency,
      ...(reminded && { reminded }),
    }),
  )
  return { rows: rows.slice(0, ROWS), more: Math.max(0, rows.length - ROWS) }
}

/** Who must be told of what waits one by one, because the group may not read it: their own chats, or the console. */
export async function noticesAt(channel: Channel, id: OrganizationId) {
  const members = (await channel.staff.of(id)).filter(({ active }) => active)
  const notices = new Map<StaffId, number>()
  for (const found of await waitingAt(channel, id)) {
    const notice = noticeTo(found, members)
    if (notice.group) continue
    for (const one of notice.members) notices.set(one, (notices.get(one) ?? 0) + 1)
  }
  return notices
}

/** What waits and was not taken, the most urgent and the soonest promised first. */
async function waitingAt(channel: Channel, id: OrganizationId): Promise<readonly Case[]> {
  const organization = await channel.organizations.find(id)
  if (!organization) return []
  const waiting = (await channel.cases.at(id, 'waiting')).filter(
    ({ request }) => !organizationExcluded(request, organization),
  )
  const rank = ({ request }: Case) => urgencies.indexOf(request.urgency)
  const by = ({ offers }: Case) => offers.at(-1)?.promise.by.getTime() ?? 0
  return waiting.sort((one, other) => rank(one) - rank(other) || by(one) - by(other))
}
