import type { Channel } from '../../channel/channel.ts'
import { linkDigest } from '../../channel/linking.ts'
import type { DeskGroup } from '../../channel/staff-doors.ts'
import { mayDo } from '../../staff/access.ts'
import type { DeskWorld } from './desk.ts'
import type { DeskEvent } from './desk-inbound.ts'
import { type Found, lookAt } from './desk-members.ts'

/** The staff groups of this house: which they are, who is in them, and whether anything may be posted there. */
export type DeskGroupsAtDoor = {
  isOurs(chat: string): Promise<boolean>
  take(event: DeskEvent, once: number): Promise<void>
  reconcile(): Promise<void>
  stop(): void
}

/** Whoever added the bot has so long to link the group with a code. */
const LINGER_MS = 10 * 60_000

export function deskGroups(world: DeskWorld): DeskGroupsAtDoor {
  const { house, api, log } = world
  const lingering = new Map<string, NodeJS.Timeout>()
  const isOurs = async (chat: string) =>
    (await house.within(async (channel) => (await channel.deskGroups.find(chat)) !== undefined)) ?? false
  // A group was not linked with a code of ours: whoever added the bot there wants to look for somebody.
  const leave = async (chat: string) => {
    clearTimeout(lingering.get(chat))
    lingering.delete(chat)
    await api.leaveChat(chat).catch(() => log.warn('group-not-left', {}))
  }
  const linger = (chat: string) => {
    if (lingering.has(chat)) return
    const late = () =>
      void isOurs(chat).then(
        (ours) => (ours ? undefined : leave(chat)),
        () => undefined,
      )
    lingering.set(chat, setTimeout(late, LINGER_MS).unref())
  }
  const unlinked = async ({ kind, chat }: DeskEvent) => {
    if (kind === 'added' || kind === 'came') linger(chat)
    else if (kind !== 'removed') await leave(chat)
  }
  const check = (chat?: string) => reconcile(world, chat)
  return {
    isOurs,
    reconcile: () => check(),
    stop: () => {
      for (const timer of lingering.values()) clearTimeout(timer)
    },
    take: async (event, once) => {
      const { chat } = event
      if (event.kind === 'link-group') {
        if (!(await link(world, event, once))) return (await isOurs(chat)) ? undefined : leave(chat)
        clearTimeout(lingering.get(chat))
        lingering.delete(chat)
        return check(chat)
      }
      if (!(await isOurs(chat))) return unlinked(event)
      if (event.kind === 'came') await came(world, event.chat, event.who, once)
      if (event.kind === 'removed') await stopped(world, chat, 'bot-removed', once)
      if (event.kind === 'moved') await moved(world, chat, event.to, once)
      if (event.kind === 'came' || event.kind === 'went') await check(chat)
    },
  }
}

/** A member of staff typed a code of her own organization. Nothing is posted before it is known who is there. */
async function link(
  { house }: DeskWorld,
  { chat, by, code }: Extract<DeskEvent, { kind: 'link-group' }>,
  once: number,
) {
  const linked = await house.within(async (channel) => {
    const id = await channel.staffChats.staffOf(by)
    const member = id && (await channel.staff.find(id))
    if (!member?.active) return false
    const found = await channel.linkCodes.use(linkDigest(channel, code), 'group')
    if (found?.organization !== member.organization) return false
    const { organization } = found
    await channel.deskGroups.save({ address: chat, organization, stopped: 'not-checked' })
    await channel.audit.append({ at: channel.at, by: member.id, what: 'group-linked', organization })
    return true
  }, once)
  return linked ?? true
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
async function reconcile({ house, api, log }: DeskWorld, only?: string): Promise<void> {
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
