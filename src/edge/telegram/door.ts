import type { Api } from 'grammy'
import type { Arrival } from '../arrival.ts'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import { isDatabaseFault } from '../storage/database-fault.ts'
import type { Buttons } from './button.ts'
import type { TelegramDesk } from './desk.ts'
import type { DeskEvent } from './desk-inbound.ts'
import { type Inbound, inbound } from './inbound.ts'

/** Takes raw updates from however they came, and has them done. Resolves once everything is kept; rejects when nothing was. */
export type TelegramDoor = {
  /** `acknowledged`: whoever brought the updates acknowledges the presses among them when this resolves. */
  take(updates: readonly unknown[], acknowledged?: 'acknowledged'): Promise<void>
}

/** What answers when the database does not: emergency numbers, and leaving. */
export type WithoutLedger = {
  answer(arrivals: readonly Arrival[]): Promise<void>
  /** The database has answered these: what stood in for its answers goes. */
  makeWay(arrivals: readonly Arrival[]): Promise<void>
}

type World = {
  readonly house: Pick<House, 'turn'>
  readonly api: Api
  readonly buttons: Buttons
  readonly withoutLedger: WithoutLedger
  /** The desk of staff, in a house that has a help channel. */
  readonly desk?: TelegramDesk | undefined
  readonly log: Log
}

/** One door for polling, webhook and a foreign bot: narrow the updates, what is a desk's to the desk, one turn for the rest. */
export function telegramDoor({ house, api, buttons, withoutLedger, desk, log }: World): TelegramDoor {
  const turn = async (arrivals: readonly Arrival[], acknowledged: boolean) => {
    if (arrivals.length === 0) return
    try {
      await house.turn(acknowledged ? arrivals.map(quietly) : arrivals)
    } catch (fault) {
      await withoutLedger.answer(arrivals)
      throw fault
    }
    await withoutLedger.makeWay(arrivals)
  }
  const atDesk = deskDoor({ desk, api, log })
  return {
    take: async (updates, acknowledged) => {
      const read = updates.map((update) => inbound(update, buttons))
      const arrivals = read.flatMap((one) => (one.type === 'arrival' && !one.desk ? [one.arrival] : []))
      // Nobody who writes waits for what happens in a group.
      const [first, others] = await Promise.allSettled([
        turn(arrivals, acknowledged === 'acknowledged'),
        atDesk(read),
      ])
      if (first.status === 'rejected') throw first.reason
      if (others.status === 'rejected') throw others.reason
      await turn(others.value, acknowledged === 'acknowledged')
    },
  }
}

/** What is a desk's is done one after another: a code is typed before the first press. What is no desk's comes back. */
function deskDoor({ desk, api, log }: Pick<World, 'desk' | 'api' | 'log'>) {
  // Without a desk no group is ours: whoever added the bot there wants to look for somebody.
  const leave = (chat: string) => void api.leaveChat(chat).catch(() => log.warn('group-not-left', {}))
  const done = async (event: DeskEvent, once: number): Promise<boolean> => {
    try {
      return (await desk?.take(event, once)) ?? false
    } catch (fault) {
      // Brought again while the database is away; a fault of ours would only come again with it.
      if (isDatabaseFault(fault)) throw fault
      log.fault('desk-failed', fault, { kind: event.kind })
      return true
    }
  }
  return async (read: readonly Inbound[]): Promise<readonly Arrival[]> => {
    const others: Arrival[] = []
    for (const one of read) {
      if (one.type === 'group' && desk) await done(one.event, one.once)
      else if (one.type === 'group') leave(one.event.chat)
      else if (one.type === 'arrival' && one.desk && !(await done(one.desk, one.arrival.once!)))
        others.push(one.arrival)
    }
    return others
  }
}

/** The same, with nothing left to acknowledge. */
const quietly = ({ acknowledges: _, ...arrival }: Arrival): Arrival => arrival
