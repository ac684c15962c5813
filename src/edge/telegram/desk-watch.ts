import type { Channel } from '../../channel/channel.ts'
import type { DeskGroup } from '../../channel/staff-doors.ts'
import { mayDo } from '../../staff/access.ts'
import type { DeskEvent } from './desk-inbound.ts'
import { type Found, lookAt } from './desk-members.ts'
import type { DeskWorld } from './desk-world.ts'

/** Something happened in a linked group: who came, who went, where it moved, or that the bot is not in it any more. */
export async function happened(world: DeskWorld, event: DeskEvent, once: number): Promise<void> {
  const { kind, chat } = event
  if (kind === 'came') await came(world, chat, event.who, once)
  if (kind === 'removed') await stopped(world, chat, 'bot-removed', once)
  if (kind === 'moved') await moved(world, chat, event.to, once)
  if (kind === 'came' || kind === 'went') await reconcile(world, chat)
}

/** Somebody came in. Who is not on the roster stops the posting in this very turn. */
async function came(
  { house, api }: DeskWorld,
  chat: string,
  who: readonly string[],
  once: number,
): Promise<void> {
  const bot = api.token.split(':')[0]!
  await house.within(async (channel) => {
    const group = await channel.deskGroups.find(chat)
    if (!group) return
    const roster = await rosterOf(channel, group)
    if (who.some((one) => one !== bot && !roster.includes(one))) await stop(channel, group, 'unknown-member')
  }, once)
}

const stopped = ({ house }: DeskWorld, chat: string, why: string, once: number) =>
  house.within(async (channel) => {
    const group = await channel.deskGroups.find(chat)
    if (group) await stop(channel, group, why)
  }, once)

/** Telegram gave the group another number. */
const moved = ({ house }: DeskWorld, chat: string, to: string, once: number) =>
  house.within(async (channel) => {
    const group = await channel.deskGroups.find(chat)
    if (!group) return
    await channel.deskGroups.drop(chat)
    await channel.deskGroups.save({ address: to, organization: group.organization })
    channel.news.ring(group.organization)
  }, once)

/** Nothing is posted there any more, what stands is taken away, and those who link groups are told. */
async function stop(channel: Channel, group: DeskGroup, why: string): Promise<void> {
  const { address, organization, board: _ } = group
  await channel.deskGroups.save({ ...group, stopped: why })
  channel.news.ring(organization)
  if (why === 'unknown-member')
    channel.news.tell(address, [], { kind: 'board', rows: [], more: 0, gone: true })
  await channel.audit.append({ at: channel.at, by: 'house', what: 'group-stopped', organization })
  for (const member of await channel.staff.of(organization))
    if (mayDo(member, 'link-group', 'own-organization'))
      for (const chat of await channel.staffChats.of(member.id))
        channel.news.tell(chat, member.languages, { kind: 'desk-line', word: `group-${why}`, values: {} })
}

/** It is right again: the board comes back. */
async function resume(channel: Channel, { stopped: _, ...group }: DeskGroup): Promise<void> {
  await channel.deskGroups.save(group)
  channel.news.ring(group.organization)
}

/** The chats of everybody who works there: the number of a private chat is that of its owner. */
async function rosterOf(channel: Channel, { organization }: DeskGroup): Promise<readonly string[]> {
  const chats: string[] = []
  for (const { id, active } of await channel.staff.of(organization))
    if (active) chats.push(...(await channel.staffChats.of(id)))
  return chats
}

/** Looks who is in one group, or in all of them, and stops or resumes the posting by what is found. */
export async function reconcile({ house, api, log }: DeskWorld, only?: string): Promise<void> {
  const known = await house.within(async (channel) => {
    const all: { group: DeskGroup; roster: readonly string[] }[] = []
    for (const { id } of await channel.organizations.all())
      for (const group of await channel.deskGroups.of(id))
        if (only === undefined || group.address === only)
          all.push({ group, roster: await rosterOf(channel, group) })
    return all
  })
  for (const { group, roster } of known ?? []) {
    const found: Found | undefined = await lookAt(api, group.address, roster).catch((fault: unknown) => {
      log.fault('group-not-checked', fault)
      return undefined
    })
    const why = found === 'right' ? undefined : found
    if (found === undefined || why === group.stopped) continue
    await house.within(async (channel) => {
      const now = await channel.deskGroups.find(group.address)
      if (now && why) await stop(channel, now, why)
      else if (now) await resume(channel, now)
    })
  }
}
