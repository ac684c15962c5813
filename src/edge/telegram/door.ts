import type { Api } from 'grammy'
import type { Arrival } from '../arrival.ts'
import type { House } from '../house.ts'
import type { Log } from '../log.ts'
import type { Buttons } from './button.ts'
import { inbound } from './inbound.ts'

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
  readonly log: Log
}

/** One door for polling, webhook and a foreign bot: narrow the updates, leave groups, one turn for the rest. */
export function telegramDoor({ house, api, buttons, withoutLedger, log }: World): TelegramDoor {
  return {
    take: async (updates, acknowledged) => {
      const read = updates.map((update) => inbound(update, buttons))
      // A group was not linked with a code of ours: whoever added the bot there wants to look for somebody.
      for (const { chat } of read.filter((one) => one.type === 'group'))
        void api.leaveChat(chat).catch(() => log.warn('group-not-left', {}))
      const arrivals = read.flatMap((one) => (one.type === 'arrival' ? [one.arrival] : []))
      if (arrivals.length === 0) return
      try {
        await house.turn(acknowledged ? arrivals.map(quietly) : arrivals)
      } catch (fault) {
        await withoutLedger.answer(arrivals)
        throw fault
      }
      await withoutLedger.makeWay(arrivals)
    },
  }
}

/** The same, with nothing left to acknowledge. */
const quietly = ({ acknowledges: _, ...arrival }: Arrival): Arrival => arrival
