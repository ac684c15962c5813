import { chatFor } from './access.ts'
import { granted } from './answer.ts'
import { answerCallbackQuery, sendChatAction } from './answering.ts'
import type { Method } from './bot.ts'
import { listedCommands, setMyCommands } from './commands.ts'
import { deleteMessage, deleteMessages } from './deleting.ts'
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './editing.ts'
import { getFile, sendDocument, sendPhoto, sendVoice } from './media.ts'
import { getChatMember, getChatMemberCount } from './members.ts'
import { sendLocation, sendVenue } from './places.ts'
import { menuButton, words } from './profile.ts'
import { sendMessage } from './sending.ts'

const getChat: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'read')
  if ('ok' in chat) return chat
  return granted({
    ...chat.about,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
    },
    ...(chat.autoDeleteSeconds ? { message_auto_delete_time: chat.autoDeleteSeconds } : {}),
  })
}

const leaveChat: Method = (bot, ask) => {
  const chat = chatFor(bot, ask, 'write')
  if ('ok' in chat) return chat
  if (!chat.group)
    return {
      ok: false,
      error_code: 400,
      description: "Bad Request: chat member status can't be changed in private chats",
    }
  chat.state = 'left'
  chat.watch.changed()
  return granted(true)
}

const logOut: Method = (bot) => {
  bot.loggedOutAt = bot.clock.now()
  return granted(true)
}

/** Every method this server knows, by its real name; getUpdates and the webhook's are in `receiving.ts`. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: (bot) => granted(bot.me),
  logOut,
  close: () => granted(true),
  sendMessage,
  sendDocument,
  sendPhoto,
  sendVoice,
  sendVenue,
  sendLocation,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
  getChat,
  leaveChat,
  getChatMember,
  getChatMemberCount,
  getFile,
  setMyCommands: (bot, ask) => setMyCommands(bot.profile, ask),
  getMyCommands: (bot, ask) => listedCommands(bot.profile, ask, 'get'),
  deleteMyCommands: (bot, ask) => listedCommands(bot.profile, ask, 'delete'),
  setMyName: (bot, ask) => words('name', 'set')(bot.profile, ask),
  getMyName: (bot, ask) => words('name', 'get')(bot.profile, ask),
  setMyDescription: (bot, ask) => words('description', 'set')(bot.profile, ask),
  getMyDescription: (bot, ask) => words('description', 'get')(bot.profile, ask),
  setMyShortDescription: (bot, ask) => words('short_description', 'set')(bot.profile, ask),
  getMyShortDescription: (bot, ask) => words('short_description', 'get')(bot.profile, ask),
  setChatMenuButton: (bot, ask) => menuButton(bot.profile, ask, 'set'),
  getChatMenuButton: (bot, ask) => menuButton(bot.profile, ask, 'get'),
}

/** The methods whose calls count against the sending limits. */
export const paced: ReadonlySet<string> = new Set(
  Object.keys(methods).filter((name) => /^(send|edit)/.test(name) && name !== 'sendChatAction'),
)
