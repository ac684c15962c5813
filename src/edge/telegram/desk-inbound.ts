import { z } from 'zod'

const Chat = z.object({ id: z.int(), type: z.string() })
const User = z.object({ id: z.int() })
const Member = z.object({ user: User, status: z.string(), is_member: z.boolean().optional() })
const Update = z.object({
  update_id: z.int().nonnegative(),
  message: z
    .object({
      chat: Chat,
      from: User.optional(),
      text: z.string().optional(),
      new_chat_members: z.array(User).optional(),
      left_chat_member: User.optional(),
      migrate_to_chat_id: z.int().optional(),
      reply_to_message: z
        .object({ from: z.object({ is_bot: z.boolean() }).optional(), text: z.string().optional() })
        .optional(),
    })
    .optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: User,
      data: z.string().optional(),
      message: z.object({ chat: Chat }).optional(),
    })
    .optional(),
  my_chat_member: z.object({ chat: Chat, new_chat_member: Member }).optional(),
  chat_member: z.object({ chat: Chat, new_chat_member: Member }).optional(),
})
type Told = z.infer<typeof Update>

/** Something that staff did, or that happened in a group. `by` and `chat` are numbers of Telegram, and go no further than the door. */
export type DeskEvent =
  | { readonly kind: 'link-chat'; readonly chat: string; readonly code: string }
  | { readonly kind: 'link-group'; readonly chat: string; readonly by: string; readonly code: string }
  | {
      readonly kind: 'claim'
      readonly chat: string
      readonly by: string
      readonly press: string
      readonly data: string
    }
  /** She answered one of our lines: what it began with may be the code of a case. */
  | { readonly kind: 'answer'; readonly chat: string; readonly code: string; readonly text: string }
  | { readonly kind: 'came'; readonly chat: string; readonly who: readonly string[] }
  | { readonly kind: 'went' | 'added' | 'removed' | 'other'; readonly chat: string }
  | { readonly kind: 'moved'; readonly chat: string; readonly to: string }

/** A desk's part of an update, with Telegram's number for it. Nothing: it is a person's, or nobody's. */
export function deskInbound(raw: unknown): { readonly once: number; readonly event: DeskEvent } | undefined {
  const parsed = Update.safeParse(raw)
  if (!parsed.success) return undefined
  const {
    update_id: once,
    message,
    callback_query: query,
    my_chat_member: mine,
    chat_member: theirs,
  } = parsed.data
  const chat = query?.message?.chat ?? message?.chat ?? mine?.chat ?? theirs?.chat
  if (!chat) return undefined
  const event = chat.type === 'private' ? inPrivate(parsed.data) : inGroup(String(chat.id), parsed.data)
  return event && { once, event }
}

/** `/desk CODE`, or an answer to something that we wrote. */
function inPrivate({ message }: Told): DeskEvent | undefined {
  if (message?.text === undefined) return undefined
  const chat = String(message.chat.id)
  const code = commandIn(message.text, ['desk'])
  if (code) return { kind: 'link-chat', chat, code }
  const { reply_to_message: replied, text } = message
  if (!replied?.from?.is_bot || !replied.text) return undefined
  return { kind: 'answer', chat, code: replied.text.split('\n')[0]!, text }
}

function inGroup(
  chat: string,
  { message, callback_query: query, my_chat_member: mine, chat_member: theirs }: Told,
): DeskEvent {
  if (query)
    return { kind: 'claim', chat, by: String(query.from.id), press: query.id, data: query.data ?? '' }
  if (mine) return { kind: isIn(mine.new_chat_member) ? 'added' : 'removed', chat }
  if (theirs) {
    const { user } = theirs.new_chat_member
    return isIn(theirs.new_chat_member)
      ? { kind: 'came', chat, who: [String(user.id)] }
      : { kind: 'went', chat }
  }
  if (message?.migrate_to_chat_id) return { kind: 'moved', chat, to: String(message.migrate_to_chat_id) }
  if (message?.new_chat_members)
    return { kind: 'came', chat, who: message.new_chat_members.map(({ id }) => String(id)) }
  if (message?.left_chat_member) return { kind: 'went', chat }
  // A link that adds the bot to a group brings its code with /start.
  const code = message?.text && commandIn(message.text, ['link', 'start'])
  return code && message.from
    ? { kind: 'link-group', chat, by: String(message.from.id), code }
    : { kind: 'other', chat }
}

const isIn = ({ status, is_member: restrictedIn }: z.infer<typeof Member>) =>
  ['creator', 'administrator', 'member'].includes(status) ||
  (status === 'restricted' && restrictedIn === true)

/** The code behind one of these commands. */
function commandIn(text: string, commands: readonly string[]): string | undefined {
  const [, command, code] = /^\/([a-z]{1,32})(?:@\w+)?\s+(\S.{0,63})$/i.exec(text.trim()) ?? []
  return command && commands.includes(command.toLowerCase()) ? code : undefined
}
