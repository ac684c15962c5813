import { randomInt } from 'node:crypto'
import { boardOf, noticesAt } from '../../channel/board.ts'
import type { Channel } from '../../channel/channel.ts'
import { type OrganizationId, personId } from '../../kernel/id.ts'
import type { Delivery, DeskSaying } from '../../outbox/message.ts'
import type { Waiting } from '../storage/waiting.ts'

/** Something for a chat of staff, as the outbox holds it. The row is named by a digest: it tells no chat. */
export function deskWaiting(channel: Channel, chat: string, language: string, saying: DeskSaying): Waiting {
  const who = hex(channel.digest(`desk-chat:${chat}`))
  return {
    // A board takes the place of the one that waits; a line never does.
    id: saying.kind === 'board' ? `board-${who}` : `line-${hex(channel.random(9))}`,
    person: personId(`desk-${who}`),
    lane: 'reply',
    dueAt: channel.at.getTime(),
    attempt: 0,
    revision: randomInt(2 ** 31),
    to: { door: 'telegram', id: chat },
    language,
    live: [],
    saying,
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

type Spoken = { readonly languages: readonly string[]; readonly usual: string }

/** What rung desks are told in Telegram: a board to each group, and a line to those whom the group may not be told for. */
export async function boards(
  channel: Channel,
  rung: ReadonlySet<OrganizationId>,
  spoken: Spoken,
): Promise<readonly Waiting[]> {
  const said: Waiting[] = []
  for (const organization of rung) {
    const groups = (await channel.deskGroups.of(organization)).filter(({ stopped }) => !stopped)
    if (groups.length === 0) continue
    const board = { kind: 'board', ...(await boardOf(channel, organization)) } as const
    for (const { address, board: stands } of groups)
      said.push({
        ...deskWaiting(channel, address, spoken.usual, board),
        live: stands === undefined ? [] : [stands],
      })
    said.push(...(await noticesFor(channel, organization, spoken)))
  }
  return said
}

/** One line for each, however often something rings while it waits. */
async function noticesFor(
  channel: Channel,
  organization: OrganizationId,
  { languages, usual }: Spoken,
): Promise<readonly Waiting[]> {
  const said: Waiting[] = []
  for (const [id, count] of await noticesAt(channel, organization)) {
    const member = await channel.staff.find(id)
    if (!member) continue
    const language = member.languages.find((one) => languages.includes(one)) ?? usual
    const saying = { kind: 'desk-line', word: 'waits', values: { count: String(count) } } as const
    for (const chat of await channel.staffChats.of(id)) {
      const waiting = deskWaiting(channel, chat, language, saying)
      said.push({ ...waiting, id: `notice-${waiting.person}` })
    }
  }
  return said
}

/** What became of something said to staff: where the board stands now, or that a group is closed to us. */
export async function deskNoted(
  channel: Channel,
  { to, saying }: Waiting,
  delivery: Delivery,
): Promise<void> {
  // A line that does not arrive takes nobody off the roster: what it says stands in the console.
  if (saying.kind !== 'board') return
  const group = await channel.deskGroups.find(to.id)
  if (!group) return
  const { board: _, ...rest } = group
  if (delivery.status === 'delivered') {
    const [board] = delivery.live
    await channel.deskGroups.save({ ...rest, ...(board !== undefined && { board }) })
  } else if (delivery.status === 'unreachable') {
    await channel.deskGroups.save({ ...rest, stopped: 'bot-removed' })
    channel.news.ring(group.organization)
  }
}
