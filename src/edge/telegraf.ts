import type { TelegramDoor } from './telegram/door.ts'

/** As much of a telegraf context as the house looks at: it works with telegraf 4, and needs no part of it to be installed. */
export type TelegrafContext = {
  readonly update: unknown
  readonly chat?: { readonly type: string } | undefined
}

/**
 * Mounts the house inside a telegraf bot that an organisation already has: `bot.use(stezhka(door))`. Private chats are the
 * house's; whatever comes from groups and channels goes on to the bot's own handlers. Rejects when nothing was kept, so
 * that telegraf does not confirm the update either.
 */
export const stezhka =
  (door: TelegramDoor) =>
  async (context: TelegrafContext, next: () => Promise<void>): Promise<void> => {
    if (context.chat?.type !== 'private') return next()
    await door.take([context.update])
  }
