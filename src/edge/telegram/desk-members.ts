import { type Api, GrammyError } from 'grammy'

/** What a look into a group found: everybody there is on the roster, somebody is not, or the bot is not there. */
export type Found = 'right' | 'unknown-member' | 'bot-removed'

/** Counts who is in a group: the roster's own, the bot, and whoever is left over. */
export async function lookAt(api: Api, chat: string, roster: readonly string[]): Promise<Found> {
  try {
    const count = await api.getChatMemberCount(chat)
    let known = 1
    for (const account of roster) if (await isIn(api, chat, account)) known++
    return count > known ? 'unknown-member' : 'right'
  } catch (fault) {
    if (
      fault instanceof GrammyError &&
      (fault.error_code === 403 || /chat not found/i.test(fault.description))
    )
      return 'bot-removed'
    throw fault
  }
}

async function isIn(api: Api, chat: string, account: string): Promise<boolean> {
  try {
    const { status, ...member } = await api.getChatMember(chat, Number(account))
    if (status === 'restricted') return 'is_member' in member && member.is_member
    return status === 'creator' || status === 'administrator' || status === 'member'
  } catch (fault) {
    // Telegram does not know her in this chat.
    if (
      fault instanceof GrammyError &&
      fault.error_code === 400 &&
      !/chat not found/i.test(fault.description)
    )
      return false
    throw fault
  }
}
