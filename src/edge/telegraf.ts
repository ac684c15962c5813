import { setTimeout as rest } from 'node:timers/promises'
import type { TelegramDoor } from './telegram/door.ts'

/** As much of a telegraf context as the house looks at: it works with telegraf 4, and needs no part of it to be installed. */
export type TelegrafContext = {
  readonly update: unknown
  readonly chat?: { readonly type: string } | undefined
}

/** How long we wait before an update that could not be kept is tried again, in milliseconds. */
const AGAIN_MS = 1000

/**
 * Mounts the house inside a telegraf bot that an organisation already has: `bot.use(stezhka(door))`. Private chats are the
 * house's; whatever comes from groups and channels goes on to the bot's own handlers. It ends only when the update is
 * kept: telegraf confirms an update whose handler failed, so a failure must never reach it. Give the bot
 * `handlerTimeout: Infinity`, or telegraf takes 90 seconds without a database for such a failure.
 */
export const stezhka =
  (door: TelegramDoor) =>
  async (context: TelegrafContext, next: () => Promise<void>): Promise<void> => {
    if (context.chat?.type !== 'private') return next()
    while (!(await isKept(door, context.update))) await rest(AGAIN_MS)
  }

/** The door has logged the fault, and answered what can be answered without a database. */
const isKept = (door: TelegramDoor, update: unknown) =>
  door.take([update]).then(
    () => true,
    () => false,
  )
