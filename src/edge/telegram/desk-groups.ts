import { linkDigest } from '../../channel/linking.ts'
import type { DeskEvent } from './desk-inbound.ts'
import { happened, reconcile } from './desk-watch.ts'
import { type DeskWorld, memberAt } from './desk-world.ts'

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
  const isOurs = async (chat: string) =>
    (await house.within(async (channel) => (await channel.deskGroups.find(chat)) !== undefined)) ?? false
  // A group was not linked with a code of ours: whoever added the bot there wants to look for somebody.
  const leave = (chat: string) => api.leaveChat(chat).catch(() => log.warn('group-not-left', {}))
  const lingering = lingers(async (chat) => ((await isOurs(chat)) ? undefined : leave(chat)))
  const unlinked = async ({ kind, chat }: DeskEvent) => {
    if (kind === 'added' || kind === 'came') return lingering.begin(chat)
    lingering.end(chat)
    if (kind !== 'removed') await leave(chat)
  }
  return {
    isOurs,
    reconcile: () => reconcile(world),
    stop: lingering.stop,
    take: async (event, once) => {
      const { chat } = event
      if (event.kind === 'link-group' && (await link(world, event, once))) {
        lingering.end(chat)
        await reconcile(world, chat)
      } else if (await isOurs(chat)) await happened(world, event, once)
      else await unlinked(event)
    },
  }
}

/** Groups that may still be linked, each with the time at which it is left. */
function lingers(late: (chat: string) => Promise<unknown>) {
  const timers = new Map<string, NodeJS.Timeout>()
  const end = (chat: string) => {
    clearTimeout(timers.get(chat))
    timers.delete(chat)
  }
  return {
    end,
    begin: (chat: string) => {
      if (timers.has(chat)) return
      const over = () => {
        end(chat)
        late(chat).catch(() => undefined)
      }
      timers.set(chat, setTimeout(over, LINGER_MS).unref())
    },
    stop: () => {
      for (const chat of [...timers.keys()]) end(chat)
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
    const member = await memberAt(channel, by)
    if (!member) return false
    const found = await channel.linkCodes.use(linkDigest(channel, code), 'group')
    if (found?.organization !== member.organization) return false
    const { organization } = found
    await channel.deskGroups.save({ address: chat, organization, stopped: 'not-checked' })
    await channel.audit.append({ at: channel.at, by: member.id, what: 'group-linked', organization })
    return true
  }, once)
  return linked ?? true
}
